"""What the pages of the reporting calendar show, as plain data."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from committees import access, reporting
from committees.choices import GONE, State
from committees.models import Committee, PeriodReport, Record, User
from committees.models.reporting import Rhythm
from committees.reporting import Period, Place, Sheet, Status
from committees.volumes import REPORTING_DUTIES
from qinggang.desk.pages.links import book_url, crumbs
from qinggang.look.errors import summarise
from qinggang.look.parts import Cell, Column, Empty, Link, Notice, Table, Tag, table
from qinggang.presenting import dates
from qinggang.reporting.forms import CalendarForm, OpenAgainForm, PeriodForm

TONES = {
    Status.ON_TIME: ("ok", "check"), Status.NOTHING: ("ok", "check"), Status.LATE: ("wait", "clock"),
    Status.WAITING: ("plain", "dot"), Status.MISSING: ("bad", "warn"),
}  # fmt: skip
SHOWN = 20  # of what is still to be reported


def calendar_page(user: User, form: CalendarForm) -> dict[str, Any]:
    """The context of reporting/calendar.html. Costs a fixed number of queries."""
    title = _("Reporting calendar")
    page: dict[str, Any] = {
        "crumbs": crumbs(Link(_("Dashboard"), reverse("dashboard:home")), Link(title)),
        "title": title,
        "lead": "",
        "filters": form,
        "errors": summarise(form),
        "reset_url": reverse("reporting:calendar") if form.is_used else "",
        "links": [Link(_("What is asked of whom"), book_url("list", REPORTING_DUTIES))],
        "empty": Empty(
            _("Nothing is asked for"), _("Enter what committees are to report and by when; it then stands here.")
        ),
    }
    if form.errors or form.chosen is None:
        return page
    committee, year = form.chosen, form.cleaned_data["year"]
    lead = _("%(committee)s and everything below it, %(year)s") % {"committee": committee, "year": year}
    made = [_table(sheet, committee, year) for sheet in reporting.sheets(committee, year)]
    return page | {"lead": lead, "tables": made, "to_report": to_report(user)}


def _table(sheet: Sheet, top: Committee, year: int) -> Table:
    columns = [Column(_("Committee")), *(Column(_short(period)) for period in sheet.periods)]
    rows = []
    for committee, places in sheet.rows.items():
        address = f"{reverse('reporting:calendar')}?committee={committee.pk}&year={year}"
        if committee == top:
            head = Cell(_("All together") if len(sheet.rows) > 1 else committee.short)
        else:
            head = Cell(committee.short, address)
        rows.append([head, *map(_cell, places)])
    return table(_caption(sheet), columns, rows)


def _caption(sheet: Sheet) -> str:
    said = {"what": sheet.duty, "who": sheet.duty.level, "often": sheet.duty.get_rhythm_display()}
    return _("%(what)s (%(who)s, %(often)s)") % said


def _short(period: Period) -> str:
    """The name of a column: Jan, Q1, 1st half, 2024."""
    rhythm, month = period.duty.rhythm, period.since.month
    if rhythm == Rhythm.MONTH:
        return dates.month_only(period.since)
    if rhythm == Rhythm.QUARTER:
        return pgettext("quarter of a year", "Q%(number)d") % {"number": (month + 2) // 3}
    if rhythm == Rhythm.HALF:
        return _("first half") if month == 1 else _("second half")
    return str(period.since.year)


def _cell(place: Place) -> Cell:
    """One committee by its status; several by how many have reported."""
    if not place.found:
        return Cell("–")
    if len(place.found) == 1:
        status = place.found[0]
        return Cell("", tag=Tag(status.label, *TONES[status]))
    words = {"received": place.received, "expected": len(place.found)}
    said = _("%(received)d of %(expected)d") % words
    if place.is_complete:
        return Cell("", tag=Tag(said, "ok", "check"))
    return Cell("", tag=Tag(said, *TONES[Status.MISSING if place.missing else Status.WAITING]))


def to_report(user: User) -> Table | None:
    """What the person's own committees have still to report."""
    found = reporting.waiting_of(user)[:SHOWN]
    columns = [Column(_("What is reported")), Column(_("Committee")), Column(pgettext("of a report", "Due on"))]
    columns.append(Column(pgettext("of a report", "Where it stands")))
    rows = []
    for committee, period in found:
        status = period.status(None)
        name = f"{period.duty} · {dates.period(period.window)}"
        tag = Tag(status.label, *TONES[status])
        rows.append([
            Cell(name, period_url(period, committee)), Cell(committee.short), Cell(dates.full(period.due_on)),
            Cell("", tag=tag),
        ])  # fmt: skip
    return table(_("Still to report"), columns, rows) if rows else None


def period_url(period: Period, committee: Committee, name: str = "period") -> str:
    since = period.since
    return reverse(f"reporting:{name}", args=[period.duty.pk, committee.pk, since.year, since.month])


def said_of(period: Period, committee: Committee) -> str:
    return f"{period.duty} · {committee.short} · {dates.period(period.window)}"


def period_page(
    user: User, period: Period, committee: Committee, form: PeriodForm, opening: OpenAgainForm | None
) -> dict[str, Any]:
    """The context of reporting/period.html."""
    report = reporting.report_of(period, committee)
    may = reporting.can_change(user, period, committee)
    calendar = Link(
        _("Reporting calendar"), f"{reverse('reporting:calendar')}?committee={committee.pk}&year={period.since.year}"
    )
    return {
        "crumbs": crumbs(calendar, Link(committee.short)),
        "title": said_of(period, committee),
        "lead": _("To be reported by %(day)s.") % {"day": dates.full(period.due_on)},
        "errors": summarise(opening or form),
        "notice": _notice(period, report, may),
        "table": _records_table(user, period, committee),
        "form": form if may and report is None and period.is_over else None,
        "opening": (opening or OpenAgainForm()) if may and report is not None else None,
        "open_url": period_url(period, committee, "open-again"),
        "back": calendar,
    }


def _notice(period: Period, report: PeriodReport | None, may: bool) -> Notice:
    status = period.status(report)
    if report is not None:
        said = _("Handed in on %(day)s by %(who)s.") % {
            "day": dates.full(timezone.localdate(report.handed_in_at)), "who": report.handed_in_by,
        }  # fmt: skip
        return Notice(" ".join(filter(None, (said, report.note))), capfirst(status.label))
    if not period.is_over:
        return Notice(_("It can be reported once the period is over."), capfirst(status.label))
    if period.is_locked and not may:
        return Notice(_("This period is locked. Ask the committee that asks for the report to open it."),
                      capfirst(status.label), "warning")  # fmt: skip
    return Notice(_("It has not been reported yet."), capfirst(status.label), "warning")


def _records_table(user: User, period: Period, committee: Committee) -> Table | None:
    """How many records of the period the committee has, by state: what there is before somebody says it is all."""
    seen = access.visible_records(user, Record.objects.filter(committee=committee)).in_window(period.window)
    counts = dict(
        seen.exclude(state__in=GONE)
        .order_by()
        .values("state")
        .annotate(count=Count("pk"))
        .values_list("state", "count")
    )
    rows = [[Cell(capfirst(state.label)), Cell(str(counts[state]))] for state in State if state in counts]
    columns = [Column(_("State")), Column(_("Records"), is_number=True)]
    return table(_("Records of this period"), columns, rows) if rows else None
