"""Addresses of children's files, beside those that all registers of the desk have: list, new, edit ..."""

from django.urls import path

from qinggang import converters  # noqa: F401 - registers `number`
from qinggang.children.views import auditing, consents, exports, files

app_name = "children"
urlpatterns = [
    path("find/", files.find, name="find"),
    path("readings/", files.readings, name="readings"),
    path("retention/", files.retention_page, name="retention"),
    # /desk/children/approvals/
    path("approvals/", files.approvals_page, name="approvals"),
    path("approvals/<number:pk>/end/", files.approval_end, name="approval-end"),
    # /desk/children/audit/
    path("audit/", auditing.audit_page, name="audit"),
    path("audit/paper/", auditing.audit_paper, name="audit-paper"),
    # /desk/children/exports/
    path("exports/", exports.exports, name="exports"),
    path("exports/<number:pk>/decide/", exports.decide, name="export-decide"),
    path("exports/<number:pk>/file/", exports.take, name="export-file"),
    # /desk/children/consents/<pk>/
    path("consents/<number:pk>/scan/", consents.scan, name="consent-scan"),
    path("consents/<number:pk>/open/", consents.open_scan, name="consent-open"),
    # /desk/children/photos/<pk>/
    path("photos/<number:pk>/", consents.photo, name="photo"),
    path("photos/<number:pk>/<number:shown_pk>/remove/", consents.photo_remove, name="photo-remove"),
    # /desk/children/<pk>/
    path("<number:pk>/", files.file, name="file"),
    path("<number:pk>/reveal/", files.reveal, name="reveal"),
    path("<number:pk>/erase/", files.erase, name="erase"),
]
