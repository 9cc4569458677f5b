"""The texts of records that anybody may read once they are published, and the checks that rooms ask of them.

Checks are asked of many records at once, so that a batch costs no more statements than a single record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import models

from committees import kinds
from committees.kinds import Problem
from committees.models import Attachment, User

Found = Mapping[int, Sequence[Problem]]  # by the key of a record, what bars its way
CheckOfSubmitting = Callable[[Sequence[Any]], Found]
CheckOfPublishing = Callable[[Sequence[Any], User], Found]
_of_submitting: list[CheckOfSubmitting] = []
_of_publishing: list[CheckOfPublishing] = []


def register(*, submitting: CheckOfSubmitting | None = None, publishing: CheckOfPublishing | None = None) -> None:
    """A room's check; it is asked of records of every kind, as their own kinds."""
    if submitting:
        _of_submitting.append(submitting)
    if publishing:
        _of_publishing.append(publishing)


def bars_submitting(records: Sequence[Any]) -> dict[int, list[Problem]]:
    """What still bars submitting: what the kind itself misses, and what the checks find in the texts."""
    own = {record.pk: list(kinds.of(record).missing(record)) for record in records}
    return _together(own, [check(records) for check in _of_submitting])


def bars_publishing(records: Sequence[Any], by: User) -> dict[int, list[Problem]]:
    """What bars publishing by this person."""
    own = {record.pk: list(kinds.of(record).before_publishing(record)) for record in records}
    return _together(own, [check(records, by) for check in _of_publishing])


def _together(own: dict[int, list[Problem]], found: Iterable[Found]) -> dict[int, list[Problem]]:
    """What was found, of the records of which anything was."""
    for problems in found:
        for pk, some in problems.items():
            own[pk].extend(some)
    return {pk: problems for pk, problems in own.items() if problems}


def texts_of(records: Sequence[Any]) -> Iterator[tuple[Any, str, str]]:
    """Every text of these records with the field it stands in: their own, their rows' and their public files'.

    Costs one query for the files, and one for each table of rows that is not loaded yet.
    """
    files: dict[int, list[Attachment]] = defaultdict(list)
    shown = Attachment.objects.filter(record__in=[record.pk for record in records], is_public=True)
    for attachment in shown.order_by("pk"):
        files[attachment.record_id or 0].append(attachment)
    for record in records:
        yield from ((record, field, text) for field, text in _texts_in(record))
        for table in kinds.of(record).rows:
            for row in getattr(record, table.name).all():
                yield from ((record, table.name, text) for _field, text in _texts_in(row))
        for attachment in files[record.pk]:
            texts = (attachment.caption, attachment.caption_en, attachment.name)
            yield from ((record, "attachments", text) for text in texts if text)


def _texts_in(thing: models.Model) -> Iterator[tuple[str, str]]:
    for field in thing._meta.concrete_fields:
        if type(field) in (models.CharField, models.TextField) and field.editable and not field.choices:
            text = getattr(thing, field.attname)
            if text:
                yield field.name, str(text)
