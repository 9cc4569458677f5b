"""The reviewer's queue: whose turn it is, what is overdue, what narrows it, and what each line says."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from committees import access, reach
from committees.choices import Role, State
from committees.models import Record, User
from committees.review import queue
from qinggang import waiting
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory
from tests.factories import AppointmentFactory, ReportedFigureFactory, UserFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def town_reviewer(cast):
    user = UserFactory(username="town")
    AppointmentFactory(user=user, committee=cast.yingchun, role=Role.REVIEWER)
    return user


def submitted(cast, **fields):
    fields = {"committee": cast.yingchun, "author": cast.clerk, "audiences": AUDIENCE, **fields}
    return ActivityFactory(submitted=True, **fields)


def shown(client, user, **asked) -> list[str]:
    client.force_login(user)
    return [line.title for line in client.get(reverse("desk:review"), asked).context["lines"]]


def test_the_longest_waiting_comes_first(client, cast):
    late = submitted(cast, changed_at=dt.datetime(2024, 6, 2, tzinfo=dt.UTC))
    early = submitted(cast, changed_at=dt.datetime(2024, 5, 2, tzinfo=dt.UTC))

    assert shown(client, cast.reviewer) == [early.title, late.title]


def test_nobody_finds_a_record_of_their_own(client, cast):
    submitted(cast, author=cast.reviewer)

    assert shown(client, cast.reviewer, turn="all") == []


def test_it_shows_what_one_holds_and_what_nobody_holds(client, cast, town_reviewer):
    held_here, held_above, held_by_none = submitted(cast), submitted(cast), submitted(cast)
    Record.objects.filter(pk=held_here.pk).update(held_by=cast.yingchun)
    Record.objects.filter(pk=held_above.pk).update(held_by=cast.county)

    assert set(shown(client, town_reviewer)) == {held_here.title, held_by_none.title}
    assert set(shown(client, cast.reviewer)) == {held_above.title, held_by_none.title}
    assert len(shown(client, cast.reviewer, turn="all")) == 3
    assert waiting.counts_for(User.objects.get(pk=cast.reviewer.pk)).to_review == 2  # as the menu says


def test_who_reviews_for_a_partner_only_does_not_decide(client, cast, town_reviewer):
    joint = submitted(cast, committee=cast.zhonghe, author=cast.other_clerk)
    joint.partners.add(cast.yingchun)
    reach.renew(joint)

    assert shown(client, town_reviewer, turn="all") == []
    assert client.get(reverse("desk:review-record", args=[joint.pk])).status_code == 403
    assert shown(client, cast.reviewer) == [joint.title]


def test_a_deputy_finds_what_the_reviewer_would_but_for_what_either_entered(client, cast, town_reviewer):
    deputy = UserFactory()
    AppointmentFactory(
        user=deputy, committee=cast.yingchun, role=Role.REVIEWER, since=timezone.localdate(),
        until=timezone.localdate() + dt.timedelta(days=7), in_place_of=town_reviewer,
    )  # fmt: skip
    others = submitted(cast)
    for author in (town_reviewer, deputy):
        submitted(cast, author=author)

    assert shown(client, deputy, turn="all") == [others.title]
    waiting = Record.objects.filter(state=State.SUBMITTED).select_related("committee").order_by("pk")
    assert [record for record in waiting if access.can_review(deputy, record)] == [others.record_ptr]


def test_overdue_is_said_in_words(client, cast):
    today = timezone.localdate()
    late, early = submitted(cast), submitted(cast)
    Record.objects.filter(pk=late.pk).update(due_on=today - dt.timedelta(days=1))
    Record.objects.filter(pk=early.pk).update(due_on=today)

    assert shown(client, cast.reviewer, turn="overdue") == [late.title]
    page = client.get(reverse("desk:review"), headers={"accept-language": "en"})
    assert "overdue since" in page.text
    assert "due by" in page.text


def test_each_line_says_what_one_asks_first(client, cast):
    activity = submitted(cast, certificate_count=31)
    activity.partners.add(cast.zhonghe)
    client.force_login(cast.reviewer)

    page = client.get(reverse("desk:review"), headers={"accept-language": "en"})

    (line,) = page.context["lines"]
    assert "Entered by" in line.notes[1]
    assert line.notes[2] == f"Together with: {cast.zhonghe.name}"
    assert [str(tag.text) for tag in line.tags] == ["1 thing to check"]
    assert line.choice == f"{activity.pk}:1"


def test_filters_narrow_it(client, cast):
    red = submitted(cast, title="清明祭扫", changed_at=dt.datetime(2024, 5, 2, tzinfo=dt.UTC))
    legal = submitted(cast, area_id="legal_education", committee=cast.village, title="宪法宣讲")
    figure = ReportedFigureFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, title="上报人次")

    assert shown(client, cast.reviewer, area="legal_education") == [legal.title]
    assert shown(client, cast.reviewer, committee=cast.village.pk) == [legal.title]
    assert shown(client, cast.reviewer, kind="reported_figure") == [figure.title]
    assert shown(client, cast.reviewer, words="宪法") == [legal.title]
    assert red.title in shown(client, cast.reviewer, waiting_since="2024-05-02")
    assert set(shown(client, cast.reviewer, waiting_since="2024-05-01")) == {legal.title, figure.title}


def test_a_wrong_filter_says_so_and_narrows_nothing(client, cast):
    record = submitted(cast)

    assert shown(client, cast.reviewer, waiting_since="soon", kind="customs", committee="x", turn="?") == [record.title]
    filters = client.get(reverse("desk:review"), {"waiting_since": "soon"}).context["filters"]
    assert filters.errors["waiting_since"]


def test_what_may_be_published_has_a_part_of_its_own(client, cast):
    approved = ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True)
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True, area_id="assistance")
    PairingFactory(committee=cast.yingchun, author=cast.clerk, approved=True)
    ActivityFactory(committee=cast.yingchun, author=cast.reviewer, approved=True)

    assert shown(client, cast.reviewer, turn="to-publish") == [approved.title]


def test_the_parts_say_how_many_they_hold(client, cast):
    submitted(cast)
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True)
    client.force_login(cast.reviewer)

    tabs = client.get(reverse("desk:review"), headers={"accept-language": "en"}).context["tabs"]

    assert [tab.name for tab in tabs] == ["Our turn: 1", "Overdue: 0", "All below us: 1", "Approved, not yet public: 1"]
    assert [tab.current for tab in tabs] == ["page", "", "", ""]


def test_an_empty_queue_says_what_will_come(client, cast):
    client.force_login(cast.reviewer)

    for turn in ("mine", "overdue", "all", "to-publish"):
        assert client.get(reverse("desk:review"), {"turn": turn}).context["empty"].title


def test_neighbours_follow_the_order_of_the_queue(cast):
    same = dt.datetime(2024, 5, 2, tzinfo=dt.UTC)
    first, second, third = (submitted(cast, changed_at=same) for _number in range(3))
    waiting = queue.waiting_for(cast.reviewer)

    assert queue.neighbours(waiting, second) == (first.record_ptr, third.record_ptr)
    assert queue.neighbours(waiting, first) == (None, second.record_ptr)
    assert queue.neighbours(waiting, third) == (second.record_ptr, None)


def test_only_reviewers_have_a_queue(cast):
    submitted(cast)

    assert not queue.waiting_for(cast.clerk).exists()
    assert not queue.waiting_for(cast.administrator).exists()
    assert not queue.waiting_for(cast.stranger).exists()
    assert queue.waiting_for(cast.reviewer).get().state == State.SUBMITTED
