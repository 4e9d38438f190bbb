"""Names the app to Django, and has its pages checked."""

from django.apps import AppConfig
from django.core.checks import register


class EditorialConfig(AppConfig):
    name = "editorial"

    def ready(self):
        from editorial.checks import check_pages

        register(check_pages)
