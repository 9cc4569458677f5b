"""Pages of a list that may be a million rows long: they are counted only so far."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin.views.main import ORDER_VAR, ChangeList
from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

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


class PortalChangeList(ChangeList):
    """A list that sorts by any column once it is short enough to be counted; a longer one keeps its own order."""

    def get_ordering(self, request, queryset):
        if self.params.get(ORDER_VAR) and CappedPaginator(queryset, 1).is_capped:
            del self.params[ORDER_VAR]
            messages.info(request, _("There are too many entries to sort. Narrow the list by filters or search first."))
        return super().get_ordering(request, queryset)
