"""A donor who is named for the first time with a donation: entered in the register together with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistance.models import AidSource, Donor
from committees import registers
from committees.models import User


@dataclass(frozen=True)
class NewDonor:
    """A donor as typed, who stands in no register yet."""

    name: str
    kind: AidSource

    def __str__(self) -> str:
        return self.name


def with_donor(*, by: User, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields with a new donor entered in the register of the committee, unless one of that name stands there."""
    donor = fields.get("donor")
    if not isinstance(donor, NewDonor):
        return fields
    known = Donor.objects.filter(committee=fields["committee"], name=donor.name).first()
    entered = {"committee": fields["committee"], "kind": donor.kind, "name": donor.name}
    return {**fields, "donor": known or registers.save(by=by, model=Donor, fields=entered)}
