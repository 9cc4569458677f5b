"""The short lists that the code itself decides by; everything a county may edit is a code list in models.codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """The life of a record; the moves between states stand in committees.review.states."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")
    CANCELLED = "cancelled", _("cancelled")
    TRASHED = "trashed", _("in the trash")


# What no longer stands in any list of work: called off, or thrown away.
GONE = (State.TRASHED, State.CANCELLED)


class Bound(models.TextChoices):
    """How a number is meant: the county writes 'more than 10,000' as often as it writes 168."""

    EXACT = "exact", _("exactly")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", _("about")
    NEARLY = "nearly", _("nearly")
    BETWEEN = "between", _("between")


class UnitKind(models.TextChoices):
    """What a unit counts. Numbers of two kinds are never added to each other."""

    PERSONS = "persons", _("persons")
    PERSON_TIMES = "person_times", _("person-times")
    HOUSEHOLDS = "households", _("households")
    OCCASIONS = "occasions", _("occasions")
    CASES = "cases", _("cases")
    ITEMS = "items", _("items")
    HEAD = "head", _("head of animals")
    YUAN = "yuan", _("yuan")
    PERCENT = "percent", _("percent")


class DatePrecision(models.TextChoices):
    """How exactly the day of a record is known."""

    DAY = "day", _("the day")
    DAYS = "days", _("from one day to another")
    MONTH = "month", _("the month")
    YEAR = "year", _("the year")
    NAMED = "named", _("a named time")
    WINDOW = "window", _("only the period it lies in")
    UNKNOWN = "unknown", _("unknown")


class Role(models.TextChoices):
    """What a person is appointed to do in a committee and everything below it."""

    CLERK = "clerk", _("clerk")
    REVIEWER = "reviewer", _("reviewer")
    LEADER = "leader", _("leader")
    CHILD_DATA_OFFICER = "child_data_officer", _("child-data officer")
    RESPONSIBLE_PERSON = "responsible_person", _("responsible for children's information")
    ADMINISTRATOR = "administrator", _("administrator")
    ACCOUNT_MANAGER = "account_manager", _("account manager")
    AUDITOR = "auditor", _("auditor")


class Nature(models.TextChoices):
    """How an indicator answers: summed over a window, true at a date, or a share of two others."""

    FLOW = "flow", _("counted over a period")
    STOCK = "stock", _("as it stands at a date")
    SHARE = "share", _("a share")


class ElderStatus(models.TextChoices):
    ACTIVE = "active", _("active")
    RESTING = "resting", _("resting")
    LEFT = "left", _("left")
    DECEASED = "deceased", _("deceased")
