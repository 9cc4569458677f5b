"""Addresses of the work lists of children's care."""

from django.urls import path

from qinggang import converters  # noqa: F401 - registers `number`
from qinggang.care import views

app_name = "care"
urlpatterns = [
    path("overdue/", views.overdue, name="overdue"),
    path("problems/", views.problems, name="problems"),
    path("continuity/", views.continuity, name="continuity"),
    path("children/<number:pk>/helpers/", views.helpers, name="helpers"),
    path("pairings/<number:pk>/handover/", views.handover, name="handover"),
]
