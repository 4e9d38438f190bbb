"""Staff answer what people ask."""

from django.contrib import admin

from editorial.admin import (
    EditorialAdmin,
    ExchangeAdmin,
    OrderedAdmin,
    SourceInline,
    VersionedAdmin,
)
from editorial.exchange import PageSheet
from faq.models import Question, QuestionSource, Topic


class QuestionSourceInline(SourceInline):
    model = QuestionSource


@admin.register(Topic)
class TopicAdmin(OrderedAdmin, VersionedAdmin):
    list_display = ("title",)
    prepopulated_fields = {"slug": ("title",)}


@admin.register(Question)
class QuestionAdmin(OrderedAdmin, ExchangeAdmin, EditorialAdmin):
    list_display = ("title", "topic", *EditorialAdmin.list_display[1:])
    list_filter = (*EditorialAdmin.list_filter, "topic")
    list_select_related = ("topic",)
    ordered_within = "topic_id"
    words = ("answer",)
    facts = ("topic", "position")
    inlines = (QuestionSourceInline,)
    sheets = (
        PageSheet(
            Question,
            (
                *("title_en", "title_es", "topic", "position", "answer_en", "answer_es"),
                *("summary_en", "summary_es", "search_description_en", "search_description_es"),
                "illustration",
            ),
        ),
    )
