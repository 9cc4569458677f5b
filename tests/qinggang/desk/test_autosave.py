"""Saving while somebody types: each answer tells the page what to say."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from activities.models import Activity
from committees import drafts, kinds
from committees.models import Draft
from tests.activities.factories import ActivityFactory
from tests.qinggang.desk.test_entry import NEW, typed

pytestmark = pytest.mark.django_db
AUTOSAVE = "/desk/activities/autosave/"


@pytest.fixture
def clerk(client, cast):
    client.force_login(cast.clerk)
    return client


def test_what_is_typed_is_kept_and_found_again(clerk, cast):
    form = typed(cast, title="清明𠮷", saved="", page="a")

    told = clerk.post(AUTOSAVE, form).json()

    assert told["url"] == f"{NEW}?draft={form['draft_key']}"
    assert told["saved"] == drafts.stamp_of(Draft.objects.get())
    assert 'value="清明𠮷"' in clerk.get(told["url"]).content.decode()
    assert not Activity.objects.exists()


def test_saving_again_with_the_stamp_that_was_told_goes_on(clerk, cast):
    form = typed(cast, saved="", page="a")
    told = clerk.post(AUTOSAVE, form).json()

    answer = clerk.post(AUTOSAVE, {**form, "title": "再改", "saved": told["saved"], "page": "b"})

    assert answer.status_code == 200
    assert drafts.typed_in(Draft.objects.get())["title"] == "再改"


@pytest.mark.parametrize("button", ["", "save", "submit"])
def test_the_second_of_two_windows_is_told_and_overwrites_nothing(clerk, cast, button):
    form = typed(cast, saved="", page="a")
    clerk.post(AUTOSAVE, form)

    older = {**form, "title": "旧窗口", "page": "b", **({button: "1"} if button else {})}
    answer = clerk.post(NEW if button else AUTOSAVE, older)

    assert answer.status_code == 409
    assert drafts.typed_in(Draft.objects.get())["title"] == "清明祭扫"
    assert not Activity.objects.exists()
    if button:
        again = {**older, "saved": answer.context["hidden"]["saved"]}
        assert "旧窗口" in answer.content.decode()
        assert clerk.post(NEW, again).status_code == 302


def test_a_late_save_after_submitting_makes_no_draft(clerk, cast):
    form = typed(cast)
    clerk.post(NEW, {**form, "submit": "1"})

    assert clerk.post(AUTOSAVE, form).status_code == 409
    assert not Draft.objects.exists()


def test_a_record_that_is_changed_keeps_its_draft_beside_it(clerk, cast):
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True)

    told = clerk.post(f"{AUTOSAVE}?record={activity.pk}", typed(cast, version="1")).json()

    assert told["url"] == reverse("desk:record-edit", args=[kinds.get("activity"), activity.pk])
    assert Draft.objects.get().record_id == activity.pk


@pytest.mark.parametrize("given", ["x", "²", "9" * 30, "", "0"])
def test_a_record_that_is_none_is_not_found(clerk, cast, given):
    assert clerk.post(f"{AUTOSAVE}?record={given}", typed(cast)).status_code == 404


def test_a_record_that_was_approved_meanwhile_takes_no_draft(clerk, cast):
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True)

    assert clerk.post(f"{AUTOSAVE}?record={activity.pk}", typed(cast)).status_code == 409
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("address", "code"), [(AUTOSAVE, 409), (NEW, 409)])
def test_a_page_that_another_person_opened_is_not_sent_in_ones_own_name(clerk, cast, address, code):
    answer = clerk.post(address, typed(cast, person=str(cast.office.pk), submit="1"))

    assert answer.status_code == code
    assert not Draft.objects.exists()
    assert not Activity.objects.exists()


def test_more_than_a_draft_holds_is_refused_in_words(clerk, cast):
    answer = clerk.post(AUTOSAVE, typed(cast, summary="字" * 120_000))

    assert answer.status_code == 413
    assert answer.json()["said"]


def test_a_visitor_is_sent_to_sign_in(client, cast):
    assert client.post(AUTOSAVE, typed(cast)).status_code == 302
    assert client.get("/desk/drafts/token/").status_code == 302


def test_a_fresh_token_says_whom_it_is_for(clerk, cast):
    told = clerk.get("/desk/drafts/token/").json()

    assert told["person"] == str(cast.clerk.pk)
    assert told["token"]


def test_a_draft_of_a_record_remembers_which_version_was_read(clerk, cast):
    activity = ActivityFactory(committee=cast.yingchun, author=cast.clerk, returned=True)
    clerk.post(f"{AUTOSAVE}?record={activity.pk}", typed(cast, version="1"))
    Activity.objects.filter(pk=activity.pk).update(version=4)

    page = clerk.get(reverse("desk:record-edit", args=[kinds.get("activity"), activity.pk]))

    assert page.context["hidden"]["version"] == "1"


def test_nothing_of_the_page_itself_is_kept(cast):
    kept = QueryDict(drafts.as_text(QueryDict("title=a&csrfmiddlewaretoken=b&saved=c&person=1&submit=1&another=1")))

    assert list(kept) == ["title"]
