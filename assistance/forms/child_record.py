"""What the web forms of records about children share: children by their code, and no free text in the open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from assistance import access
from assistance.models import Aspect, Child
from assistance.models.record import AREA
from committees.entry import Entry
from committees.forms import RecordForm


class ChildRecordForm(RecordForm):
    """Titles are composed, and nothing is asked that everybody with the record could read."""

    area_key = AREA

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
