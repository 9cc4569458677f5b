"""Entering and changing a record: one page for every kind.

Whatever is posted is first kept as a draft, so that nothing is lost on the way, and then acted on: a row more, the
draft itself, or a record that is handed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from committees import access, alike, comparing, drafts, kinds
from committees.choices import State
from committees.entry import Entry, entry_class
from committees.errors import Conflict, NotReady, WrongState
from committees.models import Draft, Record
from committees.review import policies
from qinggang.accounts.kept import keeps_typed
from qinggang.desk import filing, pages, replacing, typed
from qinggang.desk.pages.files import files_of_form
from qinggang.formsets import asks_for_row, with_another_row
from qinggang.look.parts import Notice


@keeps_typed
@require_http_methods(["GET", "POST"])
def record_new(request: HttpRequest, kind: kinds.Kind) -> HttpResponse:
    """An empty page, or the one a draft left off at (?draft=key)."""
    if not kind.form:
        raise Http404
    if not access.can_enter(request.user, kind):
        raise PermissionDenied
    key = typed.key_of(request)
    if request.method == "POST":
        return _posted(request, kind, key)
    draft = drafts.of(request.user).filter(key=key, kind=kind.key).first()
    if draft is None and "draft" in request.GET:
        made = access.visible_records(request.user, kind.model.objects.filter(draft_key=key)).first()
        if made is not None:
            return redirect(pages.record_url(made))
    notices = []
    if draft and draft.record:
        if policies.can_edit(request.user, draft.record):
            return redirect(pages.draft_url(draft, kind))
        notices = [pages.kept_apart(draft.record)]
    if draft is not None:
        return _page(request, kind, _shown(request, kind, draft), key, draft=draft, notices=notices)
    return _page_anew(request, kind, key)


def _page_anew(request: HttpRequest, kind: kinds.Kind, key: UUID) -> HttpResponse:
    """An empty page; with what another record says (?copy=number), or an offer to copy the person's last one."""
    if "copy" in request.GET and not kind.is_protected:
        source = access.get_record_for(request.user, typed.number_in(request.GET, "copy"), kind)
        return _page(request, kind, entry_class(kind)(by=request.user, copied=source), key)
    entry = entry_class(kind)(by=request.user)
    entry.begin_with(request.GET)
    own = access.visible_records(request.user, kind.model.objects.filter(author=request.user))
    last = own.filter(committee=entry.form.initial.get("committee")).exclude(state=State.TRASHED).order_by("-pk")
    # What was written about one child is not copied to another, nor read on the way.
    return _page(request, kind, entry, key, copy_from=None if kind.is_protected else last.first())


@keeps_typed
@require_http_methods(["GET", "POST"])
def record_edit(request: HttpRequest, kind: kinds.Kind, pk: int) -> HttpResponse:
    """A record that is a draft again or was returned; with what was typed since, if it was left unfinished."""
    if not kind.form:
        raise Http404
    try:
        record = access.get_record_for(request.user, pk, kind)
    except Http404:
        if "draft_key" in request.POST and access.can_enter(request.user, kind):
            return _kept_apart(request, kind, typed.key_of(request))  # gone, or out of this person's sight
        raise
    draft = drafts.of(request.user).filter(record=record).first()
    key = draft.key if draft else typed.key_of(request)
    try:
        policies.check_can_edit(request.user, record)
    except WrongState as refusal:
        return _too_late(request, kind, key, record, draft, refusal)
    if request.method == "POST":
        return _posted(request, kind, key, record)
    return _page(request, kind, _shown(request, kind, draft, record), key, record, draft)


def _too_late(
    request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record, draft: Draft | None, refusal: WrongState
) -> HttpResponse:
    """The record can no longer be changed: what was typed since becomes a draft of its own, if it says anything new."""
    if request.method == "POST" and "draft_key" in request.POST:
        return _went_on(request, kind, key, record)
    if draft is not None:
        return redirect(pages.draft_apart_url(draft, kind))
    messages.error(request, str(refusal))
    return redirect(pages.record_url(record))


def _went_on(
    request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record, *, is_new: bool = False
) -> HttpResponse:
    """To the record, where the same was sent twice; else what was typed since is kept."""
    stored = access.get_record_for(request.user, record.pk, kind)
    entry = entry_class(kind)(by=request.user, data=request.POST, record=None if is_new else stored)
    if comparing.says_more(stored, entry):
        return _kept_apart(request, kind, uuid4() if is_new else key)
    return redirect(pages.record_url(stored))


def _kept_apart(request: HttpRequest, kind: kinds.Kind, key: UUID) -> HttpResponse:
    """What was typed, on a page of its own: its record is there already, or can no longer be changed."""
    try:
        try:
            draft = typed.keep(request, kind, key)
        except (drafts.Newer, drafts.AlreadyMade):
            draft = typed.keep(request, kind, uuid4())
    except drafts.TooLong:
        messages.error(request, pages.too_long())
        return _page(request, kind, entry_class(kind)(by=request.user, typed=request.POST), key, status=409)
    said = _(
        "This record was already submitted, approved or put away. What you typed is kept here as a draft of its own."
    )
    messages.warning(request, said)
    return redirect(pages.draft_apart_url(draft, kind))


