"""Files of records: added to a draft or to a record that can be changed, described, shown, and taken away again.

A file is checked and drawn anew before anything is written, and is on the disk before the database says so. What a
failure leaves behind is removed at once, or swept up by `purge`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from committees import access, filerights, filestore, filetypes, history, kinds, pictures
from committees.errors import Conflict, WrongState
from committees.filetypes import Refused, refusal
from committees.models import Attachment, Draft, Record, User

LONGEST_NOTE = 500
KEPT_WITHOUT_A_DRAFT = timedelta(days=7)  # the page may lie open for a while before its draft is first saved


def add(*, by: User, file: UploadedFile, draft_key: UUID | None = None, record: Record | None = None) -> Attachment:
    """Add a file to a draft (of `record`, where one is being changed), or without a draft to the record itself.

    Raises Refused with a sentence that names the file. Drawing a photo takes a second, so no transaction is open yet.
    """
    name = filestore.clean_name(file.name or "")
    content: Any = file
    filerights.check_may_add(by, draft_key, record)
    if (file.size or 0) > settings.FILE_LARGEST:
        raise refusal("large", name, filesizeformat(settings.FILE_LARGEST))
    kind = filetypes.recognise(name, content)
    digest = filestore.digest_of(file)
    _check_is_new(name, digest, _beside(draft_key, record))
    drawn = pictures.draw_anew(name, content, kind.name) if kind.is_photo else None
    made = Attachment(name=name, digest=digest, is_photo=kind.is_photo, added_by=by)
    made.media_type = "image/jpeg" if drawn else kind.media_type
    ending = "jpg" if drawn else kind.ending
    contents = {"file": (drawn.large if drawn else file, ending)}
    if drawn:
        contents["thumbnail"] = (drawn.small, ending)
    with filestore.no_file_without_its_row(name) as stored:
        return _add(by, made, draft_key, record, contents, stored)


@transaction.atomic
def _add(by: User, made: Attachment, draft_key, record, contents: dict[str, Any], stored: list[str]) -> Attachment:
    # One person's files are added one after the other, so that two at once do not slip past the limits.
    User.objects.select_for_update(no_key=True).get(pk=by.pk)
    beside = _beside(draft_key, record)
    made.size = contents["file"][0].size
    _check_is_new(made.name, made.digest, beside)
    _check_limits(made, beside)
    for field, (content, ending) in contents.items():
        wanted = filestore.random_name(made, field, ending)
        stored.append(wanted)
        setattr(made, field, filestore.store(wanted, content))
    made.draft_key, made.record = (draft_key, None) if draft_key else (None, record)
    made.position = (beside.aggregate(last=Max("position"))["last"] or 0) + 1
    made.save(force_insert=True)
    if made.record_id:
        _step(by, record, "add_file", [made])
    return made


@transaction.atomic
def describe(*, by: User, attachment: Attachment, caption: str, caption_en: str) -> bool:
    """Say what is to be seen; whether that is anything new."""
    said = {"caption": _line(caption), "caption_en": _line(caption_en)}
    if said == {name: getattr(attachment, name) for name in said}:
        return False
    if attachment.record:
        filerights.check_can_describe(by, attachment.record)
    for name, text in said.items():
        field: Any = attachment._meta.get_field(name)
        if len(text) > field.max_length:
            raise Refused(_("The caption of “%(name)s” is too long. Shorten it.") % {"name": attachment.name})
    _change(by, attachment, "describe_file", said)
    return True


@transaction.atomic
def say_who_is_shown(*, by: User, attachment: Attachment, shows_children: bool, consent: str) -> bool:
    """Whether children can be recognised, and what consent there is; whether that is anything new.

    A consent that is taken back takes the photo from the public in the same moment, whatever became of the record.
    """
    said: dict[str, Any] = {"shows_children": shows_children, "consent": _line(consent)}
    if said == {name: getattr(attachment, name) for name in said}:
        return False
    lacks_consent = shows_children and not said["consent"]
    if attachment.record:
        check = filerights.check_can_hide if lacks_consent else filerights.check_can_describe
        check(by, attachment.record)
    field: Any = attachment._meta.get_field("consent")
    if len(said["consent"]) > field.max_length:
        raise Refused(_("The note on consent for “%(name)s” is too long. Shorten it.") % {"name": attachment.name})
    is_taken_back = lacks_consent and attachment.is_public
    _change(by, attachment, "consent_file", said | ({"is_public": False} if is_taken_back else {}))
    return True


Bar = Callable[[Attachment], Iterable[str]]
_bars: list[Bar] = []


def register(bar: Bar) -> None:
    """A room's reasons why a file must not be public, as sentences."""
    _bars.append(bar)


@transaction.atomic
def make_public(*, by: User, attachment: Attachment) -> None:
    """It may be shown as soon as the record is published."""
    if attachment.record:
        filerights.check_can_describe(by, attachment.record)
        if not access.is_ever_public(attachment.record):
            raise WrongState(_("Files of this record are never shown in public."))
    if attachment.shows_children and not attachment.consent:
        raise WrongState(
            _("“%(name)s” shows children: it can be shown in public once you say what consent there is.")
            % {"name": attachment.name}
        )
    for sentence in (sentence for bar in _bars for sentence in bar(attachment)):
        raise WrongState(sentence)
    _change(by, attachment, "show_file", {"is_public": True})


