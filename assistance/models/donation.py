"""What others gave: donors, and donations of cash and goods. A register of gifts, never an appeal for them."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assistance.child_codes import PATTERN
from assistance.models.aid import MONEY
from assistance.models.record import AssistanceRecord
from committees.models import Quantified, RecordQuerySet, parent_link
from committees.models.bilingual import Bilingual
from committees.models.lettered import Lettered
from committees.models.register import Entered
from committees.privacy import classify


class Donor(Entered, Lettered, Bilingual):
    """A person, team, enterprise or charity that gives. The name stands in public only on a stated basis."""

    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="donors", verbose_name=_("kept by")
    )
    kind = models.ForeignKey(
        "assistance.AidSource", on_delete=models.PROTECT, related_name="+", verbose_name=_("kind of donor")
    )
    name = models.CharField(_("name"), max_length=120)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    named_in_public = models.BooleanField(_("may be named in public"), default=False)
    naming_basis = models.CharField(
        _("why the name may be public"),
        max_length=200,
        blank=True,
        help_text=_("Consent with its date, or the source."),
    )
    to_be_confirmed = models.CharField(_("to be confirmed"), max_length=300, blank=True)
    to_be_confirmed_en = models.CharField(_("to be confirmed, in English"), max_length=400, blank=True)

    bilingual = ("name", "to_be_confirmed")
    privacy = classify(
        public="committee kind to_be_confirmed to_be_confirmed_en",
        internal="named_in_public naming_basis",
        personal="name name_en phone",
    )

    class Meta:
        verbose_name = _("donor")
        verbose_name_plural = _("donors")
        constraints = [
            models.CheckConstraint(
                name="assistance_donor_named_with_a_basis",
                condition=Q(named_in_public=False) | ~Q(naming_basis=""),
                violation_error_message=_("Say why the name may be public: the consent and its date, or the source."),
            ),
            models.UniqueConstraint(
                fields=["committee", "name"],
                name="assistance_donor_once_in_committee",
                violation_error_message=_("There already is a donor of this name."),
            ),
        ]

    def __str__(self):
        return self.say("name")


class Donation(AssistanceRecord):
    """What a donor gave, and for whom: a family by its child's code, a school or a village; never a child by name."""

    class ForWhom(models.TextChoices):
        FAMILY = "family", _("one family")
        FAMILIES = "families", _("several families")
        SCHOOL = "school", _("a school")
        VILLAGE = "village", _("a village or community")
        CHILDREN = "children", _("children in general")

    record_ptr = parent_link("donation")
    donor = models.ForeignKey(Donor, on_delete=models.PROTECT, related_name="donations", verbose_name=_("donor"))
    campaign = models.ForeignKey(
        "committees.Campaign",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="donations",
        verbose_name=_("campaign"),
    )
    for_whom = models.CharField(_("for whom"), max_length=10, choices=ForWhom.choices)
    family_code = models.CharField(
        _("code of the family's child"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(PATTERN, _("This is not the code of a child."))],
        help_text=_("Never a name. Leave empty if the family has no file."),
    )
    recipient = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("which school or village"),
    )

    objects = RecordQuerySet.as_manager()
    privacy = classify(internal="record_ptr donor campaign for_whom family_code recipient")

    class Meta:
        verbose_name = _("donation")
        verbose_name_plural = _("donations")
        constraints = [
            models.CheckConstraint(
                name="assistance_donation_code_only_for_a_family",
                condition=Q(family_code="") | Q(for_whom="family"),
                violation_error_message=_("A code goes with a donation for one family only."),
            ),
            models.CheckConstraint(
                name="assistance_donation_place_only_for_a_school_or_village",
                condition=Q(recipient__isnull=True) | Q(for_whom__in=["school", "village"]),
                violation_error_message=_("Name a place only if the donation was for a school or a village."),
            ),
        ]


class DonatedCash(Quantified):
    """The money of a donation."""

    donation = models.ForeignKey(Donation, on_delete=models.CASCADE, related_name="cash", verbose_name=_("donation"))

    privacy = classify(internal="id donation")

    class Meta(Quantified.Meta):
        verbose_name = _("donated money")
        verbose_name_plural = _("donated money")
        constraints = [
            *Quantified.Meta.constraints,
            models.CheckConstraint(
                name="assistance_donatedcash_in_yuan",
                condition=Q(unit=MONEY),
                violation_error_message=_("Donated money is in yuan."),
            ),
            models.UniqueConstraint(
                fields=["donation"],
                name="assistance_donatedcash_once",
                violation_error_message=_("Enter the money of a donation once; add the amounts up."),
            ),
        ]

    def __str__(self):
        return str(self.quantity)


class DonatedGoods(Quantified):
    """One kind of goods in a donation; how much of it is often not known."""

    donation = models.ForeignKey(Donation, on_delete=models.CASCADE, related_name="goods", verbose_name=_("donation"))
    goods = models.ForeignKey(
        "assistance.GoodsKind", on_delete=models.PROTECT, related_name="donated", verbose_name=_("kind of goods")
    )

    privacy = classify(internal="id donation goods")

    class Meta(Quantified.Meta):
        verbose_name = _("donated goods")
        verbose_name_plural = _("donated goods")
        constraints = [
            *Quantified.Meta.constraints,
            models.CheckConstraint(
                name="assistance_donatedgoods_not_in_yuan",
                condition=~Q(unit=MONEY),
                violation_error_message=_("Count goods in pieces, bags or the like; money goes above."),
            ),
            models.UniqueConstraint(
                fields=["donation", "goods", "unit"],
                name="assistance_donatedgoods_once",
                violation_error_message=_("The same goods are entered twice; add them up in one row."),
            ),
        ]

    def __str__(self):
        return f"{self.goods}: {self.quantity}"
