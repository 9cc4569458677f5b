"""Picking without scripts: a name that is typed is looked up when the form is sent."""

import pytest
from django import forms
from django.http import QueryDict

from committees import finding
from committees.forms.picking import Pick
from committees.models import Elder, Venue
from tests.factories import ElderFactory, VenueFactory

pytestmark = pytest.mark.django_db


def form_of(person, model, *, many=False, required=True, posted=None, kept=()):
    """A form with one picker, and what was posted to it."""

    class Form(forms.Form):
        thing = Pick(
            model.objects.all(), by=person, sort=finding.sort_of(model), many=many, required=required, kept=kept
        )

    return Form(QueryDict(posted) if posted is not None else None)


def test_one_of_the_list_is_taken(cast):
    venue = VenueFactory(committee=cast.yingchun)

    form = form_of(cast.clerk, Venue, posted=f"thing={venue.pk}&thing-typed=")

    assert form.is_valid()
    assert form.cleaned_data["thing"] == venue


@pytest.mark.parametrize("typed", ["李云龙", "lyl", "liyunlong", " 李云龙 "])
def test_a_name_that_is_clear_is_taken(cast, typed):
    elder = ElderFactory(name="李云龙", committee=cast.yingchun)

    form = form_of(cast.clerk, Elder, posted=f"thing=&thing-typed={typed}")

    assert form.is_valid()
    assert form.cleaned_data["thing"] == elder


def test_what_is_typed_counts_for_more_than_what_stood_in_the_list(cast):
    first, second = ElderFactory(committee=cast.yingchun), ElderFactory(name="王强", committee=cast.yingchun)

    form = form_of(cast.clerk, Elder, posted=f"thing={first.pk}&thing-typed=王强")

    assert form.is_valid()
    assert form.cleaned_data["thing"] == second


def test_namesakes_are_offered_and_the_chosen_one_is_taken(cast):
    here = ElderFactory(name="王强", committee=cast.yingchun)
    there = ElderFactory(name="王强", committee=cast.village)

    asked = form_of(cast.clerk, Elder, posted="thing=&thing-typed=王强")
    answered = form_of(cast.clerk, Elder, posted=f"thing=&thing-typed=王强&thing-offered={there.pk}")

    assert not asked.is_valid()
    shown = str(asked["thing"])
    assert all(f'type="radio" name="thing-offered" value="{elder.pk}"' in shown for elder in (here, there))
    assert 'value="王强"' in shown
    assert answered.is_valid()
    assert answered.cleaned_data["thing"] == there


def test_a_part_of_a_name_is_offered_and_never_taken_by_itself(cast):
    elder = ElderFactory(name="李云龙", committee=cast.yingchun)

    form = form_of(cast.clerk, Elder, posted="thing=&thing-typed=云龙")

    assert not form.is_valid()
    assert f'name="thing-offered" value="{elder.pk}"' in str(form["thing"])


def test_a_name_that_nobody_has_can_be_entered_as_new(cast):
    clerk = form_of(cast.clerk, Venue, posted="thing=&thing-typed=<b>新馆</b>")
    reviewer = form_of(cast.reviewer, Venue, posted="thing=&thing-typed=新馆")

    assert not clerk.is_valid()
    assert not reviewer.is_valid()
    assert "/desk/venues/new/?name=%3Cb%3E" in str(clerk["thing"])
    assert "<b>" not in str(clerk["thing"])
    assert "/desk/venues/new/" not in str(reviewer["thing"])


def test_many_names_are_taken_together(cast):
    one, two, three = (VenueFactory(name=name, committee=cast.yingchun) for name in ("纪念馆", "广场", "学校"))

    form = form_of(cast.clerk, Venue, many=True, posted=f"thing={one.pk}&thing-typed=广场、xuexiao")

    assert form.is_valid()
    assert set(form.cleaned_data["thing"]) == {one, two, three}


def test_a_volunteer_out_of_reach_is_neither_taken_nor_found(cast):
    stranger = ElderFactory(name="王中和", committee=cast.zhonghe)

    by_key = form_of(cast.clerk, Elder, posted=f"thing={stranger.pk}&thing-typed=")
    by_name = form_of(cast.clerk, Elder, posted="thing=&thing-typed=王中和")

    assert not by_key.is_valid()
    assert not by_name.is_valid()
    assert str(by_name["thing"]).count("王中和") == str(by_name["thing"]).count('value="王中和"') + 1  # and the link


def test_what_a_record_says_already_may_stay(cast):
    stranger = ElderFactory(committee=cast.zhonghe)

    form = form_of(cast.clerk, Elder, posted=f"thing={stranger.pk}&thing-typed=", kept=[stranger.pk])

    assert form.is_valid()


@pytest.mark.parametrize("key", ["x", "-1", "1 OR 1", "9" * 30, "٣", ""])
def test_a_key_that_is_none_is_refused(cast, key):
    form = form_of(cast.clerk, Venue, posted=f"thing={key}&thing-typed=")

    assert not form.is_valid()


def test_nothing_is_fine_where_nothing_is_required(cast):
    one = form_of(cast.clerk, Venue, required=False, posted="thing=&thing-typed=")
    many = form_of(cast.clerk, Venue, required=False, many=True, posted="thing-typed=")

    assert one.is_valid()
    assert one.cleaned_data["thing"] is None
    assert many.is_valid()
    assert list(many.cleaned_data["thing"]) == []


def test_too_much_is_refused(cast):
    form = form_of(cast.clerk, Venue, posted=f"thing=&thing-typed={'馆' * 501}")

    assert not form.is_valid()
