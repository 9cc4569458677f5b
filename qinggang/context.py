"""What stands around every page's content: names, menus, switches. Decided here; templates only print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qinggang.preferences import wants_large_type

Text = str | Promise
AREAS = ("red-education", "assistance", "legal-education", "studios")


@dataclass(frozen=True)
class NavItem:
    """One entry of a menu. `current` is what aria-current says: "page", "true" for a section, or empty."""

    name: Text
    url: str
    current: str = ""
    count: int = 0

    @property
    def is_current(self) -> bool:
        return bool(self.current)


@dataclass(frozen=True)
class Language:
    """A language the visitor may switch to, under the name its readers call it."""

    code: str
    name: str
    tag: str


def portal(request: HttpRequest) -> dict[str, Any]:
    """The context processor: one lazy object, so that a page pays only for what it prints."""
    return {"portal": Portal(request)}


class Portal:
    """The portal as this visitor sees it on this page."""

    name = _("Qinggang Next-Generation Care")
    organisation = _("Qinggang County Committee for the Care of the Next Generation")

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def demo(self) -> bool:
        return settings.DEMO

    @cached_property
    def language_tag(self) -> str:
        """The page's language as HTML writes it."""
        return language_tag(get_language() or settings.LANGUAGE_CODE)

    @cached_property
    def other_languages(self) -> list[Language]:
        codes = [code for code, _name in settings.LANGUAGES if code != get_language()]
        return [Language(code, get_language_info(code)["name_local"], language_tag(code)) for code in codes]

    @cached_property
    def is_large_type(self) -> bool:
        return wants_large_type(self.request)

    @cached_property
    def here(self) -> str:
        """This page's own address, to come back to after a switch."""
        return self.request.get_full_path()

    @cached_property
    def query(self) -> str:
        return self.request.GET.get("q", "")

    @cached_property
    def is_signed_in(self) -> bool:
        user = getattr(self.request, "user", None)
        return bool(user and user.is_authenticated)

    @cached_property
    def person(self) -> str:
        """How the signed-in person is called; empty for a visitor."""
        return str(self.request.user) if self.is_signed_in else ""

    @cached_property
    def home_url(self) -> str:
        return _address("public:home") or "/"

    @cached_property
    def search_url(self) -> str:
        return _address("public:search")

    @cached_property
    def large_type_url(self) -> str:
        return _address("preferences:large-type")

    @cached_property
    def language_url(self) -> str:
        return reverse("set_language")

    @cached_property
    def sign_in_url(self) -> str:
        return _address("accounts:login")

    @cached_property
    def sign_out_url(self) -> str:
        return _address("accounts:logout")

    @cached_property
    def desk_url(self) -> str:
        return _address("desk:home")

    @cached_property
    def menu(self) -> list[NavItem]:
        """The main menu of the public site."""
        areas = [self._item(AREA_NAMES[word], "public:area", word) for word in AREAS]
        return _present(
            [self._item(_("Home"), "public:home"), *areas, self._item(_("Committees"), "public:committees")]
        )

    @cached_property
    def staff_menu(self) -> list[NavItem]:
        """The menu of people who are signed in."""
        return _present(
            [
                self._item(_("Desk"), "desk:home"),
                self._item(_("Review"), "desk:review"),
                self._item(_("Dashboard"), "dashboard:home"),
                self._item(_("Public site"), "public:home"),
            ]
        )

    @cached_property
    def footer(self) -> list[NavItem]:
        return _present([self._item(name, url_name) for name, url_name in FOOTER])

    def _item(self, name: Text, url_name: str, *args: str) -> NavItem | None:
        url = _address(url_name, *args)
        return NavItem(name, url, current=_current(self.request.path, url)) if url else None


# The words in the menu are short; an area's own page says its name as the code list has it.
AREA_NAMES = {
    "red-education": pgettext_lazy("area", "Red education"),
    "assistance": pgettext_lazy("area", "Child assistance"),
    "legal-education": pgettext_lazy("area", "Legal education"),
    "studios": pgettext_lazy("area", "Five-old studios"),
}
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


def _address(url_name: str, *args: str) -> str:
    # TODO: reverse() without the net as soon as the pages of issue 2 are all there.
    try:
        return reverse(url_name, args=args)
    except NoReverseMatch:
        return ""


def language_tag(code: str) -> str:
    """A language code as HTML writes it: zh-hans becomes zh-Hans."""
    language, _separator, script = code.partition("-")
    return f"{language}-{script.title()}" if script else language


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""


def _present(items: list[NavItem | None]) -> list[NavItem]:
    return [item for item in items if item]
