"""Staff answer what people ask."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from editorial.admin import EditorialAdmin, SourceInline
from faq.models import Question, QuestionSource, Topic


class QuestionSourceInline(SourceInline):
    model = QuestionSource


@admin.register(Topic)
class TopicAdmin(TranslationAdmin):
    list_display = ("title", "position")
    prepopulated_fields = {"slug": ("title",)}


@admin.register(Question)
class QuestionAdmin(EditorialAdmin):
    words = ("answer",)
    facts = ("topic", "position")
    inlines = (QuestionSourceInline,)
