"""Honest quantities: how they add up and how they are written."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from committees.choices import Bound
from committees.quantities import Quantity, Total, format_number

BOUNDS = st.sampled_from([Bound.EXACT, Bound.AT_LEAST, Bound.ABOUT, Bound.NEARLY])
QUANTITIES = st.builds(Quantity, st.none() | st.integers(0, 10**6).map(Decimal), st.just("person"), BOUNDS)


@given(st.lists(QUANTITIES), st.lists(QUANTITIES))
def test_a_total_of_parts_is_the_total_of_all(some, more):
    assert Total.of(some) + Total.of(more) == Total.of(some + more)


@given(st.lists(QUANTITIES))
def test_taking_a_total_away_leaves_nothing(quantities):
    total = Total.of(quantities)

    assert total + -total == Total()


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ([Bound.EXACT, Bound.EXACT], Bound.EXACT),
        ([Bound.EXACT, Bound.AT_LEAST], Bound.AT_LEAST),
        ([Bound.AT_LEAST, Bound.ABOUT], Bound.ABOUT),
        ([Bound.EXACT, Bound.NEARLY], Bound.ABOUT),
        ([Bound.BETWEEN], Bound.ABOUT),
        ([], Bound.EXACT),
    ],
)
def test_a_sum_is_only_as_exact_as_its_parts(bounds, expected):
    assert Total.of(Quantity(Decimal(5), "person", bound) for bound in bounds).bound == expected


def test_what_nobody_counted_is_neither_nought_nor_one():
    total = Total.of([Quantity(None, "person"), Quantity(Decimal(3), "person")])

    assert (total.number, total.exact, total.uncounted) == (3, 1, 1)
    assert not Total.of([Quantity(None, "person")]).is_counted


@pytest.mark.parametrize(
    ("number", "bound", "chinese", "english"),
    [
        ("168", Bound.EXACT, "168", "168"),
        ("146125", Bound.EXACT, "146,125", "146,125"),
        ("10000", Bound.AT_LEAST, "1万余", "10,000+"),
        ("5000000", Bound.AT_LEAST, "500万余", "5,000,000+"),
        ("14000", Bound.AT_LEAST, "1.4万余", "14,000+"),
        ("80", Bound.AT_LEAST, "80余", "80+"),
        ("312.5", Bound.EXACT, "312.50", "312.50"),
        ("500", Bound.ABOUT, "约500", "about 500"),
        ("500", Bound.NEARLY, "近500", "nearly 500"),
    ],
)
def test_a_number_is_written_as_the_language_writes_it(number, bound, chinese, english):
    with translation.override("zh-hans"):
        assert format_number(Decimal(number), bound) == chinese
    with translation.override("en"):
        assert format_number(Decimal(number), bound) == english


def test_between_names_both_ends():
    with translation.override("en"):
        assert format_number(Decimal(80), Bound.BETWEEN, Decimal(100)) == "80 to 100"
