"""Addresses of the gallery, below /gallery/."""

from django.urls import path

from spinecare.gallery import views

app_name = "gallery"

urlpatterns = [
    path("", views.index, name="index"),
    path("page/<slug:name>/", views.page, name="page"),
    path("<slug:slug>/", views.section, name="section"),
]
