"""One page of a long list, with links to its neighbours."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from qinggang.look.parts import Pages

PAGE_SIZE = 20


def page_of(request: HttpRequest, things: QuerySet, size: int = PAGE_SIZE) -> tuple[list, Pages]:
    """The things on the page that ?page= asks for; a page that does not exist is a 404."""
    given = request.GET.get("page", "1")
    paginator = Paginator(things, size)
    if not (given.isascii() and given.isdigit() and len(given) < 7 and 1 <= int(given) <= paginator.num_pages):
        raise Http404
    page = paginator.page(int(given))
    return list(page.object_list), _pages(request, page)


def _pages(request: HttpRequest, page: Page) -> Pages:
    if page.paginator.num_pages == 1:
        return Pages()
    said = _("Page %(page)d of %(pages)d, %(count)d records in all") % {
        "page": page.number,
        "pages": page.paginator.num_pages,
        "count": page.paginator.count,
    }
    previous = _address(request, page.number - 1) if page.has_previous() else ""
    following = _address(request, page.number + 1) if page.has_next() else ""
    # Whatever the order is: the next page of a list by name is not the older one.
    return Pages(said, previous, following, _("Previous page"), _("Next page"))


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
