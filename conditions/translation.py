"""What conditions say in both languages."""

from modeltranslation.translator import TranslationOptions, register

from conditions.models import Area, Condition, Option
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


@register(Option)
class OptionTranslation(TranslationOptions):
    fields = ("title", "what_it_is", "what_it_can_do", "what_can_go_wrong", "how_long")
