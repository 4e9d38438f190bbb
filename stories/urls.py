"""Addresses of stories."""

from django.urls import path

from stories import views

app_name = "stories"

urlpatterns = [
    path("", views.StoryList.as_view(), name="list"),
    path("<slug:slug>/", views.StoryDetail.as_view(), name="detail"),
]
