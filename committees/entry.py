"""The web form of a kind of record: one main form and its tables of rows, checked together.

A room subclasses Entry for each kind and names it in kinds.Kind.form. The entry validates and arranges; writing is the
action's work. Opened from a draft it shows what was typed, as typed, without scolding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.module_loading import import_string

from committees import access, kinds, starting
from committees.kinds import Problem
from committees.models import Record, User
from committees.wording import say_what_to_do

ASKED_AS = {"since": "held_on", "until": "last_day", "date_precision": "known_to"}  # a model's field: the form's


class Table(forms.BaseFormSet):
    """A formset of rows. `title` and `add_label` are printed; rows left empty or ticked off are dropped."""

    title: ClassVar[Any] = ""
    add_label: ClassVar[Any] = ""

    def _construct_form(self, i: int, **kwargs: Any) -> forms.Form:
        """Any row may be left empty, also one that was filled when the page opened."""
        form = super()._construct_form(i, **{**kwargs, "empty_permitted": True})  # type: ignore[misc]
        say_what_to_do(form)
        return form

    @property
    def is_empty(self) -> bool:
        """Whether no row was filled in, rightly or wrongly. Asked once the rows were checked."""
        kept = (form for form in self.forms if not self._should_delete_form(form))  # type: ignore[attr-defined]
        return not any(form.has_changed() for form in kept)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows that were filled in, as the action takes them."""
        return [form.row for form in self.forms if form.has_changed() and form not in self.deleted_forms]


class Entry:
    """One form with its tables. `by` limits the choices to what the person may enter.

    An empty one begins with what the person used last, or with what another record says (`copied`).
    """

    kind_key: ClassVar[str]
    form_class: ClassVar[Any]  # a form that takes `by`, `committees` and `record`, and gives `record_fields()`
    table_classes: ClassVar[Mapping[str, type[Table]]] = {}

    def __init__(
        self, *, by: User, data: QueryDict | None = None, record: Record | None = None, typed: QueryDict | None = None,
        copied: Record | None = None,
    ) -> None:  # fmt: skip
        self.by, self.record, self.copied = by, record, copied
        committees = access.committees_within_reach(by, self.roles()).open().in_tree_order()
        self.form = self.form_class(data, by=by, committees=committees, record=record)
        self.tables = {name: self._table(name, data) for name in self.table_classes}
        say_what_to_do(self.form)
        if typed is not None:
            self._show_as_typed(typed)
        elif data is None and record is None:
            self._begin(committees)

    def roles(self) -> tuple[str, ...]:
        """The roles by which a person may enter this."""
        return access.ENTERS_PROTECTED if kinds.get(self.kind_key).is_protected else access.ENTERS

    def _table(self, name: str, data: QueryDict | None, *, initial: Any = None) -> Table:
        """The table with its rows as posted, else as given, else as they stand."""
        table, options = self.table_classes[name], dict[str, Any]()
        before = self.initial_rows(name) if initial is None else initial
        if getattr(table.form, "picks", False):
            options["form_kwargs"] = {"by": self.by, "kept": before or []}
        return table(data, prefix=name, initial=before if data is None else None, **options)

    def initial_rows(self, name: str) -> list[dict[str, Any]] | None:
        """What a table shows at first; a room overrides it for records that exist."""
        shown = self.record or self.copied
        if shown is None:
            return None
        form_class = self.table_classes[name].form
        values = [form_class.values_of(row) for row in getattr(shown, name).order_by("pk")]
        return values if self.record else [starting.copied_row(form_class, row) for row in values]

    def _begin(self, committees: Any) -> None:
        """Fill in what a new record probably says."""
        first = self.form.initial.get("committee")
        if self.copied is not None:
            source = self.form_class(None, by=self.by, committees=committees, record=self.copied)
            values = starting.copied(source)
            if not committees.filter(pk=self.copied.committee_id).exists():
                values["committee"] = first
            self._show(values)
        elif first and "places" in self.form.fields:
            self._show({"places": starting.places_used_last(self.by, kinds.get(self.kind_key), first)})

    def _show(self, values: Mapping[str, Any]) -> None:
        """Begin with these values; a field that was looked at while the form was made remembers none of it."""
        self.form.initial.update(values)
        for name in values:
            if name in self.form.fields:
                self.form[name].__dict__.pop("initial", None)

    def begin_with(self, asked: Mapping[str, str]) -> None:
        """Begin with what the address of an empty page names; a room overrides it."""

    @property
    def hints(self) -> dict[str, str]:
        """By field, what the form says of its own accord to what was typed so far; a room overrides it."""
        return {}

    @property
    def so_far(self) -> dict[str, Any]:
        """Of what was typed, what can be understood already: enough to look for the same record."""
        understood = getattr(self.form, "cleaned_data", {})
        return {**understood, "since": understood.get("held_on")}

    def _show_as_typed(self, typed: QueryDict) -> None:
        self._show(_typed_values(self.form, typed))
        for name in self.table_classes:
            bound = self._table(name, typed)
            filled = [form for form in bound.forms if form.has_changed()] if _has_total(typed, name) else []
            values = [_typed_values(form, typed) for form in filled]
            self.tables[name] = self._table(name, None, initial=values)

    def is_valid(self) -> bool:
        verdicts = [part.is_valid() for part in self.parts]  # every part is asked, so that all errors show at once
        if not all(verdicts):
            for field, sentence in self.still_missing():
                self.add_problem(field, str(sentence))
        return all(verdicts)

    def still_missing(self) -> Iterable[Problem]:
        """What submitting will ask for beyond single fields, as far as the form can tell; a room overrides it.

        It is said beside what else is wrong. Where nothing is, the action asks by itself.
        """
        return ()

    @property
    def parts(self) -> list[forms.Form | Table]:
        return [self.form, *self.tables.values()]

    @property
    def fields(self) -> dict[str, Any]:
        """What the form says, as the action takes it."""
        return self.form.record_fields()

    @property
    def rows(self) -> dict[str, list[dict[str, Any]]]:
        return {name: table.rows for name, table in self.tables.items()}

    def add_problem(self, field: str, sentence: str) -> None:
        """Put what an action refused where the person can mend it."""
        field = ASKED_AS.get(field, field)
        if field in self.tables:
            self.tables[field].non_form_errors().append(sentence)
        else:
            self.form.add_error(field if field in self.form.fields else None, sentence)


def entry_class(kind: kinds.Kind) -> type[Entry]:
    return import_string(kind.form)


def _has_total(typed: QueryDict, prefix: str) -> bool:
    total = typed.get(f"{prefix}-TOTAL_FORMS", "")
    return total.isascii() and total.isdigit() and int(total) <= 1000


def _typed_values(form: forms.Form, typed: QueryDict) -> dict[str, Any]:
    """The raw value of every field, exactly as it was posted."""
    return {
        name: field.widget.value_from_datadict(typed, {}, form.add_prefix(name)) for name, field in form.fields.items()
    }
