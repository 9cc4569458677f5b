"""The indicators of activities: how often, and how many took part. Persons and person-times are never added."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from activities.models import Activity
from committees import indicators
from committees.indicators import Indicator, Measure
from committees.quantities import Quantity

BATCH = "batch"


def occasions(area: str, *, in_batches: bool = False) -> Measure:
    """How often activities of an area were held, in batches or in everything else."""

    def measure(activity: Activity) -> list[Quantity]:
        wanted = activity.area_id == area and (activity.occasion_unit_id == BATCH) == in_batches
        return [activity.occasions] if wanted else []

    return measure


def attendance(area: str, unit: str, wanted: Callable[[Activity], bool] = lambda _activity: True) -> Measure:
    """How many took part in the activities of an area, counted in one unit."""

    def measure(activity: Activity) -> list[Quantity]:
        if activity.area_id != area or not wanted(activity):
            return []
        return [row.quantity for row in activity.audiences.all() if row.unit_id == unit]

    return measure


def committees_present(activity: Activity) -> list[Quantity]:
    """How many committees were there, where the committees were counted and not the people."""
    return [row.quantity for row in activity.audiences.all() if row.unit_id == "committee"]


def is_practice(activity: Activity) -> bool:
    return activity.occasion_unit_id == BATCH


def register_all() -> None:
    _register_red_education()
    _register_legal_education()
    _register_other()


def _register_red_education() -> None:
    area = "red_education"
    indicators.register(
        Indicator(
            "red_activities", area, _("red-education activities"), "session",
            _("Outings, talks, readings, films and other red education. One entry may stand for several occasions."),
            kind="activity", measure=occasions(area), is_headline=True,
        ),
        Indicator(
            "red_attendances", area, _("attendances"), "person_time",
            _("Everybody who took part, counted each time. Groups that nobody counted are named, not guessed."),
            kind="activity", measure=attendance(area, "person_time"), is_headline=True,
        ),
        Indicator(
            "red_participants", area, _("people who took part"), "person",
            _("People who took part, where each was counted once."),
            kind="activity", measure=attendance(area, "person"),
        ),
    )  # fmt: skip


def _register_legal_education() -> None:
    area = "legal_education"
    indicators.register(
        Indicator(
            "legal_practice_batches", area, _("legal-practice activities"), "batch",
            _("Mock trials, galleries and other legal practice, counted in batches."),
            kind="activity", measure=occasions(area, in_batches=True), is_headline=True,
        ),
        Indicator(
            "legal_practice_attendances", area, _("students in legal practice"), "person_time",
            _("Students who took part in legal-practice activities, counted each time."),
            kind="activity", measure=attendance(area, "person_time", is_practice), is_headline=True,
        ),
        Indicator(
            "legal_activities", area, _("legal-education activities"), "session",
            _("Class meetings, newsletters, readings, skits, debates, lectures and other legal education."),
            kind="activity", measure=occasions(area),
        ),
        Indicator(
            "legal_parents_studied", area, _("parents who studied law"), "person",
            _("Parents who studied in the Rule-of-Law lecture hall; reported as a total."),
            is_headline=True,
        ),
        Indicator(
            "legal_certificates", area, _("certificates of legal study"), "certificate",
            _("Certificates given to parents who studied; never more than the parents who studied."),
            kind="activity", never_above="legal_parents_studied",
            measure=lambda activity: [Quantity(activity.certificate_count, "certificate")]
            if activity.area_id == area and activity.certificate_count is not None
            else [],
        ),
    )  # fmt: skip


def _register_other() -> None:
    indicators.register(
        Indicator(
            "meetings", "organisation", _("meetings and trainings"), "session",
            _("Meetings, seminars and trainings of the committees themselves."),
            kind="activity", measure=occasions("organisation"),
        ),
        Indicator(
            "committees_at_meetings", "organisation", _("committees at meetings"), "committee",
            _("Committees that took part in meetings, seminars and trainings, counted each time."),
            kind="activity", measure=committees_present,
        ),
        Indicator(
            "studio_activities", "studios", _("other activities of studios"), "session",
            _("Guidance, demonstrations and other activities of studios that are not training sessions."),
            kind="activity", measure=occasions("studios"),
        ),
    )  # fmt: skip
