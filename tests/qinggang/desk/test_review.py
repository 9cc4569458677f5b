"""The reviewer's pages: what waits, the steps, and who gets to see what."""

import pytest
from django.urls import reverse

from activities.models import Activity
from committees import kinds
from committees.choices import State
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def submitted(cast):
    return ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE)


def detail(record):
    return reverse("desk:record-detail", args=[ACTIVITY, record.pk])


def step(client, record, verb, **data):
    url = reverse("desk:record-move", args=[ACTIVITY, record.pk, verb])
    return client.post(url, {"version": record.version, **data})


def test_a_reviewer_finds_what_waits_and_approves_it(client, cast, submitted):
    client.force_login(cast.reviewer)

    assert submitted.title in client.get(reverse("desk:review")).content.decode()
    step(client, submitted, "approve")

    assert Activity.objects.get().state == State.APPROVED
    assert submitted.title not in client.get(reverse("desk:review")).content.decode()


def test_returning_without_a_reason_says_so_and_keeps_the_page(client, cast, submitted):
    client.force_login(cast.reviewer)

    page = step(client, submitted, "send_back", reason=" ")

    assert page.status_code == 422
    assert Activity.objects.get().state == State.SUBMITTED


def test_approving_what_changed_meanwhile_is_refused(client, cast, submitted):
    client.force_login(cast.reviewer)
    Activity.objects.get().__class__.objects.filter(pk=submitted.pk)
    submitted.version -= 1

    step(client, submitted, "approve")

    assert Activity.objects.get().state == State.SUBMITTED


def test_a_reason_for_what_changed_meanwhile_is_kept(client, cast, submitted):
    client.force_login(cast.reviewer)
    submitted.version -= 1

    page = step(client, submitted, "send_back", reason="人数请再核对")

    assert page.status_code == 409
    assert "人数请再核对</textarea>" in page.content.decode()
    assert Activity.objects.get().state == State.SUBMITTED


def test_opening_a_record_ends_the_authors_time_to_take_it_back(client, cast, submitted):
    client.force_login(cast.reviewer)
    client.get(detail(submitted))

    client.force_login(cast.clerk)
    step(client, submitted, "recall")

    assert Activity.objects.get().state == State.SUBMITTED


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ("clerk", 200), ("office", 200), ("reviewer", 200), ("administrator", 200), ("auditor", 200),
        ("leader", 404), ("other_clerk", 404), ("account_manager", 404), ("stranger", 404),
    ],
)  # fmt: skip
def test_who_sees_a_record_that_waits(client, cast, submitted, person, code):
    client.force_login(getattr(cast, person))

    assert client.get(detail(submitted)).status_code == code


@pytest.mark.parametrize(
    ("person", "code"),
    [("clerk", 403), ("office", 403), ("administrator", 403), ("auditor", 403), ("other_clerk", 404)],
)
def test_who_may_not_approve(client, cast, submitted, person, code):
    client.force_login(getattr(cast, person))

    assert step(client, submitted, "approve").status_code == code
    assert Activity.objects.get().state == State.SUBMITTED


def test_a_step_is_never_taken_by_following_a_link(client, cast, submitted):
    client.force_login(cast.reviewer)

    assert client.get(reverse("desk:record-move", args=[ACTIVITY, submitted.pk, "approve"])).status_code == 405


def test_a_kind_or_a_step_that_does_not_exist_is_not_found(client, cast):
    client.force_login(cast.clerk)

    assert client.get("/desk/customs/").status_code == 404
    assert client.post("/desk/activities/1/explode/").status_code == 404


@pytest.mark.parametrize("address", ["desk:home", "desk:review"])
def test_pages_cost_the_same_however_much_waits(client, cast, address, django_assert_max_num_queries):
    client.force_login(cast.reviewer)
    client.get(reverse(address))  # the first request of a session writes down when it was
    counts = []
    for number in (2, 12):
        while Activity.objects.count() < number:
            ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)
        with django_assert_max_num_queries(40) as queries:
            client.get(reverse(address))
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_what_bars_a_step_is_said_with_the_way_to_its_field(client, cast):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True, audiences=[])
    client.force_login(cast.clerk)

    page = step(client, record, "submit")

    assert page.status_code == 422
    assert [problem.href for problem in page.context["missing"].problems] == [
        f"{reverse('desk:record-edit', args=[ACTIVITY, record.pk])}#id_audiences"
    ]


def test_what_bars_approving_is_not_held_against_the_reason(client, cast):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=[])
    client.force_login(cast.reviewer)

    page = client.post(reverse("desk:review-decide", args=[record.pk]), {"verb": "approve", "version": record.version})

    assert page.status_code == 422
    assert page.context["missing"].problems
    assert not page.context["refused"].error
