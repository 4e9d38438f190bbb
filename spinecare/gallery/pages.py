"""Whole pages that are hard to come by: what is shown when something is wrong."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from assessment.forms import QuestionForm
from spinecare.gallery import words
from spinecare.gallery.questions import wrong
from spinecare.gallery.sample import MANY, ONE

Context = dict[str, Any]


def question(form: QuestionForm, **more: Any) -> Context:
    return {"form": form, "number": 5, "back": reverse("assessment:start_page"), **more}


PAGES: dict[str, tuple[str, Callable[[], Context] | None]] = {
    "400": ("400.html", None),
    "403": ("403.html", None),
    "403-csrf": ("403_csrf.html", None),
    "404": ("404.html", None),
    "500": ("500.html", None),
    "503": ("503.html", None),
    "question": (
        "assessment/question.html",
        lambda: question(QuestionForm(ONE), why=words.summary()),
    ),
    "question-error": ("assessment/question.html", lambda: question(wrong(MANY))),
    "closed": ("assessment/closed.html", None),
    "withdrawn": ("assessment/withdrawn.html", lambda: {"asked": True}),
    "not-in-this-language": ("assessment/not_in_this_language.html", None),
    "busy": ("assessment/busy.html", lambda: {"is_busy": True}),
    "summary-failed": ("assessment/busy.html", None),
}
