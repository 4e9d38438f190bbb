"""The site as bin/run serves it, but with plain static files: for gunicorn and for the counting."""

from django.conf import settings

# Only their addresses stand in the measured pages, and collecting them takes half a minute.
settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)

from spinecare.wsgi import application  # noqa: E402, the storage is chosen before

__all__ = ["application"]
