"""All figures with what they count: the register of indicators, for everybody to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from committees import indicators, suppression
from committees.figures import Answer
from committees.models import Area
from committees.periods import ALL_TIME
from qinggang.look.parts import Cell, Column, Table, table
from qinggang.presenting import addresses, figures
from qinggang.public.crumbs import crumbs
from qinggang.public.explaining import explained
from qinggang.public.scope import scope_at


@login_not_required
@require_safe
@explained
def all_figures(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "public/figures.html", figures_page())


def figures_page() -> dict[str, Any]:
    """The context of public/figures.html."""
    return {
        "crumbs": crumbs(_("All figures")),
        "title": _("All figures"),
        "lead": _("What each figure counts, and what it amounts to for the whole county in all years."),
        "tables": list(_tables()),
    }


def _tables() -> Iterator[Table]:
    root, units, every = scope_at().root, figures.Units(), indicators.every()
    answers = suppression.answers(every, [root], ALL_TIME)
    columns = [Column(_("Figure")), Column(_("Number"), is_number=True), Column(_("What it counts"))]
    for area in Area.objects.active().in_order():
        rows = [_row(answers[root.pk, one.key], units) for one in every if one.area == area.key]
        if rows:
            yield table(area.say("name"), columns, rows)


def _row(answer: Answer, units: figures.Units) -> list[Cell]:
    indicator = answer.indicator
    return [
        Cell(figures.name(indicator), addresses.of_figure(indicator)),
        Cell(figures.in_full(answer, units)),
        Cell(str(indicator.definition)),
    ]
