"""What happens to a pairing while it goes on: it pauses, is handed over, ends. It stays approved meanwhile.

The children stay counted as they were; only "pairings that go on" ends with the pairing. The history says who did it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assistance.models import EndReason, Helper, Pairing
from committees import records
from committees.errors import NotReady, WrongState
from committees.models import User

CHANGED = frozenset({"paused_on", "ended_on", "end_reason", "helpers"})
FIELDS = ("role", "elder", "teacher", "since", "until")


def pause(*, by: User, pairing: Pairing, on: date, why: str = "", version: int | None = None) -> Pairing:
    """From this day on no contact is due."""
    _check_goes_on(pairing)
    if pairing.paused_on:
        raise WrongState(_("This pairing pauses already."))
    _check_day(pairing, on)
    return _go_on(by, pairing, {"paused_on": on}, None, version, why, "pause")


def resume(*, by: User, pairing: Pairing, version: int | None = None) -> Pairing:
    _check_goes_on(pairing)
    if not pairing.paused_on:
        raise WrongState(_("This pairing does not pause."))
    return _go_on(by, pairing, {"paused_on": None}, None, version, "", "resume")


def end(*, by: User, pairing: Pairing, on: date, reason: EndReason, version: int | None = None) -> Pairing:
    _check_goes_on(pairing)
    _check_day(pairing, on)
    return _go_on(by, pairing, {"ended_on": on, "end_reason": reason}, None, version, "", "end")


def change_helpers(
    *,
    by: User,
    pairing: Pairing,
    leaving: Helper | None,
    until: date | None,
    coming: Mapping[str, Any] | None,
    version: int | None = None,
) -> Pairing:
    """Let a helper leave, another come, or both: best with some days in common. `coming` gives role, elder or teacher,
    and since. Who helped before stays named in the pairing.
    """
    _check_goes_on(pairing)
    if leaving is None and coming is None:
        raise NotReady([("", _("Say who leaves, who comes, or both."))])
    helpers = list(pairing.helpers.order_by("pk"))
    rows = [{name: getattr(helper, name) for name in FIELDS} for helper in helpers]
    if leaving is not None:
        _check_leaves(pairing, leaving, until)
        rows[[helper.pk for helper in helpers].index(leaving.pk)]["until"] = until
    if coming is not None:
        if coming["since"] < (pairing.since or coming["since"]):
            raise NotReady([("since", _("The pairing began later than that."))])
        rows.append({"until": None, **coming})
    return _go_on(by, pairing, {}, {"helpers": rows}, version, "", "change_helpers")


def staying(pairing: Pairing) -> list[Helper]:
    """Those who help and of whom no last day is known. Costs one query."""
    return list(pairing.helpers.filter(until=None).select_related("elder").order_by("pk"))


def _go_on(by: User, pairing: Pairing, fields: dict, rows: dict | None, version: int | None, why: str, verb: str):
    return records.go_on(by=by, record=pairing, fields=fields, rows=rows, version=version, why=why, verb=verb)


def _check_goes_on(pairing: Pairing) -> None:
    if pairing.ended_on:
        raise WrongState(_("This pairing has ended."))


def _check_day(pairing: Pairing, on: date) -> None:
    if on > timezone.localdate():
        raise NotReady([("on", _("This day is still to come."))])
    if pairing.since and on < pairing.since:
        raise NotReady([("on", _("The pairing began later than that."))])


def _check_leaves(pairing: Pairing, leaving: Helper, until: date | None) -> None:
    if until is None:
        raise NotReady([("until", _("Say which day is the last one."))])
    if until < (leaving.since or pairing.since or until):
        raise NotReady([("until", _("Who helps stops after they began."))])
    if leaving.until is not None:
        raise WrongState(_("This helper has handed over already."))
