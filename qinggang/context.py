"""What stands around every page's content: names, menus, switches. Decided here; templates only print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from qinggang import menus
from qinggang.accounts import sessions
from qinggang.menus import NavItem
from qinggang.preferences import wants_large_type


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

    @property
    def demo(self) -> bool:
        return settings.DEMO

    @property
    def language_tag(self) -> str:
        """The page's language as HTML writes it."""
        return language_tag(get_language() or settings.LANGUAGE_CODE)

    @property
    def other_languages(self) -> list[Language]:
        codes = [code for code, _name in settings.LANGUAGES if code != get_language()]
        return [Language(code, get_language_info(code)["name_local"], language_tag(code)) for code in codes]

    @property
    def is_large_type(self) -> bool:
        return wants_large_type(self.request)

    @cached_property
    def here(self) -> str:
        """This page's own address, to come back to after a switch."""
        return self.request.get_full_path()

    @property
    def query(self) -> str:
        return self.request.GET.get("q", "")

    @cached_property
    def is_signed_in(self) -> bool:
        user = getattr(self.request, "user", None)
        return bool(user and user.is_authenticated)

    @property
    def person(self) -> str:
        """How the signed-in person is called; empty for a visitor."""
        return str(self.request.user) if self.is_signed_in else ""

    @cached_property
    def home_url(self) -> str:
        return reverse("public:home")

    @cached_property
    def search_url(self) -> str:
        """Where the box in the head of the page leads: on pages of staff to all that they may see."""
        return reverse("desk:search") if self.is_staff_page else reverse("public:search")

    @property
    def is_staff_page(self) -> bool:
        """Asked of the address first: pages for everybody do not look at who reads them."""
        return self._has_staff_frame and self.is_signed_in

    @property
    def feed_url(self) -> str:
        return reverse("public:feed")

    @property
    def large_type_url(self) -> str:
        return reverse("preferences:large-type")

    @cached_property
    def language_url(self) -> str:
        return reverse("set_language")

    @property
    def sign_in_url(self) -> str:
        return reverse("accounts:login")

    @property
    def sign_out_url(self) -> str:
        return reverse("accounts:logout")

    @property
    def account_url(self) -> str:
        return reverse("accounts:home")

    @property
    def password_url(self) -> str:
        return reverse("accounts:password")

    @cached_property
    def desk_url(self) -> str:
        return reverse("desk:home")

    @property
    def has_desk_in_menu(self) -> bool:
        """Whether the page is one of those with the staff menu, which leads to the desk anyway."""
        return self._has_staff_frame and bool(self.staff_menu)

    @property
    def _has_staff_frame(self) -> bool:
        path = self.request.path
        return path.startswith((self.desk_url, reverse("dashboard:home"))) or path == self.account_url

    @property
    def warn_after(self) -> int:
        """Seconds without work after which somebody is told that they will be signed out; two minutes are left then."""
        return max(30, settings.IDLE_MINUTES * 60 - sessions.SAVED_EVERY - 120)

    @cached_property
    def menu(self) -> list[NavItem]:
        return menus.public_menu(self.request.path)

    @cached_property
    def staff_menu(self) -> list[NavItem]:
        return menus.staff_menu(self.request.user, self.request.path) if self.is_signed_in else []

    @cached_property
    def footer(self) -> list[NavItem]:
        return menus.footer_menu(self.request.path)


def language_tag(code: str) -> str:
    """A language code as HTML writes it: zh-hans becomes zh-Hans."""
    language, _separator, script = code.partition("-")
    return f"{language}-{script.title()}" if script else language
