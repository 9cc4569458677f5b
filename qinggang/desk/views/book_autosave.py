"""Saving the draft of an entry of a register while somebody types."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from committees import access, drafts
from committees.books import Book
from committees.entry import entry_class
from qinggang.desk import pages, typed
from qinggang.desk.pages import books as book_pages
from qinggang.desk.views.autosave import _not_saved
from qinggang.desk.views.books import keep


@require_POST
def book_autosave(request: HttpRequest, book: Book) -> HttpResponse:
    """Keep what was typed (?entry=number for an entry that is being changed), and say when it was kept."""
    if not access.has_role(request.user, book.keepers):
        raise PermissionDenied
    entry = _entry(request, book)
    if typed.is_by_another(request):
        return _not_saved(str(pages.opened_by_another().text))
    try:
        draft = keep(request, book, typed.key_of(request), entry)
    except drafts.AlreadyMade as refusal:
        return _not_saved(str(refusal))
    except drafts.Newer as refusal:
        return _not_saved(pages.newer(refusal.draft, book).text)
    except drafts.TooLong:
        return _not_saved(pages.too_long(), status=413)
    answer = {"said": pages.said_saved(draft), "saved": drafts.stamp_of(draft), "url": pages.draft_url(draft, book)}
    return JsonResponse(answer | {"alike": None if entry else _alike(request, book)})


def _alike(request: HttpRequest, book: Book) -> dict[str, Any] | None:
    """What may be there already, as far as what was typed can be understood."""
    form = entry_class(book)(by=request.user, data=request.POST)
    form.is_valid()
    so_far = dict.fromkeys(form.form.fields) | form.form.cleaned_data
    found = list(book.alike(request.user, so_far, None)) if so_far.get("committee") else []
    return asdict(book_pages.alike_notice(book, found)) if found else None


def _entry(request: HttpRequest, book: Book) -> Any:
    given = request.GET.get("entry")
    if given is None:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise Http404
    return book.get_for(request.user, int(given))
