"""The list of children's files at ten thousand: with its encrypted names against the same list without them."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

MANY = 10_000
ROUNDS = 15
PAGE = 20
MOST_TIMES_OPEN = 2  # of the same page of the list without encrypted columns


def measure() -> bool:
    """Print what the list costs; whether its first page keeps within its limit."""
    from django.contrib.auth import get_user_model

    from assistance import access
    from assistance.volumes import CHILDREN
    from committees.encryption import EncryptedTextField

    officer = get_user_model().objects.get(username="childcare")
    _enter_many(officer)
    sealed = [field.name for field in CHILDREN.model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
    first = CHILDREN.entries_for(officer)
    shown, plain = _interleaved(lambda: list(first[:PAGE]), lambda: list(first.defer(*sealed)[:PAGE]))
    ratio = shown / plain
    page, found = _page(officer), _time(lambda: list(first.filter(access.called("示例儿童07777"))))
    sys.stdout.write(
        f"\nchildren's files ({MANY:,})\n"
        f"{'first page, rows':<28}{shown * 1000:>9.1f} ms{ratio:>9.2f} x without encrypted columns"
        f"{'met' if ratio <= MOST_TIMES_OPEN else 'missed':>10}\n"
        f"{'first page, whole':<28}{page * 1000:>9.1f} ms\n"
        f"{'one child by the whole name':<28}{found * 1000:>9.1f} ms\n"
    )
    return ratio <= MOST_TIMES_OPEN


def _enter_many(officer) -> None:
    from assistance.models import Child
    from committees import access

    place = access.committees_within_reach(officer, access.ENTERS_PROTECTED).order_by("path").first()
    children = [
        Child(committee=place, name=f"示例儿童{number:05}", address="示例地址", phone="000-0000000", is_invented=True)
        for number in range(MANY - Child.objects.count())
    ]
    for child in children:
        child.seal()
    Child.objects.bulk_create(children, batch_size=500)


def _page(officer) -> float:
    from bench.__main__ import _client

    client = _client(officer.username)
    return _time(lambda: client.get("/desk/children/").content)


def _time(work: Callable[[], object]) -> float:
    """Median of CPU seconds."""
    work()
    return statistics.median(_once(work) for _round in range(ROUNDS))


def _interleaved(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Medians of two that take turns, so that a slow moment hits both."""
    one(), other()
    pairs = [(_once(one), _once(other)) for _round in range(ROUNDS)]
    return statistics.median(first for first, _second in pairs), statistics.median(second for _first, second in pairs)


def _once(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
