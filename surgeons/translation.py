"""What surgeons say in both languages."""

from modeltranslation.translator import TranslationOptions, register

from editorial.models.page import TRANSLATED
from surgeons.models import Outcome, Surgeon


@register(Surgeon)
class SurgeonTranslation(TranslationOptions):
    fields = (*TRANSLATED, "about", "approach")


@register(Outcome)
class OutcomeTranslation(TranslationOptions):
    fields = ("result", "source")
