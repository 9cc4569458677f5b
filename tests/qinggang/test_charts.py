"""Bars stand where their numbers say, in measures that no language rewrites."""

from decimal import Decimal

import pytest
from django.utils import translation

from qinggang import charts
from qinggang.charts import Point


def trend(*values, **more):
    points = [Point(str(place), value, str(value)) for place, value in enumerate(values)]
    return charts.trend(points, title="t", description="d", **more)


def measure(text: str) -> float:
    return float(text.removesuffix("rem").removesuffix("%"))


def test_highest_bar_fills_the_chart_and_others_are_in_proportion():
    bars = trend(5, 10).bars

    assert measure(bars[1].height) == charts.TALL["body"]
    assert measure(bars[0].height) == pytest.approx(charts.TALL["body"] / 2)


def test_bars_stand_on_the_base_line():
    chart = trend(3, Decimal("7.5"), 1000)

    for bar in chart.bars:
        assert measure(bar.y) + measure(bar.height) == pytest.approx(measure(chart.base_y), abs=0.02)


def test_bars_share_the_width_and_do_not_overlap():
    bars = trend(*range(12)).bars

    ends = [measure(bar.x) + measure(bar.width) for bar in bars]
    assert all(end < measure(following.x) for end, following in zip(ends, bars[1:], strict=False))
    assert ends[-1] <= 100


def test_small_number_beside_a_large_one_is_still_seen():
    assert measure(trend(1, 100_000).bars[0].height) >= charts.LEAST


def test_nothing_known_is_not_drawn_as_nought():
    unknown, nought = trend(None, 0, 4).bars[:2]

    assert not unknown.is_known
    assert nought.is_known


def test_newest_bar_is_marked_and_keeps_its_number_on_a_narrow_screen():
    bars = trend(9, 2, 3).bars

    assert [bar.is_latest for bar in bars] == [False, False, True]
    assert [bar.is_quiet for bar in bars] == [False, True, False]


@pytest.mark.parametrize("values", [(), (0, 0), (None, None)])
def test_chart_of_nothing_is_no_fault(values):
    assert len(trend(*values).bars) == len(values)


def test_assumed_month_without_a_bar_needs_no_note():
    points = [Point("a", 0, "0", is_assumed=True), Point("b", 3, "3")]

    assert not charts.trend(points, title="t", description="d").has_assumed


def test_full_name_for_the_table_falls_back_to_the_label():
    named, plain = charts.trend(
        [Point("4", 1, "1", name="April 2024"), Point("5", 1, "1")], title="t", description="d"
    ).bars

    assert (named.name, plain.name) == ("April 2024", "5")


@pytest.mark.parametrize("language", ["zh-hans", "en", "de"])
def test_measures_do_not_follow_the_language(language):
    with translation.override(language):
        assert trend(1, 3).bars[0].x == "6.50%"


def test_longest_lying_bar_takes_the_whole_width():
    rows = charts.bar_list([Point("a", 4, "4"), Point("b", 1, "1"), Point("c", None, "not counted")], unit="times")

    assert [row.width for row in rows] == ["100.00%", "25.00%", "0.00%"]
    assert {row.unit for row in rows} == {"times"}


@pytest.mark.parametrize(("part", "whole", "width"), [(1, 4, "25.00%"), (9, 4, "100.00%"), (3, 0, "0.00%")])
def test_meter_is_never_longer_than_its_track(part, whole, width):
    assert charts.meter(part, whole, text="").width == width
