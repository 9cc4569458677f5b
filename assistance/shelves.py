"""What the lists of help that is told in totals can show and be narrowed by.

Records about a child declare nothing: their lists say what every record says, and a child's file says the rest.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from assistance.models import AidBatch, CounsellingTalk, Donation
from committees.listing import Shelf, choice, column, named, totals

PLACE = ("name", "name_en", "short_name", "letters")

AID = Shelf(
    columns=(
        column(AidBatch, "scheme", is_usual=True),
        totals("amounts", _("amount"), is_usual=True),
        totals("beneficiaries", _("who received it")),
        column(AidBatch, "stage"),
        column(AidBatch, "school"),
        column(AidBatch, "term"),
        column(AidBatch, "source"),
        column(AidBatch, "givers"),
        column(AidBatch, "goods_kinds"),
    ),
    filters=(
        choice(AidBatch, "scheme"),
        choice(AidBatch, "stage"),
        choice(AidBatch, "source"),
        named("school", _("school"), AidBatch, "school", PLACE),
    ),
)

DONATIONS = Shelf(
    columns=(
        column(Donation, "donor", is_usual=True),
        totals("cash", _("donated money"), is_usual=True),
        totals("goods", _("donated goods")),
        column(Donation, "for_whom"),
        column(Donation, "recipient"),
        column(Donation, "campaign"),
    ),
    filters=(
        named("donor", _("donor"), Donation, "donor", ("name", "name_en")),
        choice(Donation, "for_whom"),
        named("recipient", _("which school or village"), Donation, "recipient", PLACE),
    ),
)

TALKS = Shelf(
    columns=(
        column(CounsellingTalk, "school", is_usual=True),
        totals("counts", _("talks"), is_usual=True),
        column(CounsellingTalk, "teacher_count"),
    ),
    filters=(named("school", _("school"), CounsellingTalk, "school", PLACE),),
)
