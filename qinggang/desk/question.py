"""What is asked of a list: which records of a kind, in which order, with which columns.

A page asks it; so can whatever writes the same list elsewhere. It knows no request.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from committees import access, kinds
from committees.listing import Column
from committees.models import Record, User
from qinggang import keyset
from qinggang.desk import columns
from qinggang.desk.filters import KindFilter
from qinggang.keyset import Order

FEW = 10_000  # up to here a list is counted, and sorted by anything
HANDFUL = 500  # so many are read by their numbers
NEWEST_FIRST = f"-{columns.DAY}"
BY_DAY = Order(columns.DAY, "sort_on", keyset.day)
BY_CHANGE = Order(columns.CHANGED, "changed_at", keyset.moment, keyset.moment_as_text)
# A long list is grouped by committee without the order of the tree, which no index of records could answer.
BY_COMMITTEE = Order(columns.COMMITTEE, "committee_id", keyset.number)
ANY_LENGTH = {order.key: order for order in (BY_DAY, BY_CHANGE, BY_COMMITTEE)}
NAMED_ORDERS = (
    (NEWEST_FIRST, _("newest first")),
    (columns.DAY, _("oldest first")),
    (f"-{columns.CHANGED}", _("last changed first")),
    (columns.CHANGED, _("longest unchanged first")),
    (columns.COMMITTEE, _("by committee")),
    (f"-{columns.COMMITTEE}", _("by committee, the last first")),
)


@dataclass(frozen=True)
class Count:
    """How many records fit, counted up to a limit."""

    number: int
    is_more: bool = False


class Arrangement(forms.Form):
    """The order of a list and the columns it shows."""

    sort = forms.ChoiceField(label=_("Order"), required=False)
    columns = forms.MultipleChoiceField(
        label=_("Columns beside the title"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: QueryDict, *, offered: list[Column]) -> None:
        super().__init__(data)
        others = [column for column in offered if column.order and column.key not in ANY_LENGTH]
        upwards = [(column.key, format_lazy(_("by {column}"), column=column.name)) for column in others]
        downwards = [
            (f"-{column.key}", format_lazy(_("by {column}, the last first"), column=column.name)) for column in others
        ]
        self.fields["sort"].choices = [*NAMED_ORDERS, *upwards, *downwards]
        self.fields["columns"].choices = [
            (column.key, capfirst(column.name)) for column in offered if column.key != columns.TITLE
        ]
        if not data.getlist("columns"):
            self.data = data.copy()
            self.data.setlist("columns", [column.key for column in offered if column.is_usual])


class ListQuestion:
    """One question, read from the words of an address. What cannot be read is not asked, and said at its field."""

    def __init__(self, user: User, kind: kinds.Kind, params: QueryDict) -> None:
        self.user, self.kind, self.params = user, kind, params
        self.filters = KindFilter(params, user=user, kind=kind)
        self.offered = columns.columns_of(kind)
        self.arrangement = Arrangement(params, offered=self.offered)
        self.arrangement.is_valid()

    @cached_property
    def found(self) -> QuerySet[Record]:
        """The records that this person may see and that fit, in no order."""
        if self.filters.is_used and len(self._numbers) <= HANDFUL:
            return Record.objects.filter(pk__in=self._numbers)
        return self._fitting(walking=self.count.is_more)

    @cached_property
    def count(self) -> Count:
        """Costs one query that stops at the limit."""
        first = self._numbers if self.filters.is_used else None
        number = self._fitting()[: FEW + 1].count() if first is None else len(first)
        return Count(min(number, FEW), number > FEW)

    @cached_property
    def _numbers(self) -> list[int]:
        """The numbers of those that fit, up to the limit: what took long to find is not searched for again."""
        return list(self._fitting().values_list("pk", flat=True)[: FEW + 1])

    def _fitting(self, *, walking: bool = False) -> QuerySet[Record]:
        seen = access.visible_records(self.user, Record.objects.filter(kind=self.kind.key))
        return self.filters.applied_to(seen, walking=walking)

    @cached_property
    def columns(self) -> list[Column]:
        return columns.chosen_of(self.kind, self.arrangement.cleaned_data.get("columns", ()))

    @property
    def asked_sort(self) -> str:
        return self.arrangement.cleaned_data.get("sort") or NEWEST_FIRST

    @property
    def sort(self) -> str:
        """The order that holds: some are only for lists that are not too long."""
        return NEWEST_FIRST if self.is_too_long else self.asked_sort

    @property
    def is_too_long(self) -> bool:
        """Whether the list is too long for the order that was asked for."""
        return self.asked_sort.lstrip("-") not in ANY_LENGTH and self.count.is_more

    @property
    def order(self) -> Order | None:
        """The order by places, if it is one of those."""
        order = ANY_LENGTH.get(self.sort.lstrip("-"))
        if order == BY_COMMITTEE and not self.count.is_more:
            order = Order(columns.COMMITTEE, "committee__path", keyset.digits)
        return order.opposite if order and self.sort.startswith("-") else order

    @property
    def order_fields(self) -> tuple[str, ...]:
        """The fields to sort by, whichever order it is; ties in the order of entry."""
        if order := self.order:
            return order.fields
        sign = "-" if self.sort.startswith("-") else ""
        column = next(column for column in self.offered if column.key == self.sort.lstrip("-"))
        return tuple(f"{sign}{field}" for field in (*column.order, "pk"))

    @property
    def rows(self) -> QuerySet[Record]:
        """The records with all that the columns say, in no order."""
        return columns.loaded(self.found, self.columns)

    @property
    def rows_in_order(self) -> QuerySet[Record]:
        """The whole list: what another reader than a page asks for."""
        return self.rows.order_by(*self.order_fields)

    @cached_property
    def query(self) -> str:
        """The question as an address says it, without what could not be read and without a place in the list."""
        asked = QueryDict(mutable=True)
        self.filters.is_valid()
        for form in (self.filters, self.arrangement):
            for name in form.fields:
                if name not in form.errors and any(values := self.params.getlist(name)):
                    asked.setlist(name, values)
        return asked.urlencode()
