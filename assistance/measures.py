"""What one record of this room adds to an indicator: read off the record and its prefetched rows, without a query."""

from __future__ import annotations

from assistance.models import AidBatch, Donation, Milestone, Pairing, PublicGroup
from committees.indicators import Measure, once
from committees.quantities import Quantity


def in_group(group: PublicGroup) -> Measure:
    """One child, if the pairing is counted in this public group."""

    def measure(pairing: Pairing) -> list[Quantity]:
        return [once("person")] if pairing.public_group == group else []

    return measure


def counted_as(circumstance: str) -> Measure:
    """One child, if the pairing is counted as this kind of circumstance."""

    def measure(pairing: Pairing) -> list[Quantity]:
        return [once("person")] if pairing.counted_as_id == circumstance else []

    return measure


def settled(kind: str) -> Measure:
    """One child, if the milestone is of this kind."""

    def measure(milestone: Milestone) -> list[Quantity]:
        return [once("person")] if milestone.milestone_kind_id == kind else []

    return measure


def beneficiaries(unit: str, *, scheme: str = "") -> Measure:
    """Who received aid, counted in one unit; of one scheme, or of all."""

    def measure(batch: AidBatch) -> list[Quantity]:
        if scheme and batch.scheme_id != scheme:
            return []
        return [row.quantity for row in batch.beneficiaries.all() if row.unit_id == unit]

    return measure


def amounts(*wanted: str, scheme: str = "") -> Measure:
    """What aid was worth: cash, goods or both; of one scheme, or of all."""

    def measure(batch: AidBatch) -> list[Quantity]:
        if scheme and batch.scheme_id != scheme:
            return []
        return [row.quantity for row in batch.amounts.all() if row.kind in wanted]

    return measure


def sum_of_rows(name: str, unit: str) -> Measure:
    """The quantities of a table of rows that are counted in one unit."""

    def measure(record) -> list[Quantity]:
        return [row.quantity for row in getattr(record, name).all() if row.unit_id == unit]

    return measure


def money(donation: Donation) -> list[Quantity]:
    return [row.quantity for row in donation.cash.all()]
