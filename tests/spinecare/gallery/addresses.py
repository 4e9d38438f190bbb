"""The addresses of a developer's site: those of the real one, and the gallery's above them."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from spinecare import urls

GALLERY = path("gallery/", include("spinecare.gallery.urls"))

urlpatterns = [
    *i18n_patterns(GALLERY, prefix_default_language=False),
    *urls.urlpatterns,
]
