"""Records of the ground floor: campaigns, documents, publications, and figures that reach the county only as totals."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from committees.models.quantified import Quantified
from committees.models.record import Record, RecordQuerySet
from committees.privacy import classify


def parent_link(kind: str) -> models.OneToOneField:
    """The link from a kind of record to its Record; named, so that no kind shadows a field of another."""
    return models.OneToOneField(
        Record,
        on_delete=models.CASCADE,
        parent_link=True,
        primary_key=True,
        related_name=f"as_{kind}",
        verbose_name=_("record"),
    )


class Campaign(Record):
    """Something that many committees carry out under one name: 'Care for Tomorrow, Law First'."""

    record_ptr = parent_link("campaign")
    called_for_by = models.CharField(_("called for by"), max_length=160, blank=True)
    called_for_by_en = models.CharField(_("called for by, in English"), max_length=240, blank=True)

    objects = RecordQuerySet.as_manager()
    privacy = classify(public="record_ptr called_for_by called_for_by_en")

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")


class Document(Record):
    """A paper: an opinion, rules, a plan, a report, a notice."""

    record_ptr = parent_link("document")
    document_kind = models.ForeignKey(
        "committees.DocumentKind",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("kind of document"),
    )
    number = models.CharField(_("document number"), max_length=80, blank=True)
    issued_by = models.CharField(_("issued by"), max_length=160, blank=True)
    issued_by_en = models.CharField(_("issued by, in English"), max_length=240, blank=True)
    section_count = models.PositiveSmallIntegerField(_("numbered sections"), null=True, blank=True)

    objects = RecordQuerySet.as_manager()
    privacy = classify(public="record_ptr document_kind number issued_by issued_by_en section_count")

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")


class Publication(Record):
    """A booklet, a reader, a bulletin that a committee edited or uses."""

    record_ptr = parent_link("publication")
    publication_kind = models.ForeignKey(
        "committees.PublicationKind",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("kind of publication"),
    )
    is_own = models.BooleanField(_("edited by a committee"), default=True)
    copies = models.PositiveIntegerField(_("copies"), null=True, blank=True, validators=[MinValueValidator(1)])

    objects = RecordQuerySet.as_manager()
    privacy = classify(public="record_ptr publication_kind is_own copies")

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")


class ReportedFigure(Record, Quantified):
    """A total that was reported without its single records: 'more than 10,000 students, all schools'.

    It covers its committee's whole subtree, so it adds to an answer only its surplus over what is itemised there; one
    that stands beside the items is added whole. The surplus is stored and kept by committees.surplus.
    """

    record_ptr = parent_link("reported_figure")
    indicator = models.CharField(_("indicator"), max_length=60)
    is_beside_items = models.BooleanField(
        _("beside the items"),
        default=False,
        help_text=_("Tick if it does not include what is recorded one by one."),
    )
    surplus = models.DecimalField(
        _("surplus over the items"), max_digits=18, decimal_places=2, default=0, editable=False
    )

    objects = RecordQuerySet.as_manager()
    privacy = classify(public="record_ptr indicator is_beside_items", internal="surplus")

    class Meta:
        verbose_name = _("reported figure")
        verbose_name_plural = _("reported figures")
        constraints = Quantified.Meta.constraints
