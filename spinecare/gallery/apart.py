"""Lets pieces of HTML that repeat each other's ids stand on one page."""

import re

from django.utils.safestring import SafeString, mark_safe

an_id = re.compile(r'\sid="([^"]+)"')
mention = re.compile(
    r'(\s(?:id|for|aria-labelledby|aria-describedby|popovertarget)="|\shref="#|url\(#)([^")]+)'
)
landmark = re.compile(r'(<(?:nav|section|form)\b[^>]*\saria-label(ledby)?="[^"]*)"')


def apart(html: str, place: str) -> SafeString:
    """Add the place to every id and to whatever mentions one; name landmarks by the place too.

    A page moves the focus once when it opens: here no example may take it.
    """
    own = set(an_id.findall(html))

    def renamed(found: re.Match[str]) -> str:
        names = [f"{name}-{place}" if name in own else name for name in found[2].split()]
        return found[1] + " ".join(names)

    def named(found: re.Match[str]) -> str:
        return f'{found[1]} {place}"'

    html = landmark.sub(named, mention.sub(renamed, html))
    return mark_safe(html.replace(" autofocus", ""))
