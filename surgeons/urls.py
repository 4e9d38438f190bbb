"""Addresses of surgeons."""

from django.urls import path

from surgeons import views

app_name = "surgeons"

urlpatterns = [
    path("", views.SurgeonList.as_view(), name="list"),
    path("<slug:slug>/", views.SurgeonDetail.as_view(), name="detail"),
]
