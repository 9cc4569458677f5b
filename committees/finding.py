"""Finding one thing among many while a form is filled in: venues, volunteers, committees, schools.

By their names, and by the initials or the whole of their pinyin; always among what the person may use.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from committees import access
from committees.choices import ElderStatus
from committees.models import Committee, Elder, Record, User, Venue
from committees.words import LETTERS, Words, nothing, spelled

PLACES = ("school", "village", "community")  # the levels of the tree that help can go to
LIKELY = 30  # things that a page offers at once
FOUND = 20  # things that a search while typing offers
LOOKED_BACK = 60  # of one's own latest uses


@dataclass(frozen=True)
class Sort:
    """A sort of thing that forms let people pick."""

    key: str
    model: Any
    usable: Callable[[User], QuerySet]
    names: tuple[str, ...] = ("name", "name_en")
    joined: tuple[str, ...] = ("committee",)
    home: str = "committee"  # the committee that a thing belongs to; "pk" of what is one itself
    used: Callable[[User], list[int]] = lambda _by: []  # what the person used lately, latest first
    # Of things whose names are encrypted: the one exactly so called, and how it is shown. A name that is typed for
    # them stands in no address, so they are looked up when the form is sent, and never while typing.
    called: Callable[[str], Q] | None = None
    shown: Callable[[Any], str] | None = None


def _places_used(by: User) -> list[int]:
    rows = Record.places.through.objects.filter(record__author=by).order_by("-record_id", "pk")
    return list(rows.values_list("venue_id", flat=True)[:LOOKED_BACK])


def _partners_used(by: User) -> list[int]:
    rows = Record.partners.through.objects.filter(record__author=by).order_by("-record_id", "pk")
    return list(rows.values_list("committee_id", flat=True)[:LOOKED_BACK])


def _committees(_by: User) -> QuerySet:
    return Committee.objects.open()


def _places(_by: User) -> QuerySet:
    return Committee.objects.open().filter(level__in=PLACES)


COMMITTEE_NAMES = ("name", "name_en", "short_name", "short_name_en")
SORTS = {
    sort.key: sort
    for sort in (
        Sort("venue", Venue, lambda _by: Venue.objects.filter(is_active=True), used=_places_used),
        Sort("elder", Elder, lambda by: access.usable_elders(by, Elder.objects.filter(status=ElderStatus.ACTIVE))),
        Sort("committee", Committee, _committees, COMMITTEE_NAMES, ("parent",), "pk", _partners_used),
        Sort("place", Committee, _places, COMMITTEE_NAMES, ("parent",), "pk"),
        Sort(
            "school", Committee, lambda by: _committees(by).filter(level="school"), COMMITTEE_NAMES, ("parent",), "pk"
        ),
    )
}


def register(sort: Sort) -> Sort:
    """A sort of thing that a room lets people pick."""
    if sort.key in SORTS:
        raise ValueError(f"The sort {sort.key} is registered twice.")
    SORTS[sort.key] = sort
    return sort


def sort_of(model: Any) -> Sort | None:
    """The sort of things of this model, if they are picked by their names."""
    return next((sort for sort in SORTS.values() if sort.model is model), None)


def label(thing: Any) -> str:
    """The thing by its name and, where there may be namesakes, by whose it is."""
    sort = sort_of(type(thing))
    if sort and sort.shown:
        return sort.shown(thing)
    note = note_on(thing)
    return _("%(name)s (%(committee)s)") % {"name": thing, "committee": note} if note else str(thing)


def note_on(thing: Any) -> str:
    """What tells a thing from its namesakes. Reads what `joined` names."""
    above = thing.parent if isinstance(thing, Committee) else thing.committee
    return above.short if above else ""


def found(by: User, sort: Sort, typed: str, things: QuerySet | None = None) -> list[Any]:
    """What fits these words, best first: of the own committees, then what begins with them, then the rest."""
    words = Words(typed)
    if not words or sort.called:
        return []
    things = sort.usable(by) if things is None else things
    first = words.terms[0]
    ranked = things.filter(words.found_in(sort.names, letters="letters")).annotate(
        stranger=_rank(_at_home(by, sort)), place=_rank(_begins(sort, first))
    )
    return list(ranked.select_related(*sort.joined).order_by("stranger", "place", "pk")[:FOUND])


def named(sort: Sort, things: QuerySet, name: str) -> list[Any]:
    """The things that are called exactly so; else those whose initials or pinyin are exactly so."""
    things = things.select_related(*sort.joined).order_by("pk")
    if sort.called:
        return list(things.filter(sort.called(name))[: FOUND + 1])
    called = list(things.filter(any_of_exactly(sort.names, name))[: FOUND + 1])
    word = name.lower().replace(" ", "")
    if called or not LETTERS.fullmatch(word):
        return called
    spelled_so = Q(letters__startswith=f"{word} ") | Q(letters__endswith=f" {word}")
    return list(things.filter(spelled_so)[: FOUND + 1])


def any_of_exactly(fields: tuple[str, ...], name: str) -> Q:
    condition = nothing()
    for field in fields:
        condition |= Q(**{f"{field}__iexact": name})
    return condition


def likely(by: User, sort: Sort, things: QuerySet) -> list[Any]:
    """What a page offers at once: everything where there is little; else what was used lately, and the own.

    Costs one query, and one more for what was used.
    """
    used = list(dict.fromkeys(sort.used(by)))[: LIKELY // 2]
    ranked = things.annotate(unused=_rank(Q(pk__in=used)), stranger=_rank(_at_home(by, sort)))
    found = list(ranked.select_related(*sort.joined).order_by("unused", "stranger", "pk")[: LIKELY + 1])
    if len(found) > LIKELY:
        found = [thing for thing in found[:LIKELY] if not (thing.unused and thing.stranger)]
    lately = sorted((thing for thing in found if not thing.unused), key=lambda thing: used.index(thing.pk))
    others = sorted((thing for thing in found if thing.unused), key=lambda thing: (_place(thing), str(thing)))
    return [*lately, *others]


def _place(thing: Any) -> str:
    """Where a committee stands in the tree; other things are sorted by name."""
    return thing.path if isinstance(thing, Committee) else ""


def _at_home(by: User, sort: Sort) -> Q:
    return Q(**{f"{sort.home}__in": sorted({grant.committee_id for grant in access.grants_of(by)})})


def _begins(sort: Sort, term: str) -> Q:
    begins = spelled(term) & (Q(letters__startswith=term.lower()) | Q(letters__contains=f" {term.lower()}"))
    for name in sort.names:
        begins |= Q(**{f"{name}__istartswith": term})
    return begins


def _rank(condition: Q) -> Case:
    return Case(When(condition, then=Value(0)), default=Value(1), output_field=IntegerField())
