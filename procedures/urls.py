"""Addresses of procedures."""

from django.urls import path

from procedures import views

app_name = "procedures"

urlpatterns = [
    path("", views.ProcedureList.as_view(), name="list"),
    path("<slug:slug>/", views.ProcedureDetail.as_view(), name="detail"),
]
