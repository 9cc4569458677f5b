"""A gift of the demo with its quantities, of which a part has been handed out. All of it is invented."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from assistance.models import AidSource, Distribution, Donation, Donor, GoodsKind
from committees import kinds, records, registers
from committees.choices import DatePrecision
from committees.models import Area, Committee, Unit
from committees.periods import Window
from committees.review import actions

if TYPE_CHECKING:
    from qinggang.county.loader import County

TITLE = "演示：爱心企业捐赠大米、衣物和助学款"
# Goods (none: money), unit, how much came in, how much of it went out.
GIFTS = (("", "yuan", 6000, 4500), ("rice", "bag", 40, 25), ("clothes", "piece", 60, 0))


def tell(county: County) -> None:
    """Enter what the article does not tell of. It waits for a reviewer, so that no figure changes."""
    donation, today = _donation(county), timezone.localdate()
    actions.submit(by=county.users["office"], record=donation)
    for number, (goods, unit, _came, went) in enumerate(GIFTS):
        if went:
            fields = {
                "donation": donation, "goods": GoodsKind.objects.get(pk=goods) if goods else None,
                "unit": Unit.objects.get(pk=unit), "number": Decimal(went), "on": today - timedelta(days=3 - number),
                "for_whom": Donation.ForWhom.FAMILIES, "handed_over_by": "演示经手人",
                "receipt": "演示收据01" if number else "",
            }  # fmt: skip
            registers.save(by=county.users["office"], model=Distribution, fields=fields)


def _donation(county: County) -> Any:
    office, committee = county.users["office"], county.thing(Committee, "qinggang")
    enterprise = {
        "committee": committee, "kind": AidSource.objects.get(pk="enterprise"), "name": "演示爱心企业",
        "name_en": "An invented enterprise",
    }  # fmt: skip
    today = timezone.localdate()
    window = Window.through(today - timedelta(days=6), today - timedelta(days=6))
    fields = {
        "committee": committee, "area": Area.objects.get(pk="assistance"), "title": TITLE,
        "title_en": "Demo: an enterprise gives rice, clothes and money for studies", "since": window.since,
        "until": window.until, "date_precision": DatePrecision.DAY, "for_whom": Donation.ForWhom.FAMILIES,
        "donor": registers.save(by=office, model=Donor, fields=enterprise),
    }  # fmt: skip
    cash = [{"number": came, "unit": Unit.objects.get(pk=unit)} for goods, unit, came, _went in GIFTS if not goods]
    goods = [
        {"goods": GoodsKind.objects.get(pk=kind), "number": came, "unit": Unit.objects.get(pk=unit)}
        for kind, unit, came, _went in GIFTS if kind
    ]  # fmt: skip
    return records.save(by=office, kind=kinds.get("donation"), fields=fields, rows={"cash": cash, "goods": goods})
