"""The many forms of activity as tick boxes, folded under the areas they belong to."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext

from activities.models import ActivityForm


class Heading(str):
    """The name of a group of choices, and whether it is unfolded."""

    is_open = False


class FoldedByArea(forms.CheckboxSelectMultiple):
    """Tick boxes under the area they belong to; only the record's own area, and what is ticked, is unfolded."""

    own_area = ""

    def optgroups(self, name, value, attrs=None):
        found = []
        for heading, options, index in super().optgroups(name, value, attrs):
            heading = Heading(heading)
            heading.is_open = heading == self.own_area or any(option["selected"] for option in options)
            found.append((heading, options, index))
        return found


def forms_by_area() -> list[tuple[str, list[tuple[str, str]]]]:
    """The forms of activity as choices, under the area each belongs to; those of every area come last."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for form in ActivityForm.objects.active().select_related("area").in_order():
        heading = form.area.say("name") if form.area else gettext("In every area")
        groups.setdefault(heading, []).append((form.key, str(form)))
    return sorted(groups.items(), key=lambda group: group[0] == gettext("In every area"))
