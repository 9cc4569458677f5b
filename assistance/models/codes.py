"""Code lists of child assistance."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models import Code
from committees.privacy import classify


class PublicGroup(models.TextChoices):
    """What kinds of circumstances are counted together as, wherever somebody outside the locked room may read it."""

    LEFT_BEHIND = "left_behind", _("left-behind")
    SINGLE_PARENT_OR_ORPHANED = "single_parent_or_orphaned", _("of single-parent families or orphaned")
    IN_DIFFICULTY = "in_difficulty", _("in other difficulty")


class Aspect(Code):
    """One of the four aspects in which a child is accompanied."""

    class Meta:
        verbose_name = _("aspect of help")
        verbose_name_plural = _("aspects of help")


class HelpKind(Code):
    """What a helper does: home-school liaison, company, help with study ..."""

    class Meta:
        verbose_name = _("kind of help")
        verbose_name_plural = _("kinds of help")


class CircumstanceKind(Code):
    """Why a child needs care: left-behind, orphaned ... For staff; `public_group` is what others may read."""

    public_group = models.CharField(
        _("counted in public as"),
        max_length=30,
        choices=PublicGroup.choices,
        default=PublicGroup.IN_DIFFICULTY,
        help_text=_("Small groups are counted together, so that no number points at a child."),
    )

    privacy = classify(internal="public_group")

    class Meta:
        verbose_name = _("kind of circumstance")
        verbose_name_plural = _("kinds of circumstances")


class EndReason(Code):
    """Why a pairing ended."""

    class Meta:
        verbose_name = _("reason for an end")
        verbose_name_plural = _("reasons for an end")


class VisitWay(Code):
    """How a child was visited: at home, at school, by telephone ..."""

    class Meta:
        verbose_name = _("way of visiting")
        verbose_name_plural = _("ways of visiting")


class MilestoneKind(Code):
    """What has been settled for a child: allowance handled, guardian confirmed ..."""

    class Meta:
        verbose_name = _("kind of milestone")
        verbose_name_plural = _("kinds of milestones")


class ProblemKind(Code):
    """What a talk with a pupil was about."""

    class Meta:
        verbose_name = _("kind of problem")
        verbose_name_plural = _("kinds of problems")


class AidSource(Code):
    """Where aid comes from, and what a donor is: the treasury, a charity, an enterprise ..."""

    class Meta:
        verbose_name = _("source of aid")
        verbose_name_plural = _("sources of aid")


class BeneficiaryKind(Code):
    """Who received aid, as a category: never a name."""

    class Meta:
        verbose_name = _("kind of beneficiary")
        verbose_name_plural = _("kinds of beneficiaries")


class GoodsKind(Code):
    """Rice, school bags, clothes ..."""

    class Meta:
        verbose_name = _("kind of goods")
        verbose_name_plural = _("kinds of goods")
