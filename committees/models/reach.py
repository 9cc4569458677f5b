"""Where a record is seen from: one row for each committee that is, or is above, its organiser or a partner."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.choices import State
from committees.privacy import classify


class Reach(models.Model):
    """One record as seen from one committee; carries what lists filter and sort by."""

    record = models.ForeignKey(
        "committees.Record", on_delete=models.CASCADE, related_name="reach", verbose_name=_("record")
    )
    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="reach", verbose_name=_("committee")
    )
    kind = models.CharField(_("kind"), max_length=30)
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    sort_on = models.DateField(_("day to sort by"))

    privacy = classify(internal="id record committee kind state sort_on")

    class Meta:
        verbose_name = _("reach")
        verbose_name_plural = _("reach")
        constraints = [models.UniqueConstraint(fields=["record", "committee"], name="committees_reach_once")]
        indexes = [models.Index(fields=["committee", "kind", "state", "-sort_on", "-record"], name="reach_list")]

    def __str__(self):
        return f"{self.committee_id}: {self.record_id}"
