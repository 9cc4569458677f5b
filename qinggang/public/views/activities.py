"""All published activities, by area, committee, year; and by what a link on another page chose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import F, Model, Q
from django.db.models.functions import ExtractYear
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from activities.models import ActivityForm, KeyDate
from committees import access
from committees.models import Area, Campaign, Elder, Record, Venue
from committees.periods import Window
from qinggang import asking, paging
from qinggang.asking import BadAddress
from qinggang.look.parts import Empty
from qinggang.presenting import addresses
from qinggang.presenting.records import record_line
from qinggang.public import filters
from qinggang.public.crumbs import crumbs
from qinggang.public.explaining import explained
from qinggang.public.not_shown import not_shown
from qinggang.public.scope import Scope, scope_of


@login_not_required
@require_safe
@explained
def activities(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "public/activity_list.html", activities_page(request))


@dataclass(frozen=True)
class Choice:
    """Something that a link on another page may choose: the activities at one place, of one form ..."""

    among: Any  # the queryset it must be found in
    road: str  # from a record to it


def _choices() -> dict[str, Choice]:
    return {
        "form": Choice(ActivityForm.objects.all(), "as_activity__forms"),
        "key_date": Choice(KeyDate.objects.all(), "as_activity__key_date"),
        "place": Choice(Venue.objects.all(), "places"),
        "speaker": Choice(Elder.objects.filter(named_in_public=True), "as_activity__speakers__elder"),
        "campaign": Choice(access.public_records(Campaign.objects.all()), "as_activity__campaign"),
    }


def activities_page(request: HttpRequest) -> dict[str, Any]:
    """The context of public/activity_list.html."""
    scope, areas = scope_of(request.GET), list(Area.objects.active().in_order())
    area = _area(request, areas)
    chosen = {name: _chosen(request, name, choice) for name, choice in _choices().items() if request.GET.get(name)}
    year = _year(request)
    records = scope.records(Record.objects.filter(kind="activity", **_narrowed(area, chosen)).filter(_in_year(year)))
    shown = access.public_records(records).for_list().with_places()
    found, pages = paging.cut(request, shown.newest_first())
    return {
        "crumbs": crumbs(_("Activities")),
        "title": _("Activities"),
        "lead": " · ".join(str(thing) for thing in chosen.values()),
        "filters": _filters(request, scope, areas, area, year),
        "reset_url": request.path if request.GET else "",
        "lines": [record_line(record, addresses.of_record(record), with_places=True) for record in found],
        "not_shown": not_shown(records.counted()),
        "pages": pages,
        "empty": Empty(
            _("No published activity fits."),
            _("Choose another year, area or committee, or show all."),
        ),
    }


def _area(request: HttpRequest, areas: list[Area]) -> Area | None:
    key = asking.text(request.GET, "area")
    found = next((area for area in areas if key in (area.key, area.slug)), None) if key else None
    if key and found is None:
        raise BadAddress(_("There is no area of this name."), status=404)
    return found


def _chosen(request: HttpRequest, name: str, choice: Choice) -> Model:
    key = asking.text(request.GET, name)
    if choice.among.model._meta.pk.get_internal_type() != "SlugField" and not (key.isascii() and key.isdigit()):
        key = "0"
    found = choice.among.filter(pk=key).first()
    if found is None:
        raise BadAddress(_("What this list was narrowed to is not public, or no longer there."), status=404)
    return found


def _narrowed(area: Area | None, chosen: dict[str, Model]) -> dict[str, Any]:
    asked: dict[str, Any] = {choice.road: chosen[name] for name, choice in _choices().items() if name in chosen}
    return asked | ({"area": area} if area else {})


def _year(request: HttpRequest) -> str:
    if asking.text(request.GET, "year") == filters.UNKNOWN:
        return filters.UNKNOWN
    return str(asking.year(request.GET) or "")


def _in_year(year: str) -> Q:
    """Records that lie in the year; or those that lie in none, because too little is known of their time."""
    if not year:
        return Q()
    if year == filters.UNKNOWN:
        first_of_next = Q(until__month=1, until__day=1, until__year=ExtractYear("since") + 1)
        return Q(since__isnull=True) | Q(until__isnull=True) | ~(Q(until__year=ExtractYear(F("since"))) | first_of_next)
    window = Window.year(int(year))
    return Q(since__gte=window.since, until__lte=window.until)


def _filters(request: HttpRequest, scope: Scope, areas: list[Area], area: Area | None, year: str) -> filters.Filter:
    fields = {
        "area": filters.by_area(areas),
        "year": filters.by_year(_years(), chosen=year, with_unknown=True),
        "committee": filters.by_committee(scope),
        **{name: filters.kept() for name in _choices() if request.GET.get(name)},
    }
    committee = "" if scope.is_whole else scope.committee.slug
    kept = {name: request.GET[name] for name in _choices() if request.GET.get(name)}
    return filters.Filter(fields, {"area": area.key if area else "", "year": year, "committee": committee, **kept})


def _years() -> range:
    """The years from the oldest published activity with a known day to the newest."""
    dated = access.public_records().filter(kind="activity", since__isnull=False)
    oldest, newest = dated.order_by("since", "pk").first(), dated.order_by("-since", "-pk").first()
    return range(oldest.since.year, newest.since.year + 1) if oldest and newest else range(0)
