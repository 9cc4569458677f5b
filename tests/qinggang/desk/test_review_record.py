"""One record before its reviewer: reading it ends the author's time, deciding takes the version that was read."""

import pytest
from django.urls import reverse

from activities.models import Activity
from committees import access, history, kinds, records
from committees.choices import Role, State
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory
from tests.committees.test_records import fields, rows
from tests.factories import AppointmentFactory, UserFactory

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def waiting(cast):
    activity = records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast), rows=rows())
    actions.submit(by=cast.clerk, record=activity)
    return activity


@pytest.fixture
def reviewer(client, cast):
    client.force_login(cast.reviewer)
    return client


def page_of(record) -> str:
    return reverse("desk:review-record", args=[record.pk])


def decide(client, record, verb="approve", **posted):
    url = reverse("desk:review-decide", args=[record.pk])
    return client.post(url, {"verb": verb, "version": record.version, **posted}, headers=ENGLISH)


def state_of(record) -> str:
    return Activity.objects.get(pk=record.pk).state


def test_it_shows_the_record_and_approves_it(reviewer, waiting):
    assert waiting.title in reviewer.get(page_of(waiting)).text

    answer = decide(reviewer, waiting)

    assert answer.url == reverse("desk:review")
    assert state_of(waiting) == State.APPROVED


def test_going_on_leads_to_the_next_in_the_queue_as_it_was_narrowed(reviewer, cast, waiting):
    following = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)
    Activity.objects.filter(pk=following.pk).update(changed_at=waiting.changed_at.replace(year=2099))
    query = "?area=red_education&turn=all"

    answer = reviewer.post(
        reverse("desk:review-decide", args=[waiting.pk]) + query, {"verb": "approve-and-next", "version": 2}
    )
    assert answer.url == page_of(following) + query.replace("?area=red_education&turn=all", query)
    assert reviewer.get(page_of(following)).context["pages"].previous_url == ""

    following.audiences.create(audience_id="primary_pupils", number=3, unit_id="person_time")
    assert decide(reviewer, following, "approve-and-next").url == reverse("desk:review")


def test_a_return_needs_a_reason_and_may_point_at_a_field(reviewer, waiting):
    refused = decide(reviewer, waiting, "send-back", reason="  ", field="places")
    assert refused.status_code == 422
    assert 'value="places" selected' in refused.text
    assert state_of(waiting) == State.SUBMITTED

    decide(reviewer, waiting, "send-back", reason="请写明地点", field="places")

    last = history.of(waiting).last()
    assert (last.verb, last.why, last.field) == ("send_back", "请写明地点", "places")


def test_a_return_to_a_field_that_is_none_says_so_and_keeps_the_reason(reviewer, waiting):
    refused = decide(reviewer, waiting, "send-back", reason="请写明地点", field="state")

    assert refused.status_code == 422
    assert "请写明地点" in refused.text
    assert state_of(waiting) == State.SUBMITTED


def test_every_field_that_is_offered_may_be_pointed_at(reviewer, cast, waiting):
    for name, _label in reviewer.get(page_of(waiting)).context["fields"]:
        fresh = Activity.objects.get(pk=waiting.pk)
        actions.send_back(by=cast.reviewer, record=fresh, why="请补充", field=name)
        actions.submit(by=cast.clerk, record=fresh)


def test_reading_it_ends_the_authors_time_and_tells_who_read_it(client, cast, waiting):
    client.force_login(cast.auditor)
    client.get(waiting.get_absolute_url())
    client.force_login(cast.clerk)
    assert "Take back" in client.get(waiting.get_absolute_url(), headers=ENGLISH).text

    client.force_login(cast.reviewer)
    client.get(page_of(waiting))
    client.force_login(cast.clerk)
    page = client.get(waiting.get_absolute_url(), headers=ENGLISH)

    assert "Take back" not in page.text
    assert f"Read by {cast.reviewer}" in page.text


def test_what_changed_since_the_approval_is_shown_in_words(reviewer, cast, waiting):
    actions.approve(by=cast.reviewer, record=waiting)
    actions.reopen(by=cast.reviewer, record=waiting, why="人数有误")
    changed = rows()
    changed["audiences"][0]["number"] = 45
    records.save(
        by=cast.clerk, kind=ACTIVITY, record=waiting, fields={"title": "清明扫墓", "theme": "铭记"}, rows=changed
    )
    actions.submit(by=cast.clerk, record=waiting)

    table = reviewer.get(page_of(waiting), headers=ENGLISH).context["changed"]

    cells = {row[0].text: (row[1].text, row[2].text, str(row[3].tag.text)) for row in table.rows}
    assert cells["Title"] == ("清明祭扫", "清明扫墓", "changed")
    assert cells["Theme"] == ("–", "铭记", "added")
    assert "· 45 ·" in cells["Audiences"][1]
    assert len(cells) == 3


