"""A queryset that names no order may come back in any: in tests it comes back the other way round."""

from django.db.models.query import QuerySet


def distrust_unordered(monkeypatch) -> None:
    """Turn around the rows of every queryset without an order, so that nothing leans on the table's."""
    fetch = QuerySet._fetch_all

    def fetch_all(self):
        is_fresh = self._result_cache is None
        fetch(self)
        if is_fresh and not self.ordered:
            self._result_cache.reverse()

    monkeypatch.setattr(QuerySet, "_fetch_all", fetch_all)
