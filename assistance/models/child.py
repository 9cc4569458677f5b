"""A child whom the committees accompany. Not a record but an entry of a locked register, known by a random code."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from assistance.child_codes import PATTERN, new_code
from assistance.guard import marks
from assistance.masking import masked
from assistance.models.marking import mark_field
from assistance.models.schools import check_is_school
from committees.encryption import EncryptedTextField, keyed_hash
from committees.models.register import Entered
from committees.periods import Window
from committees.privacy import classify

ID_PATTERN = r"^\d{17}[\dXx]\Z"
ID_NUMBER = RegexValidator(ID_PATTERN, _("An ID number has 17 digits and a digit or X at the end."))
FIRST_BIRTH_YEAR, LAST_BIRTH_YEAR = 1990, 2100  # outside of them a year is mistyped


class Child(Entered):
    """A child's file. Everything that says who the child is, is encrypted; what is left is what the work decides by.

    Of the birth only the year is held: consent (under 14), retention (over 18) and fitting help need no more, and both
    limits are read in the child's favour, as if the birthday were the last day of the year.
    """

    class Sex(models.TextChoices):
        FEMALE = "female", _("girl")
        MALE = "male", _("boy")

    is_protected = True

    code = models.CharField(
        _("code"),
        max_length=12,
        unique=True,
        default=new_code,
        editable=False,
        validators=[RegexValidator(PATTERN, _("This is not the code of a child."))],
        help_text=_("Stands for the child in every record and list, so that no name is needed there."),
    )
    committee = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        related_name="child_files",
        verbose_name=_("committee"),
        help_text=_("Who answers for the file; nobody outside it and the committees above it knows that it exists."),
    )
    name = EncryptedTextField(
        pgettext_lazy("of a person", "name"),
        help_text=_("To speak to the child and the family; shown masked to all else."),
    )
    name_hash = models.CharField(
        _("search key of the name"),
        max_length=64,
        editable=False,
        db_index=True,
        help_text=_("To find a file by the whole name without reading all names."),
    )
    id_number = EncryptedTextField(
        _("ID number"),
        blank=True,
        validators=[ID_NUMBER],
        help_text=_("Only where aid is applied for in the child's name; it also shows that a child is entered twice."),
    )
    id_number_hash = models.CharField(
        _("search key of the ID number"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("To refuse a second file for the same child without reading ID numbers."),
    )
    birth_year = models.PositiveSmallIntegerField(
        _("year of birth"),
        null=True,
        blank=True,
        validators=[
            MinValueValidator(FIRST_BIRTH_YEAR, _("Please check the year of birth.")),
            MaxValueValidator(LAST_BIRTH_YEAR, _("Please check the year of birth.")),
        ],
        help_text=_("To know when consent and help for minors end. The day of birth is not held."),
    )
    sex = EncryptedTextField(
        _("sex"), choices=Sex.choices, blank=True, help_text=_("Only where the helper should be of the same sex.")
    )
    school = models.ForeignKey(
        "committees.Committee",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("school"),
        help_text=_("For home-school liaison, and so that its committee may help too."),
    )
    school_class = EncryptedTextField(_("class"), blank=True, help_text=_("To reach the child's teacher."))
    phone = EncryptedTextField(_("telephone"), blank=True, help_text=_("To arrange visits where no guardian is near."))
    address = EncryptedTextField(_("address"), blank=True, help_text=_("To visit the child at home."))
    health = EncryptedTextField(
        _("health"),
        blank=True,
        help_text=_("Only what a helper has to know to do no harm, or to arrange medical help."),
    )
    notes = EncryptedTextField(
        _("notes"), blank=True, help_text=_("What the next helper has to know. Signs of harm are reported, not noted.")
    )
    closed_on = models.DateField(
        pgettext_lazy("of a file", "closed on"),
        null=True,
        blank=True,
        help_text=_("To know when the time begins after which it is erased."),
    )
    close_reason = models.ForeignKey(
        "assistance.EndReason",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("of a file", "why it was closed"),
        help_text=_("To know whether the child still needs somebody."),
    )
    erased_on = models.DateField(
        _("erased on"), null=True, blank=True, editable=False, help_text=_("To know that nothing is held any more.")
    )
    name_mark = mark_field(_("mark of the name"))
    id_mark = mark_field(_("mark of the ID number"))
    phone_mark = mark_field(_("mark of the telephone"))
    address_mark = mark_field(_("mark of the address"))
    is_invented = models.BooleanField(
        _("invented, for the demo"), default=False, help_text=_("To keep invented files apart and to clear them again.")
    )

    privacy = classify(
        internal="code committee closed_on erased_on is_invented",
        protected="name name_hash id_number id_number_hash birth_year sex school school_class phone address health"
        " notes close_reason name_mark id_mark phone_mark address_mark",
    )

    class Meta:
        verbose_name = _("child")
        verbose_name_plural = _("children")
        constraints = [
            models.UniqueConstraint(
                fields=["id_number_hash"],
                condition=~Q(id_number_hash=""),
                name="assistance_child_id_number_once",
                violation_error_message=_("There already is a file for the child with this ID number."),
            ),
            models.CheckConstraint(
                name="assistance_child_invented_without_id_number",
                condition=Q(is_invented=False) | Q(id_number_hash=""),
                violation_error_message=_("An invented child has no ID number."),
            ),
            models.CheckConstraint(
                name="assistance_child_both_closed_on_and_close_reason",
                condition=Q(closed_on__isnull=True, close_reason__isnull=True)
                | Q(closed_on__isnull=False, close_reason__isnull=False),
                violation_error_message=_("A closed file has a day and a reason; an open one has neither."),
            ),
            models.CheckConstraint(
                name="assistance_child_born_in_a_possible_year",
                condition=Q(birth_year__isnull=True)
                | Q(birth_year__gte=FIRST_BIRTH_YEAR, birth_year__lte=LAST_BIRTH_YEAR),
                violation_error_message=_("Please check the year of birth."),
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def masked_name(self) -> str:
        return masked(self.name)

    @property
    def care_needed(self) -> str:
        """The circumstances that hold today, in words. Reads `circumstances` and their kinds, gathered beforehand."""
        today = timezone.localdate()
        held = [one for one in self.circumstances.all() if one.window.overlaps(Window.day(today))]
        return pgettext("between two names", ", ").join(str(one.kind) for one in held)

    def clean(self):
        """The search keys follow what they are keys of before the constraints on them are checked."""
        super().clean()
        check_is_school("school", self.school)
        if self.erased_on:
            raise ValidationError(_("This file has been erased; nothing is entered in it any more."))
        if self.closed_on and self.pk and self.pairings.going_on().exists():
            raise ValidationError({"closed_on": _("Somebody still stands by this child: end the pairing first.")})
        self.seal()

    def save(self, **kwargs):
        self.seal()
        super().save(**kwargs)

    def seal(self) -> None:
        self.name_hash = keyed_hash(self.name)
        self.id_number_hash = keyed_hash(self.id_number) if self.id_number else ""
        self.name_mark, self.id_mark = marks.mark_of(self.name), marks.mark_of(self.id_number)
        self.phone_mark = marks.mark_of(self.phone, shortest=marks.SHORTEST_PHONE)
        self.address_mark = marks.mark_of(self.address, shortest=marks.SHORTEST_ADDRESS)
