"""Staff keep stories, their consent, and films."""

from django.contrib import admin
from modeltranslation.admin import TranslationStackedInline

from editorial.admin import EditorialAdmin, SourceInline
from stories.models import Story, StorySource, Video


class VideoInline(TranslationStackedInline):
    model = Video
    fields = ("film", "captions", "poster", "seconds", "transcript")
    extra = 0


class StorySourceInline(SourceInline):
    model = StorySource


@admin.register(Story)
class StoryAdmin(EditorialAdmin):
    words = ("person", "body", "typical_outcome")
    facts = (
        "kind",
        "condition",
        "procedure",
        "surgeon",
        ("consent_given_on", "consent_expires_on"),
    )
    inlines = (VideoInline, StorySourceInline)
