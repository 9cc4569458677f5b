"""Steps that many records of a list take together: asked first, refusals named, all or none."""

import pytest
from django.urls import reverse

from activities.models import Activity
from committees import kinds
from committees.choices import State
from committees.models import Version
from committees.review import actions, together
from tests.activities.factories import ActivityFactory
from tests.assistance.factories import PairingFactory

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")
TOGETHER = reverse("desk:record-together", args=[ACTIVITY])
LIST = reverse("desk:record-list", args=[ACTIVITY])
AUDIENCE = [("primary_pupils", 30, "person_time")]


@pytest.fixture
def drafts(cast):
    return [ActivityFactory(committee=cast.yingchun, author=cast.clerk, audiences=AUDIENCE) for _number in range(3)]


def choices(records):
    return [f"{record.pk}:{record.version}" for record in records]


def ask(client, verb, records=(), **more):
    return client.post(TOGETHER, {"verb": verb, "chosen": choices(records), **more})


def do(client, verb, records=(), **more):
    return ask(client, verb, records, sure="1", **more)


def states():
    return list(Activity.objects.order_by("pk").values_list("state", flat=True))


def left_out(page):
    return [link.url for notice in page.context["notices"] for link in notice.links]


@pytest.mark.parametrize(
    ("person", "before", "verb", "after"),
    [
        ("clerk", State.DRAFT, "submit", State.SUBMITTED),
        ("clerk", State.RETURNED, "submit", State.SUBMITTED),
        ("clerk", State.DRAFT, "trash", State.TRASHED),
        ("office", State.TRASHED, "restore", State.DRAFT),
        ("reviewer", State.SUBMITTED, "approve", State.APPROVED),
        ("reviewer", State.APPROVED, "publish", State.PUBLISHED),
        ("clerk", State.SUBMITTED, "recall", State.DRAFT),
        ("reviewer", State.PUBLISHED, "unpublish", State.APPROVED),
    ],
)
def test_chosen_records_take_the_step_after_the_question(client, cast, person, before, verb, after):
    records = [
        ActivityFactory(committee=cast.yingchun, author=cast.clerk, state=before, audiences=AUDIENCE) for _n in range(2)
    ]
    client.force_login(getattr(cast, person))

    page = ask(client, verb, records, query="words=记录")
    assert page.status_code == 200
    assert [line.choice for line in page.context["lines"]] == choices(reversed(records))
    assert states() == [before, before]

    answer = do(client, verb, records, query="words=记录")
    assert answer.url == f"{LIST}?words=%E8%AE%B0%E5%BD%95"
    assert states() == [after, after]
    written = Version.objects.filter(verb=verb, by=getattr(cast, person))
    assert written.count() == 2
    assert len(set(written.values_list("batch", flat=True))) == 1
    assert None not in set(written.values_list("batch", flat=True))


def test_what_cannot_take_the_step_is_named_with_the_reason_and_left_out(client, cast, drafts):
    empty = ActivityFactory(committee=cast.yingchun, author=cast.clerk)
    approved = ActivityFactory(committee=cast.yingchun, author=cast.clerk, approved=True)
    client.force_login(cast.clerk)

    page = ask(client, "submit", [*drafts, empty, approved])

    assert [line.choice for line in page.context["lines"]] == choices(reversed(drafts))
    assert sorted(left_out(page)) == sorted([empty.get_absolute_url(), approved.get_absolute_url()])
    said = [str(link.name) for notice in page.context["notices"] for link in notice.links]
    assert not {empty.title, approved.title} & set(said)  # each title is followed by the reason


def test_rights_decide_for_each_record(client, cast, drafts):
    """The reviewer entered one of them; the clerk of Zhonghe sees a joint record, but it is not theirs."""
    own = ActivityFactory(committee=cast.yingchun, author=cast.reviewer, submitted=True, audiences=AUDIENCE)
    other = ActivityFactory(committee=cast.yingchun, author=cast.clerk, submitted=True, audiences=AUDIENCE)
    client.force_login(cast.reviewer)

    page = ask(client, "approve", [own, other])

    assert [line.choice for line in page.context["lines"]] == choices([other])
    assert left_out(page) == [own.get_absolute_url()]


def test_what_is_out_of_sight_is_as_if_it_had_never_been(client, cast, drafts):
    client.force_login(cast.other_clerk)

    assert do(client, "submit", drafts).status_code == 302
    assert do(client, "trash", drafts).status_code == 302
    assert states() == [State.DRAFT] * 3


def test_if_one_changed_meanwhile_nothing_is_done_and_the_others_are_offered_again(client, cast, drafts):
    client.force_login(cast.clerk)
    actions.submit(by=cast.office, record=Activity.objects.get(pk=drafts[0].pk))

    page = do(client, "submit", drafts)

    assert page.status_code == 409
    assert states() == [State.SUBMITTED, State.DRAFT, State.DRAFT]
    assert left_out(page) == [drafts[0].get_absolute_url()]
    assert do(client, "submit", drafts[1:]).status_code == 302
    assert states() == [State.SUBMITTED] * 3


