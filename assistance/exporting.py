"""Taking children's data out of the portal: a right of its own, asked for with a purpose, allowed by a second person.

What is allowed may be taken once, within a few days, by who asked for it; masked, unless whole names were asked for.
Who took what is in the log, of whole names under the code of each child.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assistance import access, approvals
from assistance.models import Child, ChildExport
from committees import access as rights
from committees import events, history, notices
from committees.errors import NotAllowed, NotReady, WrongState
from committees.models import Committee, Event, Notice, User
from committees.registers import take_next_version

MOST = 500  # files in one export: more than a town has
DAYS = 3  # in which what was allowed is taken
SHORTEST_REASON = 2
WHOLE = ("name", "id_number", "birth_year", "sex", "school_class", "phone", "address")


def visible_exports(user: User) -> QuerySet[ChildExport]:
    """Those that a responsible person answers for, and everybody's own; the newest first."""
    reached = rights.committees_within_reach(user, approvals.RESPONSIBLE)
    found = ChildExport.objects.filter(Q(committee__in=reached) | Q(asked_by=user))
    return found.select_related("asked_by", "decided_by", "committee").order_by("-pk")


def may_ask(user: User) -> QuerySet[Committee]:
    """The committees whose files the officer has the right to take out: those of approvals that say so."""
    held = approvals.for_export(user)
    reach = Q(pk__in=[])
    for approval in held:
        reach |= Q(path__startswith=approval.committee.path)
    return rights.committees_within_reach(user, access.OPENS_FILES).filter(reach)


def files_of(export: ChildExport) -> QuerySet[Child]:
    """The open files that the export holds."""
    below = Child.objects.filter(committee__path__startswith=export.committee.path, closed_on=None, erased_on=None)
    return below.select_related("committee", "school").order_by("pk")


@transaction.atomic
def ask(*, by: User, committee: Committee, purpose: str, is_in_clear: bool = False) -> ChildExport:
    """Ask for the open files of a committee and of those below it; who answers for them is told."""
    if not access.rights_hold(by, committee):
        raise NotAllowed(_("Your approval does not allow you to take files of that committee out of the portal."))
    purpose = " ".join(purpose.split())
    if len(purpose) < access.SHORTEST_PURPOSE:
        raise NotReady([("purpose", _("Say in a few words what the export is for."))])
    export = ChildExport(asked_by=by, committee=committee, purpose=purpose, is_in_clear=is_in_clear)
    if files_of(export).count() > MOST:
        raise NotReady([("committee", _("These are too many files for one export; choose a committee further down."))])
    export.full_clean()
    export.save(force_insert=True)
    history.write(by=by, thing=export, verb="create", content=history.content_of(export))
    told = approvals.responsible_for(committee)
    notices.tell(by=by, to=told, what=Notice.What.EXPORT_ASKED, why=f"{committee.short}: {purpose}")
    return export


def can_decide(user: User, export: ChildExport) -> bool:
    return approvals.is_responsible(user, export.committee) and user.pk != export.asked_by_id


@transaction.atomic
def decide(*, by: User, export: ChildExport, is_granted: bool, why: str = "") -> None:
    """Allow an export, or refuse it with a reason; who asked for it is told."""
    if not can_decide(by, export):
        raise NotAllowed(_("A second person, who answers for the children's information, decides on exports."))
    why = " ".join(why.split())
    if not is_granted and len(why) < SHORTEST_REASON:
        raise NotReady([("why", _("Say in a few words why not."))])
    held = ChildExport.objects.select_for_update(of=("self",)).get(pk=export.pk)
    if held.decided_by_id:
        raise WrongState(_("This has been decided already."))
    take_next_version(held, None)
    held.decided_by, held.decided_on, held.is_granted, held.why = by, timezone.localdate(), is_granted, why
    held.save(update_fields=["decided_by", "decided_on", "is_granted", "why"])
    history.write(by=by, thing=held, verb="grant" if is_granted else "refuse", why=why)
    notices.tell(by=by, to=[held.asked_by], what=Notice.What.EXPORT_DECIDED, why=why or str(held))


def last_day(export: ChildExport) -> date | None:
    """Until when it may be taken; None where it may not."""
    if not export.is_granted or export.taken_on or export.decided_on is None:
        return None
    return export.decided_on + timedelta(days=DAYS)


def can_take(user: User, export: ChildExport) -> bool:
    until = last_day(export)
    is_own = export.asked_by_id == user.pk and access.rights_hold(user, export.committee)
    return is_own and until is not None and timezone.localdate() <= until


@transaction.atomic
def take(*, by: User, export: ChildExport, address: str | None = None) -> list[Child]:
    """The files, for whoever asked for them, once. Written down before anything is handed out."""
    held = ChildExport.objects.select_for_update(of=("self",)).select_related("committee", "asked_by").get(pk=export.pk)
    if held.asked_by_id != by.pk or not access.rights_hold(by, held.committee):
        raise NotAllowed(_("Only who asked for an export takes it, as long as they have the right."))
    if not can_take(by, held):
        raise WrongState(_("This export has been taken already, or its time is over."))
    files = list(files_of(held)[: MOST + 1])
    if len(files) > MOST:  # some were opened since it was asked for; a part of them would look like all
        raise WrongState(_("These are too many files for one export; choose a committee further down."))
    take_next_version(held, None)
    held.taken_on = timezone.localdate()
    held.save(update_fields=["taken_on"])
    history.write(by=by, thing=held, verb="take")
    said: dict[str, Any] = {"by": by.username, "address": address}
    events.note(
        verb="export_children", subject="child_export", subject_id=str(held.pk), note=f"{len(files)}: {held.purpose}",
        **said,
    )  # fmt: skip
    if held.is_in_clear:
        Event.objects.bulk_create(
            [
                Event(
                    verb="export", subject="child", subject_id=child.code, note=f"{held}: {held.purpose}"[:300], **said
                )
                for child in files
            ]
        )
    return files
