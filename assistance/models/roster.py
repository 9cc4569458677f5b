"""The road of a batch of aid from nomination to receipt, and the children whom it reached, one by one."""

from decimal import Decimal

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assistance.child_codes import PATTERN, new_code
from assistance.guard import marks
from assistance.masking import masked
from assistance.models.aid import AidBatch, AidStage
from assistance.models.child import ID_NUMBER, Child
from assistance.models.marking import mark_field
from committees.encryption import EncryptedTextField, keyed_hash
from committees.models import Register
from committees.privacy import classify


class AidStep(Register):
    """One station that a batch has passed, and on which day."""

    holders = ("batch",)

    batch = models.ForeignKey(AidBatch, on_delete=models.CASCADE, related_name="steps", verbose_name=_("batch of aid"))
    stage = models.CharField(_("step"), max_length=10, choices=AidStage.choices)
    on = models.DateField(_("on"))
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Number of the paper, or why. No names.")
    )

    privacy = classify(internal="batch stage on note")

    class Meta:
        verbose_name = _("step of a batch of aid")
        verbose_name_plural = _("steps of batches of aid")
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "stage"],
                name="assistance_aidstep_once",
                violation_error_message=_("This step has been taken already."),
            )
        ]

    def __str__(self):
        return f"{self.batch} · {self.get_stage_display()}"


class RosterLine(Register):
    """One child whom a batch of aid reached. Says who it is only in encrypted fields; a code of its own stands for it.

    The code is not that of the child's file: it is posted on a wall, and must not lead from there to the file.
    """

    is_protected = True
    holders = ("batch",)

    batch = models.ForeignKey(
        AidBatch,
        on_delete=models.PROTECT,
        related_name="roster",
        verbose_name=_("batch of aid"),
        help_text=_("To know what was given, and by whom."),
    )
    code = models.CharField(
        _("code"),
        max_length=12,
        unique=True,
        default=new_code,
        editable=False,
        validators=[RegexValidator(PATTERN, _("This is not the code of a child."))],
        help_text=_("Stands in the public notice in place of the name."),
    )
    child = models.ForeignKey(
        Child,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="roster_lines",
        verbose_name=_("child"),
        help_text=_("Where the child has a file: to see there what was given."),
    )
    name = EncryptedTextField(pgettext_lazy("of a person", "name"), help_text=_("To pay it to the right child."))
    id_number = EncryptedTextField(
        _("ID number"), blank=True, validators=[ID_NUMBER], help_text=_("To notice when the same child is paid twice.")
    )
    school_class = EncryptedTextField(_("class"), blank=True, help_text=_("To tell children of the same name apart."))
    amount = models.DecimalField(
        _("amount in yuan"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"), _("An amount is more than 0 yuan."))],
        help_text=_("To check the sum of the batch."),
    )
    line_hash = models.CharField(
        _("search key of the line"), max_length=64, blank=True, editable=False,
        help_text=_("To refuse the same line twice in one batch."),
    )  # fmt: skip
    name_hash = models.CharField(
        _("search key of the name"), max_length=64, blank=True, editable=False, db_index=True,
        help_text=_("To notice who may be paid twice without reading names."),
    )  # fmt: skip
    id_number_hash = models.CharField(
        _("search key of the ID number"), max_length=64, blank=True, editable=False, db_index=True,
        help_text=_("To notice who is paid twice without reading ID numbers."),
    )  # fmt: skip
    name_mark = mark_field(_("mark of the name"))
    id_mark = mark_field(_("mark of the ID number"))
    erased_on = models.DateField(
        _("erased on"), null=True, blank=True, editable=False, help_text=_("To know that nothing is held any more.")
    )

    privacy = classify(
        internal="batch code amount erased_on",
        protected="child name id_number school_class line_hash name_hash id_number_hash name_mark id_mark",
    )

    class Meta:
        verbose_name = _("line of a roster")
        verbose_name_plural = _("lines of rosters")
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "line_hash"],
                condition=~Q(line_hash=""),
                name="assistance_rosterline_once",
                violation_error_message=_("This child stands in the roster already."),
            ),
            models.CheckConstraint(
                name="assistance_rosterline_amount_above_zero",
                condition=Q(amount__isnull=True) | Q(amount__gt=0),
                violation_error_message=_("An amount is more than 0 yuan."),
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def masked_name(self) -> str:
        return masked(self.name)

    def clean(self):
        super().clean()
        self.seal()

    def save(self, **kwargs):
        self.seal()
        super().save(**kwargs)

    def seal(self) -> None:
        """The search keys and marks follow what they are keys of; of an erased line there are none."""
        self.name_hash = keyed_hash(self.name) if self.name else ""
        self.id_number_hash = keyed_hash(self.id_number) if self.id_number else ""
        said = self.id_number or f"{self.name}|{self.school_class}" if self.name else ""
        self.line_hash = keyed_hash(said) if said else ""
        self.name_mark, self.id_mark = marks.mark_of(self.name), marks.mark_of(self.id_number)
