"""The pages of one-time links: lent once on the desk, used once by whoever holds the address."""

import pytest
from django.test import Client
from django.urls import reverse

from committees.choices import State
from committees.models import ApprovalLink, Event, Record
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def turned_on(settings):
    settings.APPROVAL_LINKS = True


@pytest.fixture
def activity(cast):
    return ActivityFactory(
        committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE, title="清明祭扫"
    )


@pytest.fixture
def reviewer(client, cast):
    client.force_login(cast.reviewer)
    return client


@pytest.fixture
def visitor():
    """Somebody without an account, with a browser that checks forms as every browser does."""
    return Client(headers=ENGLISH)


def lend(client, activity, **changes):
    asked = {"version": activity.version, "meant_for": "张主任", "hours": "24"} | changes
    return client.post(reverse("desk:review-lend", args=[activity.pk]), asked, headers=ENGLISH)


@pytest.fixture
def address(reviewer, activity):
    return lend(reviewer, activity).context["address"].replace("http://testserver", "")


def state_of(record) -> str:
    return Record.objects.get(pk=record.pk).state


def test_a_link_is_shown_once_with_its_qr_code(reviewer, activity):
    page = lend(reviewer, activity)

    assert page.context["address"] in page.text
    assert page.context["qr"].path in page.text
    assert "no-store" in page["Cache-Control"]
    token = page.context["address"].rstrip("/").rpartition("/")[2]
    record_page = reviewer.get(reverse("desk:review-record", args=[activity.pk]))
    assert "张主任" in record_page.text
    assert token not in record_page.text


def test_whoever_holds_it_reads_the_record_and_approves(visitor, address, activity):
    page = visitor.get(address)
    assert "清明祭扫" in page.text
    assert "noindex" in page["X-Robots-Tag"]
    assert "no-store" in page["Cache-Control"]

    visitor.post(address, {"verb": "approve"})

    assert state_of(activity) == State.APPROVED
    assert visitor.get(address).status_code == 410
    assert "清明祭扫" not in visitor.get(address).text


def test_or_returns_with_a_reason(visitor, address, activity):
    page = visitor.post(address, {"verb": "send-back", "reason": ""})
    assert page.status_code == 422
    assert state_of(activity) == State.SUBMITTED

    visitor.post(address, {"verb": "send-back", "reason": "请写明地点"})

    assert state_of(activity) == State.RETURNED


def test_the_page_says_nothing_that_is_kept_inside(visitor, address, cast, activity):
    page = visitor.get(address)

    for kept in (cast.clerk.name, cast.clerk.username, "/desk/"):
        assert kept not in page.text.partition("<main")[2].partition("</main>")[0]


def test_a_second_click_is_told_that_it_was_used(visitor, address, activity):
    visitor.post(address, {"verb": "approve"})
    again = visitor.post(address, {"verb": "approve"})

    assert again.status_code == 410
    assert "used" in again.text
    assert Event.objects.filter(verb="link_refused").exists()


@pytest.mark.parametrize("verb", ["", "publish", "trash", "send_back"])
def test_nothing_else_can_be_done_with_it(visitor, address, activity, verb):
    assert visitor.post(address, {"verb": verb}).status_code == 404
    assert state_of(activity) == State.SUBMITTED


def test_the_form_is_guarded_like_every_other(address, activity):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(address, {"verb": "approve"}).status_code == 403
    assert state_of(activity) == State.SUBMITTED


def test_it_opens_no_other_page(visitor, address, activity):
    visitor.get(address)

    assert visitor.get(activity.get_absolute_url()).status_code == 302
    assert visitor.get(reverse("public:activity", args=[activity.pk])).status_code == 404


def test_a_withdrawn_link_says_so(reviewer, visitor, address, activity):
    link = ApprovalLink.objects.get()
    reviewer.post(reverse("desk:review-withdraw", args=[activity.pk, link.pk]))

    page = visitor.get(address)

    assert page.status_code == 410
    assert "withdrawn" in page.text


def test_a_link_of_another_record_is_not_withdrawn_here(reviewer, cast, address):
    other = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)
    link = ApprovalLink.objects.get()

    assert reviewer.post(reverse("desk:review-withdraw", args=[other.pk, link.pk])).status_code == 404
    assert ApprovalLink.objects.get().used is None


@pytest.mark.parametrize("changes", [{"meant_for": ""}, {"hours": "1000"}, {"hours": "x"}, {"version": "0"}])
def test_what_cannot_be_lent_is_said(reviewer, activity, changes):
    answer = lend(reviewer, activity, **changes)

    assert answer.status_code == 302
    assert not ApprovalLink.objects.exists()


@pytest.mark.parametrize("token", ["0" * 40, "x", "清明", "a" * 500])
def test_an_address_that_was_never_lent_does_not_exist(visitor, token):
    assert visitor.get(reverse("decide", args=[token])).status_code == 404
    assert not Event.objects.exists()


def test_turned_off_nothing_of_it_exists(reviewer, visitor, activity, address, settings):
    link = ApprovalLink.objects.get()
    settings.APPROVAL_LINKS = False

    assert visitor.get(address).status_code == 404
    assert visitor.post(address, {"verb": "approve"}).status_code == 404
    assert lend(reviewer, activity).status_code == 404
    assert reviewer.post(reverse("desk:review-withdraw", args=[activity.pk, link.pk])).status_code == 404
    assert reviewer.get(reverse("desk:review-record", args=[activity.pk])).context["lending"] is None
