"""Addresses of children's files, beside those that all registers of the desk have: list, new, edit ..."""

from django.urls import path

from qinggang import converters  # noqa: F401 - registers `number`
from qinggang.children import views

app_name = "children"
urlpatterns = [
    path("find/", views.find, name="find"),
    path("readings/", views.readings, name="readings"),
    path("retention/", views.retention_page, name="retention"),
    # /desk/children/approvals/
    path("approvals/", views.approvals_page, name="approvals"),
    path("approvals/<number:pk>/end/", views.approval_end, name="approval-end"),
    # /desk/children/<pk>/
    path("<number:pk>/", views.file, name="file"),
    path("<number:pk>/reveal/", views.reveal, name="reveal"),
    path("<number:pk>/erase/", views.erase, name="erase"),
]
