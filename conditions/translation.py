"""What conditions say in both languages."""

from modeltranslation.translator import TranslationOptions, register

from conditions.models import Area, Condition
from editorial.models.page import TRANSLATED


@register(Area)
class AreaTranslation(TranslationOptions):
    fields = (*TRANSLATED, "body")


@register(Condition)
class ConditionTranslation(TranslationOptions):
    fields = (
        *TRANSLATED,
        "other_names",
        "what_it_is",
        "symptoms",
        "get_help_now",
        "causes",
        "tests",
        "care_without_surgery",
        "surgery",
        "outlook",
    )
