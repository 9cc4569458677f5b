"""The way back from a public page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from qinggang.look.parts import Link


def crumbs(title: str, *between: Link) -> list[Link]:
    """From the home page to this one, which is named last and leads nowhere."""
    return [Link(_("Home"), reverse("public:home")), *between, Link(title)]