@transaction.atomic
def hide(*, by: User, attachment: Attachment) -> None:
    """It is no longer shown: at any time, since consent may be withdrawn at any time."""
    if attachment.record:
        filerights.check_can_hide(by, attachment.record)
    _change(by, attachment, "hide_file", {"is_public": False})


@transaction.atomic
def take_from_public(*, by: User | None, attachment: Attachment) -> None:
    """A consent has lapsed: nobody is asked whether they may, and the portal (None) does it too."""
    Attachment.objects.filter(pk=attachment.pk).update(is_public=False)
    attachment.is_public = False
    if attachment.record:
        _step(by, attachment.record, "hide_file", [attachment])


@transaction.atomic
def move_up(*, by: User, attachment: Attachment) -> None:
    """Change places with the one before it."""
    filerights.check_may_add(by, attachment.draft_key, attachment.record)
    beside = _beside(attachment.draft_key, attachment.record).order_by("position", "pk")
    places = {one.pk: place for place, one in enumerate(beside, start=1)}
    mine = places.get(attachment.pk, 1)
    if mine == 1:
        return
    for pk, place in places.items():
        new = {mine - 1: mine, mine: mine - 1}.get(place, place)
        Attachment.objects.filter(pk=pk).update(position=new)
    if attachment.record:
        _step(by, attachment.record, "order_files", [attachment])


@transaction.atomic
def remove(*, by: User, attachment: Attachment) -> None:
    filerights.check_may_add(by, attachment.draft_key, attachment.record)
    if attachment.draft_key:
        filerights.check_is_own(by, attachment)
    record = attachment.record
    _drop([attachment])
    if record:
        _step(by, record, "remove_file", [attachment])


def take_over(*, by: User, key: UUID, record: Record) -> None:
    """The files of the draft become the record's, which was just made of it; part of handing in."""
    there = set(record.attachments.values_list("digest", flat=True))
    last = record.attachments.aggregate(last=Max("position"))["last"] or 0
    moved: list[Attachment] = []
    twice: list[Attachment] = []
    for attachment in of_draft(by, key):
        (twice if attachment.digest in there else moved).append(attachment)
        there.add(attachment.digest)
    _drop(twice)
    for place, attachment in enumerate(moved, start=last + 1):
        attachment.record, attachment.draft_key, attachment.position = record, None, place
        if not access.is_ever_public(record):
            attachment.is_public = False
        attachment.save(update_fields=["record", "draft_key", "position", "is_public"])
    if moved:
        _step(by, record, "add_file", moved)


@transaction.atomic
def forget(*, by: User, key: UUID) -> None:
    """The draft was thrown away, and its files go with it."""
    _drop(list(of_draft(by, key)))


def purge(now: datetime) -> int:
    """Take away the files of drafts that are gone, and files that no row knows; how many. The portal's own work."""
    drafts = Draft.objects.filter(key=OuterRef("draft_key"))
    lost = Attachment.objects.filter(~Exists(drafts), record=None, added_at__lt=now - KEPT_WITHOUT_A_DRAFT)
    with transaction.atomic():
        found = list(lost.order_by("pk"))
        _drop(found)
    return len(found) + filestore.remove_strays(now)


def of_draft(user: User, key: UUID):
    """The files of a draft of this person, in their order."""
    return access.own_draft_files(user).filter(draft_key=key).order_by("position", "pk")


def _check_is_new(name: str, digest: str, beside) -> None:
    if beside.filter(digest=digest).exists():
        raise refusal("twice", name)


def _check_limits(made: Attachment, beside) -> None:
    sizes = list(beside.values_list("size", flat=True))
    if len(sizes) >= settings.FILES_PER_RECORD:
        raise refusal("many", made.name, settings.FILES_PER_RECORD)
    if sum(sizes) + made.size > settings.FILES_PER_RECORD_BYTES:
        raise refusal("total", made.name, filesizeformat(settings.FILES_PER_RECORD_BYTES))


def _beside(draft_key: UUID | None, record: Record | None):
    """The files among which a new one comes: those of the draft and those of the record."""
    found = Attachment.objects.none()
    if draft_key:
        found |= Attachment.objects.filter(draft_key=draft_key)
    if record is not None:
        found |= Attachment.objects.filter(record=record)
    return found


# Writing


def _change(by: User, attachment: Attachment, verb: str, fields: dict[str, Any]) -> None:
    if attachment.draft_key:
        filerights.check_is_own(by, attachment)
    for name, value in fields.items():
        setattr(attachment, name, value)
    attachment.save(update_fields=list(fields))
    if attachment.record:
        _step(by, attachment.record, verb, [attachment])


def _step(by: User | None, record: Record, verb: str, attachments: Iterable[Attachment]) -> None:
    """A step in the history and a new version of the record, so that nobody approves what they did not see."""
    found = Record.objects.filter(pk=record.pk, version=record.version)
    if not found.update(version=F("version") + 1):
        raise Conflict
    record.version += 1
    # The name of a file may be that of a child.
    names = [] if kinds.of(record).is_protected else [attachment.name for attachment in attachments]
    history.write(by=by, thing=record, verb=verb, why="; ".join(filter(None, names))[:LONGEST_NOTE])


def _drop(attachments: list[Attachment]) -> None:
    """Rows go now, their files once that is certain."""
    Attachment.objects.filter(pk__in=[attachment.pk for attachment in attachments]).delete()
    for attachment in attachments:
        filestore.remove_later(attachment.file.name, attachment.thumbnail.name)


def _line(text: str) -> str:
    return " ".join("".join(letter for letter in text if letter.isprintable() or letter.isspace()).split())
