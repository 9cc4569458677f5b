"""The many forms of activity, under the areas they belong to."""

from __future__ import annotations

from django.utils.translation import gettext

from activities.models import ActivityForm


def forms_by_area() -> list[tuple[str, list[tuple[str, str]]]]:
    """The forms of activity as choices, under the area each belongs to; those of every area come last."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for form in ActivityForm.objects.active().select_related("area").in_order():
        heading = form.area.say("name") if form.area else gettext("In every area")
        groups.setdefault(heading, []).append((form.key, str(form)))
    return sorted(groups.items(), key=lambda group: group[0] == gettext("In every area"))
