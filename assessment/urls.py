"""Addresses of the assessment; a question's address comes from its document."""

from django.urls import path

from assessment import views

app_name = "assessment"

urlpatterns = [
    path("", views.start_page, name="start_page"),
    path("start/", views.start, name="start"),
    path("urgent/", views.urgent, name="urgent"),
    path("answers/", views.answers, name="answers"),
    path("result/", views.result, name="result"),
    path("summary.pdf", views.summary_pdf, name="summary_pdf"),
    path("summary.txt", views.summary_text, name="summary_text"),
    path("summary.json", views.summary_fhir, name="summary_fhir"),
    path("clear/", views.clear, name="clear"),
    path("<slug:address>/", views.question, name="question"),
    path("<slug:address>/change/", views.question, {"from_result": True}, name="change"),
]
