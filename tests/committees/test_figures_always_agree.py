"""Whatever people do, in whatever order: the stored sums equal a recount, and answers equal a plain count by hand.

Hypothesis writes short stories of what happens in a small county. Each step goes through the actions that people use;
one that the portal refuses leaves everything as it was. After each step the figures are counted again.
"""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from activities.models import Activity, AudienceKind
from committees import figures, indicators, kinds, records, recount, tree
from committees.choices import Bound
from committees.errors import NotReady, WrongState
from committees.models import Area, Record, ReportedFigure, Unit
from committees.periods import ALL_TIME, Window
from committees.review import actions
from committees.review.states import MOVES

REFUSALS = (NotReady, WrongState, ValidationError)
PLACES = ("county", "yingchun", "village", "zhonghe", "school")
WINDOWS = (
    Window(date(2023, 5, 10), date(2023, 5, 11)),
    Window(date(2023, 6, 30), date(2023, 7, 2)),
    Window(date(2023, 1, 1), date(2023, 7, 1)),
    Window(date(2023, 1, 1), date(2024, 1, 1)),
    Window(date(2023, 1, 1), date(2024, 3, 20)),
    Window(None, date(2024, 3, 20)),
    ALL_TIME,
)
ASKED = (*WINDOWS, Window(date(2023, 5, 5), date(2023, 7, 15)))

places = st.sampled_from(PLACES)
numbers = st.one_of(st.none(), st.integers(0, 500))
which = st.integers(0, 5)
windows = st.sampled_from(WINDOWS)
plans = st.sampled_from([False, False, False, True])
content = st.tuples(places, st.lists(places, max_size=2), numbers, windows, plans)
steps = st.one_of(
    st.tuples(st.just("enter"), content),
    st.tuples(st.just("report"), st.tuples(places, numbers, windows, st.booleans())),
    st.tuples(st.just("take"), st.tuples(st.sampled_from(["publish", "unpublish", "reopen", "cancel"]), which)),
    st.tuples(st.just("change"), st.tuples(which, content)),
    st.tuples(st.just("move"), st.tuples(places, places)),
)


class Story:
    """The steps, each by the person whose turn it is. What is entered is submitted and approved at once."""

    def __init__(self, cast) -> None:
        self.cast = cast

    def enter(self, place, partners, number, window, is_plan):
        fields = self._fields(place, partners, window, is_plan) | {"title": "红色故事会"}
        self._write("activity", fields, rows_of(number))

    def report(self, place, number, window, is_beside_items):
        self._write(
            "reported_figure",
            self._fields(place, [], window, False)
            | {
                "title": "上报数据", "indicator": "red_attendances", "number": number, "bound": Bound.AT_LEAST,
                "unit": Unit(pk="person_time"), "is_beside_items": is_beside_items,
            },
        )  # fmt: skip

    def change(self, number_in_list, new):
        place, partners, number, window, is_plan = new
        activity = nth(Activity.objects.filter(state__in=MOVES["reopen"].sources), number_in_list)
        actions.reopen(by=self.cast.reviewer, record=activity, why="改一改")
        self._write("activity", self._fields(place, partners, window, is_plan), rows_of(number), activity)

    def take(self, verb, number_in_list):
        able = Record.objects.filter(state__in=MOVES[verb].sources)
        record = nth(able.filter(is_plan=True) if MOVES[verb].plans_only else able, number_in_list)
        reason = {"why": "改一改"} if MOVES[verb].needs_reason else {}
        actions.ACTIONS[verb](by=self.cast.reviewer, record=record, **reason)

    def _write(self, kind, fields, rows=None, record=None):
        record = records.save(by=self.cast.office, kind=kinds.get(kind), fields=fields, rows=rows, record=record)
        actions.submit(by=self.cast.office, record=record)
        actions.approve(by=self.cast.reviewer, record=record)

    def move(self, place, parent):
        for committee in (getattr(self.cast, name) for name in PLACES):
            committee.refresh_from_db()
        tree.move(
            by=self.cast.administrator,
            committee=getattr(self.cast, place),
            parent=getattr(self.cast, parent),
            why="调整",
        )

    def _fields(self, place, partners, window, is_plan):
        committee = getattr(self.cast, place)
        committee.refresh_from_db()
        return {
            "area": Area(pk="red_education"), "committee": committee, "since": window.since, "until": window.until,
            "is_plan": is_plan, "partners": [getattr(self.cast, name) for name in partners if name != place],
        }  # fmt: skip


def rows_of(number):
    row = {"audience": AudienceKind(pk="primary_pupils"), "number": number, "unit": Unit(pk="person_time")}
    return {"audiences": [row]}


def nth(things, number):
    """One of the things, whatever the number; a step that has nothing to work on is refused."""
    found = list(things.order_by("pk"))
    if not found:
        raise WrongState
    return found[number % len(found)]


def counted_by_hand(committee, window) -> Decimal:
    """Attendances of the activities that count, are seen from the committee, and lie in the window."""
    below = {child.pk for child in type(committee).objects.all() if child.path.startswith(committee.path)}
    return sum(
        (
            row.number
            for activity in Activity.objects.counted().order_by("pk")
            if below & {activity.committee_id, *activity.partners.values_list("pk", flat=True)}
            and window.contains(activity.window)
            for row in activity.audiences.order_by("pk")
            if row.number is not None
        ),
        Decimal(0),
    )


def covered_by_hand(committee) -> Decimal:
    """What the widest reported figures of the committee itself promise, at least."""
    figures = ReportedFigure.objects.counted().filter(committee=committee, number__isnull=False)
    return max((figure.number for figure in figures), default=Decimal(0))


@pytest.mark.slow
@pytest.mark.django_db
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(story=st.lists(steps, min_size=4, max_size=8))
def test_figures_agree_after_every_step(cast, story):
    with transaction.atomic():
        for verb, arguments in story:
            told = tell(cast, verb, arguments)
            event(f"{verb if verb != 'take' else arguments[0]}: {'done' if told else 'refused'}")
            assert recount.differences() == []
        check_answers(cast)
        transaction.set_rollback(True)


def tell(cast, verb, arguments) -> bool:
    """Take one step; False where the portal refused it."""
    try:
        with transaction.atomic():
            getattr(Story(cast), verb)(*arguments)
    except REFUSALS:
        return False
    return True


def check_answers(cast) -> None:
    attendances = indicators.find("red_attendances")
    for name in PLACES:
        committee = getattr(cast, name)
        committee.refresh_from_db()
        for window in ASKED:
            answer = figures.answer(attendances, committee, window)
            assert answer.itemised.number == counted_by_hand(committee, window)
        assert figures.answer(attendances, committee, ALL_TIME).total.number >= covered_by_hand(committee)
