"""Many records approved or published together: asked first, all or none, in the versions that were seen."""

import pytest
from django.urls import reverse

from activities.models import Activity
from committees import history
from committees.choices import State
from committees.models import Record, Version
from committees.review import actions
from qinggang.desk import chosen as choosing
from tests.activities.factories import ActivityFactory
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def three(cast):
    return [
        ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE)
        for _number in range(3)
    ]


@pytest.fixture
def reviewer(client, cast):
    client.force_login(cast.reviewer)
    return client


def choose(client, records, verb="approve", **more):
    chosen = [f"{record.pk}:{record.version}" for record in records]
    return client.post(reverse("desk:review-chosen"), {"verb": verb, "chosen": chosen, **more})


def states():
    return sorted(Record.objects.values_list("state", flat=True))


def test_it_asks_with_all_titles_before_anything_is_done(reviewer, three):
    page = choose(reviewer, three)

    assert page.status_code == 200
    assert all(record.title in page.text for record in three)
    assert states() == [State.SUBMITTED] * 3


def test_it_approves_all_in_one_batch(reviewer, cast, three):
    page = choose(reviewer, three, sure="1")

    assert page.url == reverse("desk:review")
    assert states() == [State.APPROVED] * 3
    assert len(set(Version.objects.filter(verb="approve").values_list("batch", flat=True))) == 1
    assert {history.of(record).last().by for record in three} == {cast.reviewer}


def test_what_deserves_a_look_stands_apart(reviewer, three):
    Activity.objects.filter(pk=three[0].pk).update(certificate_count=99)

    page = choose(reviewer, three)

    assert [line.title for line in page.context["with_notes"]] == [three[0].title]
    assert len(page.context["plain"]) == 2


def test_what_changed_meanwhile_is_named_and_the_others_are_offered_again(reviewer, cast, three):
    actions.send_back(by=cast.reviewer, record=Activity.objects.get(pk=three[1].pk), why="请补充")

    page = choose(reviewer, three, sure="1")

    assert page.status_code == 409
    assert three[1].title in page.context["notices"][0].links[0].name
    assert [line.title for line in page.context["plain"]] == [three[0].title, three[2].title]
    assert states() == [State.RETURNED, State.SUBMITTED, State.SUBMITTED]


def test_somebody_quicker_between_reading_and_writing_is_noticed(reviewer, cast, three, monkeypatch):
    taken = choosing.take_step

    def take_step(**asked):
        monkeypatch.setattr(choosing, "take_step", taken)
        actions.approve(by=cast.reviewer, record=Activity.objects.get(pk=three[0].pk))
        taken(**asked)

    monkeypatch.setattr(choosing, "take_step", take_step)
    page = choose(reviewer, three, sure="1")

    assert page.status_code == 409
    assert states() == [State.APPROVED, State.SUBMITTED, State.SUBMITTED]


def test_the_second_of_two_clicks_does_nothing_and_says_by_whom_it_was_done(reviewer, three):
    choose(reviewer, three, sure="1")
    page = reviewer.post(
        reverse("desk:review-chosen"),
        {"verb": "approve", "sure": "1", "chosen": [f"{record.pk}:1" for record in three]},
        headers={"accept-language": "en"},
        follow=True,
    )

    assert Version.objects.filter(verb="approve").count() == 3
    assert page.text.count("Approved by") == 3


def test_what_lacks_something_is_left_out_with_its_reason(reviewer, cast, three):
    bare = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)

    page = choose(reviewer, [*three, bare])
    assert bare.title in page.context["notices"][0].links[0].name
    choose(reviewer, [*three, bare], sure="1")

    assert states() == [State.APPROVED] * 3 + [State.SUBMITTED]


def test_only_what_lacks_something_cannot_be_approved(reviewer, cast):
    bare = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)

    page = choose(reviewer, [bare], sure="1")

    assert page.status_code == 200
    assert "sure" not in page.text
    assert states() == [State.SUBMITTED]


@pytest.mark.parametrize("posted", [[], ["x"], ["1"], ["-1:2"], ["999999:1"], ["1:" + "9" * 40], ["１:１"]])
def test_nothing_that_can_be_read_is_nothing_chosen(reviewer, three, posted):
    page = reviewer.post(reverse("desk:review-chosen"), {"verb": "approve", "chosen": posted, "sure": "1"})

    assert page.status_code == 302
    assert states() == [State.SUBMITTED] * 3


def test_records_elsewhere_and_own_records_are_not_touched(client, cast, three):
    town = UserFactory()
    client.force_login(town)
    assert choose(client, three, sure="1").status_code == 403

    client.force_login(cast.clerk)
    assert choose(client, three, sure="1").status_code == 403
    assert states() == [State.SUBMITTED] * 3


def test_a_record_of_ones_own_is_left_alone(reviewer, cast, three):
    own = ActivityFactory(committee=cast.yingchun, author=cast.reviewer, submitted=True, audiences=AUDIENCE)

    page = choose(reviewer, [*three, own], sure="1")

    assert page.status_code == 409
    assert states() == [State.SUBMITTED] * 4


def test_a_step_that_is_not_for_many_does_not_exist(reviewer, three):
    assert choose(reviewer, three, verb="cancel").status_code == 404
    assert choose(reviewer, three, verb="").status_code == 404


def test_many_are_published_together_but_never_what_is_not_for_the_public(reviewer, cast):
    open_to_all = [ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True) for _number in range(2)]
    totals_only = ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True, area_id="assistance")

    assert choose(reviewer, [*open_to_all, totals_only], verb="publish", sure="1").status_code == 409
    choose(reviewer, open_to_all, verb="publish", sure="1")

    assert states() == [State.APPROVED, State.PUBLISHED, State.PUBLISHED]


def test_no_more_than_a_page_can_hold_are_taken_at_once(reviewer, three, monkeypatch):
    monkeypatch.setattr(choosing, "MOST", 2)

    page = choose(reviewer, three)

    assert len(page.context["plain"]) == 2
    assert len(page.context["notices"]) == 1
