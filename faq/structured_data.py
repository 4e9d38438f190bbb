"""Questions and answers in the words of schema.org."""

from collections.abc import Iterable

from editorial.structured_data import Node, plain, whole
from faq.models import Question


def faq_page(questions: Iterable[Question], address: str, name: str) -> Node:
    return {
        "@type": "FAQPage",
        "@id": f"{whole(address)}#about",
        "name": name,
        "mainEntity": [_question(question) for question in questions],
    }


def _question(question: Question) -> Node:
    return {
        "@type": "Question",
        "name": question.title,
        "url": whole(question.get_absolute_url()),
        "acceptedAnswer": {"@type": "Answer", "text": plain(question.answer)},
    }
