"""The filters of lists of records of one kind."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from committees import access, kinds
from committees.choices import State
from committees.listing import Filter
from committees.models import Area, Committee, Reach, Record
from committees.named_periods import Named, window_of
from qinggang.desk.committee_choice import committee_choice

MOST_WORDS = 6
LETTERS = re.compile(r"[a-z]{2,}")
TITLES = ("title", "title_en", "summary", "summary_en")
NAMES = ("name", "name_en", "letters")


PERIODS = [("", _("any time")), *((one.value, one.label) for one in (Named.MONTH, Named.YEAR, Named.LAST_YEAR))]


class KindFilter(forms.Form):
    """What the list of one kind is narrowed by: what every record has, and what the kind declares.

    What cannot be read filters nothing and says so.
    """

    words = forms.CharField(label=_("Words or letters of pinyin"), required=False, max_length=100)
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"), required=False, empty_label=_("all"))
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all but the trash")), *State.choices]
    )  # fmt: skip
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    period = forms.ChoiceField(label=_("Period"), required=False, choices=PERIODS)
    place = forms.CharField(label=_("Place"), required=False, max_length=60)
    mine = forms.BooleanField(label=_("Only what I entered"), required=False)
    first = ("words", "committee", "period", "state")

    def __init__(self, data, *, user, kind: kinds.Kind) -> None:
        super().__init__(data)
        self.user, self.kind = user, kind
        self.fields["committee"] = committee_choice(access.committees_within_reach(user, access.READS_DASHBOARD))
        self.fields["area"].queryset = Area.objects.active().in_order()
        self.own = {own.key: own for own in (kind.shelf.filters if kind.shelf else ())}
        for key, own in self.own.items():
            self.fields[key] = _field_of(own)

    @property
    def shown(self) -> list[forms.BoundField]:
        """The few that matter first."""
        return [self[name] for name in self.first]

    @property
    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.first]

    @property
    def is_open(self) -> bool:
        """Whether one of the folded ones is in use, or wrong."""
        return any(self.data.get(field.name) or field.errors for field in self.folded)

    @property
    def is_used(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    def clean(self) -> dict[str, Any]:
        """The cleaned values; two days the wrong way round hold neither."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day cannot be before the first."))
            del self.cleaned_data["since"]
        return self.cleaned_data

    def applied_to(self, records: QuerySet[Record], *, walking: bool = False) -> QuerySet[Record]:
        """The records that fit; a filter with a wrong value is left out, its message shown beside it.

        `walking` says that so many fit that whoever walks down the list meets them soon.
        """
        self.is_valid()
        chosen = self.cleaned_data
        if chosen.get("committee"):
            records = self._within(records, chosen["committee"], walking)
        if chosen.get("area"):
            records = records.filter(area=chosen["area"])
        state = chosen.get("state")
        records = records.filter(state=state) if state else records.exclude(state=State.TRASHED)
        if chosen.get("since"):
            records = records.filter(sort_on__gte=chosen["since"])
        if chosen.get("until"):
            records = records.filter(sort_on__lte=chosen["until"])
        if chosen.get("period"):
            window = window_of(chosen["period"], timezone.localdate())
            records = records.filter(sort_on__range=(window.since, window.last_day))
        for word in chosen.get("words", "").split()[:MOST_WORDS]:
            records = records.filter(_says(word))
        return self._linked(records, walking)

    def _linked(self, records: QuerySet[Record], walking: bool) -> QuerySet[Record]:
        """Those of the right place, person and whatever else the kind asks for."""
        chosen = self.cleaned_data
        if chosen.get("mine"):
            records = records.filter(author=self.user)
        if chosen.get("place"):
            records = _narrowed(records, _at_place(chosen["place"]), "record", walking)
        for key, own in self.own.items():
            if chosen.get(key):
                records = _narrowed(records, own.matching(chosen[key]), "pk", walking)
        return records

    def _within(self, records: QuerySet[Record], committee: Committee, walking: bool) -> QuerySet[Record]:
        """Whose organiser or partner is the committee or below it. The root is above all: it is asked nothing."""
        if not committee.parent_id:
            return records
        seen = Reach.objects.filter(committee=committee, kind=self.kind.key)
        return _narrowed(records, seen.values("record"), "record", walking)


def _field_of(own: Filter) -> forms.Field:
    if own.options is None:
        return forms.CharField(label=capfirst(own.name), required=False, max_length=60)
    options = own.options()
    if isinstance(options, QuerySet):
        return forms.ModelChoiceField(options, label=capfirst(own.name), required=False, empty_label=_("all"))
    return forms.ChoiceField(label=capfirst(own.name), required=False, choices=[("", _("all")), *options])


def _narrowed(records: QuerySet[Record], numbers: QuerySet, link: str, walking: bool) -> QuerySet[Record]:
    """The records whose numbers are among `numbers`, a queryset of its field `link` alone.

    A few are gathered and looked up. Many are asked one by one on the way down the list, which costs less than
    gathering them all.
    """
    if walking:
        return records.filter(Exists(numbers.filter(**{link: OuterRef("pk")})))
    return records.filter(pk__in=numbers)


def _says(word: str) -> Q:
    """A word stands in the title or the summary, or its letters in the title's pinyin."""
    found = Q()
    for field in TITLES:
        found |= Q(**{f"{field}__icontains": word})
    if LETTERS.fullmatch(word.lower()):
        found |= Q(letters__contains=word.lower())
    return found


def _at_place(name: str) -> QuerySet:
    """The records that took place somewhere of this name."""
    found = Q()
    for field in NAMES:
        found |= Q(**{f"venue__{field}__icontains": name})
    return Record.places.through.objects.filter(found).values("record")
