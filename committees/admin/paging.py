"""Pages of a list that may be a million rows long: they are counted only so far."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST = 10_000


class CappedPaginator(Paginator):
    """Counts no further than MOST; what lies beyond is found by filters and search, not by leafing."""

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST)

    @property
    def is_capped(self) -> bool:
        """Whether there is more than was counted."""
        return self._counted > MOST

    @cached_property
    def _counted(self) -> int:
        if hasattr(self.object_list, "query"):
            return self.object_list.order_by()[: MOST + 1].count()
        return len(self.object_list)