def _posted(request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record | None = None) -> HttpResponse:
    if "replace" in request.POST:
        request.POST = replacing.replaced_in(request.POST)
    taken = filing.Taken() if typed.is_by_another(request) else filing.take_in(request, kind, key, record)
    for table in entry_class(kind).table_classes:
        if asks_for_row(request.POST, table):
            more = with_another_row(request.POST, table)
            entry = entry_class(kind)(by=request.user, typed=more, record=record)
            return _page(request, kind, entry, key, record, problems=taken.problems)
    if typed.is_by_another(request):
        return _as_typed(request, kind, uuid4(), record, pages.opened_by_another())
    draft = None
    try:
        draft = typed.keep(request, kind, key, record)
    except drafts.AlreadyMade as done:
        return _went_on(request, kind, key, done.record, is_new=True)
    except WrongState:
        return _went_on(request, kind, key, record)
    except drafts.Newer as newer:
        return _as_typed(request, kind, key, record, pages.newer(newer.draft, kind), newer.draft)
    except drafts.TooLong:
        messages.error(request, pages.too_long())
    if taken.stays:
        entry = entry_class(kind)(by=request.user, typed=request.POST, record=record)
        return _page(request, kind, entry, key, record, draft, status=taken.status, problems=taken.problems)
    if "replace" in request.POST:
        entry = entry_class(kind)(by=request.user, typed=request.POST, record=record)
        notice = Notice(_("Names were replaced. Read it once more, then submit."))
        return _page(request, kind, entry, key, record, draft, notices=[notice])
    if "save" not in request.POST:
        return _hand_in(request, kind, key, record, draft)
    if draft is None:
        return _as_typed(request, kind, key, record)
    messages.success(request, _("The draft is saved. Nobody but you sees it until you submit it."))
    return redirect(pages.draft_url(draft, kind))


def _as_typed(
    request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record | None, notice: Notice | None = None,
    draft: Draft | None = None,
) -> HttpResponse:  # fmt: skip
    """The page with what was posted, which was not kept, and why."""
    entry = entry_class(kind)(by=request.user, typed=request.POST, record=record)
    return _page(request, kind, entry, key, record, draft, status=409, notices=[notice] if notice else [])


def _hand_in(
    request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record | None, draft: Draft | None
) -> HttpResponse:
    entry = entry_class(kind)(by=request.user, data=request.POST, record=record)
    if not entry.is_valid():
        return _page(request, kind, entry, key, record, draft, status=422)
    if record is None and "another" not in request.POST:
        # One that was made of this very draft is the first of two clicks.
        same = [other for other in alike.find(request.user, kind, entry.fields) if other.draft_key != key]
        if same:
            return _page(request, kind, entry, key, record, draft, status=422, alike=same)
    try:
        saved = drafts.hand_in(
            by=request.user, key=key, kind=kind, fields=entry.fields, rows=entry.rows, record=record,
            version=typed.version_of(request.POST),
        )  # fmt: skip
    except Conflict:
        return _conflict(request, kind, entry, key, record, draft)
    except WrongState:
        return _went_on(request, kind, key, record)
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
    offer = not kind.is_protected and replacing.is_offered(request.POST)
    return _page(request, kind, entry, key, record, draft, status=422, offer=offer)


def _conflict(request, kind, entry: Entry, key: UUID, record: Record, draft: Draft | None) -> HttpResponse:
    """Somebody else was quicker: show both, keep what was typed, and let the person decide."""
    stored = kind.model.objects.select_related("committee").get(pk=record.pk)
    if not policies.can_edit(request.user, stored):
        return _went_on(request, kind, key, stored)
    notice, differences = pages.conflict(entry, stored)
    more = {"notices": [notice], "tables": [differences], "version": stored.version}
    return _page(request, kind, entry, key, stored, draft, status=409, **more)


def _shown(request: HttpRequest, kind: kinds.Kind, draft: Draft | None, record: Record | None = None) -> Entry:
    kept = drafts.typed_in(draft) if draft else None
    return entry_class(kind)(by=request.user, typed=kept, record=record)


def _page(
    request: HttpRequest, kind: kinds.Kind, entry: Entry, key: UUID, record: Record | None = None,
    draft: Draft | None = None, *, status: int = 200, version: int | None = None, problems: Sequence[str] = (),
    **more: Any,
) -> HttpResponse:  # fmt: skip
    """The entry page. It carries the version of the record that was read when the typing began."""
    read = typed.version_of(request.POST) or (typed.version_of(drafts.typed_in(draft)) if draft else None)
    hidden = {
        "draft_key": str(key),
        "version": str(version or read or (record.version if record else "")),
        "saved": drafts.stamp_of(draft) or request.POST.get("saved", ""),
        "page": typed.page_of(request.POST),
        "person": str(request.user.pk),
    }
    context = pages.entry_page(
        request.user, kind, entry, key=key, hidden=hidden, record=record, draft=draft, **more
    )  # fmt: skip
    context |= files_of_form(request.user, kind, key, record, request.POST, problems)
    return TemplateResponse(request, "desk/record_form.html", context, status=status)


def _by_field(refusal: ValidationError) -> list[tuple[str, list[str]]]:
    if hasattr(refusal, "error_dict"):
        return [(field, list(map(str, sentences))) for field, sentences in refusal.message_dict.items()]
    return [(NON_FIELD_ERRORS, list(map(str, refusal.messages)))]
