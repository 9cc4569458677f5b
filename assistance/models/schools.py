"""What counts as a school: a node of the tree at the level of schools."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from committees.models import Committee

SCHOOL = "school"  # the level of the tree


def check_is_school(field: str, committee: Committee | None) -> None:
    if committee is not None and committee.level_id != SCHOOL:
        raise ValidationError({field: _("Choose a school.")})
