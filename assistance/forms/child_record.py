"""What the web forms of records about children share: children by their code, and no free text in the open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from assistance import access
from assistance.forms.sealed import Sealed
from assistance.models import Aspect, Child
from assistance.models.record import AREA
from committees.entry import Entry
from committees.forms import RecordForm


class ChildRecordForm(Sealed, RecordForm):
    """Titles are composed, and nothing is asked that everybody with the record could read.

    What was written about a child before is not shown: it is read on the child's page, for a purpose.
    """

    area_key = AREA

    def __init__(self, data=None, **given: Any) -> None:
        super().__init__(data, **given)
        self.seal()

    def record_fields(self) -> dict[str, Any]:
        return self.without_kept(super().record_fields())

    def offer_children(self, name: str = "child") -> None:
        self._offer(name, access.visible_cases(self.by, Child.objects.filter(closed_on=None)))

    def offer_aspects(self) -> None:
        self._offer("aspects", Aspect.objects.active().in_order())


class ChildRecordEntry(Entry):
    """Opened with ?child=number it begins with that child and its committee."""

    child_field: ClassVar[str] = "child"

    def begin_with(self, asked: Mapping[str, str]) -> None:
        field = self.form.fields[self.child_field]
        child = named_in(asked, "child", field.queryset)
        if child is None:
            return
        values: dict[str, Any] = {self.child_field: [child.pk] if field.many else child.pk}
        if self.form.fields["committee"].queryset.filter(pk=child.committee_id).exists():
            values["committee"] = child.committee_id
        self._show(values)


def named_in(asked: Mapping[str, str], name: str, things: Any) -> Any:
    """The thing whose number the address gives, if it is one of these."""
    key = asked.get(name, "")
    return things.filter(pk=key).first() if key.isascii() and key.isdigit() and len(key) < 10 else None
