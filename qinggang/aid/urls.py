"""Addresses of the way of aid, beside those that every kind of record has."""

from django.urls import path

from qinggang import converters  # noqa: F401 - registers `number`
from qinggang.aid import views

app_name = "aid"
urlpatterns = [
    path("rosters/", views.roster_list, name="rosters"),
    # /desk/aid/<pk>/
    path("<number:pk>/steps/", views.steps, name="steps"),
    path("<number:pk>/steps/take-back/", views.take_back, name="take-back"),
    path("<number:pk>/roster/", views.roster, name="roster"),
    path("<number:pk>/roster/<number:line_pk>/remove/", views.line_remove, name="line-remove"),
    path("<number:pk>/notice/", views.notice, name="notice"),
]
