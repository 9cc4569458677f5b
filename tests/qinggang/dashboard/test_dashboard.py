"""The leader's page: any committee in reach, any period, the same numbers as everywhere."""

from datetime import date

import pytest
from django.urls import reverse

from tests.activities.factories import ActivityFactory
from tests.factories import CommitteeFactory

pytestmark = pytest.mark.django_db
HOME = "/dashboard/"


@pytest.fixture
def leader(client, cast):
    client.force_login(cast.leader)
    return client


def crowd(committee, number, since=date(2023, 5, 10)):
    return ActivityFactory(
        committee=committee, since=since, approved=True, audiences=[("primary_pupils", number, "person_time")]
    )


def shown(page) -> dict[str, str]:
    return {str(figure.name): str(figure.text) for card in page.context["areas"] for figure in card.figures}


def test_a_leader_sees_the_four_areas_of_the_county(leader, cast):
    crowd(cast.village, 30)

    page = leader.get(HOME)

    assert page.status_code == 200
    assert len(page.context["areas"]) == 4
    assert "30" in shown(page).values()


def test_any_committee_and_period_can_be_asked(leader, cast):
    crowd(cast.village, 30)
    crowd(cast.zhonghe, 7)
    crowd(cast.village, 12, since=date(2024, 2, 1))

    page = leader.get(HOME, {"committee": cast.yingchun.pk, "since": "2023-01-01", "until": "2023-12-31"})

    assert "30" in shown(page).values()
    assert not {"7", "37", "42", "49"} & set(shown(page).values())


def test_the_level_below_is_listed_and_leads_on(leader, cast):
    page = leader.get(HOME)

    links = [row[0].url for row in page.context["tables"][0].rows]
    assert f"{HOME}?committee={cast.yingchun.pk}" in links
    assert leader.get(links[0]).status_code == 200


def test_a_period_that_ends_before_it_starts_is_said_in_words(leader):
    page = leader.get(HOME, {"since": "2024-02-01", "until": "2024-01-01"})

    assert page.status_code == 400
    assert page.context["errors"].problems


def test_a_committee_out_of_reach_does_not_exist(client, cast):
    elsewhere = CommitteeFactory()
    client.force_login(cast.clerk)

    assert client.get(HOME, {"committee": elsewhere.pk}).status_code == 404
    assert client.get(HOME, {"committee": cast.county.pk}).status_code == 404
    assert client.get(HOME, {"committee": "everything"}).status_code == 404


def test_without_an_appointment_there_is_no_dashboard(client, cast):
    client.force_login(cast.stranger)

    assert client.get(HOME).status_code == 403


def test_a_visitor_is_sent_to_sign_in(client, db):
    assert client.get(HOME).url.startswith(reverse("accounts:login"))


def test_it_costs_the_same_however_many_committees_there_are(leader, cast, django_assert_max_num_queries):
    counts = []
    leader.get(HOME)  # the first request of a session writes down when it was
    for number in (2, 12):
        for _each in range(number):
            crowd(CommitteeFactory(parent=cast.county), 5)
        with django_assert_max_num_queries(31) as queries:
            leader.get(HOME)
        counts.append(len(queries))

    assert counts[0] == counts[1]
