"""What happens to a pairing while it goes on: it stays approved, the figures hold, and the history says who did it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from assistance import contact, pairing_steps
from assistance.models import EndReason, Pairing
from committees import figures, history, recount
from committees.choices import State
from committees.errors import Conflict, NotAllowed, NotReady, WrongState
from committees.indicators import find
from committees.periods import ALL_TIME, Window
from tests.assistance.factories import PairingFactory
from tests.factories import ElderFactory

pytestmark = pytest.mark.django_db
BEGAN = date(2024, 3, 1)


@pytest.fixture
def pairing(cast):
    made = PairingFactory(
        committee=cast.yingchun, author=cast.clerk, approved=True, since=BEGAN, until=BEGAN + timedelta(days=1),
        helpers=[ElderFactory(committee=cast.yingchun)],
    )  # fmt: skip
    return Pairing.objects.get(pk=made.pk)


def number(key, committee, window):
    return figures.answer(find(key), committee, window).total.number


def test_a_pause_owes_no_contact_and_changes_no_figure(cast, pairing):
    assert [one.pairing.pk for one in contact.contacts(cast.childcare)] == [pairing.pk]

    pairing_steps.pause(by=cast.childcare, pairing=pairing, on=date(2024, 4, 1), why="外出")

    assert contact.contacts(cast.childcare) == []
    with pytest.raises(WrongState):
        pairing_steps.pause(by=cast.childcare, pairing=pairing, on=date(2024, 4, 2))
    pairing_steps.resume(by=cast.childcare, pairing=pairing)
    assert len(contact.contacts(cast.childcare)) == 1
    assert [(step.verb, step.why) for step in history.of(pairing)] == [("pause", "外出"), ("resume", "")]
    assert Pairing.objects.get(pk=pairing.pk).state == State.APPROVED
    assert recount.differences() == []


def test_an_end_ends_it_in_the_figure_of_those_that_go_on(cast, pairing):
    before, after = Window(None, date(2024, 5, 1)), Window(None, date(2024, 7, 1))
    ended = date(2024, 6, 1)
    assert number("open_pairings", cast.county, after) == 1

    pairing_steps.end(by=cast.childcare, pairing=pairing, on=ended, reason=EndReason.objects.order_by("pk").first())

    assert (number("open_pairings", cast.county, before), number("open_pairings", cast.county, after)) == (1, 0)
    assert number("pairings", cast.county, ALL_TIME) == 1
    assert recount.differences() == []
    assert list(pairing.helpers.values_list("ended_on", flat=True)) == [ended]
    with pytest.raises(WrongState):
        pairing_steps.end(by=cast.childcare, pairing=pairing, on=ended, reason=EndReason.objects.first())


def test_a_handover_keeps_both_names_and_may_overlap(cast, pairing):
    leaving, elder = pairing.helpers.get(), ElderFactory(committee=cast.yingchun)
    coming = {"role": "elder", "elder": elder, "teacher": "", "since": date(2024, 5, 1)}

    pairing_steps.change_helpers(
        by=cast.childcare, pairing=pairing, leaving=leaving, until=date(2024, 5, 15), coming=coming
    )

    said = [(helper.elder_id, helper.since, helper.until) for helper in pairing.helpers.order_by("pk")]
    assert said == [(leaving.elder_id, None, date(2024, 5, 15)), (elder.pk, date(2024, 5, 1), None)]
    assert [helper.elder for helper in pairing_steps.staying(pairing)] == [elder]
    assert recount.differences() == []


def test_what_makes_no_sense_is_said(cast, pairing):
    leaving = pairing.helpers.get()
    change = {"by": cast.childcare, "pairing": pairing, "coming": None, "until": None, "leaving": None}
    tomorrow = timezone.localdate() + timedelta(days=1)

    for wrong in ({}, {"leaving": leaving}, {"leaving": leaving, "until": date(2024, 2, 1)}):
        with pytest.raises(NotReady):
            pairing_steps.change_helpers(**{**change, **wrong})
    early = {"role": "teacher", "teacher": "示例老师", "elder": None, "since": date(2024, 2, 1)}
    with pytest.raises(NotReady):
        pairing_steps.change_helpers(**{**change, "coming": early})
    for day in (tomorrow, date(2024, 2, 1)):
        with pytest.raises(NotReady):
            pairing_steps.pause(by=cast.childcare, pairing=pairing, on=day)
    with pytest.raises(WrongState):
        pairing_steps.resume(by=cast.childcare, pairing=pairing)


def test_of_two_at_once_the_second_is_told(cast, pairing):
    read = pairing.version
    pairing_steps.pause(by=cast.childcare, pairing=pairing, on=date(2024, 4, 1), version=read)
    second = Pairing.objects.get(pk=pairing.pk)
    second.paused_on = None

    with pytest.raises(Conflict):
        pairing_steps.pause(by=cast.childcare, pairing=second, on=date(2024, 4, 2), version=read)


def test_only_who_enters_pairings_and_only_while_it_counts(cast, pairing):
    for person in (cast.clerk, cast.reviewer, cast.leader):
        with pytest.raises(NotAllowed):
            pairing_steps.pause(by=person, pairing=pairing, on=date(2024, 4, 1))
    draft = PairingFactory(committee=cast.yingchun, author=cast.childcare)
    with pytest.raises(WrongState):
        pairing_steps.pause(by=cast.childcare, pairing=draft, on=timezone.localdate())
