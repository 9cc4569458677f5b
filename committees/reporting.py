"""Who was to report what by when: computed from duties and what was handed in, never stored.

A committee is complete for a period when it and all below it that were to report have done so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from committees import access, registers
from committees.errors import NotAllowed
from committees.models import Committee, PeriodReport, ReportingDuty, User
from committees.models.committee import STEP
from committees.named_periods import MONTHS_IN
from committees.periods import Window, first_day, month_number

LOOKS_BACK = 12  # months in which the desk looks for what is missing


class Status(models.TextChoices):
    """What came of one period of one committee."""

    ON_TIME = "on_time", _("on time")
    LATE = "late", _("late")
    NOTHING = "nothing", _("nothing to report")
    WAITING = "waiting", _("not due yet")
    MISSING = "missing", _("missing")


RECEIVED = (Status.ON_TIME, Status.LATE, Status.NOTHING)


@dataclass(frozen=True)
class Period:
    """One period of a duty. `until` is the day after its last."""

    duty: ReportingDuty
    since: date
    until: date

    @property
    def window(self) -> Window:
        return Window(self.since, self.until)

    @property
    def due_on(self) -> date:
        return self.until + timedelta(days=self.duty.days - 1)

    @property
    def locked_from(self) -> date | None:
        """The first day on which only who set the duty may still change something."""
        after = self.duty.locks_after
        return None if after is None else self.due_on + timedelta(days=after + 1)

    @property
    def is_locked(self) -> bool:
        return self.locked_from is not None and timezone.localdate() >= self.locked_from

    @property
    def is_over(self) -> bool:
        return timezone.localdate() >= self.until

    def expects(self, committee: Committee) -> bool:
        """Whether the committee is of the duty's level, below its committee, and was open in the period."""
        return (
            committee.level_id == self.duty.level_id
            and committee.path.startswith(self.duty.committee.path)
            and (committee.founded_on is None or committee.founded_on < self.until)
            and (committee.closed_on is None or committee.closed_on >= self.until)
        )

    def status(self, report: PeriodReport | None) -> Status:
        if report is None:
            return Status.MISSING if timezone.localdate() > self.due_on else Status.WAITING
        if report.is_nothing:
            return Status.NOTHING
        return Status.ON_TIME if timezone.localdate(report.handed_in_at) <= self.due_on else Status.LATE


@dataclass(frozen=True)
class Place:
    """One period of a committee with all below it: what came of each that was to report."""

    found: tuple[Status, ...]

    @property
    def received(self) -> int:
        return sum(status in RECEIVED for status in self.found)

    @property
    def missing(self) -> int:
        return self.found.count(Status.MISSING)

    @property
    def is_complete(self) -> bool:
        return self.received == len(self.found)


@dataclass(frozen=True)
class Sheet:
    """One duty in one year: its periods, and for each committee what came of them."""

    duty: ReportingDuty
    periods: list[Period]
    rows: dict[Committee, list[Place]]

    @property
    def missing(self) -> int:
        """Over all committees of the first row, which holds the others."""
        return sum(place.missing for place in next(iter(self.rows.values()), []))


def periods(duty: ReportingDuty, first_month: int, last_month: int) -> list[Period]:
    """The periods of a duty whose last month lies between these two, in order."""
    length, found = MONTHS_IN[duty.rhythm], []
    for begins in range(first_month - first_month % length, last_month + 1, length):
        one = Period(duty, first_day(begins), first_day(begins + length))
        is_asked = first_month <= begins + length - 1 <= last_month
        if is_asked and one.since >= _from(duty) and (duty.until is None or one.since <= duty.until):
            found.append(one)
    return found


def _from(duty: ReportingDuty) -> date:
    """The first of the month in which the duty begins: a month that it begins in is reported."""
    return duty.since.replace(day=1)


def period_of(duty: ReportingDuty, year: int, month: int) -> Period | None:
    """The period of a duty that begins in this month; None where none does."""
    begins = year * 12 + month - 1
    last = begins + MONTHS_IN[duty.rhythm] - 1
    return next((one for one in periods(duty, last, last) if month_number(one.since) == begins), None)


def sheets(committee: Committee, year: int) -> list[Sheet]:
    """Every duty of this committee or of one below it: a row for it all, then one for each right below.

    Costs three queries.
    """
    duties = list(_duties_about(committee))
    if not duties:
        return []
    levels = {duty.level_id for duty in duties}
    near = Q(level__in=levels) | Q(pk=committee.pk) | Q(parent=committee)
    committees = list(Committee.objects.within(committee).filter(near).in_tree_order())
    asked = [(duty, periods(duty, year * 12, year * 12 + 11)) for duty in duties]
    reports = _reports(duties, [one for _duty, found in asked for one in found])
    made = (_sheet(duty, found, committee, committees, reports) for duty, found in asked)
    return [sheet for sheet in made if sheet.rows]


