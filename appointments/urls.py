"""Addresses of asking for a visit."""

from django.urls import path

from appointments import views

app_name = "appointments"

urlpatterns = [
    path("", views.ask_for_visit, name="request"),
    path("received/", views.received, name="received"),
]
