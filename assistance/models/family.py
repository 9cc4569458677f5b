"""What stands in a child's file besides the child: circumstances, guardians and their consent."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from assistance.guard import marks
from assistance.masking import masked
from assistance.models.child import Child
from assistance.models.marking import mark_field
from committees.encryption import EncryptedTextField
from committees.models.register import Entered
from committees.periods import Window
from committees.privacy import classify


class CircumstanceQuerySet(models.QuerySet):
    def open_at(self, day: date):
        """Those that held on a day, as far as is known."""
        return self.filter(Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day))


class Circumstance(Entered):
    """Why a child needs care, from a day until a day; several may hold at once."""

    is_protected = True
    holders = ("child",)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="circumstances", verbose_name=_("child"))
    kind = models.ForeignKey(
        "assistance.CircumstanceKind",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("kind of circumstance"),
        help_text=_("To choose fitting help, and to count without names."),
    )
    since = models.DateField(
        _("from"), null=True, blank=True, help_text=_("To count a child only while the circumstance holds.")
    )
    until = models.DateField(
        _("until, not including"), null=True, blank=True, help_text=_("Leave empty while it holds.")
    )
    shown_by = EncryptedTextField(
        _("what shows it"),
        blank=True,
        help_text=_("A document and its number, or who confirmed it and when. Keep no copy here."),
    )

    objects = CircumstanceQuerySet.as_manager()
    privacy = classify(internal="child since until", protected="kind shown_by")

    class Meta:
        verbose_name = _("circumstance")
        verbose_name_plural = _("circumstances")
        constraints = [
            models.CheckConstraint(
                name="assistance_circumstance_until_after_since",
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
                violation_error_message=_("A circumstance ends after it begins."),
            ),
            models.UniqueConstraint(
                fields=["child", "kind"],
                condition=Q(until__isnull=True),
                name="assistance_circumstance_open_once",
                violation_error_message=_("This circumstance is already entered for the child and still holds."),
            ),
        ]

    def __str__(self):
        return f"{self.child} · {self.kind}"

    @property
    def window(self) -> Window:
        return Window(self.since, self.until)


class Guardian(Entered):
    """An adult who answers for a child."""

    class Relation(models.TextChoices):
        PARENT = "parent", _("parent")
        GRANDPARENT = "grandparent", _("grandparent")
        RELATIVE = "relative", _("relative or friend")
        INSTITUTION = "institution", _("institution")
        OTHER = "other", _("other")

    is_protected = True
    holders = ("child",)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="guardians", verbose_name=_("child"))
    name = EncryptedTextField(
        pgettext_lazy("of a person", "name"), help_text=_("To ask for consent, and to know whom to call.")
    )
    phone = EncryptedTextField(_("telephone"), blank=True, help_text=_("To arrange visits."))
    relation = models.CharField(
        _("relation to the child"),
        max_length=20,
        choices=Relation.choices,
        help_text=_("To know who may consent, and whether a parent is near."),
    )

    name_mark = mark_field(_("mark of the name"))
    phone_mark = mark_field(_("mark of the telephone"))

    privacy = classify(internal="child relation", protected="name phone name_mark phone_mark")

    class Meta:
        verbose_name = _("guardian")
        verbose_name_plural = _("guardians")

    def __str__(self):
        return f"{self.child} · {self.get_relation_display()}"

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
        """The marks follow what they are marks of."""
        self.name_mark = marks.mark_of(self.name)
        self.phone_mark = marks.mark_of(self.phone, shortest=marks.SHORTEST_PHONE)


class Consent(Entered):
    """What a guardian agreed to, from a day until it was withdrawn."""

    class Scope(models.TextChoices):
        FILE = "file", _("keeping a file and pairing")
        SHARING = "sharing", _("sharing with the school and civil affairs")
        PHOTO = "photo", _("photos")
        STORY = "story", _("telling of it in public without a name")

    is_protected = True
    holders = ("guardian",)

    guardian = models.ForeignKey(
        Guardian, on_delete=models.PROTECT, related_name="consents", verbose_name=_("guardian")
    )
    scope = models.CharField(
        _("for what"), max_length=20, choices=Scope.choices, help_text=_("Nothing else may be done with the file.")
    )
    given_on = models.DateField(_("given on"), help_text=_("To prove that consent came first."))
    withdrawn_on = models.DateField(
        _("withdrawn on"), null=True, blank=True, help_text=_("From this day on it no longer holds.")
    )

    privacy = classify(internal="guardian scope given_on withdrawn_on")

    class Meta:
        verbose_name = _("consent of a guardian")
        verbose_name_plural = _("consents of guardians")
        constraints = [
            models.CheckConstraint(
                name="assistance_consent_withdrawn_after_given",
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                violation_error_message=_("Consent is withdrawn after it was given."),
            ),
            models.UniqueConstraint(
                fields=["guardian", "scope"],
                condition=Q(withdrawn_on__isnull=True),
                name="assistance_consent_in_force_once",
                violation_error_message=_("This guardian has already agreed to that."),
            ),
        ]

    def __str__(self):
        return f"{self.guardian} · {self.get_scope_display()}"


class Need(Entered):
    """What a child needs in one of the four aspects, from a day until it was met."""

    is_protected = True
    holders = ("child",)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="needs", verbose_name=_("child"))
    aspect = models.ForeignKey(
        "assistance.Aspect",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("aspect of help"),
        help_text=_("To choose who helps, and to see what was neglected."),
    )
    need = EncryptedTextField(
        _("what is needed"), help_text=_("In one sentence, what a helper can do something about. No diagnosis.")
    )
    seen_on = models.DateField(_("seen on"), help_text=_("To notice when it has waited too long."))
    met_on = models.DateField(_("met on"), null=True, blank=True, help_text=_("Leave empty while it is needed."))

    privacy = classify(internal="child seen_on met_on", protected="aspect need")

    class Meta:
        verbose_name = _("need of a child")
        verbose_name_plural = _("needs of a child")
        constraints = [
            models.CheckConstraint(
                name="assistance_need_met_after_seen",
                condition=Q(met_on__isnull=True) | Q(met_on__gte=F("seen_on")),
                violation_error_message=_("A need is met after it was seen."),
            )
        ]

    def __str__(self):
        return f"{self.child} · {self.aspect}"
