"""Questions and answers in the words of schema.org."""

from collections.abc import Callable, Iterable

from editorial.structured_data import Node, plain, whole
from faq.models import Question


def faq_page(
    questions: Iterable[Question],
    address: str,
    name: str,
    *,
    answer: Callable[[str], str] = str,
) -> Node:
    """Return the page; `answer` makes of a whole answer what the page shows of it."""
    return {
        "@type": "FAQPage",
        "@id": f"{whole(address)}#about",
        "name": name,
        "mainEntity": [_question(each, answer(each.answer)) for each in questions],
    }


def _question(question: Question, answer: str) -> Node:
    return {
        "@type": "Question",
        "name": question.title,
        "url": whole(question.get_absolute_url()),
        "acceptedAnswer": {"@type": "Answer", "text": plain(answer)},
    }
