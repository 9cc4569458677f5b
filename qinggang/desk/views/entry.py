"""Entering and changing a record: one page for every kind.

Three buttons: submit, save the draft, and one that adds a row to a table. What was typed is kept as a draft whenever
the record could not be made of it, so nothing is lost on the way.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from committees import access, drafts, kinds
from committees.entry import Entry, entry_class
from committees.errors import Conflict, NotReady, WrongState
from committees.models import Committee, Draft, Record
from committees.review import policies
from qinggang.desk import pages
from qinggang.formsets import asks_for_row, with_another_row


@require_http_methods(["GET", "POST"])
def record_new(request: HttpRequest, kind: kinds.Kind) -> HttpResponse:
    """An empty page, or the one a draft left off at (?draft=key)."""
    if not kind.form:
        raise Http404
    if not access.can_enter(request.user, kind):
        raise PermissionDenied
    key = _key(request)
    if request.method == "POST":
        return _posted(request, kind, key)
    draft = drafts.of(request.user).filter(key=key, kind=kind.key, record=None).first()
    return _page(request, kind, _shown(request, kind, draft), key, draft=draft)


@require_http_methods(["GET", "POST"])
def record_edit(request: HttpRequest, kind: kinds.Kind, pk: int) -> HttpResponse:
    """A record that is a draft again or was returned; with what was typed since, if it was left unfinished."""
    if not kind.form:
        raise Http404
    record = access.get_record_for(request.user, pk, kind)
    try:
        policies.check_can_edit(request.user, record)
    except WrongState as refusal:
        messages.error(request, str(refusal))
        return redirect(pages.record_url(record))
    draft = drafts.of(request.user).filter(record=record).first()
    key = draft.key if draft else _key(request)
    if request.method == "POST":
        return _posted(request, kind, key, record)
    return _page(request, kind, _shown(request, kind, draft, record), key, record, draft)


def _posted(request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record | None = None) -> HttpResponse:
    for table in entry_class(kind).table_classes:
        if asks_for_row(request.POST, table):
            typed = with_another_row(request.POST, table)
            return _page(request, kind, entry_class(kind)(by=request.user, typed=typed, record=record), key, record)
    if "save" in request.POST:
        return _save_draft(request, kind, key, record)
    return _hand_in(request, kind, key, record)


def _save_draft(request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record | None) -> HttpResponse:
    draft = _keep(request, kind, key, record)
    if draft is None:
        entry = entry_class(kind)(by=request.user, typed=request.POST, record=record)
        return _page(request, kind, entry, key, record)
    messages.success(request, _("The draft is saved. Nobody but you sees it until you submit it."))
    return redirect(pages.draft_url(draft, kind))


def _hand_in(request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record | None) -> HttpResponse:
    entry = entry_class(kind)(by=request.user, data=request.POST, record=record)
    if not entry.is_valid():
        draft = _keep(request, kind, key, record)
        return _page(request, kind, entry, key, record, draft, status=422)
    try:
        saved = drafts.hand_in(
            by=request.user, key=key, kind=kind, fields=entry.fields, rows=entry.rows, record=record,
            version=_version(request.POST),
        )  # fmt: skip
    except Conflict:
        return _conflict(request, kind, entry, key, record)
    except NotReady as refusal:
        for field, sentence in refusal.problems:
            entry.add_problem(field, str(sentence))
    except ValidationError as refusal:
        for field, sentences in _by_field(refusal):
            for sentence in sentences:
                entry.add_problem(field, sentence)
    else:
        messages.success(request, _("Submitted. The reviewer sees it now; until it is opened you can take it back."))
        return redirect(pages.record_url(saved))
    draft = _keep(request, kind, key, record)
    return _page(request, kind, entry, key, record, draft, status=422)


def _conflict(request, kind, entry: Entry, key: UUID, record: Record) -> HttpResponse:
    """Somebody else was quicker: show both, keep what was typed, and let the person decide."""
    draft = _keep(request, kind, key, record)
    stored = kind.model.objects.get(pk=record.pk)
    notice, differences = pages.conflict(entry, stored)
    return _page(
        request,
        kind,
        entry,
        key,
        stored,
        draft,
        status=409,
        notices=[notice],
        tables=[differences],
        version=stored.version,
    )


def _keep(request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record | None) -> Draft | None:
    """The draft of what was posted; None, with a message, where it is too long to keep."""
    committee = _committee(request, kind, record)
    try:
        return drafts.keep(by=request.user, key=key, kind=kind, committee=committee, typed=request.POST, record=record)
    except drafts.TooLong:
        messages.error(request, _("This is too long to be kept as a draft. Shorten it, or keep a copy of your own."))
        return None


def _committee(request: HttpRequest, kind: kinds.Kind, record: Record | None) -> Committee:
    """The committee that was chosen if the person may enter for it, else their first one."""
    roles = access.ENTERS_PROTECTED if kind.is_protected else access.ENTERS
    allowed = access.committees_within_reach(request.user, roles).open().in_tree_order()
    chosen = request.POST.get("committee", "")
    found = allowed.filter(pk=chosen).first() if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None
    found = found or (record.committee if record else allowed.first())
    if found is None:
        raise PermissionDenied
    return found


def _shown(request: HttpRequest, kind: kinds.Kind, draft: Draft | None, record: Record | None = None) -> Entry:
    typed = drafts.typed_in(draft) if draft else None
    return entry_class(kind)(by=request.user, typed=typed, record=record)


def _page(
    request: HttpRequest, kind: kinds.Kind, entry: Entry, key: UUID, record: Record | None = None,
    draft: Draft | None = None, *, status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    version = more.pop("version", None) or _version(request.POST) or (record.version if record else None)
    context = pages.entry_page(request.user, kind, entry, key=key, record=record, draft=draft, version=version, **more)
    return TemplateResponse(request, "desk/record_form.html", context, status=status)


def _key(request: HttpRequest) -> UUID:
    """The key that this page's draft has, or will have; a new one for a new page."""
    given = request.POST.get("draft_key") or request.GET.get("draft") or ""
    try:
        return UUID(given)
    except ValueError:
        return uuid4()


def _version(data: QueryDict) -> int | None:
    given = data.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else None


def _by_field(refusal: ValidationError) -> list[tuple[str, list[str]]]:
    if hasattr(refusal, "error_dict"):
        return [(field, list(map(str, sentences))) for field, sentences in refusal.message_dict.items()]
    return [(NON_FIELD_ERRORS, list(map(str, refusal.messages)))]
