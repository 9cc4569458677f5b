"""Titles of records about children and pupils: composed from kind, committee and code, never typed.

Each function takes the values being written and the record as it stands (None for a new one), and answers with title
and title_en.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from committees.models import Committee, Record

CODES_SHOWN = 3  # of a visit to many children
SEPARATOR = " · "


def value_of(name: str, fields: Mapping[str, Any], record: Any) -> Any:
    """A field as it will be: as it is written now, else as it stands."""
    if name in fields or record is None:
        return fields.get(name)
    return getattr(record, name)


def of_child_record(fields: Mapping[str, Any], record: Any, *, name: Any) -> dict[str, str]:
    child, committee = value_of("child", fields, record), value_of("committee", fields, record)
    return _composed(name, committee, lambda: child.code if child else "")


def of_pairing(fields: Mapping[str, Any], record: Any, *, name: Any) -> dict[str, str]:
    """The title, and the public group that goes with what the pairing is counted as on that day."""
    counted_as = value_of("counted_as", fields, record)
    group = {"public_group": counted_as.public_group} if counted_as and "counted_as" in fields else {}
    return {**of_child_record(fields, record, name=name), **group}


def of_visit(fields: Mapping[str, Any], record: Any, *, name: Any) -> dict[str, str]:
    if "children" in fields or record is None:
        codes = sorted(child.code for child in fields.get("children") or ())
    else:
        codes = sorted(record.children.values_list("code", flat=True))
    return _composed(name, value_of("committee", fields, record), lambda: _named(codes))


def of_talk(fields: Mapping[str, Any], record: Any, *, name: Any) -> dict[str, str]:
    place = value_of("school", fields, record) or value_of("committee", fields, record)
    return _composed(name, place, lambda: "")


def _named(codes: list[str]) -> str:
    text = pgettext("between two codes", ", ").join(codes[:CODES_SHOWN])
    more = len(codes) - CODES_SHOWN
    return _("%(codes)s and %(count)s more") % {"codes": text, "count": more} if more > 0 else text


def _composed(name: Any, committee: Committee | None, about: Callable[[], str]) -> dict[str, str]:
    titles = {}
    for written, language in (("title", "zh-hans"), ("title_en", "en")):
        field: Any = Record._meta.get_field(written)
        with override(language):
            parts = (capfirst(str(name)), committee.short if committee else "", about())
            titles[written] = _joined(parts)[: field.max_length]
    return titles


def _joined(parts: Iterable[str]) -> str:
    return SEPARATOR.join(part for part in parts if part)
