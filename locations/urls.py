"""Addresses of regions and places."""

from django.urls import path

from locations import views

app_name = "locations"

urlpatterns = [
    path("", views.RegionList.as_view(), name="list"),
    path("<slug:region>/", views.RegionDetail.as_view(), name="region"),
    path("<slug:region>/<slug:slug>/", views.LocationDetail.as_view(), name="detail"),
    path("<slug:region>/<slug:slug>/contact.vcf", views.contact, name="vcard"),
]
