"""What the dashboard shows, as plain data."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from committees import indicators, suppression
from committees.figures import Answer
from committees.models import Area, Committee
from committees.periods import Window
from qinggang.dashboard.forms import DashboardForm
from qinggang.look.errors import summarise
from qinggang.look.parts import AreaCard, Cell, Column, Table, table
from qinggang.presenting import addresses, dates
from qinggang.presenting.figures import Units, figure, in_words, name


def dashboard_page(form: DashboardForm) -> dict[str, Any]:
    """The context of dashboard/home.html. Costs the same queries whatever the size of the county."""
    committee, window = form.chosen, form.window
    areas = list(Area.objects.filter(is_public=True).in_order())
    asked = [indicator for area in areas for indicator in indicators.of_area(area.key)]
    below = list(Committee.objects.filter(parent=committee).open().in_tree_order()) if committee else []
    units = Units()
    answers = suppression.answers(asked, [committee, *below], window, user=form.user) if committee else {}
    return {
        "title": _("Where the county stands"),
        "as_of": _("%(committee)s and everything below it, %(period)s")
        % {"committee": committee, "period": dates.period(window)},
        "filters": form,
        "errors": summarise(form),
        "reset_url": reverse("dashboard:home") if form.is_used else "",
        "areas": [_card(area, committee, window, answers, units) for area in areas] if committee else [],
        "trend": None,
        "attention": None,
        "tables": _tables(committee, below, areas, window, answers, units) if committee else [],
    }


def _card(area: Area, committee: Committee, window: Window, answers, units: Units) -> AreaCard:
    headlines = [indicator for indicator in indicators.of_area(area.key) if indicator.is_headline]
    return AreaCard(
        title=area.say("name"),
        url=reverse("public:area", args=[area.slug]),
        icon=area.slug,
        summary=area.say("summary"),
        figures=[
            figure(answers[committee.pk, indicator.key], units, url=addresses.of_figure(indicator, committee, window))
            for indicator in headlines
        ],
        more=_("The public page of this area"),
    )


def _tables(
    committee: Committee, below: list[Committee], areas: list[Area], window: Window, answers, units
) -> list[Table]:
    found = [_by_committee(below, areas, window, answers)] if below else []
    return [*found, *(_all_figures(area, committee, window, answers, units) for area in areas)]


def _all_figures(area: Area, committee: Committee, window: Window, answers, units: Units) -> Table:
    """Every figure of an area that has something to say and may be shown to this person."""
    columns = [Column(area.say("name")), Column(_("Amount"), is_number=True), Column(_("Note"))]
    rows = []
    for indicator in indicators.of_area(area.key):
        answer = answers[committee.pk, indicator.key]
        if answer.total and not answer.is_withheld:
            said = figure(answer, units)
            amount = Cell(f"{said.text} {said.unit}".strip(), addresses.of_figure(indicator, committee, window))
            rows.append([Cell(said.name), amount, Cell(said.note)])
    return table(_("%(area)s: all figures") % {"area": area.say("name")}, columns, rows)


def _by_committee(below: list[Committee], areas: list[Area], window: Window, answers) -> Table:
    headlines = [item for area in areas for item in indicators.of_area(area.key) if item.is_headline]
    columns = [Column(_("Committee")), *(Column(name(indicator), is_number=True) for indicator in headlines)]
    rows = [
        [
            Cell(committee.short, f"{reverse('dashboard:home')}?{_asked(committee, window)}"),
            *(
                _cell(answers[committee.pk, indicator.key], addresses.of_figure(indicator, committee, window))
                for indicator in headlines
            ),
        ]
        for committee in below
    ]
    return table(_("One level down"), columns, rows)


def _cell(answer: Answer, url: str) -> Cell:
    return Cell(in_words(answer) or str(answer), url)


def _asked(committee: Committee, window: Window) -> str:
    asked = {"committee": str(committee.pk)}
    if window.since:
        asked["since"] = window.since.isoformat()
    if window.last_day:
        asked["until"] = window.last_day.isoformat()
    return urlencode(asked)
