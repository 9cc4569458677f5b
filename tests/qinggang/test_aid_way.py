"""The pages of the way of aid: steps, the roster under stars, and the notice by code."""

import pytest
from django.urls import reverse

from assistance.models import AidBatch
from tests.assistance.factories import AidBatchFactory, RosterLineFactory

pytestmark = pytest.mark.django_db
NAME = "示例学生甲"


@pytest.fixture
def batch(cast):
    return AidBatchFactory(
        committee=cast.yingchun, author=cast.clerk, approved=True, beneficiaries=[("boarders", 2, "person")]
    )


def test_a_step_is_entered_and_shown_on_the_batchs_page(client, cast, batch):
    client.force_login(cast.clerk)
    page = f"/desk/aid/{batch.pk}/"
    assert reverse("aid:steps", args=[batch.pk]) in client.get(page).text

    wrong = client.post(reverse("aid:steps", args=[batch.pk]), {"stage": "paid", "on": "2999-01-01", "note": "第7号"})
    assert wrong.status_code == 422
    assert "第7号" in wrong.text
    right = client.post(reverse("aid:steps", args=[batch.pk]), {"stage": "paid", "on": "2024-03-01"})

    assert right.status_code == 302
    assert AidBatch.objects.get(pk=batch.pk).stage == "paid"
    assert "paid out" in client.get(page, headers={"accept-language": "en"}).text
    listed = client.get("/desk/aid/", {"stage": "paid"})
    assert str(batch) in listed.text
    assert str(batch) not in client.get("/desk/aid/", {"stage": "school"}).text


def test_a_second_click_takes_no_second_step(client, cast, batch):
    client.force_login(cast.clerk)
    for status in (302, 422):
        answer = client.post(reverse("aid:steps", args=[batch.pk]), {"stage": "school", "on": "2024-03-01"})
        assert answer.status_code == status
    assert batch.steps.count() == 1


def test_a_roster_shows_no_name_not_even_after_it_was_typed(client, cast, batch):
    client.force_login(cast.childcare)
    url = reverse("aid:roster", args=[batch.pk])

    wrong = client.post(url, {"lines": f"{NAME}\n{NAME}"})
    assert wrong.status_code == 422
    assert NAME in wrong.text  # what was typed is kept, in this one answer
    assert client.post(url, {"lines": f"{NAME} 500"}).status_code == 302

    for page in (url, reverse("aid:rosters"), reverse("aid:notice", args=[batch.pk]), f"/desk/aid/{batch.pk}/"):
        said = client.get(page)
        assert said.status_code == 200
        assert NAME not in said.text
    assert "示**" in client.get(url).text
    assert "no-store" in client.get(url)["Cache-Control"]


def test_whom_the_batch_may_pay_twice_is_marked_where_it_happened(client, cast, batch):
    other = AidBatchFactory(committee=cast.zhonghe, scheme=batch.scheme, since=batch.since, until=batch.until)
    for one in (batch, other):
        RosterLineFactory(batch=one, name=NAME)
    client.force_login(cast.childcare)

    said = client.get(reverse("aid:roster", args=[batch.pk]), headers={"accept-language": "en"}).text

    assert "1 child may be paid twice" in said
    assert f"same name, perhaps another child · {other.committee.short}" in said
    assert "The roster has 1 lines; the batch says 2 people." in said


def test_the_notice_on_the_wall_holds_codes_and_amounts_alone(client, cast, batch):
    line = RosterLineFactory(batch=batch, name=NAME, amount=500)
    client.force_login(cast.childcare)

    said = client.get(reverse("aid:notice", args=[batch.pk])).text

    assert line.code in said
    assert "500" in said
    assert NAME not in said
    assert line.masked_name not in said


def test_a_line_of_another_batch_is_not_removed(client, cast, batch):
    line = RosterLineFactory(batch=AidBatchFactory(committee=cast.yingchun))
    client.force_login(cast.childcare)

    assert client.post(reverse("aid:line-remove", args=[batch.pk, line.pk])).status_code == 404
    assert client.post(reverse("aid:line-remove", args=[line.batch_id, line.pk])).status_code == 302
    assert not line.batch.roster.exists()


def test_long_rosters_cost_no_more_queries(client, cast, batch, django_assert_max_num_queries):
    client.force_login(cast.childcare)
    for _number in range(12):
        RosterLineFactory(batch=batch)

    with django_assert_max_num_queries(16):
        client.get(reverse("aid:roster", args=[batch.pk]))
