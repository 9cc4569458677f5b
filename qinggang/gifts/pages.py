"""What the store of gifts and the page of a donation say: what came in, what went out, and what is left."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from assistance import stock
from assistance.balances import Balance
from assistance.models import Distribution, Donation, GoodsKind
from assistance.volumes import DISTRIBUTIONS
from committees import access
from committees.listing import NOTHING, with_unit
from committees.models import Unit, User
from committees.quantities import Quantity, Total, format_number
from qinggang.desk.pages.links import book_url, crumbs, record_url
from qinggang.gifts.forms import StoreFilter
from qinggang.look.panels import Panel
from qinggang.look.parts import Cell, Column, Empty, Link, Notice, Table, Tag, table
from qinggang.presenting.dates import full

SAID_OF_GIVEN = ("goods", "unit", "recipient")


def panels(user: User, donation: Donation) -> list[Panel]:
    """What the page of a donation says of its goods. Costs a fixed number of queries."""
    prefetch_related_objects([donation], *stock.READ, *(f"distributions__{name}" for name in SAID_OF_GIVEN))
    lines = stock.lines_of(donation)
    given = sorted(donation.distributions.all(), key=lambda one: (one.on, one.pk), reverse=True)
    keeps = access.has_role(user, access.KEEPS_REGISTERS, donation.committee)
    new = Link(_("Enter what was handed out"), f"{book_url('new', DISTRIBUTIONS)}?donation={donation.pk}")
    tables = [_lines_table(lines)] if lines else []
    if given:
        tables.append(_given_table(given, keeps=keeps))
    return [
        Panel(
            _("What went out, and what is left"),
            notices=[_too_much(line) for line in lines if line.is_over],
            tables=tables,
            nothing=_("Nothing has been entered that came in."),
            links=[new] if keeps and lines else [],
        )
    ]


def _too_much(line: stock.Line) -> Notice:
    said = _("%(what)s: more went out than came in. One of the two numbers is wrong.")
    return Notice(said % {"what": _what(line.goods)}, _("Please check"), "warning")


def _lines_table(lines: list[stock.Line]) -> Table:
    rows = [[Cell(_what(line.goods)), *_numbers(line)] for line in lines]
    return table(_("What is left"), [Column(_("Goods or money")), *_columns()], rows)


def _columns() -> list[Column]:
    return [Column(name, is_number=True) for name in (_("Came in"), _("Went out"), _("Left"))]


def _numbers(line: stock.Line) -> list[Cell]:
    left = Cell(_said(line.left, line.unit))
    if line.is_over:
        left = Cell(NOTHING, tag=Tag(_("more went out than came in"), "bad", "warn"))
    return [Cell(_said(line.came_in, line.unit)), Cell(_said(line.went_out, line.unit)), left]


def _said(quantity: Quantity | Total | stock.Left | None, unit: Unit) -> str:
    if quantity is None or (isinstance(quantity, stock.Left) and not quantity.is_known):
        return _("not known")
    is_counted = not isinstance(quantity, Total) or quantity.is_counted
    return with_unit(quantity, quantity.number if is_counted else None, unit)


def _what(goods: GoodsKind | None) -> str:
    return str(goods) if goods else _("money")


def _given_table(given: list[Distribution], *, keeps: bool) -> Table:
    """Who handed it over is told to those who keep it."""
    columns = [Column(_("On")), Column(_("Goods or money")), Column(_("How many, or how much"), is_number=True)]
    columns += [Column(_("To whom")), *([Column(_("Handed over by"))] if keeps else []), Column(_("Receipt"))]
    return table(_("What was handed out"), columns, [_given_row(one, keeps=keeps) for one in given])


def _given_row(one: Distribution, *, keeps: bool) -> list[Cell]:
    number = with_unit(format_number(one.number), one.number, one.unit)
    receipt = Cell(one.receipt) if one.receipt else Cell("", tag=Tag(_("no receipt yet"), "wait", "clock"))
    return [
        Cell(full(one.on), book_url("edit", DISTRIBUTIONS, one.pk) if keeps else ""),
        Cell(_what(one.goods)), Cell(number), Cell(_to_whom(one)),
        *([Cell(one.handed_over_by)] if keeps else []), receipt,
    ]  # fmt: skip


def _to_whom(one: Distribution) -> str:
    more = one.family_code or (one.recipient.short if one.recipient else "")
    return " · ".join(filter(None, (str(one.get_for_whom_display()), more)))


def store_page(filters: StoreFilter, donations: list[Donation], balances: list[Balance]) -> dict[str, Any]:
    """The context of gifts/store.html."""
    title = _("Gifts in store")
    return {
        "crumbs": crumbs(Link(title)),
        "title": title,
        "filters": filters,
        "reset_url": reverse("gifts:store") if filters.is_used else "",
        "balances": _balances_table(balances) if balances else None,
        "table": _store_table(donations) if donations else None,
        "empty": Empty(_("No gifts"), _("Donations that were handed in stand here, with what is left of each.")),
    }


def _balances_table(balances: list[Balance]) -> Table:
    rows = []
    for one in balances:
        address = f"{reverse('gifts:store')}?goods={one.goods.pk}" if one.goods else ""
        numbers = [Cell(_said(quantity, one.unit)) for quantity in (one.came_in, one.went_out, one.left)]
        rows.append([Cell(_what(one.goods), address), *numbers])
    return table(_("All together"), [Column(_("Goods or money")), *_columns()], rows)


def _store_table(donations: list[Donation]) -> Table:
    columns = [Column(_("Donation")), Column(_("Donor")), Column(_("Goods or money")), *_columns()]
    rows = []
    for donation in donations:
        said = [Cell(str(donation), record_url(donation)), Cell(str(donation.donor))]
        rows += [[*said, Cell(_what(line.goods)), *_numbers(line)] for line in stock.lines_of(donation)]
    return table(_("Donation by donation"), columns, rows)
