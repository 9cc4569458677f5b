"""What the dashboard shows, as plain data."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees import months
from committees.figures import Answer
from committees.models import Area
from committees.periods import UNKNOWN_END, Window
from committees.quantities import format_number
from committees.targets import Progress, Verdict
from qinggang.charts import Trend
from qinggang.dashboard.attention import attention
from qinggang.dashboard.forms import DashboardForm
from qinggang.dashboard.standing import Standing
from qinggang.look.errors import summarise
from qinggang.look.parts import AreaCard, Cell, Column, Link, Table, Tag, table
from qinggang.presenting import addresses, dates, trends
from qinggang.presenting.figures import Units, figure, in_words, name, note

MONTHS = 24


def dashboard_page(form: DashboardForm, stand: Standing | None) -> dict[str, Any]:
    """The context of dashboard/home.html. Costs the same queries whatever the size of the county."""
    page: dict[str, Any] = {
        "title": _("Where the county stands"),
        "as_of": "",
        "filters": form,
        "errors": summarise(form),
        "reset_url": reverse("dashboard:home") if form.is_used else "",
    }
    if stand is None:
        return page
    units = Units()
    return page | {
        "as_of": _as_of(stand),
        "areas": [_card(area, stand, units) for area in stand.areas],
        "trend": _trend(form, stand, units),
        "attention": attention(stand),
        "tables": _tables(form, stand, units),
        "all_figures": [made for area in stand.areas if (made := _all_figures(area, stand, units)).rows],
        "papers": [
            Link(_("For Excel"), f"{reverse('dashboard:table')}?{form.asked(stand.committee)}"),
            Link(
                _("The article of the year"),
                f"{reverse('reports:article', args=[stand.year])}?committee={stand.committee.pk}",
            ),
            Link(
                _("Reporting calendar"),
                f"{reverse('reporting:calendar')}?committee={stand.committee.pk}&year={stand.year}",
            ),
        ],
    }


def _as_of(stand: Standing) -> str:
    said = _("%(committee)s and everything below it, %(period)s")
    text = said % {"committee": stand.committee, "period": dates.period(stand.window)}
    if stand.earlier:
        compared = _("compared with %(period)s") % {"period": dates.period(stand.earlier)}
        text = pgettext("between two notes", "; ").join([text, compared])
    return text


def _card(area: Area, stand: Standing, units: Units) -> AreaCard:
    shown = [indicator for indicator in stand.headlines if indicator.area == area.key]
    return AreaCard(
        title=area.say("name"),
        url=reverse("public:area", args=[area.slug]),
        icon=area.slug,
        summary=area.say("summary"),
        figures=[
            figure(
                stand.answer(indicator), units, url=addresses.of_figure(indicator, stand.committee, stand.window),
                note=_noted(note(stand.answer(indicator)), stand.change(indicator)),
            )
            for indicator in shown
        ],
        more=_("The public page of this area"),
    )  # fmt: skip


def _noted(*notes: str) -> str:
    return capfirst(pgettext("between two notes", "; ").join(filter(None, notes)))


def _trend(form: DashboardForm, stand: Standing, units: Units) -> Trend | None:
    """The chosen figure month by month: up to the end of the period, or to the newest month that is known."""
    indicator = form.charted
    if indicator is None:
        return None
    last = stand.window.last_month
    if last == UNKNOWN_END:
        drawn = months.newest([indicator], stand.committee, MONTHS)
    else:
        drawn = months.by_month([indicator], stand.committee, last - MONTHS + 1, last)
    return trends.trend(indicator, drawn[indicator.key], units) if drawn[indicator.key] else None


def _tables(form: DashboardForm, stand: Standing, units: Units) -> list[Table]:
    found = [_targets(stand, units)] if stand.progress else []
    return found + ([_by_committee(form, stand)] if stand.below else [])


def _all_figures(area: Area, stand: Standing, units: Units) -> Table:
    columns = [Column(area.say("name")), Column(_("Amount"), is_number=True), Column(_("Note"))]
    rows = []
    for answer in stand.told(area):
        said, url = figure(answer, units), addresses.of_figure(answer.indicator, stand.committee, stand.window)
        rows.append([Cell(said.name), Cell(f"{said.text} {said.unit}".strip(), url), Cell(said.note)])
    return table(_("%(area)s: all figures") % {"area": area.say("name")}, columns, rows)


TONES = {
    Verdict.REACHED: ("ok", "check"), Verdict.ON_THE_WAY: ("ok", "check"), Verdict.NEAR: ("wait", "clock"),
    Verdict.BEHIND: ("bad", "warn"), Verdict.UNKNOWN: ("plain", "dot"),
}  # fmt: skip


def _targets(stand: Standing, units: Units) -> Table:
    """The targets of the year, with what should be there by today and where each stands."""
    columns = [Column(_("Figure")), Column(_("Committee"))]
    columns += [Column(text, is_number=True) for text in (_("To reach"), _("Reached"), _("By today"))]
    rows = [_target_row(one, stand, units) for one in stand.progress]
    caption = _("Targets of %(year)s") % {"year": stand.year}
    return table(caption, [*columns, Column(pgettext("of a target", "Where it stands"))], rows)


def _target_row(one: Progress, stand: Standing, units: Units) -> list[Cell]:
    url = addresses.of_figure(one.indicator, one.target.committee, Window.year(stand.year))
    unit = units.word(one.indicator.unit, one.target.number)
    numbers = [
        Cell(f"{format_number(one.target.number)} {unit}"), Cell(in_words(one.answer) or str(one.answer), url),
        Cell(format_number(one.due.to_integral_value()) if one.due else "–"),
    ]  # fmt: skip
    tag = Tag(str(one.verdict.label), *TONES[one.verdict])
    return [Cell(name(one.indicator)), Cell(one.target.committee.short), *numbers, Cell("", tag=tag)]


def _by_committee(form: DashboardForm, stand: Standing) -> Table:
    columns = [Column(_("Committee")), *(Column(name(indicator), is_number=True) for indicator in stand.headlines)]
    rows = [
        [
            Cell(committee.short, f"{reverse('dashboard:home')}?{form.asked(committee)}"),
            *(
                _cell(stand.answer(indicator, committee), addresses.of_figure(indicator, committee, stand.window))
                for indicator in stand.headlines
            ),
        ]
        for committee in stand.below
    ]
    return table(_("One level down"), columns, rows)


def _cell(answer: Answer, url: str) -> Cell:
    return Cell(in_words(answer) or str(answer), url)
