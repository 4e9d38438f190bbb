"""Addresses of conditions and areas."""

from django.urls import path

from conditions import views

app_name = "conditions"

urlpatterns = [
    # /areas/<area>/
    path("areas/<slug:slug>/", views.AreaDetail.as_view(), name="area"),
    # /conditions/
    path("conditions/", views.ConditionList.as_view(), name="list"),
    path("conditions/<slug:slug>/", views.ConditionDetail.as_view(), name="detail"),
]
