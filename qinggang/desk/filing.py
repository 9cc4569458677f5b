"""What a form says of its files: taking in those that were sent along, their captions, marks, order and removal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from committees import attachments, drafts, filestore, kinds
from committees.errors import Conflict, WrongState
from committees.filetypes import Refused, refusal
from committees.models import Attachment, Record, User
from qinggang import uploads
from qinggang.desk.pages.files import stored_of_form

BUTTONS = ("add_files", "remove_file", "raise_file")


@dataclass
class Taken:
    """What became of the files of a form that was posted."""

    problems: list[str] = field(default_factory=list)
    stays: bool = False  # the form is shown again: a button of its files was pressed, or a file was refused
    status: int = 200


def take_in(request: HttpRequest, kind: kinds.Kind, key: UUID, record: Record | None = None) -> Taken:
    """Do what the form asks about its files, whatever else it asks; it goes on with the record's new version."""
    data, sent = request.POST, request.FILES.getlist("files")
    taken = Taken(stays=any(name in data for name in BUTTONS))
    if not (sent or taken.stays or "file" in data or uploads.was_cut_off(request) or uploads.too_large(request)):
        return taken
    if record is None and drafts.made_of(kind, key) is not None:
        return Taken()  # handed in meanwhile: whoever keeps the form says so
    read = record.version if record else 0
    found = stored_of_form(request.user, key, record)
    taken.problems += said_of(request.user, found, data)
    taken.problems += _pressed(request.user, found, data)
    taken.problems += [problem for file in sent if (problem := _added(request.user, file, key, record))]
    taken.problems += _turned_away(request)
    if taken.problems:
        taken.stays, taken.status = True, 413 if uploads.was_cut_off(request) else 422
    if record is not None:
        _go_on_with_version(request, read, record.version)
    return taken


def said_of(user: User, found: Iterable[Attachment], data: QueryDict) -> list[str]:
    """Keep captions and marks of the files that were on the page."""
    on_page = set(data.getlist("file"))
    return [
        problem
        for one in found
        if str(one.pk) in on_page and (problem := _attempt(lambda one=one: say(user, one, data)))
    ]


def say(user: User, attachment: Attachment, data: QueryDict) -> None:
    """What one file's caption and mark are from now on. What is not on the page stays as it is."""
    prefix = f"file-{attachment.pk}-"
    if f"{prefix}caption" in data:
        words = {name: data.get(prefix + name, getattr(attachment, name)) for name in ("caption", "caption_en")}
        attachments.describe(by=user, attachment=attachment, **words)
    if f"{prefix}asks_children" in data:
        shows = f"{prefix}shows_children" in data
        consent = data.get(f"{prefix}consent", attachment.consent)
        attachments.say_who_is_shown(by=user, attachment=attachment, shows_children=shows, consent=consent)
    if f"{prefix}asks_public" in data:
        wanted = f"{prefix}is_public" in data
        if wanted and not attachment.is_public:
            attachments.make_public(by=user, attachment=attachment)
        elif attachment.is_public and not wanted:
            attachments.hide(by=user, attachment=attachment)


def _pressed(user: User, found: list[Attachment], data: QueryDict) -> list[str]:
    actions = {"remove_file": attachments.remove, "raise_file": attachments.move_up}
    chosen = [(act, one) for name, act in actions.items() for one in found if data.get(name) == str(one.pk)]
    return [
        problem for act, one in chosen if (problem := _attempt(lambda act=act, one=one: act(by=user, attachment=one)))
    ]


def _added(user: User, file, key: UUID, record: Record | None) -> str:
    return _attempt(lambda: attachments.add(by=user, file=file, draft_key=key, record=record))


def _attempt(act) -> str:
    """Do it; the sentence of whatever speaks against it."""
    try:
        act()
    except Refused as refused:
        return str(refused.sentence)
    except (Conflict, WrongState) as refused:
        return str(refused)
    return ""


def _turned_away(request: HttpRequest) -> list[str]:
    limit = filesizeformat(settings.FILE_LARGEST)
    names = map(filestore.clean_name, uploads.too_large(request))
    sentences = [str(refusal("large", name, limit).sentence) for name in names]
    if uploads.was_cut_off(request):
        sentences.append(
            _("Too much was sent at once, so no file was read. Add fewer files at a time, each up to %(limit)s.")
            % {"limit": limit}
        )
    return sentences


def _go_on_with_version(request: HttpRequest, read: int, now: int) -> None:
    """Who changed the files of a record goes on with the version that this made, if theirs was the latest before."""
    if now != read and request.POST.get("version") == str(read):
        data = request.POST.copy()
        data["version"] = str(now)
        request.POST = data
