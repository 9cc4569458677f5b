"""What looks wrong with a record but may be right: said to author and reviewer, never in the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from committees import figures, kinds
from committees.indicators import find
from committees.models import Record, ReportedFigure


def of_each(records: Iterable[Record], *, quick_only: bool = False) -> dict[int, list[str]]:
    """What looks wrong with each of these, where anything does. A list asks only what a few queries answer for all."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for record in records:
        by_kind[record.kind].append(record.pk)
    found = {}
    for key, ids in by_kind.items():
        kind = kinds.get(key)
        if kind.doubts_read or not quick_only:
            loaded = kind.model.objects.filter(pk__in=ids).prefetch_related(*kind.doubts_read).order_by("pk")
            found.update({record.pk: list(kind.doubts(record)) for record in loaded})
    return {pk: sentences for pk, sentences in found.items() if sentences}


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
