"""The page of the trash."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from committees import changes, kinds, trash
from committees.models import Elder, PostHolder, Venue, Version
from committees.models.record import Record
from qinggang import paging
from qinggang.desk.pages.chain import moment
from qinggang.desk.pages.links import crumbs, move_url, record_url
from qinggang.look.desk_parts import Thrown
from qinggang.look.parts import Empty, Link

REGISTERS = {model._meta.model_name: model for model in (Elder, Venue, PostHolder)}  # by their words in addresses


def trash_page(request: HttpRequest) -> dict[str, Any]:
    """The context of desk/trash.html: records a page at a time, then what was removed from registers lately."""
    found, pages = paging.cut(request, trash.thrown_away(request.user).for_list())
    removed = [(model, trash.removed_entries(request.user, model)) for model in REGISTERS.values()]
    entries = [thrown for model, steps in removed for thrown in _entries(model, steps)]
    lead = _("What is thrown away stays here for %(days)d days and can be taken out again.")
    return {
        "crumbs": crumbs(Link(_("Trash"))),
        "title": _("Trash"),
        "lead": lead % {"days": trash.DAYS},
        "records": [_record(record) for record in found],
        "entries": entries,
        "pages": pages,
        "empty": Empty(_("The trash is empty"), _("Drafts and returned records that you throw away appear here.")),
    }


def _record(record: Record) -> Thrown:
    return Thrown(
        str(record),
        capfirst(kinds.of(record).name),
        _("gone for good after %(day)s") % {"day": date_format(trash.last_day(record), "DATE_FORMAT")},
        move_url(record, "restore"),
        record.version,
        record_url(record),
    )


def _entries(model: Any, steps: list[Version]) -> list[Thrown]:
    teller = changes.Teller(model, (), [step.content for step in steps])
    return [
        Thrown(
            _name(teller, step.content or {}),
            capfirst(model._meta.verbose_name),
            _("removed by %(who)s, %(when)s") % {"who": step.by, "when": moment(step.at)},
            reverse("desk:trash-put-back", args=[step.subject, step.subject_id]),
            step.number,
        )
        for step in steps
    ]


def _name(teller: changes.Teller, content: dict[str, Any]) -> str:
    """What a removed entry was called: a name, or a post and the volunteer who held it."""
    words = [teller.words(field, content[field]) for field in ("title", "elder", "name") if content.get(field)]
    return " · ".join(words) or _("Without a name")
