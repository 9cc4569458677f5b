"""The menus: what each leads to and whom it is shown to. They ask the same rights as the views."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from committees import access
from qinggang import waiting

Text = str | Promise

# The words in the menu are short; an area's own page says its name as the code list has it.
AREAS = (
    ("red-education", pgettext_lazy("area", "Red education")),
    ("assistance", pgettext_lazy("area", "Child assistance")),
    ("legal-education", pgettext_lazy("area", "Legal education")),
    ("studios", pgettext_lazy("area", "Five-old studios")),
)
FOOTER = (
    (_("About this site"), "public:about"),
    (_("Privacy of children"), "public:children-privacy"),
    (_("Accessibility"), "public:accessibility"),
    (_("Site map"), "public:sitemap-page"),
    (_("Calendar"), "public:calendar"),
    (_("Figures as open data"), "public:api-docs"),
    (_("Feed of new activities"), "public:feed"),
    (_("Search"), "public:search"),
)


@dataclass(frozen=True)
class NavItem:
    """One entry of a menu. `current` is what aria-current says: "page", "true" for a section, or empty."""

    name: Text
    url: str
    current: str = ""
    count: str = ""

    @property
    def is_current(self) -> bool:
        return bool(self.current)


def public_menu(path: str) -> list[NavItem]:
    """The main menu of the public site."""
    areas = [_item(path, name, "public:area", word) for word, name in AREAS]
    return [_item(path, _("Home"), "public:home"), *areas, _item(path, _("Committees"), "public:committees")]


def staff_menu(user: Any, path: str) -> list[NavItem]:
    """The menu of a person who is signed in. Costs one query: what waits for them."""
    if not access.grants_of(user):
        return []
    counts = waiting.counts_for(user)
    items = [_item(path, _("Desk"), "desk:home", is_section=False, count=waiting.said(counts.own))]
    if access.has_role(user, access.REVIEWS):
        items.append(_item(path, _("Review"), "desk:review", count=waiting.said(counts.to_review)))
    items.append(
        _item(path, pgettext_lazy("told to a person", "Notices"), "desk:notices", count=waiting.said(counts.unread))
    )
    items.append(_shelves(path, items))
    if access.has_role(user, access.READS_DASHBOARD):
        items.append(_item(path, _("Dashboard"), "dashboard:home"))
    if access.has_role(user, access.USES_ADMIN):
        items.append(_item(path, _("Administration"), "admin:index"))
    return [*items, _item(path, _("Public site"), "public:home")]


def _shelves(path: str, others: list[NavItem]) -> NavItem:
    """The lists of all kinds: the section of every page of the desk that no other entry leads to."""
    item = _item(path, _("Enter and look up"), "desk:shelves")
    is_section = path.startswith(reverse("desk:home")) and not any(other.is_current for other in others)
    return replace(item, current=item.current or ("true" if is_section else ""))


def footer_menu(path: str) -> list[NavItem]:
    """The texts and open data at the foot of every page."""
    return [_item(path, name, url_name) for name, url_name in FOOTER]


def _item(path: str, name: Text, url_name: str, *args: Any, is_section: bool = True, count: str = "") -> NavItem:
    url = reverse(url_name, args=args)
    return NavItem(name, url, _current(path, url, is_section), count)


def _current(path: str, url: str, is_section: bool) -> str:
    if path == url:
        return "page"
    # The site's home and the desk contain every page; they are current only when they are the page.
    return "true" if is_section and url != "/" and path.startswith(url) else ""
