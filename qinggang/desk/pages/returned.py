"""Why a record was returned, with the way to the field that is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from committees import changes, field_names, kinds
from committees.choices import State
from committees.entry import Entry
from committees.models import Record, Version
from qinggang.desk.pages.links import edit_url
from qinggang.look.errors import place_of
from qinggang.look.parts import Link, Notice


def why_returned(record: Record, versions: Sequence[Version], place: Callable[[str], str]) -> list[Notice]:
    """The reason as its reviewer gave it, while it is still to be mended; `place` says where a field stands."""
    returned = changes.last_return(versions)
    if record.state != State.RETURNED or returned is None:
        return []
    field = meant_field(record, returned, place)
    return [Notice(changes.why(returned), _("Why it was returned"), "warning", [field] if field else [])]


def meant_field(record: Record, returned: Version, place: Callable[[str], str]) -> Link | None:
    """The field that a return points at, if it points at one."""
    label = field_names.of(kinds.of(record)).get(returned.field) if returned.field else ""
    return Link(_("Which field: %(field)s") % {"field": label}, place(returned.field)) if label else None


def in_form(entry: Entry) -> Callable[[str], str]:
    """Where a field stands on the page of this form; a table begins with the first field of its first row."""

    def place(name: str) -> str:
        if name in entry.tables:
            rows = entry.tables[name].forms
            return place_of(rows[0].visible_fields()[0]) if rows else ""
        return place_of(entry.form[name]) if name in entry.form.fields else ""

    return place


def on_page_of(record: Record) -> Callable[[str], str]:
    """Where it stands seen from another page; without a form there is no such place."""
    return lambda name: f"{edit_url(record)}#id_{name}" if kinds.of(record).form else ""
