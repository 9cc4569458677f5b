"""A child's page, reading who it is, finding one by name, and the approvals and readings of files."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assistance import access, approvals, retention
from assistance.access import RevealedChild
from assistance.forms.reveal import RevealForm
from assistance.models import Child
from assistance.volumes import CHILDREN
from committees import access as rights
from committees.errors import NotReady, WrongState
from qinggang.children import approval_pages, file_page, retention_pages
from qinggang.children.forms import ApprovalForm, EraseForm, FindForm
from qinggang.look.errors import put_on


@require_GET
def file(request: HttpRequest, pk: int) -> HttpResponse:
    child = CHILDREN.get_for(request.user, pk)
    return _file(request, child, RevealForm(has_approval=access.has_approval(request.user, child)))


@require_POST
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """Who the child is, shown once, in the answer to the post: no address leads back to it."""
    child = CHILDREN.get_for(request.user, pk)
    if not access.can_reveal(request.user, child):
        _revealed(request, child, "", is_emergency=False)  # writes the attempt down, and refuses it
    form = RevealForm(request.POST, has_approval=access.has_approval(request.user, child))
    if not form.is_valid():
        return _file(request, child, form, status=422)
    try:
        revealed = _revealed(request, child, **{"is_emergency": False, **form.cleaned_data})
    except NotReady as refusal:
        put_on(form, refusal)
        return _file(request, child, form, status=422)
    return _file(request, child, form, revealed)


def _revealed(request: HttpRequest, child: Child, purpose: str, *, is_emergency: bool) -> RevealedChild:
    return access.reveal(
        by=request.user, child=child, purpose=purpose, address=request.META.get("REMOTE_ADDR"),
        is_emergency=is_emergency,
    )  # fmt: skip


def _file(
    request: HttpRequest, child: Child, form: RevealForm, revealed: RevealedChild | None = None, status: int = 200
) -> HttpResponse:
    context = file_page.file_page(request.user, child, form, revealed)
    return TemplateResponse(request, "children/file.html", context, status=status)


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The children of exactly this name; straight to the page of the only one."""
    if not rights.has_role(request.user, CHILDREN.readers):
        raise PermissionDenied
    form = FindForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        return TemplateResponse(
            request, "children/find.html", file_page.find_page(form), status=422 if form.is_bound else 200
        )
    found = list(CHILDREN.entries_for(request.user).filter(access.called(form.cleaned_data["name"]))[:20])
    if len(found) == 1:
        return redirect("children:file", found[0].pk)
    return TemplateResponse(request, "children/find.html", file_page.find_page(form, found))


@require_http_methods(["GET", "POST"])
def approvals_page(request: HttpRequest) -> HttpResponse:
    """Who may read whose files. Who answers for the files gives approvals here; an officer sees the own ones."""
    is_responsible = approvals.is_responsible(request.user)
    if not (is_responsible or rights.has_role(request.user, approvals.OFFICERS)):
        raise PermissionDenied
    if request.method == "GET":
        return _approvals(request, ApprovalForm(by=request.user) if is_responsible else None)
    if not is_responsible:
        raise PermissionDenied
    form = ApprovalForm(request.POST, by=request.user)
    if form.is_valid():
        try:
            given = approvals.give(by=request.user, **form.values)
        except ValidationError as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("%(who)s may read these files now.") % {"who": given.officer})
            return redirect("children:approvals")
    return _approvals(request, form, status=422)


def _approvals(request: HttpRequest, form: ApprovalForm | None, status: int = 200) -> HttpResponse:
    context = approval_pages.approvals_page(request.user, form)
    return TemplateResponse(request, "children/approvals.html", context, status=status)


@require_POST
def approval_end(request: HttpRequest, pk: int) -> HttpResponse:
    approval = get_object_or_404(approvals.visible_approvals(request.user), pk=pk)
    try:
        approvals.end(by=request.user, approval=approval)
    except WrongState as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The approval is taken back."))
    return redirect("children:approvals")


@require_GET
def retention_page(request: HttpRequest) -> HttpResponse:
    """Which files are erased soon, and why."""
    if not rights.has_role(request.user, (*approvals.RESPONSIBLE, *approvals.OFFICERS)):
        raise PermissionDenied
    return TemplateResponse(request, "children/retention.html", retention_pages.retention_page(request, request.user))


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase a file because the family asks for it; the reason says who asked, and when."""
    child = CHILDREN.get_for(request.user, pk)
    if not access.can_keep_files(request.user, child.committee):
        raise PermissionDenied
    form = EraseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _erase(request, child, form, 422 if form.is_bound else 200)
    try:
        retention.erase(by=request.user, child=child, why=form.cleaned_data["why"])
    except (NotReady, WrongState) as refusal:
        form.add_error(None, str(refusal))
        return _erase(request, child, form, 422)
    messages.success(request, _("The file is erased. It says no more who the child is."))
    return redirect("children:file", pk)


def _erase(request: HttpRequest, child: Child, form: EraseForm, status: int) -> HttpResponse:
    context = retention_pages.erase_page(child, form)
    return TemplateResponse(request, "children/erase.html", context, status=status)


@require_GET
def readings(request: HttpRequest) -> HttpResponse:
    """Who read which file when and why; what is unusual first, where it is asked for."""
    if not rights.has_role(request.user, (*approvals.RESPONSIBLE, *approvals.OFFICERS)):
        raise PermissionDenied
    return TemplateResponse(request, "children/readings.html", approval_pages.readings_page(request, request.user))