def _duties_about(committee: Committee):
    above = Q(committee__in=committee.ancestor_ids)
    below = Q(committee__in=Committee.objects.within(committee))
    return ReportingDuty.objects.filter(above | below).select_related("committee", "level").order_by("pk")


Key = tuple[int, int, date]


def _reports(duties: Iterable[ReportingDuty], asked: Iterable[Period]) -> dict[Key, PeriodReport]:
    days = {one.since for one in asked}
    found = PeriodReport.objects.filter(duty__in=duties, since__in=days)
    return {(report.duty_id, report.committee_id, report.since): report for report in found}


def _sheet(
    duty: ReportingDuty, found: list[Period], top: Committee, committees: list[Committee],
    reports: dict[Key, PeriodReport],
) -> Sheet:  # fmt: skip
    """Rows without any committee that was to report are left out."""
    by_path = {committee.path: committee for committee in committees}
    cells: dict[Committee, dict[date, list[Status]]] = defaultdict(lambda: defaultdict(list))
    for period in found:
        for committee in committees:
            if period.expects(committee):
                status = period.status(reports.get((duty.pk, committee.pk, period.since)))
                for row in _rows_of(committee, top, by_path):
                    cells[row][period.since].append(status)
    ordered = [committee for committee in committees if committee in cells]
    rows = {row: [Place(tuple(cells[row][period.since])) for period in found] for row in ordered}
    return Sheet(duty, found, rows)


def _rows_of(committee: Committee, top: Committee, by_path: dict[str, Committee]) -> Iterator[Committee]:
    """The rows in which a committee is counted: the whole, and the one right below it that holds this one."""
    yield top
    child = by_path.get(committee.path[: len(top.path) + STEP])
    if child is not None and child != top:
        yield child


def waiting_for(committees: Iterable[Committee]) -> list[tuple[Committee, Period]]:
    """The periods that are over and that these committees themselves have not reported, the oldest first.

    Costs two queries.
    """
    committees, today = list(committees), timezone.localdate()
    levels = {committee.level_id for committee in committees}
    duties = list(ReportingDuty.objects.filter(level__in=levels).select_related("committee", "level").order_by("pk"))
    last = month_number(today)
    asked = [one for duty in duties for one in periods(duty, last - LOOKS_BACK, last) if one.is_over]
    reports = _reports(duties, asked) if asked else {}
    found = [
        (committee, one)
        for one in asked
        for committee in committees
        if one.expects(committee) and (one.duty.pk, committee.pk, one.since) not in reports
    ]
    return sorted(found, key=lambda pair: (pair[1].due_on, pair[0].path))


def waiting_of(user: User) -> list[tuple[Committee, Period]]:
    """What the committees for which this person was appointed have still to report. Costs three queries."""
    own = access.committees_for(user, access.KEEPS_REGISTERS)
    return waiting_for(Committee.objects.filter(pk__in=own).open().in_tree_order()) if own else []


def report_of(period: Period, committee: Committee) -> PeriodReport | None:
    found = PeriodReport.objects.filter(duty=period.duty, committee=committee, since=period.since)
    return found.select_related("handed_in_by").first()


def can_change(user: User, period: Period, committee: Committee) -> bool:
    """Who keeps the committee's registers may; once the period is locked, who keeps the duty."""
    asked = period.duty if period.is_locked else PeriodReport(duty=period.duty, committee=committee)
    return registers.can_keep(user, asked)


def hand_in(*, by: User, period: Period, committee: Committee, is_nothing: bool, note: str = "") -> PeriodReport:
    """Say that a committee has reported everything of a period, or that there was nothing. Twice is once."""
    _check(by, period, committee)
    if not period.is_over:
        raise ValidationError(_("This period is not over yet."))
    if period.is_locked and not note.strip():
        raise ValidationError({"note": _("This period is locked: say why it is reported now.")})
    fields = {
        "duty": period.duty, "committee": committee, "since": period.since, "is_nothing": is_nothing,
        "note": note.strip(), "handed_in_at": timezone.now(), "handed_in_by": by,
    }  # fmt: skip
    before = report_of(period, committee)
    if before is not None:
        return before
    try:
        with transaction.atomic():
            return registers.save(by=by, model=PeriodReport, fields=fields, why=note.strip())
    except (IntegrityError, ValidationError):
        made = report_of(period, committee)  # somebody else, or a second click, was faster
        if made is None:
            raise
        return made


def open_again(*, by: User, period: Period, committee: Committee, why: str) -> None:
    """Take back that a period was reported, with a reason; the history keeps both."""
    _check(by, period, committee)
    if not why.strip():
        raise ValidationError({"why": _("Say why it is opened again.")})
    report = report_of(period, committee)
    if report is not None:
        registers.remove(by=by, entry=report, why=why.strip())


def _check(by: User, period: Period, committee: Committee) -> None:
    if not period.expects(committee):
        raise ValidationError(_("This committee is not asked to report this."))
    if not can_change(by, period, committee):
        raise NotAllowed(_("This period is locked. Ask the committee that asks for the report to open it."))