def test_a_first_submission_has_nothing_to_compare(reviewer, waiting):
    assert reviewer.get(page_of(waiting)).context["changed"] is None


def test_a_record_that_changed_meanwhile_is_not_approved_but_shown_again(reviewer, cast, waiting):
    read = Activity.objects.get(pk=waiting.pk)
    actions.recall(by=cast.clerk, record=waiting)
    records.save(by=cast.clerk, kind=ACTIVITY, record=waiting, fields={"title": "换了内容"})
    actions.submit(by=cast.clerk, record=waiting)

    answer = decide(reviewer, read, "send-back", reason="我写的理由")

    assert answer.status_code == 409
    assert "我写的理由" in answer.text
    assert "换了内容" in answer.text
    assert [row[2].text for row in answer.context["changed"].rows] == ["换了内容"]
    assert state_of(waiting) == State.SUBMITTED


def test_the_second_of_two_reviewers_is_told_by_whom_and_when(client, cast, waiting):
    second = UserFactory(name="第二审核员")
    AppointmentFactory(user=second, committee=cast.county, role=Role.REVIEWER)
    read = Activity.objects.get(pk=waiting.pk)
    actions.approve(by=cast.reviewer, record=waiting)
    client.force_login(second)

    answer = decide(client, read, "send-back", reason="太晚了")

    assert answer.url == waiting.get_absolute_url()
    page = client.get(answer.url, headers=ENGLISH)
    assert f"Approved by {cast.reviewer}" in page.text
    assert [version.verb for version in history.of(waiting)].count("approve") == 1
    assert client.get(page_of(waiting)).url == waiting.get_absolute_url()


def test_a_second_click_changes_nothing(reviewer, waiting):
    decide(reviewer, waiting)
    answer = decide(reviewer, waiting)

    assert answer.status_code == 302
    assert [version.verb for version in history.of(waiting)].count("approve") == 1


@pytest.mark.parametrize("posted", [{"version": ""}, {"version": "x"}, {"version": "9" * 30}, {"state": "published"}])
def test_neither_state_nor_version_can_be_made_up(reviewer, waiting, posted):
    answer = decide(reviewer, waiting, **posted)

    assert state_of(waiting) == (State.APPROVED if "state" in posted else State.SUBMITTED)
    assert answer.status_code in (302, 409)


@pytest.mark.parametrize("verb", ["", "publish", "trash", "approve_and_next"])
def test_other_decisions_do_not_exist_here(reviewer, waiting, verb):
    assert decide(reviewer, waiting, verb).status_code == 404


def test_a_joint_record_says_with_whom_and_how_it_counts(reviewer, cast, waiting):
    waiting.partners.add(cast.zhonghe)

    notices = reviewer.get(page_of(waiting), headers=ENGLISH).context["notices"]

    assert any(str(cast.zhonghe) in notice.text for notice in notices)


def test_what_may_be_the_same_is_shown_beside_it(reviewer, cast, waiting):
    twin = records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast, title="清明祭扫活动"), rows=rows())

    notices = reviewer.get(page_of(waiting)).context["notices"]

    links = [link.url for notice in notices for link in notice.links]
    assert twin.get_absolute_url() in links
    assert waiting.get_absolute_url() not in links


def test_the_page_costs_the_same_however_much_waits(reviewer, cast, waiting, django_assert_num_queries):
    with django_assert_num_queries(60, exact=False) as few:
        reviewer.get(page_of(waiting))
    for _number in range(10):
        ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True)
    with django_assert_num_queries(60, exact=False) as many:
        reviewer.get(page_of(waiting))

    assert len(many) <= len(few)


def test_a_record_about_a_child_is_reviewed_but_never_offered_to_the_public(reviewer, cast):
    pairing = PairingFactory(committee=cast.yingchun, author=cast.childcare, submitted=True)

    page = reviewer.get(page_of(pairing))

    assert page.status_code == 200
    assert page.context["publish_url"] == ""
    assert reviewer.get(reverse("desk:review-publish", args=[pairing.pk])).url == pairing.get_absolute_url()
    assert not access.is_ever_public(pairing)
