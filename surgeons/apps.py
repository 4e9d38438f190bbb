"""Names the app to Django."""

from django.apps import AppConfig


class SurgeonsConfig(AppConfig):
    name = "surgeons"
    verbose_name = "Surgeons"
