"""The table of contents: English without a prefix, Spanish under /es/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from editorial.sharing import shared_draft
from spinecare import views
from spinecare.brand import brand_file
from spinecare.leaflets.leaflet import KINDS
from spinecare.leaflets.views import leaflet
from spinecare.media import media
from spinecare.sitemaps import SITEMAPS

handler429 = "spinecare.sign_in.pages.too_many"

urlpatterns = [
    path("admin/", admin.site.urls),
    path("staff/", include("spinecare.sign_in.urls")),
    path("preview/<str:token>/", shared_draft, name="shared-draft"),
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("media/<path:name>", media, name="media"),
    path("brand/<str:name>", brand_file, name="brand-file"),
]

if settings.DEBUG:
    gallery = path("gallery/", include("spinecare.gallery.urls"))
    urlpatterns += i18n_patterns(gallery, prefix_default_language=False)

urlpatterns += i18n_patterns(
    path("", views.home, name="home"),
    *(
        path(f"{kind}/<slug:slug>/leaflet.pdf", leaflet, {"kind": kind}, "leaflet")
        for kind in KINDS
    ),
    path("", include("conditions.urls")),
    path("glossary/", include("glossary.urls")),
    path("procedures/", include("procedures.urls")),
    path("surgeons/", include("surgeons.urls")),
    path("locations/", include("locations.urls")),
    path("faq/", include("faq.urls")),
    path("stories/", include("stories.urls")),
    path("assessment/", include("assessment.urls")),
    path("appointments/", include("appointments.urls")),
    path("search/", include("search.urls")),
    path("", include("practice.urls")),
    prefix_default_language=False,
)
