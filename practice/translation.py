"""What the practice says in both languages."""

from modeltranslation.translator import TranslationOptions, register

from editorial.models.page import TRANSLATED
from practice.models import CareCard, Page, Practice


@register(Practice)
class PracticeTranslation(TranslationOptions):
    fields = (
        "tagline",
        "relay_note",
        "interpreter_note",
        "after_hours",
        "hours_summary",
        "emergency_text",
    )


@register(CareCard)
class CareCardTranslation(TranslationOptions):
    fields = ("title", "signs", "what_to_do")


@register(Page)
class PageTranslation(TranslationOptions):
    fields = (*TRANSLATED, "body")
