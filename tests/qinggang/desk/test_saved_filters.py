"""Lists kept under a name: who sees them, who may change them, and what they keep."""

import pytest
from django.urls import reverse

from committees import kinds
from committees.errors import NotAllowed
from qinggang import saved_filters
from qinggang.models import SavedFilter

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")
NEW = reverse("desk:filter-new", args=[ACTIVITY])
LIST = reverse("desk:record-list", args=[ACTIVITY])


def save(by, name="清明", query="words=清明", shared_with=None):
    return saved_filters.save(by=by, kind=ACTIVITY, name=name, query=query, shared_with=shared_with)


def page(name, saved):
    return reverse(f"desk:filter-{name}", args=[ACTIVITY, saved.pk])


def names_above_the_list(client, user):
    client.force_login(user)
    return [saved.name for saved in client.get(LIST).context["saved"]]


def test_what_is_asked_of_the_list_is_kept_without_a_place_in_it(client, cast):
    client.force_login(cast.clerk)
    asked = f"{LIST}?words=清明&state=draft&sort=title&columns=area&columns=state&after=2024-01-01_1&page=1&x=1"
    save_url = client.get(asked).context["save_url"]

    page = client.get(save_url)
    answer = client.post(save_url, {"name": " 清明草稿 ", "query": page.context["query"], "shared_with": ""})

    saved = SavedFilter.objects.get()
    assert (saved.name, saved.owner, saved.shared_with) == ("清明草稿", cast.clerk, None)
    assert answer.url == f"{LIST}?{saved.query}"
    form = client.get(answer.url).context["filters"]
    assert {name: form.data.get(name) for name in ("words", "state", "sort", "after", "page", "x")} == {
        "words": "清明", "state": "draft", "sort": "title", "after": None, "page": None, "x": None,
    }  # fmt: skip
    assert form.data.getlist("columns") == ["area", "state"]


def test_nothing_asked_means_nothing_to_save(client, cast):
    client.force_login(cast.clerk)

    assert client.get(LIST).context["save_url"] == ""
    assert client.get(LIST, {"state": "burnt", "after": "2024-01-01_1"}).context["save_url"] == ""


def test_the_same_name_twice_is_said_at_the_name_and_what_was_typed_is_kept(client, cast):
    save(cast.clerk)
    client.force_login(cast.clerk)

    answer = client.post(NEW, {"name": "清明", "query": "words=五四"})

    assert answer.status_code == 422
    assert (
        answer.context["form"].errors["name"] == ["您已经有一个同名的筛选。"] or answer.context["form"].errors["name"]
    )
    assert answer.context["query"] == "words=%E4%BA%94%E5%9B%9B"
    assert SavedFilter.objects.count() == 1


def test_a_second_click_saves_nothing_twice(cast):
    assert save(cast.clerk) == save(cast.clerk)


def test_another_list_and_another_person_may_use_the_same_name(cast):
    save(cast.clerk)
    save(cast.office)
    saved_filters.save(by=cast.clerk, kind=kinds.get("document"), name="清明", query="", shared_with=None)

    assert SavedFilter.objects.count() == 3


@pytest.mark.parametrize("name", ["", "  ", "长" * 61])
def test_a_name_is_needed_and_is_short(client, cast, name):
    client.force_login(cast.clerk)

    answer = client.post(NEW, {"name": name, "query": "words=清明"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["name"]


def test_what_is_too_much_to_keep_is_refused(client, cast):
    client.force_login(cast.clerk)
    everything = {"words": "清" * 100, "place": "明" * 60, "speaker": "李" * 60, "campaign": "法" * 60}
    query = "&".join(f"{name}={value}" for name, value in everything.items())

    answer = client.post(NEW, {"name": "太多", "query": query})

    assert answer.status_code == 422
    assert answer.context["errors"].problems
    assert not SavedFilter.objects.exists()


# Sharing


def test_it_is_seen_by_its_owner_and_by_those_it_is_shared_with_and_below(client, cast):
    save(cast.office, "自用")
    save(cast.office, "全县", shared_with=cast.county)
    save(cast.office, "迎春", shared_with=cast.yingchun)

    assert names_above_the_list(client, cast.office) == ["全县", "自用", "迎春"]
    assert names_above_the_list(client, cast.clerk) == ["全县", "迎春"]
    assert names_above_the_list(client, cast.other_clerk) == ["全县"]
    assert names_above_the_list(client, cast.leader) == ["全县"]


def test_sharing_reaches_no_further_than_the_person(cast):
    for committee in (cast.zhonghe, cast.county):
        with pytest.raises(NotAllowed):
            save(cast.clerk, shared_with=committee)

    assert save(cast.clerk, shared_with=cast.village).shared_with == cast.village


def test_the_page_offers_no_other_committee(client, cast):
    client.force_login(cast.clerk)

    answer = client.post(NEW, {"name": "清明", "query": "words=1", "shared_with": cast.zhonghe.pk})

    assert answer.status_code == 422
    assert answer.context["form"].errors["shared_with"]


def test_a_shared_list_shows_each_reader_their_own_records_only(client, cast):
    from tests.activities.factories import ActivityFactory

    ActivityFactory(committee=cast.zhonghe, author=cast.other_clerk)
    saved = save(cast.office, query=f"committee={cast.zhonghe.pk}", shared_with=cast.county)
    client.force_login(cast.clerk)

    found = client.get(f"{LIST}?{saved.query}")

    assert found.context["filters"].errors["committee"]
    assert found.context["table"] is None


# Changing and removing


def test_the_owner_renames_shares_and_removes(client, cast):
    saved = save(cast.clerk)
    client.force_login(cast.clerk)

    assert client.get(page("change", saved)).status_code == 200
    client.post(page("change", saved), {"name": "清明节", "shared_with": cast.yingchun.pk})
    saved.refresh_from_db()
    assert (saved.name, saved.shared_with, saved.query) == ("清明节", cast.yingchun, "words=清明")

    client.post(page("remove", saved))
    assert not SavedFilter.objects.exists()


def test_renaming_to_a_name_in_use_is_refused(client, cast):
    save(cast.clerk, "五四")
    saved = save(cast.clerk)
    client.force_login(cast.clerk)

    assert client.post(page("change", saved), {"name": "五四"}).status_code == 422


def test_who_is_shown_a_list_may_not_change_it_and_nobody_else_finds_it(client, cast):
    saved = save(cast.office, shared_with=cast.yingchun)

    for person, code in ((cast.clerk, 403), (cast.other_clerk, 404), (cast.stranger, 404)):
        client.force_login(person)
        assert client.get(page("change", saved)).status_code == code
        assert client.post(page("change", saved), {"name": "x"}).status_code == code
        assert client.post(page("remove", saved)).status_code == code
    assert SavedFilter.objects.get().name == "清明"


def test_a_list_is_found_under_its_own_kind_only(client, cast):
    saved = save(cast.clerk)
    client.force_login(cast.clerk)

    assert client.get(reverse("desk:filter-change", args=[kinds.get("document"), saved.pk])).status_code == 404


def test_actions_refuse_who_is_not_the_owner(cast):
    saved = save(cast.office, shared_with=cast.county)

    with pytest.raises(NotAllowed):
        saved_filters.change(by=cast.clerk, saved=saved, name="x", shared_with=None)
    with pytest.raises(NotAllowed):
        saved_filters.remove(by=cast.clerk, saved=saved)
    with pytest.raises(NotAllowed):
        save(cast.stranger)
