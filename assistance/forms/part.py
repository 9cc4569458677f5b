"""The form of something that belongs to another thing, on whose page it stands; the address that led here names it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from crispy_forms.layout import Fieldset
from django import forms
from django.db.models import QuerySet
from django.http import Http404

from assistance.forms.sealed import Sealed
from committees import registers
from committees.forms.arranging import arranged
from committees.forms.book import BookForm


class PartForm(Sealed, BookForm):
    """What is entered belongs to the thing in `owner_field`, which nobody chooses."""

    owner_field: ClassVar[str]

    def __init__(self, data=None, **given: Any) -> None:
        super().__init__(data, **given)
        self.seal()
        self.helper = arranged(self.owner_field, Fieldset(self.legend, *self.first))

    def offer_choices(self) -> None:
        owner = self.fields[self.owner_field]
        owner.queryset, owner.widget = self.owners(), forms.HiddenInput()

    def owners(self) -> QuerySet:
        """The things of which the person may enter a part."""
        raise NotImplementedError

    def begin_with(self, asked: Mapping[str, str]) -> None:
        """The thing that the address names; without it, or where the person may not keep it, there is no such page."""
        owner = self._owner(asked.get(self.owner_field, ""))
        if owner is None or not registers.can_keep(self.by, owner):
            raise Http404
        self.initial[self.owner_field] = owner.pk

    @property
    def owner(self) -> Any:
        """The thing that what is entered belongs to."""
        if not self.instance._state.adding:
            return getattr(self.instance, self.owner_field)
        given = self.data.get(self.owner_field, "") if self.is_bound else self.initial.get(self.owner_field, "")
        return self._owner(str(getattr(given, "pk", given) or ""))

    def _owner(self, key: str) -> Any:
        is_key = key.isascii() and key.isdigit() and len(key) < 10
        return self.fields[self.owner_field].queryset.filter(pk=key).first() if is_key else None

    def record_fields(self) -> dict[str, Any]:
        return self.without_kept({name: self.cleaned_data[name] for name in self._meta.fields})
