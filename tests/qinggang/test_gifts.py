"""The pages of gifts: entering what was handed out, what is left on the donation's page and in the store."""

import pytest
from django.urls import reverse

from assistance.models import Distribution
from tests.assistance.gift_factories import DistributionFactory, DonationFactory, DonorFactory

pytestmark = pytest.mark.django_db
NEW = "/desk/distributions/new/"
TYPED = {
    "what": "rice.bag", "number": "8", "on": "2024-03-01", "for_whom": "children", "handed_over_by": "示例人员",
}  # fmt: skip


@pytest.fixture
def gift(cast):
    return DonationFactory(
        committee=cast.yingchun, author=cast.clerk, approved=True, title="示例捐赠", goods=[("rice", 20, "bag")]
    )


def test_what_was_handed_out_is_entered_from_the_donations_page(client, cast, gift):
    client.force_login(cast.clerk)
    page = f"/desk/donations/{gift.pk}/"
    assert f"{NEW}?donation={gift.pk}" in client.get(page).text
    empty = client.get(NEW, {"donation": gift.pk}, headers={"accept-language": "en"})
    assert "(left: 20 " in empty.text
    assert page in empty.text  # the way back

    wrong = client.post(NEW, {**TYPED, "donation": gift.pk, "number": "21", "receipt": "第7号"})
    assert wrong.status_code == 422
    assert "第7号" in wrong.text
    assert "只剩" in wrong.text
    right = client.post(NEW, {**TYPED, "donation": gift.pk})

    assert (right.status_code, right.url) == (302, page)
    shown = client.get(page, headers={"accept-language": "en"}).text
    assert "12 bags" in shown
    assert "no receipt yet" in shown
    assert "示例人员" in shown


def test_a_receipt_that_comes_later_is_added_and_a_mistake_removed(client, cast, gift):
    client.force_login(cast.clerk)
    given = DistributionFactory(donation=gift, number=20)
    url = f"/desk/distributions/{given.pk}"
    assert 'value="20' in client.get(f"{url}/edit/").text

    typed = {**TYPED, "donation": gift.pk, "number": "20", "receipt": "第8号", "version": given.version}
    assert client.post(f"{url}/edit/", typed).status_code == 302
    given.refresh_from_db()
    assert (given.receipt, given.version) == ("第8号", 2)

    assert client.post(f"{url}/remove/").status_code == 302
    assert not Distribution.objects.exists()


def test_a_double_click_hands_out_once(client, cast, gift):
    client.force_login(cast.clerk)
    typed = {**TYPED, "donation": gift.pk, "draft_key": "00000000-0000-4000-8000-000000000009"}

    assert [client.post(NEW, typed).status_code for _click in range(2)] == [302, 302]

    assert Distribution.objects.count() == 1


def test_another_towns_clerk_finds_none_of_it(client, cast, gift):
    given = DistributionFactory(donation=gift)
    client.force_login(cast.other_clerk)

    assert client.get(NEW, {"donation": gift.pk}).status_code == 404
    assert client.post(NEW, {**TYPED, "donation": gift.pk}).status_code == 422
    assert client.get(f"/desk/distributions/{given.pk}/edit/").status_code == 404
    assert "示例捐赠" not in client.get(reverse("gifts:store")).text
    assert Distribution.objects.count() == 1


def test_who_reads_only_is_not_told_who_handed_it_over(client, cast, gift):
    DistributionFactory(donation=gift, handed_over_by="示例经手人")
    client.force_login(cast.leader)

    shown = client.get(f"/desk/donations/{gift.pk}/").text

    assert "示例经手人" not in shown
    assert NEW not in shown


def test_the_store_adds_up_and_narrows(client, cast, gift):
    client.force_login(cast.office)
    english = {"headers": {"accept-language": "en"}}
    other = DonationFactory(
        committee=cast.zhonghe, author=cast.other_clerk, approved=True, title="另一捐赠", cash=500,
        donor=DonorFactory(committee=cast.zhonghe, name="示例企业"),
    )  # fmt: skip
    DistributionFactory(donation=gift, number=5)
    store = reverse("gifts:store")

    everything = client.get(store, **english).text
    assert "15 bags" in everything
    assert "500 yuan" in everything

    narrowed = client.get(store, {"donor": other.donor_id}, **english).text
    assert ("另一捐赠" in narrowed, "示例捐赠" in narrowed) == (True, False)
    narrowed = client.get(store, {"goods": "rice"}, **english).text
    assert ("另一捐赠" in narrowed, "示例捐赠" in narrowed) == (False, True)
    assert client.get(store, {"donor": "9" * 30, "goods": "<x>"}).status_code == 200


def test_donors_and_rooms_are_registers_of_the_desk(client, cast):
    client.force_login(cast.office)
    donor = {"committee": cast.county.pk, "name": "示例爱心企业", "kind": "enterprise", "phone": "示例号码"}
    assert client.post("/desk/donors/new/", {**donor, "named_in_public": "on"}).status_code == 422
    assert client.post("/desk/donors/new/", donor).status_code == 302
    assert "示例爱心企业" in client.get("/desk/donors/", {"q": "slax"}).text
    page = client.get("/desk/donors/", {"q": "爱心"}).text
    assert "示例爱心企业" in page

    room = {"committee": cast.school.pk, "name": "心语室", "opened_on": "2024-03-01", "full_time_staff": "1"}
    assert client.post("/desk/counselling-rooms/new/", {**room, "closed_on": "2024-02-01"}).status_code == 422
    assert client.post("/desk/counselling-rooms/new/", {**room, "committee": cast.yingchun.pk}).status_code == 422
    assert client.post("/desk/counselling-rooms/new/", room).status_code == 302
    assert "心语室" in client.get("/desk/counselling-rooms/").text


def test_a_donors_telephone_is_for_who_keeps_it(client, cast):
    donor = DonorFactory(committee=cast.yingchun, phone="示例号码")
    url = f"/desk/donors/{donor.pk}/"

    client.force_login(cast.clerk)
    assert "示例号码" in client.get(url).text
    client.force_login(cast.leader)
    assert "示例号码" not in client.get(url).text
