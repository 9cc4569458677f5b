"""Everything that is kept, in one place: each kind of record with its list and the way to enter one."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from assistance import approvals, audit
from assistance.access import OPENS_FILES
from committees import access, accounts, books, kinds
from committees.models import User
from qinggang.desk.pages.links import crumbs, list_url, new_url
from qinggang.look.desk_parts import Shelf, Shelves
from qinggang.look.parts import Link

# The rooms in the order of the four areas, then what belongs to no area.
ROOMS = (
    ("activities", gettext_lazy("Red and legal education")),
    ("assistance", pgettext_lazy("area", "Child assistance")),
    ("studios", pgettext_lazy("area", "Five-old studios")),
    ("committees", gettext_lazy("Campaigns, papers and reported figures")),
)


def shelves_page(user: User) -> dict[str, Any]:
    """The context of desk/shelves.html. Costs no query of its own."""
    rooms = [Shelves(name, [_shelf(user, kind) for kind in _kinds_of(room, user)]) for room, name in ROOMS]
    rooms.append(Shelves(_("People and places"), _books(user)))
    rooms.append(Shelves(_("Besides"), _besides(user)))
    return {
        "crumbs": crumbs(Link(_("Enter and look up"))),
        "title": _("Enter and look up"),
        "lead": _("Everything that your committees keep: open a list, or enter something new."),
        "rooms": [room for room in rooms if room.shelves],
    }


def _kinds_of(room: str, user: User) -> list[kinds.Kind]:
    """The kinds of a room that this person may know of."""
    reads_protected = access.has_role(user, access.READS_PROTECTED)
    found = (kind for kind in kinds.every() if kind.model._meta.app_label == room)
    return [kind for kind in found if reads_protected or not kind.is_protected]


def _shelf(user: User, kind: kinds.Kind) -> Shelf:
    may_enter = bool(kind.form) and access.can_enter(user, kind)
    return Shelf(capfirst(kind.plural), list_url(kind), new_url(kind) if may_enter else "")


def _books(user: User) -> list[Shelf]:
    """The registers on the desk, for whoever reads them."""
    return [_book(user, book) for book in books.every() if not book.part_of and access.has_role(user, book.readers)]


def _book(user: User, book: books.Book) -> Shelf:
    may_enter = access.has_role(user, book.keepers)
    return Shelf(
        capfirst(book.plural),
        reverse("desk:book-list", args=[book]),
        reverse("desk:book-new", args=[book]) if may_enter else "",
    )


def _besides(user: User) -> list[Shelf]:
    """What is done now and then, for whoever may."""
    ways = (
        ((*access.ENTERS, *access.ENTERS_PROTECTED), _("Trash"), "desk:trash"),
        (access.REVIEWS, _("Deputies while I am away"), "desk:deputies"),
        ((*approvals.RESPONSIBLE, *approvals.OFFICERS), _("Who may read children's files"), "children:approvals"),
        (OPENS_FILES, _("Rosters of aid"), "aid:rosters"),
        (access.READS_REGISTERS, _("Gifts in store"), "gifts:store"),
        (audit.READERS, _("Yearly audit of children's information"), "children:audit"),
        (accounts.KEEPS_ACCOUNTS, _("Hand over the work of who leaves"), "desk:hand-over"),
    )
    return [Shelf(name, reverse(address)) for roles, name, address in ways if access.has_role(user, roles)]
