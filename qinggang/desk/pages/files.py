"""The photos and papers of a record: in its form, on its page, and for its reviewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from committees import access, attachments, filerights, filetypes, kinds
from committees.models import Attachment as Stored
from committees.models import Record, User
from qinggang.desk.pages.links import crumbs, kind_link, record_url
from qinggang.look.desk_parts import ErrorSummary, FileRow, FilesPart, Problem
from qinggang.look.parts import Attachment, Link
from qinggang.presenting import files

PAPERS = ",".join(f".{ending}" for ending, kind in filetypes.TYPES.items() if not kind.is_photo)
WORDS = ("caption", "caption_en", "consent")


def files_url(record: Record) -> str:
    return reverse("desk:record-files", args=[kinds.of(record), record.pk])


def stored_of_form(user: User, key: UUID, record: Record | None) -> list[Stored]:
    """The files that a form shows: first those of the record that is being changed, then those of the draft."""
    return [*(files_in_order(record) if record else ()), *attachments.of_draft(user, key)]


def files_in_order(record: Record) -> list[Stored]:
    found = list(Stored.objects.filter(record=record.pk).order_by("position", "pk"))
    for stored in found:
        stored.record = record  # one object for all, so that each step goes on from the one before
    return found


def files_of_form(
    user: User, kind: kinds.Kind, key: UUID, record: Record | None, typed: Mapping[str, Any], problems: Sequence[str]
) -> dict[str, Any]:
    """The part of an entry form's context that is about its files, with the words as they were typed."""
    part = FilesPart(
        [file_row(stored, typed, asks_public=not kind.is_protected) for stored in stored_of_form(user, key, record)],
        add_url=reverse("desk:files-add", args=[kind, key]) + (f"?record={record.pk}" if record else ""),
        limits=_("At most %(count)s files, each up to %(size)s. %(taken)s")
        % {
            "count": settings.FILES_PER_RECORD,
            "size": filesizeformat(settings.FILE_LARGEST),
            "taken": filetypes.TAKEN,
        },
        papers=PAPERS,
        largest=settings.FILE_LARGEST,
        problems=problems,
    )
    return {"files": part, "errors": problems_summary(problems)} if problems else {"files": part}


def file_row(stored: Stored, typed: Mapping[str, Any], *, asks_public: bool, **rights: bool) -> FileRow:
    words = {name: typed.get(f"file-{stored.pk}-{name}", getattr(stored, name)) for name in WORDS}
    return FileRow(
        pk=stored.pk,
        name=stored.name or files.title(stored),
        url=reverse("desk:file", args=[stored.pk]),
        small=_small(stored),
        kind=files.ending(stored).upper(),
        size=files.size(stored),
        is_photo=stored.is_photo,
        is_public=stored.is_public,
        shows_children=stored.shows_children,
        asks_public=asks_public,
        change_url=reverse("desk:file-change", args=[stored.pk]) if stored.draft_key else "",
        remove_url=reverse("desk:file-remove", args=[stored.pk]) if stored.draft_key else "",
        **words,
        **rights,
    )


def _small(stored: Stored) -> str:
    return reverse("desk:file-small", args=[stored.pk]) if stored.thumbnail else ""


def problems_summary(problems: Sequence[str]) -> ErrorSummary:
    return ErrorSummary(
        _("Not every file could be added. What you typed is kept."),
        [Problem(sentence, "#id_photos") for sentence in problems],
    )


def attachments_of(record: Record) -> list[Attachment]:
    """The record's files for those who may see it, with what was decided about the public."""
    is_ever_public = access.is_ever_public(record)
    return [_attachment(stored, is_ever_public) for stored in files_in_order(record)]


def attachments_for_review(record: Record) -> tuple[list[Attachment], list[Attachment]]:
    """For the reviewer: the files that publishing would show to everybody, and those that stay inside."""
    is_ever_public = access.is_ever_public(record)
    found = files_in_order(record)
    shown = [_attachment(stored, is_ever_public) for stored in found if stored.is_public and is_ever_public]
    inside = [_attachment(stored, is_ever_public) for stored in found if not (stored.is_public and is_ever_public)]
    return shown, inside


def _attachment(stored: Stored, is_ever_public: bool) -> Attachment:
    is_public = stored.is_public and is_ever_public
    note = _("may be shown in public") if is_public else _("stays inside")
    if stored.shows_children:
        note += " · " + (
            _("shows children; consent: %(note)s") if stored.consent else _("shows children; no consent yet")
        )
        note %= {"note": stored.consent}
    return Attachment(
        name=files.caption(stored) or stored.name or files.title(stored),
        url=reverse("desk:file", args=[stored.pk]),
        kind=files.ending(stored).upper(),
        size=files.size(stored),
        note=note,
        small=_small(stored),
    )


def link_to_files(user: User, record: Record, shown: Sequence[Attachment]) -> Link | None:
    """The way to the words and marks of the files, for who may change any of them."""
    if not shown or not (filerights.can_describe(user, record) or filerights.can_hide(user, record)):
        return None
    return Link(_("Captions, and what the public may see"), files_url(record))


def files_page(user: User, kind: kinds.Kind, record: Record, typed: Mapping[str, Any], problems=()) -> dict[str, Any]:
    """The context of desk/record_files.html."""
    can_describe = filerights.can_describe(user, record)
    rows = [
        file_row(stored, typed, asks_public=access.is_ever_public(record), can_describe=can_describe, can_move=False)
        for stored in files_in_order(record)
    ]
    return {
        "crumbs": crumbs(kind_link(kind), Link(str(record), record_url(record)), Link(_("Photos and papers"))),
        "title": _("Photos and papers: %(title)s") % {"title": record},
        "lead": (
            _("Tick what the public may see as soon as the record is published.")
            if can_describe
            else _("You can take a file back from the public. Marking another one is no longer possible.")
        ),
        "errors": problems_summary(problems) if problems else None,
        "files": FilesPart(rows, problems=problems),
        "version": record.version,
        "cancel_url": record_url(record),
    }
