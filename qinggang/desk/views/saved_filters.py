"""Keeping the filters of a list under a name: saving, renaming, sharing, removing."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from committees import access, kinds
from qinggang import saved_filters
from qinggang.desk import pages
from qinggang.desk.question import ListQuestion
from qinggang.desk.saved_filter_form import SavedFilterForm


@require_http_methods(["GET", "POST"])
def filter_new(request: HttpRequest, kind: kinds.Kind) -> HttpResponse:
    """A name for what the address asks of the list."""
    if not access.grants_of(request.user):
        raise PermissionDenied
    asked = QueryDict(request.POST.get("query", "")) if request.method == "POST" else request.GET
    query = ListQuestion(request.user, kind, asked).query
    form = SavedFilterForm(_posted(request), user=request.user)
    if form.is_valid():
        try:
            saved_filters.save(by=request.user, kind=kind, query=query, **form.cleaned_data)
        except ValidationError as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("Saved. It stands above the list from now on."))
            return redirect(pages.list_url(kind, query))
    return _page(request, pages.filter_new_page(kind, form, query))


@require_http_methods(["GET", "POST"])
def filter_change(request: HttpRequest, kind: kinds.Kind, pk: int) -> HttpResponse:
    saved = saved_filters.get_own(request.user, kind, pk)
    initial = {"name": saved.name, "shared_with": saved.shared_with_id}
    form = SavedFilterForm(_posted(request), user=request.user, initial=initial)
    if form.is_valid():
        try:
            saved_filters.change(by=request.user, saved=saved, **form.cleaned_data)
        except ValidationError as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("The saved filter is changed."))
            return redirect(pages.list_url(kind, saved.query))
    return _page(request, pages.filter_change_page(kind, form, saved))


@require_POST
def filter_remove(request: HttpRequest, kind: kinds.Kind, pk: int) -> HttpResponse:
    saved = saved_filters.get_own(request.user, kind, pk)
    saved_filters.remove(by=request.user, saved=saved)
    messages.success(request, _("The saved filter is gone."))
    return redirect(pages.list_url(kind))


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _say(form: SavedFilterForm, refusal: ValidationError) -> None:
    """At its field what is wrong with the name, above the form all else."""
    for field, sentences in refusal.message_dict.items():
        for sentence in sentences:
            form.add_error(field if field in form.fields else None, sentence)


def _page(request: HttpRequest, context: dict) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "desk/filter_form.html", context, status=status)
