"""What looks wrong with a record but may be right: said to author and reviewer, never in the way."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from committees import figures
from committees.indicators import find
from committees.models import ReportedFigure


def about_figure(figure: ReportedFigure) -> Iterator[str]:
    """A figure above one it can never exceed, of the same committee and period. Costs three queries."""
    indicator = find(figure.indicator)
    limit = find(indicator.never_above) if indicator and indicator.never_above else None
    if limit is None or figure.number is None:
        return
    most = figures.answer(limit, figure.committee, figure.window)
    if most.total.is_counted and most.total.number < figure.number:
        yield _("This is more than is known of %(limit)s for the same committee and period: %(number)s.") % {
            "limit": limit.name,
            "number": most,
        }
