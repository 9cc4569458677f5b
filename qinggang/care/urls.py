"""Addresses of the work lists of children's care, and of what happens to a pairing while it goes on."""

from django.urls import path

from qinggang import converters  # noqa: F401 - registers `number`
from qinggang.care.views import lists, pairings

app_name = "care"
urlpatterns = [
    path("overdue/", lists.overdue, name="overdue"),
    path("problems/", lists.problems, name="problems"),
    path("continuity/", lists.continuity, name="continuity"),
    path("children/<number:pk>/helpers/", lists.helpers, name="helpers"),
    # /desk/care/pairings/<pk>/
    path("pairings/<number:pk>/handover/", lists.handover, name="handover"),
    path("pairings/<number:pk>/helpers/", pairings.change_helpers, name="change-helpers"),
    path("pairings/<number:pk>/pause/", pairings.pause, name="pause"),
    path("pairings/<number:pk>/resume/", pairings.resume, name="resume"),
    path("pairings/<number:pk>/end/", pairings.end, name="end"),
]
