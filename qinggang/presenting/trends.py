"""An indicator month by month, as a chart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _

from committees.access import TOTALS_ONLY
from committees.choices import Nature
from committees.indicators import Indicator
from committees.months import Month
from committees.periods import first_day
from committees.quantities import Total
from committees.suppression import is_guarded
from qinggang import charts
from qinggang.charts import Point, Trend
from qinggang.presenting import dates
from qinggang.presenting.figures import Units, name

MONTHS = 12


def drawn_of(indicators: Iterable[Indicator]) -> Indicator | None:
    """The indicator that stands for the others in a chart: the first headline that may be shown by month."""
    return next((one for one in indicators if one.is_headline and can_be_drawn(one)), None)


def can_be_drawn(indicator: Indicator) -> bool:
    """Whether it is counted from dated records, and not of children's lives, in which a month could single one out."""
    is_dated = bool(indicator.kind) and indicator.nature == Nature.FLOW
    return is_dated and indicator.area not in TOTALS_ONLY and not is_guarded(indicator)


def trend(
    indicator: Indicator,
    months: Sequence[Month],
    units: Units,
    *,
    url: Callable[[int], str] | None = None,
    is_small: bool = False,
) -> Trend | None:
    """The chart of these months, or None if no month has a number. `url` leads from a month to its records."""
    if not any(month.total.number for month in months):
        return None
    return charts.trend(
        [_point(position, month, url) for position, month in enumerate(months)],
        title=_("%(name)s by month") % {"name": name(indicator)},
        description=_description(indicator, months, units),
        note="" if all(month.total.is_counted for month in months) else _("A dash marks months that were not counted."),
        is_small=is_small,
    )


def _point(position: int, month: Month, url: Callable[[int], str] | None) -> Point:
    first = first_day(month.month)
    total = month.total
    return Point(
        label=dates.month_only(first),
        name=dates.month(first),
        value=total.number if total.is_counted else None,
        value_text=str(total) if total.is_counted else "–",
        year=dates.year(first) if position == 0 or first.month == 1 else "",
        is_assumed=month.is_assumed,
        # No record is found under a day that was only assumed.
        url=url(month.month) if url and total and not month.is_assumed else "",
    )


def _description(indicator: Indicator, months: Sequence[Month], units: Units) -> str:
    """The chart in a sentence, for those who do not see it and those in a hurry."""
    total = sum((month.total for month in months), Total())
    highest = max(months, key=lambda month: month.total.number)
    return _("%(count)s months to %(last)s: %(total)s %(unit)s in all, most in %(month)s (%(most)s).") % {
        "count": len(months),
        "last": dates.month_name(months[-1].month),
        "total": total,
        "unit": units.word(indicator.unit, total.number),
        "month": dates.month_name(highest.month),
        "most": highest.total,
    }
