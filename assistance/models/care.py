"""What was done for single children besides pairing: visits and milestones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assistance.models.child import Child
from assistance.models.record import AssistanceRecord, ChildRecord
from committees.models import RecordQuerySet, parent_link
from committees.privacy import classify


class Visit(AssistanceRecord):
    """A helper or a committee saw one or several children, or tried to."""

    record_ptr = parent_link("visit")
    children = models.ManyToManyField(Child, related_name="visits", verbose_name=_("children"))
    way = models.ForeignKey(
        "assistance.VisitWay", on_delete=models.PROTECT, related_name="visits", verbose_name=_("way of visiting")
    )
    was_reached = models.BooleanField(
        _("somebody was met"), default=True, help_text=_("Untick if nobody was there or answered.")
    )
    aspects = models.ManyToManyField(
        "assistance.Aspect", blank=True, related_name="visits", verbose_name=_("what it was about")
    )

    objects = RecordQuerySet.as_manager()
    privacy = classify(internal="record_ptr children way was_reached aspects")

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")


class Milestone(ChildRecord):
    """Something settled for a child: the allowance handled, a guardian confirmed."""

    record_ptr = parent_link("milestone")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="milestones", verbose_name=_("child"))
    milestone_kind = models.ForeignKey(
        "assistance.MilestoneKind",
        on_delete=models.PROTECT,
        related_name="milestones",
        verbose_name=_("what was settled"),
    )

    objects = RecordQuerySet.as_manager()
    privacy = classify(internal="record_ptr child", protected="milestone_kind")

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
