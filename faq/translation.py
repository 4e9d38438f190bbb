"""What questions say in both languages."""

from modeltranslation.translator import TranslationOptions, register

from editorial.models.page import TRANSLATED
from faq.models import Question, Topic


@register(Topic)
class TopicTranslation(TranslationOptions):
    fields = ("title",)


@register(Question)
class QuestionTranslation(TranslationOptions):
    fields = (*TRANSLATED, "answer")
