"""The county at a glance."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from committees import access, indicators, months, suppression
from committees.figures import Answer
from committees.indicators import Indicator
from committees.models import Area, Record
from committees.months import Trends
from committees.periods import ALL_TIME
from qinggang.look.parts import AreaCard, RecordLine
from qinggang.presenting import addresses, dates
from qinggang.presenting.figures import Units, figure
from qinggang.presenting.records import record_line
from qinggang.presenting.trends import MONTHS, drawn_of, trend
from qinggang.public.explaining import explained
from qinggang.public.keeping import kept, with_mark
from qinggang.public.plates import plates, public_studios
from qinggang.public.scope import scope_at

LATEST = 5
STUDIOS = 6


@login_not_required
@require_safe
@explained
def home(request: HttpRequest) -> HttpResponse:
    areas = list(with_mark(Area.objects.active().filter(is_public=True).in_order()))

    def build() -> TemplateResponse:
        return TemplateResponse(request, "public/home.html", home_page(areas))

    return kept(request, areas[0] if areas else None, build)


def home_page(areas: list[Area]) -> dict[str, Any]:
    """The context of public/home.html. Costs the same queries whatever the size of the county."""
    root = scope_at().root
    headlines = [indicator for indicator in indicators.built_in() if indicator.is_headline]
    answers = suppression.answers(headlines, [root], ALL_TIME)
    drawn = {area.key: drawn_of(one for one in headlines if one.area == area.key) for area in areas}
    trends = months.newest(filter(None, drawn.values()), root, MONTHS)
    units = Units()
    return {
        "as_of": _as_of(),
        "areas": [
            _card(area, [answers[root.pk, one.key] for one in headlines if one.area == area.key], drawn, trends, units)
            for area in areas
        ],
        "latest": _latest(),
        "latest_url": reverse("public:activities"),
        "studios": plates(public_studios()[:STUDIOS]),
        "studios_url": reverse("public:area", args=["studios"]),
    }


def _card(
    area: Area,
    answers: list[Answer],
    drawn: dict[str, Indicator | None],
    trends: Trends,
    units: Units,
) -> AreaCard:
    indicator = drawn.get(area.key)
    return AreaCard(
        title=area.say("name"),
        url=reverse("public:area", args=[area.slug]),
        icon=area.slug,
        summary=area.say("summary"),
        figures=[figure(answer, units, url=addresses.of_figure(answer.indicator)) for answer in answers],
        more=_("%(area)s: figures and records") % {"area": area.say("name")},
        trend=trend(indicator, trends[indicator.key], units, is_small=True) if indicator else None,
    )


def _as_of() -> str:
    """How far the figures reach: the last day of the newest record that counts."""
    newest = Record.objects.counted().filter(until__isnull=False).order_by("-until", "-pk").first()
    if newest is None:
        return _("Nothing has been counted yet.")
    return _("Figures up to %(day)s.") % {"day": dates.full(min(newest.window.last_day, timezone.localdate()))}


def _latest() -> list[RecordLine]:
    records = access.public_records().filter(kind="activity", is_plan=False)
    newest = records.for_list().newest_first()[:LATEST]
    return [record_line(record, addresses.of_record(record)) for record in newest]
