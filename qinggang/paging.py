"""Long lists, a page at a time. No list is counted for it: one row more than fits says whether more follow."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from qinggang import asking
from qinggang.look.parts import Pages

SIZE = 20


def cut(request: HttpRequest, things: Any, size: int = SIZE) -> tuple[list[Any], Pages]:
    """The page that is asked for, and the way to its neighbours. Costs one query."""
    number = asking.page(request.GET)
    start = (number - 1) * size
    found = list(things[start : start + size + 1])
    if number > 1 and not found:
        raise asking.no_such_page(number)
    return found[:size], _pages(request, number, has_more=len(found) > size)


def _pages(request: HttpRequest, number: int, *, has_more: bool) -> Pages:
    if number == 1 and not has_more:
        return Pages()
    return Pages(
        said=_("Page %(number)s") % {"number": number},
        previous_url=_address(request, number - 1) if number > 1 else "",
        next_url=_address(request, number + 1) if has_more and number < asking.LAST_PAGE else "",
    )


def _address(request: HttpRequest, number: int) -> str:
    """This page's address with another page number; the first page has none."""
    query = request.GET.copy()
    query.pop("page", None)
    if number > 1:
        query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}" if query else request.path
