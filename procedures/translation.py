"""What procedures say in both languages."""

from modeltranslation.translator import TranslationOptions, register

from editorial.models.page import TRANSLATED
from procedures.models import Milestone, Overview, Procedure, Step


@register(Procedure)
class ProcedureTranslation(TranslationOptions):
    fields = (
        *TRANSLATED,
        "other_names",
        "time_in_surgery",
        "anesthesia",
        "opening",
        "who_it_is_for",
        "who_it_is_not_for",
        "benefits",
        "risks",
        "after_surgery",
        "alternatives",
    )


@register(Step)
class StepTranslation(TranslationOptions):
    fields = ("title", "text")


@register(Milestone)
class MilestoneTranslation(TranslationOptions):
    fields = ("when", "title", "text")


@register(Overview)
class OverviewTranslation(TranslationOptions):
    fields = (
        *TRANSLATED,
        "what_it_is",
        "why_it_is_done",
        "for_the_neck",
        "for_the_back",
        "benefits",
        "limits",
    )
