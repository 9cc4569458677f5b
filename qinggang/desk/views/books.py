"""Registers on the desk: lists, entries, entering, changing and removing. What was typed is kept as a draft."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from committees import access, book_drafts, drafts, registers, undo
from committees.books import Book
from committees.entry import Entry
from committees.errors import Conflict, InUse, WrongState
from committees.models import Committee, Draft
from qinggang.accounts.kept import keeps_typed
from qinggang.desk import pages, typed
from qinggang.desk.book_filter import BookFilter
from qinggang.desk.pages import books as book_pages
from qinggang.desk.pages.links import book_url
from qinggang.desk.views.entry import _by_field
from qinggang.look.parts import Notice


@require_GET
def book_list(request: HttpRequest, book: Book) -> HttpResponse:
    if book.part_of:
        raise Http404
    if not access.has_role(request.user, book.readers):
        raise PermissionDenied
    filters = BookFilter(request.GET, user=request.user, book=book)
    entries = filters.applied_to(book.entries_for(request.user))
    return TemplateResponse(request, "desk/book_list.html", book_pages.book_page(request, book, entries, filters))


@require_GET
def book_detail(request: HttpRequest, book: Book, pk: int) -> HttpResponse:
    entry = book.get_for(request.user, pk)
    if book.part_of:
        return redirect(book_pages.entry_url(book, entry))
    return TemplateResponse(request, "desk/book_entry.html", book_pages.entry_page(request.user, book, entry))


@keeps_typed
@require_http_methods(["GET", "POST"])
def book_new(request: HttpRequest, book: Book) -> HttpResponse:
    """An empty page, the one a draft left off at (?draft=key), or one that begins with a name (?name=)."""
    if not access.has_role(request.user, book.keepers):
        raise PermissionDenied
    key = typed.key_of(request)
    if request.method == "POST":
        return _posted(request, book, key)
    draft = book_drafts.of(request.user, book).filter(key=key).first()
    made = book_drafts.made_of(book, key) if draft is None and "draft" in request.GET else None
    if made is not None:
        return redirect(book_pages.entry_url(book, made))
    form = _form(request, book, typed=drafts.typed_in(draft) if draft else None)
    if draft is None:
        form.form.begin_with(request.GET)
    return _page(request, book, form, key, draft=draft)


@keeps_typed
@require_http_methods(["GET", "POST"])
def book_edit(request: HttpRequest, book: Book, pk: int) -> HttpResponse:
    entry = book.get_for(request.user, pk)
    registers.check_can_keep(request.user, entry)
    draft = book_drafts.of(request.user, book, entry).first()
    key = draft.key if draft else typed.key_of(request)
    if request.method == "POST":
        return _posted(request, book, key, entry)
    kept = drafts.typed_in(draft) if draft else None
    return _page(request, book, _form(request, book, entry, typed=kept), key, entry, draft)


@require_http_methods(["GET", "POST"])
def book_remove(request: HttpRequest, book: Book, pk: int) -> HttpResponse:
    """Ask, or say what still uses the entry; then remove it."""
    entry = book.get_for(request.user, pk)
    registers.check_can_keep(request.user, entry)
    if not book.is_removable:
        raise PermissionDenied
    if request.method == "GET":
        return TemplateResponse(request, "desk/book_remove.html", book_pages.removal_page(request.user, book, entry))
    name = str(entry)
    try:
        registers.remove(by=request.user, entry=entry)
    except (Conflict, InUse) as refusal:
        messages.error(request, str(refusal))
        return redirect(book_url("remove", book, pk))
    messages.success(request, _("“%(name)s” was removed. Its history is kept.") % {"name": name})
    owner = book.owner_of(entry)
    return redirect(book_pages.entry_url(book, entry) if owner is not entry else book_url("list", book))


@require_POST
def book_undo(request: HttpRequest, book: Book, pk: int) -> HttpResponse:
    """Take the newest edit back, if it still is the one that the page showed."""
    entry = book.get_for(request.user, pk)
    given = request.POST.get("number", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    try:
        undo.undo(by=request.user, thing=entry, number=number)
    except (Conflict, WrongState) as refusal:
        messages.error(request, str(refusal))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("The edit is taken back. What stood before it stands again."))
    return redirect(book_pages.entry_url(book, entry))


def _posted(request: HttpRequest, book: Book, key: UUID, entry: Any = None) -> HttpResponse:
    """Whatever is posted is first kept as a draft, and then acted on."""
    if typed.is_by_another(request):
        return _as_typed(request, book, uuid4(), entry, pages.opened_by_another())
    draft = None
    try:
        draft = keep(request, book, key, entry)
    except drafts.AlreadyMade as done:
        return redirect(book_pages.entry_url(book, done.record))  # the second of two clicks
    except drafts.Newer as newer:
        return _as_typed(request, book, key, entry, pages.newer(newer.draft, book), newer.draft)
    except drafts.TooLong:
        messages.error(request, pages.too_long())
    if "save" not in request.POST:
        return _checked(request, book, key, entry, draft)
    if draft is None:
        return _as_typed(request, book, key, entry)
    messages.success(request, _("The draft is saved. Nobody but you sees it."))
    return redirect(pages.draft_url(draft, book))


def _as_typed(
    request: HttpRequest, book: Book, key: UUID, entry: Any, notice: Notice | None = None, draft: Draft | None = None
) -> HttpResponse:
    """The page with what was posted, which was not kept, and why."""
    form = _form(request, book, entry, typed=request.POST)
    return _page(request, book, form, key, entry, draft, status=409, notices=[notice] if notice else [])


def _checked(request: HttpRequest, book: Book, key: UUID, entry: Any, draft: Draft | None) -> HttpResponse:
    """Hand in what is right; ask once about what may be there already."""
    form = _form(request, book, entry, data=request.POST)
    if not form.is_valid():
        return _page(request, book, form, key, entry, draft, status=422)
    if "another" not in request.POST and _is_another(form, entry):
        alike = list(book.alike(request.user, form.fields, entry))
        if alike:
            notice = book_pages.alike_notice(book, alike)
            return _page(request, book, form, key, entry, draft, status=422, notices=[notice], confirm=True)
    return _hand_in(request, book, form, key, entry, draft)


def _is_another(form: Entry, entry: Any) -> bool:
    """Whether what tells an entry from others is new, so that it may be a double."""
    telling = ("name", "committee", "birth_year", "title", "elder")
    return entry is None or any(form.fields[name] != getattr(entry, name) for name in telling if name in form.fields)


def _hand_in(request: HttpRequest, book: Book, form: Entry, key: UUID, entry: Any, draft: Draft | None) -> HttpResponse:
    try:
        saved = book_drafts.hand_in(
            by=request.user, key=key, book=book, fields=form.fields, entry=entry, version=typed.version_of(request.POST)
        )
    except Conflict:
        stored = book.get_for(request.user, entry.pk)
        notice, differences = book_pages.conflict(form, stored)
        more = {"notices": [notice], "tables": [differences], "version": stored.version}
        return _page(request, book, form, key, stored, draft, status=409, **more)
    except ValidationError as refusal:
        for field, sentences in _by_field(refusal):
            for sentence in sentences:
                form.add_problem(field, sentence)
        return _page(request, book, form, key, entry, draft, status=422)
    messages.success(request, _("Saved: %(name)s") % {"name": saved})
    return redirect(book_pages.entry_url(book, saved))


def keep(request: HttpRequest, book: Book, key: UUID, entry: Any = None) -> Draft:
    """The draft of what was posted. Raises what committees.book_drafts.keep raises."""
    return book_drafts.keep(
        by=request.user, key=key, book=book, committee=_committee(request, book, entry), typed=request.POST,
        entry=entry, seen=request.POST.get("saved"),
    )  # fmt: skip


def _committee(request: HttpRequest, book: Book, entry: Any) -> Committee:
    """The committee that was chosen if the person keeps its registers, else their first one."""
    allowed = access.committees_within_reach(request.user, book.keepers).open().in_tree_order()
    chosen = request.POST.get("committee", "")
    found = allowed.filter(pk=chosen).first() if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None
    found = found or (registers.committee_of(entry) if entry else allowed.first())
    if found is None:
        raise PermissionDenied
    return found


def _form(request: HttpRequest, book: Book, entry: Any = None, **given: Any) -> Entry:
    return import_string(book.form)(by=request.user, record=entry, **given)


def _page(
    request: HttpRequest, book: Book, form: Entry, key: UUID, entry: Any = None, draft: Draft | None = None, *,
    status: int = 200, version: int | None = None, **more: Any,
) -> HttpResponse:  # fmt: skip
    """The page of the form. It carries the version of the entry that was read when the typing began."""
    read = typed.version_of(request.POST) or (typed.version_of(drafts.typed_in(draft)) if draft else None)
    hidden = {
        "draft_key": str(key),
        "version": str(version or read or (entry.version if entry else "")),
        "saved": drafts.stamp_of(draft) or request.POST.get("saved", ""),
        "page": typed.page_of(request.POST),
        "person": str(request.user.pk),
    }
    context = book_pages.book_form_page(book, form, hidden=hidden, entry=entry, draft=draft, **more)
    return TemplateResponse(request, "desk/book_form.html", context, status=status)
