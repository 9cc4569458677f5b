"""Merging two entries of a register: choose, look at both, then do it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from committees import merging, registers
from committees.books import Book
from committees.errors import Conflict, WrongState
from committees.models import Lettered
from qinggang.desk import typed
from qinggang.desk.pages import merging as merging_pages
from qinggang.desk.pages.links import book_url


@require_http_methods(["GET", "POST"])
def book_merge(request: HttpRequest, book: Book, pk: int) -> HttpResponse:
    """Ask which entry is the same (?q= looks for it); show both; merge once the person is sure."""
    if not issubclass(book.model, Lettered):
        raise Http404  # what has no name of its own is never taken for another
    entry = book.get_for(request.user, pk)
    registers.check_can_keep(request.user, entry)
    chosen = request.POST.get("into", "")
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 10):
        words = request.GET.get("q", "").replace("\x00", "").strip()[:60]
        context = merging_pages.choice_page(request.user, book, entry, words, asked=request.method == "POST")
        return TemplateResponse(request, "desk/book_merge.html", context)
    into = book.get_for(request.user, int(chosen))
    registers.check_can_keep(request.user, into)
    if "sure" not in request.POST:
        return TemplateResponse(request, "desk/book_merge.html", merging_pages.both_page(book, entry, into))
    return _merge(request, book, entry, into)


def _merge(request: HttpRequest, book: Book, entry, into) -> HttpResponse:
    name = str(entry)
    try:
        merging.merge(by=request.user, entry=entry, into=into, version=typed.version_of(request.POST))
    except (Conflict, WrongState) as refusal:
        messages.error(request, str(refusal))
        return redirect(book_url("merge", book, entry.pk))
    messages.success(request, _("“%(name)s” is merged. Its history is kept with this entry.") % {"name": name})
    return redirect(book_url("detail", book, into.pk))
