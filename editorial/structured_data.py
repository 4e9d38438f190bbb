"""What a page tells search engines about itself: schema.org nodes in one JSON-LD graph.

The graph is data inside the page. Nothing in it runs, and it says nothing that the page
itself does not say.
"""

import html as entities
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import get_language

from editorial.models import EditorialPage

CONTEXT = "https://schema.org"

Node = dict[str, Any]


def graph(nodes: Iterable[Node]) -> Node:
    """Return the nodes as one document, without the facts that nobody gave."""
    return {"@context": CONTEXT, "@graph": [_told(node) for node in nodes]}


def whole(address: str) -> str:
    """Return an address of this site with its host."""
    return settings.BASE_URL + address if address.startswith("/") else address


def plain(html: str) -> str:
    """Return the words of a rich text in one line."""
    return " ".join(entities.unescape(strip_tags(html.replace("><", "> <"))).split())


def breadcrumbs(trail: Iterable[tuple[str, str]]) -> Node:
    """Return the way from home to this page, which comes last."""
    items = [
        {"@type": "ListItem", "position": place, "name": str(name), "item": whole(address)}
        for place, (name, address) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def web_page(page: EditorialPage, about: Node | None = None) -> Node:
    """Return the page itself; one that a clinician has checked says who and when."""
    address = whole(page.get_absolute_url())
    return {
        "@type": "MedicalWebPage" if page.needs_review else "WebPage",
        "@id": address,
        "url": address,
        "name": page.title,
        "description": page.description,
        "inLanguage": get_language(),
        "dateModified": page.updated_at.date().isoformat(),
        "lastReviewed": page.reviewed_on.isoformat() if page.reviewed_on else None,
        "reviewedBy": {"@type": "Person", "name": page.reviewer.name} if page.reviewer else None,
        "mainEntity": {"@id": about["@id"]} if about else None,
    }


def entity(page: EditorialPage, kind: str | list[str], **facts: Any) -> Node:
    """Return what a page is about, under an identifier of its own."""
    address = whole(page.get_absolute_url())
    named = {"@type": kind, "@id": f"{address}#about", "name": page.title, "url": address}
    return named | {"description": page.summary} | facts


def pointer(page: EditorialPage, kind: str) -> Node:
    """Return a node that names another page and says where it is."""
    return {"@type": kind, "name": page.title, "url": whole(page.get_absolute_url())}


def _told(thing: Any) -> Any:
    if isinstance(thing, dict):
        told = ((name, _told(value)) for name, value in thing.items())
        return {name: value for name, value in told if value not in (None, "", [], {})}
    if isinstance(thing, list):
        return [_told(each) for each in thing]
    return thing
