"""What an area's counted records are made of: by form, by place, by committee; as lying bars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.models import ActivityForm
from committees.figures import Answer, Key
from committees.indicators import Indicator
from committees.models import Area, Committee, Venue
from committees.periods import Window
from qinggang import charts
from qinggang.charts import Point, Row
from qinggang.look.parts import BarGroup
from qinggang.presenting import addresses
from qinggang.presenting.figures import Units, name
from qinggang.public.record_parts import narrowed
from qinggang.public.scope import Scope

LONGEST = 12  # bars: more would be a table


def by_form(records, area: Area) -> BarGroup:
    """How many of the counted records took each form; one may take several. Costs one query."""
    found = (
        ActivityForm.objects.filter(activities__in=records)
        .annotate(times=Count("activities"))
        .order_by("-times", "key")
    )
    rows = [(form.say("name"), form.times, narrowed(area=area.key, form=form.key)) for form in found[:LONGEST]]
    return BarGroup(_("What was done"), _bars(rows))


def by_place(records, area: Area) -> BarGroup:
    """Where the counted records took place. Costs one query."""
    found = Venue.objects.filter(records__in=records).annotate(times=Count("records")).order_by("-times", "pk")
    rows = [(venue.say("name"), venue.times, narrowed(area=area.key, place=str(venue.pk))) for venue in found[:LONGEST]]
    return BarGroup(_("Where"), _bars(rows))


def by_committee(
    indicator: Indicator, committees: Iterable[Committee], answers: Mapping[Key, Answer], units: Units, window: Window
) -> BarGroup:
    """An indicator's answers for the committees one level down, the largest first."""
    found = [(committee, answers[committee.pk, indicator.key]) for committee in committees]
    found = sorted((pair for pair in found if pair[1].total.number), key=lambda pair: -pair[1].total.number)
    points = [
        Point(
            label=committee.short,
            value=answer.total.number,
            value_text=str(answer),
            url=addresses.of_figure(indicator, committee, window),
        )
        for committee, answer in found[:LONGEST]
    ]
    title = _("%(name)s by committee") % {"name": name(indicator)}
    return BarGroup(title, charts.bar_list(points, unit=units.word(indicator.unit)))


def _bars(rows: list[tuple[str, int, str]]) -> list[Row]:
    points = [
        Point(
            label=label,
            value=Decimal(times),
            value_text=ngettext("%(count)s record", "%(count)s records", times) % {"count": times},
            url=url,
        )
        for label, times, url in rows
    ]
    return charts.bar_list(points)


def counted(records, scope: Scope, area: Area, window: Window):
    """The records of an area that count in a window."""
    return scope.records(records.counted().filter(area=area)).in_window(window)
