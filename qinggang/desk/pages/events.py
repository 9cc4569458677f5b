"""What happened to a thing, in words: who changed what, from what to what, when and why."""

from __future__ import annotations

from collections.abc import Sequence

from committees import changes, undo
from qinggang.desk.pages.chain import moment
from qinggang.look.desk_parts import Change, Event, Undo


def events_of(steps: Sequence[changes.Step], undo_url: str = "") -> list[Event]:
    """The steps of a history, newest first; `undo_url` where the newest edit may be taken back."""
    newest = next((step.version.number for step in steps if step.version.content is not None), None)
    return [_event(step, undo_url if step.version.number == newest else "") for step in steps]


def _event(step: changes.Step, undo_url: str) -> Event:
    version = step.version
    can_undo = bool(undo_url) and version.verb in undo.EDITS
    shown = [] if version.verb == "create" else step.changes
    return Event(
        step.done,
        moment(version.at),
        version.at.isoformat(),
        changes.who(version),
        changes.why(version),
        [Change(change.label, change.before, change.after) for change in shown],
        Undo(undo_url, version.number) if can_undo else None,
    )
