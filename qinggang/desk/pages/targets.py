"""Pages about targets: handing one down, and what its own page says of those below."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from committees import registers, targets
from committees.models import Target, User
from committees.quantities import format_number
from committees.volumes import TARGETS
from qinggang.desk.pages.links import book_link, book_url, crumbs
from qinggang.look.errors import summarise
from qinggang.look.parts import Link, Notice


def hand_down_page(target: Target, form: Form) -> dict[str, Any]:
    """The context of desk/hand_down.html."""
    home = book_url("detail", TARGETS, target.pk)
    return {
        "crumbs": crumbs(book_link(TARGETS), Link(str(target), home), Link(_("Hand it down"))),
        "title": _("Hand it down"),
        "about": _("%(target)s: %(number)s in all") % {"target": target, "number": format_number(target.number)},
        "errors": summarise(form),
        "form": form,
        "has_below": bool(form.fields),
        "back": Link(_("Back to the target"), home),
    }


def notices_of(user: User, target: Target) -> list[Notice]:
    """How much of a target the committees below have taken on, and the way to hand it down."""
    below = targets.below(target)
    if not below:
        return []
    taken = [own.number for own in below.values() if own]
    words = {
        "sum": format_number(sum(taken, Decimal(0))), "number": format_number(target.number), "count": len(taken),
        "all": len(below),
    }  # fmt: skip
    said = _("The committees below have %(sum)s of %(number)s as their targets (%(count)s of %(all)s have one).")
    ways = [Link(_("Hand it down"), reverse("desk:hand-down", args=[target.pk]))]
    return [Notice(said % words, links=ways if registers.can_keep(user, target) else [])]
