"""What families ask: kept by child-data officers, seen by who answers for it, and the clock in words."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from assistance.models import FamilyRequest
from qinggang.presenting.dates import full
from tests.assistance.factories import FamilyRequestFactory
from tests.assistance.refusals import assert_refused, said_of

pytestmark = pytest.mark.django_db
LIST = "/desk/family-requests/"


@pytest.mark.parametrize(
    ("ago", "said"), [(0, "15 days left"), (14, "1 day left"), (15, "0 days left"), (16, "1 day overdue")]
)
def test_the_clock_runs_from_the_day_it_came(cast, settings, ago, said):
    settings.REQUEST_DAYS = 15
    request = FamilyRequestFactory(committee=cast.yingchun, received_on=timezone.localdate() - timedelta(days=ago))

    with override("en"):
        assert request.time_left == said


def test_an_answer_has_a_day_and_an_outcome(cast):
    today = timezone.localdate()
    request = FamilyRequestFactory(committee=cast.yingchun)

    request.answered_on = today
    assert_refused(request, "An answered request has a day and an outcome; an open one neither.")
    request.outcome, request.answered_on = "granted", today - timedelta(days=1)
    assert_refused(request, "A request is answered after it was received.")
    request.answered_on, request.child_code = today, "示例儿童甲"
    assert "not the code of a child" in said_of(request)


def test_an_officer_enters_and_answers_it_on_the_desk(client, cast):
    client.force_login(cast.childcare)
    typed = {"committee": cast.yingchun.pk, "kind": "erasure", "asked_by": "guardian", "received_on": "2024-03-01"}

    assert client.post(f"{LIST}new/", {**typed, "kind": ""}).status_code == 422
    assert client.post(f"{LIST}new/", typed).status_code == 302
    request = FamilyRequest.objects.get()
    answer = {**typed, "answered_on": "2024-03-05", "outcome": "granted", "version": request.version}
    assert client.post(f"{LIST}{request.pk}/edit/", answer).status_code == 302

    request.refresh_from_db()
    assert (request.outcome, request.version) == ("granted", 2)
    assert "答复" in client.get(f"{LIST}new/").text
    assert "返回内容" not in client.get(f"{LIST}new/").text
    assert "answered in time" in client.get(LIST, headers={"accept-language": "en"}).text


def test_open_requests_come_first_the_oldest_on_top(client, cast):
    today = timezone.localdate()
    days = {"answered": (9, "granted"), "new": (1, ""), "old": (8, "")}
    for paper, (ago, outcome) in days.items():
        FamilyRequestFactory(
            committee=cast.village, paper=paper, received_on=today - timedelta(days=ago), outcome=outcome,
            answered_on=today if outcome else None,
        )  # fmt: skip
    client.force_login(cast.responsible)

    listed = client.get(LIST).context["table"].rows

    assert [row[2].text for row in listed] == [full(today - timedelta(days=ago)) for ago in (8, 1, 9)]


@pytest.mark.parametrize("person", ["clerk", "leader", "other_clerk", "auditor"])
def test_nobody_else_knows_of_it(client, cast, person):
    request = FamilyRequestFactory(committee=cast.yingchun)
    client.force_login(getattr(cast, person))

    assert client.get(f"{LIST}{request.pk}/").status_code == 404
