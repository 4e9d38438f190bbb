"""Names the app to Django."""

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "editorial"
