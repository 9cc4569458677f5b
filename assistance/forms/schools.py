"""The schools, as choices."""

from __future__ import annotations

from assistance.models.schools import SCHOOL
from committees.models import Committee


def schools():
    return Committee.objects.open().filter(level=SCHOOL).in_tree_order()
