"""Where a record stands: its steps, who holds it since when, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from committees import changes
from committees.choices import State
from committees.models import Record, Version
from qinggang.look.desk_parts import Chain, Step
from qinggang.look.parts import Tag
from qinggang.presenting.dates import moment

__all__ = ["chain_of", "moment", "state_tag"]

ROAD = (State.DRAFT, State.SUBMITTED, State.APPROVED, State.PUBLISHED)
STATIONS = {
    State.DRAFT: gettext_lazy("Draft"),
    State.SUBMITTED: gettext_lazy("Submitted"),
    State.APPROVED: gettext_lazy("Approved"),
    State.PUBLISHED: gettext_lazy("Published"),
}
TONES = {
    State.SUBMITTED: ("wait", "clock"),
    State.RETURNED: ("bad", "back"),
    State.APPROVED: ("ok", "check"),
    State.PUBLISHED: ("ok", "check"),
}
NEXT = {
    State.DRAFT: gettext_lazy("With %(committee)s since %(when)s. Next: submit it."),
    State.SUBMITTED: gettext_lazy("Submitted by %(who)s, %(when)s. Next: %(holder)s decides, until %(due)s."),
    State.RETURNED: gettext_lazy("Returned by %(who)s, %(when)s. Next: %(committee)s mends it and submits it again."),
    State.APPROVED: gettext_lazy("Approved by %(who)s, %(when)s. It counts in the figures. Next: it may be published."),
    State.PUBLISHED: gettext_lazy("Published by %(who)s, %(when)s. Everybody can read it."),
    State.CANCELLED: gettext_lazy("Cancelled by %(who)s, %(when)s."),
    State.TRASHED: gettext_lazy("Put in the trash by %(who)s, %(when)s. It can be taken out again."),
}
HELD_BY_NOBODY = gettext_lazy(
    "Submitted by %(who)s, %(when)s. Nobody is appointed who could review it: ask the office."
)
KEPT_INSIDE = gettext_lazy("Approved by %(who)s, %(when)s. It counts in the figures and is never published.")


def state_tag(state: str) -> Tag:
    tone, icon = TONES.get(State(state), ("plain", "dot"))
    return Tag(State(state).label, tone, icon)


def chain_of(record: Record | None, history: Sequence[Version] = (), *, is_protected: bool = False) -> Chain:
    """The chain of a record with its history, oldest first; of a record that is yet to be made, without."""
    state = State(record.state) if record else State.DRAFT
    road = ROAD[:-1] if is_protected else ROAD
    here = State.DRAFT if state == State.RETURNED else state
    reached = road.index(here) if here in road else -1
    steps = [Step(STATIONS[station], _position(number, reached)) for number, station in enumerate(road)]
    return Chain(steps, _sentence(record, state, history, is_protected))


def _position(number: int, reached: int) -> str:
    if number == reached:
        return "now"
    return "done" if number < reached else "next"


def _sentence(record: Record | None, state: State, history: Sequence[Version], is_protected: bool) -> str:
    if record is None:
        return _("With you. Nothing has been submitted yet.")
    last = _last(history, state)
    said = {
        "committee": record.committee,
        "who": changes.who(last) if last else record.author,
        "when": moment(last.at if last else record.changed_at),
    }
    if state == State.SUBMITTED:
        return _waiting(record, said)
    return (KEPT_INSIDE if is_protected and state == State.APPROVED else NEXT[state]) % said


def _last(history: Sequence[Version], state: State) -> Version | None:
    """The step that brought the record where it stands; who handed it in, also where the portal has raised it since."""
    aside = (*changes.ABOUT_FILES, *(("escalate",) if state == State.SUBMITTED else ()))
    history = [version for version in history if version.verb not in aside]
    return history[-1] if history else None


def _waiting(record: Record, said: dict) -> str:
    """Whose turn it is to review, and until when."""
    if record.held_by is None:
        return HELD_BY_NOBODY % said
    return NEXT[State.SUBMITTED] % {**said, "holder": record.held_by, "due": date_format(record.due_on, "DATE_FORMAT")}
