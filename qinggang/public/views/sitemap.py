"""The site map, for people and for search engines."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from committees import access
from committees.models import Area, Committee, Record
from qinggang.context import NavItem
from qinggang.look.parts import Branch
from qinggang.presenting import addresses
from qinggang.public.crumbs import crumbs

# Pages that are always there.
PAGES = (
    "home", "activities", "committees", "figures", "calendar", "search", "about", "children-privacy", "accessibility",
    "api-docs", "sitemap-page",
)  # fmt: skip
# What belongs to staff, or is found better from elsewhere.
STAFF = ("desk:home", "dashboard:home", "accounts:login", "admin:index", "public:search")


@login_not_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "public/sitemap.html", sitemap_page())


def sitemap_page() -> dict[str, Any]:
    """The context of public/sitemap.html. Costs two queries."""
    areas = Area.objects.active().filter(is_public=True).in_order()
    upper = Committee.objects.open().filter(parent__parent__isnull=True).in_tree_order()
    return {
        "crumbs": crumbs(_("Site map")),
        "branches": [
            Branch(
                _("What is done"),
                [
                    _item(_("Home"), "home"),
                    *(NavItem(area.say("name"), reverse("public:area", args=[area.slug])) for area in areas),
                    _item(_("Activities"), "activities"),
                    _item(_("Calendar"), "calendar"),
                    _item(_("All figures"), "figures"),
                ],
            ),
            Branch(
                _("Committees"),
                [
                    _item(_("All committees"), "committees"),
                    *(NavItem(committee.say("name"), committee.get_absolute_url()) for committee in upper),
                ],
            ),
            Branch(
                _("About the site"),
                [
                    _item(_("About this site"), "about"),
                    _item(_("Privacy of children"), "children-privacy"),
                    _item(_("Accessibility"), "accessibility"),
                    _item(_("Search"), "search"),
                    _item(_("Figures as open data"), "api-docs"),
                    _item(_("Feed of new activities"), "feed"),
                ],
            ),
        ],
    }


def _item(name: str, url_name: str) -> NavItem:
    return NavItem(name, reverse(f"public:{url_name}"))


class Pages(Sitemap):
    """Pages that do not depend on records."""

    def items(self) -> list[str]:
        areas = Area.objects.active().filter(is_public=True).in_order().values_list("slug", flat=True)
        return [reverse(f"public:{name}") for name in PAGES] + [reverse("public:area", args=[slug]) for slug in areas]

    def location(self, item: str) -> str:
        return item


class Records(Sitemap):
    """Published records."""

    def items(self):
        return access.public_records().order_by("pk")

    def location(self, item: Record) -> str:
        return addresses.of_record(item)

    def lastmod(self, item: Record):
        return item.changed_at


class Committees(Sitemap):
    """Open committees."""

    def items(self):
        return Committee.objects.open().in_tree_order()


MAPS = {"pages": Pages, "records": Records, "committees": Committees}


@login_not_required
@require_safe
def xml(request: HttpRequest) -> HttpResponse:
    return sitemap(request, MAPS)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {reverse(name)}" for name in STAFF)]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('public:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
