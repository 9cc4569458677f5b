"""The yearly audit of children's information: shown, and handed out as a paper."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from assistance import audit
from committees import access, events
from qinggang.children import audit_pages
from qinggang.children.forms import AuditForm
from qinggang.handing_out import hand_out_paper


def _check_may_audit(request: HttpRequest) -> None:
    if not access.has_role(request.user, audit.READERS):
        raise PermissionDenied


@require_GET
def audit_page(request: HttpRequest) -> HttpResponse:
    """The audit of this year and of all that the person may audit, until something else is asked for."""
    _check_may_audit(request)
    form = AuditForm(request.GET if "committee" in request.GET else None, by=request.user)
    committee, year = audit.committees_for(request.user).in_tree_order().first(), timezone.localdate().year
    if form.is_bound:
        committee, year = (
            (form.cleaned_data["committee"], form.cleaned_data["year"]) if form.is_valid() else (None, year)
        )
    context = audit_pages.audit_page(form, committee, year)
    return TemplateResponse(request, "children/audit.html", context, status=422 if form.errors else 200)


@require_POST
def audit_paper(request: HttpRequest) -> HttpResponse:
    """The audit as a file of Word or Excel; that it was handed out is written down."""
    _check_may_audit(request)
    form = AuditForm(request.POST, by=request.user)
    sort = request.POST.get("as", "")
    if not form.is_valid() or sort not in audit_pages.WRITERS:
        context = audit_pages.audit_page(form, None, timezone.localdate().year)
        return TemplateResponse(request, "children/audit.html", context, status=422)
    committee, year = form.cleaned_data["committee"], form.cleaned_data["year"]
    write, media_type = audit_pages.WRITERS[sort]
    paper = write(committee, year, request.user)
    events.note(
        verb="audit", by=request.user.username, address=request.META.get("REMOTE_ADDR"), subject="committee",
        subject_id=str(committee.pk), note=f"{year} {sort}",
    )  # fmt: skip
    return hand_out_paper(paper, f"audit-{committee.slug}-{year}.{sort}", media_type)
