"""The pages that are always there: the spine check, the lists of the site, asking for a visit."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from search.counting import Document

STANDING = 1.1
ALWAYS_THERE = {
    "assessment:start_page": (
        _("Spine check"),
        _(
            "Answer a few questions about your neck or back. See what matters, why, and what "
            "to do next. Nothing is kept."
        ),
        _("assessment, self check, test, quiz, questionnaire, symptom checker"),
    ),
    "appointments:request": (
        _("Ask for a visit"),
        _("Write to us, and we call you back to find a day."),
        _("make an appointment, book a visit, schedule, new patient, contact us, call back"),
    ),
    "surgeons:list": (
        _("Surgeons"),
        _(
            "The spine surgeons of this practice: what they treat, where they see patients, "
            "and the languages they speak."
        ),
        _("find a doctor, find a surgeon, specialists, our team"),
    ),
    "locations:list": (
        _("Locations"),
        _("Where we see patients: our regions and places."),
        _("find a place near me, offices, clinics, addresses, hours, directions, parking, phone"),
    ),
    "conditions:list": (
        _("Conditions"),
        _(
            "What can be wrong with a neck or back: what it is, what helps, and when to get "
            "help now."
        ),
        _("diagnosis, back problems, spine problems"),
    ),
    "faq:list": (
        _("Questions and answers"),
        _(
            "What people ask about neck and back pain and spine surgery, answered in plain "
            "words with sources."
        ),
        _("common questions, help"),
    ),
    "stories:list": (
        _("Patient stories"),
        _(
            "Stories told by patients, each beside what usually happens, and short films with "
            "captions."
        ),
        _("videos, films, reviews, experiences"),
    ),
    "glossary:list": (
        _("Words doctors use"),
        _("The words of spine doctors, from A to Z, in plain words."),
        _("dictionary, glossary, meaning, definitions"),
    ),
}
"""By address: title, what it says of itself, and what people may call it."""


def documents(language: str) -> Iterator[Document]:
    with translation.override(language):
        for name, (title, summary, keywords) in ALWAYS_THERE.items():
            yield Document(
                key=("list", name),
                language=language,
                kind="list",
                title=str(title),
                address=reverse(name),
                summary=str(summary),
                keywords=str(keywords),
                standing=STANDING,
            )
