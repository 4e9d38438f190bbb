"""Addresses of the practice's own pages; they come last, for they match any single word."""

from django.urls import path

from practice import views

app_name = "practice"

urlpatterns = [
    path("<slug:slug>/", views.PageDetail.as_view(), name="page"),
]
