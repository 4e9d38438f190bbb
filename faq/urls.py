"""Addresses of questions."""

from django.urls import path

from faq import views

app_name = "faq"

urlpatterns = [
    path("", views.QuestionList.as_view(), name="list"),
    path("<slug:slug>/", views.QuestionDetail.as_view(), name="detail"),
]
