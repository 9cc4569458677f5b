"""The open data, explained; the example is a real answer."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from committees.models import Area
from qinggang.api.questions import question_of
from qinggang.api.views import content
from qinggang.look.parts import Cell, Column, Table, table
from qinggang.public.crumbs import crumbs

EXAMPLE = {"area": "legal_education", "to": "2024-03-19"}


@login_not_required
@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "public/api.html", api_page(request))


def api_page(request: HttpRequest) -> dict[str, Any]:
    """The context of public/api.html."""
    address = reverse("api:figures")
    question = "&".join(f"{name}={value}" for name, value in EXAMPLE.items())
    return {
        "crumbs": crumbs(_("Figures as open data")),
        "title": _("Figures as open data"),
        "address": request.build_absolute_uri(address),
        "parameters": _parameters(),
        "fields": _fields(),
        "rules": _rules(),
        "example_request": f"{address}?{question}",
        "example": _example(),
    }


def _parameters() -> Table:
    areas = ", ".join(Area.objects.in_order().values_list("key", flat=True))
    rows = [
        ("from", _("first day, such as 2023-01-01; without it, from the beginning")),
        ("to", _("last day, included, such as 2023-12-31; without it, up to now")),
        (
            "committee",
            _("the word for a committee in the address of its page; without it, the whole county"),
        ),
        ("area", _("one of %(keys)s; without it, all") % {"keys": areas}),
        ("language", _("zh-hans or en; without it, what the browser prefers")),
    ]
    return _table(_("What may be asked"), _("Parameter"), rows)


def _fields() -> Table:
    rows = [
        ("key", _("the indicator; stays the same for ever")),
        ("area", _("the key of its area")),
        ("name", _("its name in the language of the answer")),
        ("unit, unit_name", _("what is counted, as a key and in words; units are never added to each other")),
        ("value", _("the number; null where nothing was counted or reported, or where it is withheld")),
        ("bound", _("exact, at_least or about; null where there is no number")),
        ("itemised", _("the part that was counted from single records")),
        ("reported", _("the part that was reported as a total, beyond those records")),
        ("records", _("how many approved records stand behind the number; null where it counts children")),
        ("suppressed", _("true where a count of children is withheld")),
    ]
    return _table(_("What each figure says"), _("Field"), rows)


def _table(caption: str, first: str, rows: list[tuple[str, str]]) -> Table:
    columns = [Column(first), Column(_("Meaning"))]
    return table(caption, columns, [[Cell(name), Cell(meaning)] for name, meaning in rows])


def _rules() -> list[str]:
    return [
        _("A record counts in a period that contains all of its days; undated ones count only without a period."),
        _("An activity of several committees counts once at each of them, and once at every committee above them."),
        _("A total reported for a longer period is not divided: it counts only in a period that contains it."),
        _(
            "Counts of children are given for all time, for calendar years and since the start of a year, for the "
            "county and its towns; what could point to one child is withheld."
        ),
        _("A wrong parameter is answered with status 400, an unknown committee with 404, and a sentence in “error”."),
    ]


def _example() -> str:
    """The first figures of a real answer."""
    answer = content(question_of(EXAMPLE))
    answer["figures"] = answer["figures"][:2]
    return json.dumps(answer, ensure_ascii=False, indent=2)
