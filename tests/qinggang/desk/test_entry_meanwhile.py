"""What others do while somebody types: nothing is overwritten, nothing typed is lost, nothing is made twice."""

import pytest
from django.urls import reverse

from activities.models import Activity
from committees import drafts, kinds, records
from committees.choices import State
from committees.errors import WrongState
from committees.models import Draft, Record
from committees.review import actions
from tests.activities.factories import ActivityFactory
from tests.factories import VenueFactory
from tests.qinggang.desk.test_entry import NEW, typed

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


@pytest.fixture
def returned(cast):
    return ActivityFactory(
        committee=cast.yingchun,
        author=cast.clerk,
        returned=True,
        audiences=[("primary_pupils", 30, "person_time")],
    )


def edit_url(record):
    return reverse("desk:record-edit", args=[ACTIVITY, record.pk])


def test_both_versions_stand_side_by_side_with_their_tables_and_places(clerk, cast, returned):
    venue = VenueFactory(committee=cast.yingchun, name="马玉祥纪念馆")
    fields = {"committee": cast.yingchun, "title": "办公室改的", "places": [venue], "since": returned.since}
    records.save(by=cast.office, kind=ACTIVITY, fields=fields, record=Activity.objects.get(), version=1)

    page = clerk.post(edit_url(returned), typed(cast, submit="1", title="我改的", version="1"))

    assert page.status_code == 409
    rows = {str(row[0].text): (str(row[1].text), str(row[2].text)) for row in page.context["tables"][0].rows}
    said = " ".join(" ".join(pair) for pair in rows.values())
    assert ("办公室改的", "我改的") in rows.values()
    assert "马玉祥纪念馆" in said
    assert "120" in said
    assert "30" in said
    assert Activity.objects.get().title == "办公室改的"
    assert drafts.typed_in(Draft.objects.get())["title"] == "我改的"

    again = typed(cast, submit="1", title="我改的", version=page.context["hidden"]["version"])
    assert clerk.post(edit_url(returned), again).status_code == 302
    assert Activity.objects.get().title == "我改的"


@pytest.mark.parametrize("state", [State.APPROVED, State.TRASHED, State.SUBMITTED])
def test_what_was_typed_for_a_record_that_went_on_is_a_draft_of_its_own(clerk, cast, returned, state):
    Record.objects.filter(pk=returned.pk).update(state=state, version=3)

    answer = clerk.post(edit_url(returned), typed(cast, submit="1", title="白写了吗", version="1"), follow=True)

    assert "白写了吗" in answer.content.decode()
    assert answer.context["messages"]
    assert Draft.objects.get().record is None
    assert Activity.objects.get().title == returned.title


def test_a_draft_that_its_record_left_behind_is_found_from_the_desk(clerk, cast, returned):
    clerk.post(f"/desk/activities/autosave/?record={returned.pk}", typed(cast, title="没写完", version="1"))
    Record.objects.filter(pk=returned.pk).update(state=State.APPROVED)

    page = clerk.get(reverse("desk:draft-open", args=[Draft.objects.get().key]), follow=True)

    assert page.status_code == 200
    assert "没写完" in page.content.decode()


def test_a_record_that_is_gone_leaves_what_was_typed(clerk, cast):
    answer = clerk.post(
        reverse("desk:record-edit", args=[ACTIVITY, 4_000_000]), typed(cast, submit="1", title="还在"), follow=True
    )

    assert answer.status_code == 200
    assert "还在" in answer.content.decode()
    assert drafts.typed_in(Draft.objects.get())["title"] == "还在"


def test_the_key_of_a_record_out_of_sight_is_answered_as_any_other(client, clerk, cast):
    form = typed(cast, submit="1")
    clerk.post(NEW, form)
    client.force_login(cast.other_clerk)

    answer = client.post(edit_url(Activity.objects.get()), {**form, "person": str(cast.other_clerk.pk)})

    assert answer.status_code == 302
    assert form["draft_key"] not in answer.url
    assert Activity.objects.count() == 1


def test_mending_twice_by_a_double_click_leads_to_the_record(clerk, cast, returned):
    form = typed(cast, submit="1", version="1")

    first, second = clerk.post(edit_url(returned), form), clerk.post(edit_url(returned), form)

    assert first.url == second.url
    assert not Draft.objects.exists()


def test_back_and_submit_again_makes_no_second_record_and_keeps_what_was_added(clerk, cast):
    form = typed(cast, submit="1")
    clerk.post(NEW, form)

    answer = clerk.post(NEW, {**form, "title": "又改了题目"}, follow=True)

    assert Activity.objects.count() == 1
    assert "又改了题目" in answer.content.decode()
    assert Draft.objects.get().record is None


def test_the_page_of_a_draft_that_was_handed_in_leads_to_its_record(clerk, cast):
    form = typed(cast, submit="1")
    clerk.post(NEW, form)

    answer = clerk.get(f"{NEW}?draft={form['draft_key']}")

    assert answer.url == Activity.objects.get().get_absolute_url()


def test_two_people_keep_their_own_words_on_one_record(clerk, client, cast, returned):
    clerk.post(edit_url(returned), typed(cast, save="1", title="文员写的", version="1"))
    client.force_login(cast.office)
    client.post(edit_url(returned), typed(cast, save="1", title="办公室写的", version="1"))
    client.post(edit_url(returned), typed(cast, submit="1", title="办公室写的", version="1"))
    actions.send_back(by=cast.reviewer, record=Activity.objects.get(), why="再改")

    client.force_login(cast.clerk)
    page = client.get(edit_url(returned))

    assert 'value="文员写的"' in page.content.decode()
    mine = typed(cast, submit="1", title="文员写的", version=page.context["hidden"]["version"])
    assert client.post(edit_url(returned), mine).status_code == 409


def test_back_and_submit_again_keeps_words_that_make_no_record(clerk, cast):
    form = typed(cast, submit="1")
    clerk.post(NEW, form)

    same = clerk.post(NEW, {**form, "audiences-0-number": "many"})
    more = clerk.post(NEW, {**form, "audiences-0-number": "many", "summary": "后来又写的"}, follow=True)

    assert same.url == Activity.objects.get().get_absolute_url()
    assert "后来又写的" in more.content.decode()


def test_the_first_of_two_clicks_is_not_held_against_the_second(clerk, cast, monkeypatch):
    """The second was kept before the first had made the record, and looks for the same after it."""
    form = typed(cast, submit="1")
    clerk.post(NEW, form)
    monkeypatch.setattr(drafts, "keep", lambda **_asked: None)

    assert clerk.post(NEW, form).url == Activity.objects.get().get_absolute_url()


def test_a_state_that_changed_between_two_looks_is_no_fault(clerk, cast, returned, monkeypatch):
    def too_late(**_asked):
        raise WrongState

    monkeypatch.setattr(drafts, "hand_in", too_late)

    answer = clerk.post(edit_url(returned), typed(cast, submit="1", title="没赶上", version="1"), follow=True)

    assert "没赶上" in answer.content.decode()
