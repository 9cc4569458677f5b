"""The page of notices: newest first, within what one may see, read one by one or all at once."""

import pytest
from django.urls import reverse

from committees import notices
from committees.models import Notice
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory

pytestmark = pytest.mark.django_db
AUDIENCE = [("primary_pupils", 30, "person_time")]
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def returned(cast):
    record = ActivityFactory(committee=cast.yingchun, author=cast.clerk, audiences=AUDIENCE, title="清明祭扫")
    actions.submit(by=cast.clerk, record=record)
    actions.send_back(by=cast.reviewer, record=record, why="请写明<b>地点</b>")
    return record


def page_of(client, person, language="en"):
    client.force_login(person)
    return client.get(reverse("desk:notices"), headers={"Accept-Language": language}).content.decode()


def test_a_notice_says_what_happened_and_leads_to_the_record(client, cast, returned):
    page = page_of(client, cast.clerk)

    assert "“清明祭扫” was returned to you." in page
    assert "请写明&lt;b&gt;地点&lt;/b&gt;" in page
    assert f'href="{returned.get_absolute_url()}"' in page
    assert '<span class="count">1</span>' in page


def test_opening_the_record_marks_its_notices_as_read_for_that_person(client, cast, returned):
    notices.tell(by=cast.reviewer, to=[cast.office], what=Notice.What.RETURNED, record=returned)
    client.force_login(cast.clerk)

    client.get(returned.get_absolute_url())

    assert not notices.of(cast.clerk).filter(is_read=False).exists()
    assert notices.of(cast.office).filter(is_read=False).exists()


def test_all_are_marked_as_read_at_once_and_only_ones_own(client, cast, returned):
    notices.tell(by=cast.reviewer, to=[cast.office], what=Notice.What.RETURNED, record=returned)
    client.force_login(cast.clerk)

    answer = client.post(reverse("desk:notices-read"), follow=True, headers=ENGLISH)

    assert "All notices are marked as read." in answer.content.decode()
    assert "Mark all as read" not in answer.content.decode()
    assert notices.of(cast.office).filter(is_read=False).exists()


def test_what_one_no_longer_sees_has_no_title_here(client, cast):
    """A record went to another committee, or is about a child: the notice remains, what it says does not."""
    pairing = PairingFactory(committee=cast.zhonghe)
    notices.tell(by=cast.reviewer, to=[cast.clerk], what=Notice.What.RETURNED, record=pairing, why="孩子的情况")

    page = page_of(client, cast.clerk)

    assert "a record that you no longer see" in page
    assert str(pairing) not in page
    assert "孩子的情况" not in page


def test_every_sort_of_notice_has_its_sentence(client, cast, returned):
    for what in Notice.What:
        notices.tell(by=None, to=[cast.clerk], what=what, record=returned)
        notices.tell(by=None, to=[cast.clerk], what=what)

    page = page_of(client, cast.clerk)

    assert "was handed over to you" in page
    assert "You stand in for a reviewer." in page


def test_without_notices_the_page_says_what_it_is_for(client, cast):
    assert "No notices yet" in page_of(client, cast.auditor)
