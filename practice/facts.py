"""What the practice says on every page, as published data: no query, no database."""

from django.conf import settings
from django.utils import translation

from editorial import published
from practice.models import Page, Practice, phone_uri

NAME = "practice"
UNNAMED = Practice(pk=1, name="Spine practice")

SAYINGS = (
    "name",
    "tagline",
    "phone",
    "relay_note",
    "text_phone",
    "interpreter_note",
    "after_hours",
    "hours_summary",
    "emergency_text",
    "is_demo",
)


def facts():
    """Return the facts in the active language, as a dictionary for templates."""
    language = (translation.get_language() or "en")[:2]
    data = published.read(NAME, build)
    return data.get(language) or data["en"]


def build():
    practice = Practice.objects.prefetch_related("care_cards").first() or UNNAMED
    pages = list(Page.objects.published())
    everything = {}
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            everything[language] = _said_by(practice, pages)
    return everything


def _said_by(practice, pages):
    facts = {saying: getattr(practice, saying) for saying in SAYINGS}
    facts["phone_uri"] = phone_uri(practice.phone)
    facts["text_phone_uri"] = phone_uri(practice.text_phone).replace("tel:", "sms:")
    facts["logo_url"] = practice.logo.url if practice.logo else ""
    facts["care_cards"] = _cards(practice)
    facts["footer_pages"] = [
        {"title": page.title, "url": page.get_absolute_url()} for page in pages if page.in_footer
    ]
    return facts


def _cards(practice):
    if practice is UNNAMED:
        return {}
    return {
        card.level: {
            "level": card.level,
            "title": card.title,
            "signs": card.signs,
            "what_to_do": card.what_to_do,
        }
        for card in practice.care_cards.all()
    }
