"""Picking one or many things out of thousands: a short list of the likely ones, and a box for a name or its pinyin.

Without scripts the name is looked up when the form is sent; picker.js makes one searching box of both. What was typed
is kept as it was typed, in drafts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import EmptyResultSet, ValidationError
from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from committees import access, books, finding
from committees.forms.arranging import CHOOSE
from committees.models import User
from committees.words import plain

BETWEEN_NAMES = re.compile(r"[、，,;；\n]+")
LONGEST = 500  # characters in the box for names
NUMBER = re.compile(r"[0-9]{1,15}")
NOT_HERE = gettext_lazy("That cannot be chosen here. Choose another.")
EMPTY = gettext_lazy("Choose one, or type its name.")


@dataclass(frozen=True)
class Picked:
    """What the form brought: keys that were chosen, keys chosen among namesakes, and what was typed."""

    chosen: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    typed: str = ""

    def __bool__(self) -> bool:
        return bool(self.chosen or self.offered or self.typed)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.chosen, *self.offered)))


@dataclass(frozen=True)
class Offer:
    """Things that a typed name may mean; none, where nothing fits."""

    typed: str
    things: tuple[Any, ...] = ()


class PickWidget(forms.Widget):
    """A list, a box, and below them what a name that is not clear may mean."""

    def __init__(self, *, many: bool) -> None:
        super().__init__()
        self.many = many
        self.field: Pick  # set by the field, which knows whom it asks for
        self.offers: list[Offer] = []

    def value_from_datadict(self, data, files, name):
        chosen = data.getlist(name) if hasattr(data, "getlist") else [data.get(name, "")]
        offered = data.getlist(f"{name}-offered") if hasattr(data, "getlist") else []
        typed = plain(str(data.get(f"{name}-typed", "") or "").replace("\n", ","))
        return Picked(tuple(key for key in map(str, chosen) if key), tuple(map(str, offered)), typed)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}-typed" not in data

    def render(self, name, value, attrs=None, renderer=None):
        picked = as_picked(value)
        attrs = self.build_attrs(self.attrs, attrs)
        context = {
            "name": name, "id": attrs.pop("id", ""), "attrs": attrs, "many": self.many, "typed": picked.typed,
            "url": "" if self.field.sort.called else reverse("desk:find", args=[self.field.sort.key]),
            "longest": LONGEST, "choose": CHOOSE,
            "options": [
                (str(thing.pk), finding.label(thing), str(thing.pk) in picked.keys)
                for thing in self.field.shown(picked)
            ],
            "offers": [self._offer(offer, picked) for offer in self.offers],
        }  # fmt: skip
        return render_to_string("portal/picker.html", context)

    def _offer(self, offer: Offer, picked: Picked) -> dict[str, Any]:
        return {
            "typed": offer.typed,
            "choices": [(str(thing.pk), finding.label(thing), str(thing.pk) in picked.keys) for thing in offer.things],
            "new_url": "" if offer.things else self.field.new_url(offer.typed),
        }


class Pick(forms.Field):
    """One or many of these things. `by` is who picks; `kept` are keys that may stay though they are not usable now."""

    empty_label: Any = CHOOSE

    def __init__(
        self, things: QuerySet, *, by: User, sort: finding.Sort, many: bool = False, kept: Iterable[Any] = (),
        **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(widget=PickWidget(many=many), **options)
        self.by, self.sort, self.many = by, sort, many
        self.kept = frozenset(as_picked(list(kept)).chosen)
        self.queryset = access.usable_elders(by, things) if sort.key == "elder" else things
        self.widget.field = self
        self.error_messages["required"] = EMPTY

    @classmethod
    def instead_of(cls, field: Any, things: QuerySet, *, by: User, kept: Iterable[Any] = (), what: str = "") -> Pick:
        """This way of picking in the place of a plain list."""
        sort = finding.SORTS[what] if what else finding.sort_of(things.model)
        return cls(
            things, by=by, sort=sort, many=isinstance(field, forms.ModelMultipleChoiceField), kept=kept,
            required=field.required, label=field.label, help_text=field.help_text, initial=field.initial,
        )  # fmt: skip

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.widget.field = copied
        copied.widget.offers = []
        return copied

    def shown(self, picked: Picked) -> list[Any]:
        """What the list offers: the likely ones, and what is chosen whatever it is."""
        offered = list(self._likely())
        missing = {key for key in picked.keys if NUMBER.fullmatch(key)} - {str(thing.pk) for thing in offered}
        return [*self._things(missing), *offered] if missing else offered

    def _problem(self, offers: list[Offer]) -> str:
        if any(offer.things for offer in offers):
            return _("That name is not clear. Choose below which one is meant.")
        if any(self.new_url(offer.typed) for offer in offers):
            return _("Nothing of this name is there. Look at how it is written, or enter it as new.")
        return _("Nothing of this name is there. Look at how it is written.")

    def new_url(self, name: str) -> str:
        """Where a thing of this name can be entered; empty where this person cannot."""
        book = books.of(self.sort.model)
        if book is None or self.sort.called or not access.has_role(self.by, book.keepers):
            return ""
        return f"{reverse('desk:book-new', args=[book])}?{urlencode({'name': name})}"

    def has_changed(self, initial, data):
        return bool(data.typed) or set(data.keys) != set(as_picked(initial).keys)

    def clean(self, value: Picked) -> Any:
        self.widget.offers = []
        chosen = self._chosen(value)
        meant = self._meant(value.typed, chosen)
        if self.widget.offers:
            raise ValidationError(self._problem(self.widget.offers))
        if not self.many:
            things = meant or chosen[-1:]
            if self.required and not things:
                raise ValidationError(self.error_messages["required"], code="required")
            return things[0] if things else None
        keys = {thing.pk for thing in (*chosen, *meant)}
        if self.required and not keys:
            raise ValidationError(self.error_messages["required"], code="required")
        return self.sort.model.objects.filter(pk__in=keys).order_by("pk")

    def _chosen(self, value: Picked) -> list[Any]:
        things = self._things(value.keys) if all(map(NUMBER.fullmatch, value.keys)) else []
        if len(things) != len(value.keys):
            raise ValidationError(NOT_HERE)
        return sorted(things, key=lambda thing: value.keys.index(str(thing.pk)))

    def _meant(self, typed: str, chosen: list[Any]) -> list[Any]:
        """What the typed names mean; what is not clear becomes an offer, unless it was chosen already."""
        if len(typed) > LONGEST:
            raise ValidationError(_("That is too long. Type one name."))
        meant = []
        names = BETWEEN_NAMES.split(typed) if self.many else [typed]
        for name in filter(None, (name.strip() for name in names)):
            called = finding.named(self.sort, self.queryset, name)
            maybe = called or finding.found(self.by, self.sort, name, self.queryset)
            already = [thing for thing in chosen if thing in maybe]
            if len(called) == 1 or already:
                meant += called[:1] if len(called) == 1 else already[-1:]
            else:
                self.widget.offers.append(Offer(name, tuple(maybe)))
        return meant

    def _things(self, keys: Iterable[str]) -> list[Any]:
        """The things with these keys, of those that may be used or were there before."""
        kept = self.kept & set(keys)
        usable = Q(pk__in=self.queryset.order_by().values("pk")) | Q(pk__in=kept)
        return list(self.sort.model.objects.filter(usable, pk__in=keys).select_related(*self.sort.joined))

    def _likely(self) -> list[Any]:
        """Looked up once for a person and a set of things, however many rows of a form ask."""
        known = self.by.__dict__.setdefault("_likely", {})
        try:
            question = (self.sort.key, str(self.queryset.query))
        except EmptyResultSet:
            return []
        if question not in known:
            known[question] = finding.likely(self.by, self.sort, self.queryset)
        return known[question]


class PickingForm(forms.Form):
    """A row of a table in which things are picked: knows who picks, and what its table held before."""

    picks = True  # asks the entry to say who it is for

    def __init__(self, *args: Any, by: User, kept: Iterable[dict[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.rows_before = by, kept

    def pick(self, name: str, things: QuerySet, what: str = "") -> None:
        """Let this field be picked out of these things."""
        before = [row[name] for row in self.rows_before if row.get(name)]
        self.fields[name] = Pick.instead_of(self.fields[name], things, by=self.by, kept=before, what=what)


def as_picked(value: Any) -> Picked:
    """A value of any shape that a form begins with: a thing, its key, several of either, or what was typed."""
    if isinstance(value, Picked):
        return value
    if value in (None, "", []):
        return Picked()
    things = value if isinstance(value, (list, tuple, QuerySet)) else [value]
    return Picked(tuple(str(getattr(thing, "pk", thing)) for thing in things))
