"""How children and families are helped, as kinds of record."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from assistance import pairing_steps, photos, readiness, retention, shelves, standards, titles
from assistance.donors import with_donor
from assistance.models import AidBatch, Consent, CounsellingTalk, Donation, Milestone, Pairing, Visit
from committees import attachments, due, kinds, registers
from committees.kinds import Kind, Rows
from committees.registration import AT_NIGHT

QUANTITY = ("number", "upper", "bound", "unit", "words")
HELPERS = Rows("helpers", ("role", "elder", "teacher", "since", "until"), repeats=("child", "ended_on"))
AIMS = Rows("aims", ("aspect", "aim"))
COUNTS = Rows("counts", ("problem", *QUANTITY))
BENEFICIARIES = Rows("beneficiaries", ("beneficiary", *QUANTITY))
AMOUNTS = Rows("amounts", ("kind", *QUANTITY))
CASH = Rows("cash", QUANTITY)
GOODS = Rows("goods", ("goods", *QUANTITY))


def titled(compose: Callable[..., dict[str, Any]], model: Any) -> Callable[..., dict[str, Any]]:
    return partial(compose, name=model._meta.verbose_name)


def register_all() -> None:
    due.register(
        due.Job("retention", _("erase children's files whose time is over"), retention.erase_due, from_hour=AT_NIGHT)
    )
    due.register(
        due.Job(
            "photo-consents", _("hide photos whose consent is over"), photos.hide_without_consent, from_hour=AT_NIGHT
        )
    )
    attachments.register(photos.bars)
    registers.follow(Consent, photos.follow_consent)
    _register_records_about_children()
    _register_records_of_totals()


def _register_records_about_children() -> None:
    kinds.register(
        Kind(
            "pairing", Pairing, "pairings", rows=(HELPERS, AIMS), is_protected=True,
            form="assistance.forms.pairing.PairingEntry",
            title=titled(titles.of_pairing, Pairing), missing=readiness.pairing, goes_on=pairing_steps.CHANGED,
        )
    )  # fmt: skip
    kinds.register(
        Kind(
            "visit", Visit, "visits", is_protected=True, form="assistance.forms.visit.VisitEntry",
            title=titled(titles.of_visit, Visit), missing=readiness.visit,
        )
    )  # fmt: skip
    kinds.register(
        Kind(
            "milestone", Milestone, "milestones", is_protected=True, form="assistance.forms.milestone.MilestoneEntry",
            title=titled(titles.of_child_record, Milestone), missing=readiness.milestone,
        )
    )  # fmt: skip


def _register_records_of_totals() -> None:
    kinds.register(
        Kind(
            "counselling_talk", CounsellingTalk, "talks", rows=(COUNTS,), form="assistance.forms.talk.TalkEntry",
            title=titled(titles.of_talk, CounsellingTalk), missing=readiness.counselling_talk, shelf=shelves.TALKS,
        )
    )  # fmt: skip
    kinds.register(
        Kind(
            "aid_batch", AidBatch, "aid", rows=(BENEFICIARIES, AMOUNTS), form="assistance.forms.aid.AidEntry",
            missing=readiness.aid_batch, doubts=standards.doubts,
            doubts_read=("beneficiaries", "amounts", "scheme__standards"), shelf=shelves.AID,
        )
    )  # fmt: skip
    kinds.register(
        Kind(
            "donation", Donation, "donations", rows=(CASH, GOODS), form="assistance.forms.donation.DonationEntry",
            prepare=with_donor, missing=readiness.donation, shelf=shelves.DONATIONS,
        )
    )  # fmt: skip
