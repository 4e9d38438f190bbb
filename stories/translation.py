"""What stories say in both languages."""

from modeltranslation.translator import TranslationOptions, register

from editorial.models.page import TRANSLATED
from stories.models import Story, Video


@register(Story)
class StoryTranslation(TranslationOptions):
    fields = (*TRANSLATED, "person", "body", "typical_outcome")


@register(Video)
class VideoTranslation(TranslationOptions):
    fields = ("transcript",)
