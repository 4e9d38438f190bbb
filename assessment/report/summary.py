"""The summary that a patient takes to a doctor: the result as two printed pages."""

import re
from itertools import accumulate

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from assessment.report import sources
from assessment.report.pool import render_pdf

TEMPLATE = "assessment/summary.html"
FLAT_LIST = re.compile(r"<ul>((?:(?!<ul>|<ol>).)*)</ul>", re.DOTALL)
ITEM = re.compile(r"<li>.*?</li>", re.DOTALL)


def summary_html(result):
    """Return the page that becomes the PDF: the same result, version and day give the same text."""
    cited = sources.numbered(result.counted_scores)
    address = settings.BASE_URL + reverse("assessment:start_page")
    context = {
        "result": result,
        "practice": result.practice,
        "card": _for_paper(result.practice["care_cards"].get("emergency")),
        "points": sources.with_numbers(result.counted_scores, cited),
        "sources": cited,
        "address": address,
        "printed_address": sources.printed(address),
    }
    return render_to_string(TEMPLATE, context)


def _for_paper(card):
    """Set the signs of a care card in two halves: WeasyPrint takes long to balance columns."""
    return card and {**card, "halves": halves(card["signs"])}


def halves(signs):
    """Return a flat list as two of about the same length; anything else as it is."""
    found = FLAT_LIST.fullmatch(signs.strip())
    items = ITEM.findall(found[1]) if found else []
    if len(items) < 2:
        return [signs]
    ends = accumulate(map(len, items))
    middle = 1 + next(place for place, end in enumerate(ends) if end >= len("".join(items)) / 2)
    return [f"<ul>{''.join(half)}</ul>" for half in (items[:middle], items[middle:]) if half]


def summary(result):
    """Return the PDF's bytes; raise Busy or RenderFailed of `assessment.report.pool`."""
    return render_pdf(summary_html(result))