def test_somebody_who_is_quicker_between_reading_and_writing_stops_all(client, cast, drafts, monkeypatch):
    def quicker(*, by, step, records):
        Activity.objects.filter(pk=drafts[0].pk).update(version=9)
        return take(by=by, step=step, records=records)

    take = together.take
    monkeypatch.setattr(together, "take", quicker)
    client.force_login(cast.clerk)

    page = do(client, "submit", drafts)

    assert page.status_code == 409
    assert states() == [State.DRAFT] * 3


def test_a_second_click_does_nothing_twice(client, cast, drafts):
    client.force_login(cast.clerk)
    do(client, "submit", drafts)

    again = do(client, "submit", drafts)

    assert again.status_code == 409
    assert Version.objects.filter(verb="submit").count() == 3


def test_all_that_fit_are_taken_from_all_pages(client, cast):
    for number in range(25):
        ActivityFactory(committee=cast.yingchun, author=cast.clerk, audiences=AUDIENCE, title=f"清明{number}")
    other = ActivityFactory(committee=cast.yingchun, author=cast.clerk, audiences=AUDIENCE, title="五四")
    client.force_login(cast.clerk)
    assert client.get(LIST, {"words": "清明"}).context["choosing"].all_name

    page = ask(client, "submit", all="1", query="words=清明")
    posted = [line.choice for line in page.context["lines"]]
    assert len(posted) == 25
    client.post(TOGETHER, {"verb": "submit", "chosen": posted, "sure": "1", "query": "words=清明"})

    assert Activity.objects.filter(state=State.SUBMITTED).count() == 25
    assert Activity.objects.get(pk=other.pk).state == State.DRAFT


def test_what_was_asked_about_is_done_though_more_fits_by_then(client, cast, drafts):
    """The second post names records; it never asks the list again."""
    client.force_login(cast.clerk)

    do(client, "submit", drafts[:1], all="1")

    assert states() == [State.SUBMITTED, State.DRAFT, State.DRAFT]


@pytest.mark.parametrize(
    "chosen", [[], ["x"], ["1"], ["1:2:3"], ["9" * 30 + ":1"], ["٣:1"], [":"], ["-1:1"], ["\x00:1"]]
)
def test_nothing_chosen_or_nonsense_leads_back_with_a_word(client, cast, drafts, chosen):
    client.force_login(cast.clerk)

    answer = client.post(TOGETHER, {"verb": "submit", "chosen": chosen, "sure": "1"}, follow=True)

    assert answer.redirect_chain[0][0] == LIST
    assert len(answer.context["messages"]) == 1
    assert states() == [State.DRAFT] * 3


def test_a_step_that_lists_do_not_know_is_not_found(client, cast, drafts):
    client.force_login(cast.reviewer)

    for verb in ("", "send_back", "cancel", "explode"):
        assert ask(client, verb, drafts).status_code == 404


@pytest.mark.parametrize(
    ("person", "verbs"),
    [
        ("clerk", {"submit", "trash"}), ("administrator", {"submit", "trash"}), ("reviewer", {"approve", "publish"}),
        ("leader", set()), ("auditor", set()), ("childcare", set()),
    ],
)  # fmt: skip
def test_who_is_offered_what(client, cast, drafts, person, verbs):
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, published=True)
    client.force_login(getattr(cast, person))

    choosing = client.get(LIST).context["choosing"]

    assert {button.name for button in choosing.buttons} == verbs if choosing else verbs == set()
    for verb in {verb for verb, step in together.STEPS.items() if not step.takes_back} - verbs:
        assert ask(client, verb, drafts).status_code == 403


def test_the_trash_offers_the_way_out_of_it(client, cast):
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, state=State.TRASHED)
    client.force_login(cast.clerk)

    page = client.get(LIST, {"state": "trashed"})

    assert [button.name for button in page.context["choosing"].buttons] == ["restore"]


@pytest.mark.parametrize(
    ("person", "state", "verb"), [("clerk", "submitted", "recall"), ("reviewer", "published", "unpublish")]
)
def test_the_list_of_what_took_a_step_offers_to_take_it_back(client, cast, person, state, verb):
    ActivityFactory(committee=cast.yingchun, author=cast.clerk, state=state, audiences=AUDIENCE)
    client.force_login(getattr(cast, person))

    everything, narrowed = client.get(LIST).context["choosing"], client.get(LIST, {"state": state}).context["choosing"]

    assert verb not in [button.name for button in everything.buttons]
    assert verb in [button.name for button in narrowed.buttons]


def test_records_about_a_child_are_never_published_together(client, cast):
    pairing = PairingFactory(committee=cast.yingchun, author=cast.childcare, approved=True)
    client.force_login(cast.reviewer)
    url = reverse("desk:record-together", args=[kinds.get("pairing")])

    assert client.post(url, {"verb": "publish", "chosen": choices([pairing]), "sure": "1"}).status_code == 403
