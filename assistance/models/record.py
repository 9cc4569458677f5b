"""What the records of this room share."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from committees.models import Committee, Record

AREA = "assistance"


class AssistanceRecord(Record):
    """A record of this room: it belongs to the area of child assistance and to no other."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.area_id != AREA:
            raise ValidationError({"area": _("How children and families are helped belongs to child assistance.")})


class ChildRecord(AssistanceRecord):
    """A record about one child: its committee is the child's, one above or below it, or the child's school."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        child = getattr(self, "child", None)
        if child and self.committee_id and not is_on_the_line(self.committee, child):
            raise ValidationError({"child": _("This child is in the care of another committee.")})


def is_on_the_line(committee: Committee, child) -> bool:
    """Whether the committee has to do with the child. Costs a query where the child's committee is not loaded."""
    theirs = child.committee.path
    return child.school_id == committee.pk or theirs.startswith(committee.path) or committee.path.startswith(theirs)
