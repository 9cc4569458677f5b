"""What still bars an activity from being submitted: a rule over several tables."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from activities.models import Activity
from committees.kinds import Problem

WHO_TOOK_PART = ("audiences", _("Say who took part. If nobody counted, choose 'not counted'."))


def missing(activity: Activity) -> Iterator[Problem]:
    """What a plan may leave open but something that happened may not."""
    if not activity.is_plan and not activity.audiences.exists():
        yield WHO_TOOK_PART
