"""What a draft says in both languages."""

from modeltranslation.translator import TranslationOptions, register

from assessment.models import (
    Band,
    BodyMassIndex,
    Level,
    Limit,
    Note,
    Option,
    Part,
    Question,
    RedFlag,
    Score,
    Section,
    Step,
    Version,
)

EVIDENCE = ("effect", "reason")


@register([Version, Section, Level])
class TitleTranslation(TranslationOptions):
    fields = ("title",)


@register(Question)
class QuestionTranslation(TranslationOptions):
    fields = ("text", "short", "hint", "why", "unit", *EVIDENCE)


@register(Option)
class OptionTranslation(TranslationOptions):
    fields = ("label", "hint")


@register(Part)
class PartTranslation(TranslationOptions):
    fields = ("unit",)


@register([Note, Step])
class NoteTranslation(TranslationOptions):
    fields = ("title", "text")


@register([BodyMassIndex, Score])
class MeasureTranslation(TranslationOptions):
    fields = ("title", *EVIDENCE)


@register(RedFlag)
class RedFlagTranslation(TranslationOptions):
    fields = ("title", "advice")


@register(Band)
class BandTranslation(TranslationOptions):
    fields = ("title", "headline", "advice")


@register(Limit)
class LimitTranslation(TranslationOptions):
    fields = ("text",)
