"""What an entry of a register has to do with: for each book the records and entries in which it stands.

Records are those that the reader may see; of each sort the newest, in a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from activities.models import Activity, Speaker
from assistance import approvals, continuity
from assistance.access import READS_CASES
from assistance.models import CounsellingRoom, CounsellingTalk, Donation, Donor
from assistance.volumes import CHILDREN, DONORS
from committees import access, books
from committees.books import Book
from committees.models import Elder, Honour, PostHolder, Record, Target, User, Venue
from qinggang.desk.pages import certificate, targets
from qinggang.desk.pages.chain import state_tag
from qinggang.desk.pages.links import record_url
from qinggang.look.parts import Group, Link, Notice, RecordLine
from qinggang.presenting.dates import day, when
from studios.models import Studio

SHOWN = 20


def groups_about(user: User, book: Book, entry: Any) -> list[Group]:
    found = GROUPS.get(book.key, _nothing)(user, entry)
    return [group for group in found if group.lines]


def _nothing(_user: User, _entry: Any) -> Iterable[Group]:
    return ()


def _about_elder(user: User, elder: Elder) -> Iterable[Group]:
    spoke = Speaker.objects.filter(activity=OuterRef("pk"), elder=elder)
    led = Q(lead=elder) | Q(Exists(Studio.members.through.objects.filter(studio=OuterRef("pk"), elder=elder)))
    yield Group(_("Activities at which the volunteer spoke"), _records(user, Activity.objects.filter(Exists(spoke))))
    yield Group(_("Studios"), _records(user, Studio.objects.filter(led)))
    yield Group(pgettext("offices that people hold", "Posts"), _posts(user, PostHolder.objects.filter(elder=elder)))
    yield Group(_("Honours"), _honours(Honour.objects.filter(elder=elder)))


def _about_venue(user: User, venue: Venue) -> Iterable[Group]:
    there = Record.places.through.objects.filter(record=OuterRef("pk"), venue=venue)
    yield Group(_("What took place here"), _records(user, Record.objects.filter(Exists(there))))
    yield Group(_("Honours"), _honours(Honour.objects.filter(venue=venue)))


def _about_holder(user: User, holder: PostHolder) -> Iterable[Group]:
    before = PostHolder.objects.filter(committee=holder.committee_id, title=holder.title_id).exclude(pk=holder.pk)
    yield Group(_("Others in this post"), _posts(user, before))


def _about_donor(user: User, donor: Donor) -> Iterable[Group]:
    yield Group(_("What was given"), _records(user, Donation.objects.filter(donor=donor)))


def _about_room(user: User, room: CounsellingRoom) -> Iterable[Group]:
    told = CounsellingTalk.objects.filter(Q(school=room.committee) | Q(committee=room.committee, school=None))
    yield Group(_("Talks at this school"), _records(user, told))


GROUPS: dict[str, Callable[[User, Any], Iterable[Group]]] = {
    "elder": _about_elder,
    "venue": _about_venue,
    "post_holder": _about_holder,
    "donor": _about_donor,
    "counselling_room": _about_room,
}


def beside(book: Book, user: User) -> list[Link]:
    """Where else somebody who opens this register may want to go."""
    if book.key == DONORS.key:
        return [Link(_("Gifts in store"), reverse("gifts:store"))]
    if book.key != CHILDREN.key:
        return []
    links = [Link(_("Find by name"), reverse("children:find"))]
    if access.has_role(user, READS_CASES):
        links.append(Link(_("Overdue contacts"), reverse("care:overdue")))
    if access.has_role(user, (*approvals.RESPONSIBLE, *approvals.OFFICERS)):
        links.append(Link(_("Who may read files"), reverse("children:approvals")))
        links.append(Link(_("What is erased soon"), reverse("children:retention")))
    return links


def notices_about(user: User, book: Book, entry: Any) -> list[Notice]:
    """What the page of an entry says first: how far a target is handed down, what a volunteer did and leaves."""
    if isinstance(entry, Target):
        return targets.notices_of(user, entry)
    if isinstance(entry, Elder):
        return [*_left_by(user, entry), *certificate.notices_of(user, entry)]
    return []


def _left_by(user: User, elder: Elder) -> list[Notice]:
    """How many children may be left without a helper by who no longer helps. A number alone."""
    number = continuity.left_by(elder)
    if not number:
        return []
    said = ngettext(
        "%(count)d child may be left without a helper.", "%(count)d children may be left without a helper.", number
    ) % {"count": number}
    reads = access.has_role(user, READS_CASES)
    ways = [Link(_("Who may be left without a helper"), reverse("care:continuity"))] if reads else []
    return [Notice(said, "", "warning", ways)]


def _records(user: User, records) -> list[RecordLine]:
    found = access.visible_records(user, records).for_list().newest_first()[:SHOWN]
    return [
        RecordLine(
            str(record), record_url(record), when(record), day(record), record.committee.short,
            tag=state_tag(record.state),
        )
        for record in found
    ]  # fmt: skip


def _posts(user: User, posts) -> list[RecordLine]:
    book = books.of(PostHolder)
    found = access.visible_entries(user, posts).select_related("title", "elder", "committee")
    return [
        RecordLine(
            str(post), reverse("desk:book-detail", args=[book, post.pk]), _term(post), by=post.committee.short
        )
        for post in found.order_by("-since", "pk")[:SHOWN]
    ]  # fmt: skip


def _term(post: PostHolder) -> str:
    words = {"since": post.since or "", "until": post.until or ""}
    return _("%(since)s to %(until)s") % words if post.until else str(post.since or "")


def _honours(honours) -> list[RecordLine]:
    found = honours.select_related("level").order_by("-granted_on", "pk")[:SHOWN]
    return [
        RecordLine(honour.say("name"), "", str(honour.granted_on or ""), by=honour.granted_by, place=str(honour.level))
        for honour in found
    ]
