"""What a record says now against what it said when it was last approved, or first submitted: field by field."""

from __future__ import annotations

from dataclasses import dataclass

from committees import history
from committees.changes import Change, Teller, rows_of
from committees.models import Record, Version


@dataclass(frozen=True)
class Comparison:
    """`base` is the step that is compared with; None for a record that is submitted for the first time."""

    base: Version | None
    changes: list[Change]


def with_last_decision(record: Record) -> Comparison:
    """Against the last approval; if it never was approved, against the first submission, if it was changed since."""
    versions = list(history.of(record))
    base = _base(versions)
    if base is None:
        return Comparison(None, [])
    before = _content_at(versions, base.number)
    now = _content_at(versions, record.version)
    if before is None or now is None or before is now:
        return Comparison(base, [])
    return Comparison(base, Teller(type(record), rows_of(record), [before, now]).changes(before, now))


def _base(versions: list[Version]) -> Version | None:
    approved = [version for version in versions if version.verb == "approve"]
    if approved:
        return approved[-1]
    submitted = [version for version in versions if version.verb == "submit"]
    return submitted[0] if len(submitted) > 1 else None


def _content_at(versions: list[Version], number: int) -> dict | None:
    """What the record said in this version: the last content that was written until then."""
    contents = [version.content for version in versions if version.content is not None and version.number <= number]
    return contents[-1] if contents else None
