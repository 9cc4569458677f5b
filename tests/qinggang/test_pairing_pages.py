"""The pages on which a pairing pauses, goes on, is handed over and ends; and aims that are never shown again."""

from datetime import date

import pytest
from django.urls import reverse

from assistance.models import Aim, EndReason, Pairing
from tests.assistance.factories import PairingFactory
from tests.factories import ElderFactory

pytestmark = pytest.mark.django_db
AIM = "示例目标：每周读一本书"


@pytest.fixture
def pairing(cast):
    made = PairingFactory(
        committee=cast.yingchun, author=cast.childcare, approved=True, since=date(2024, 3, 1), until=date(2024, 3, 2),
        helpers=[ElderFactory(committee=cast.yingchun, name="示例老人甲")],
    )  # fmt: skip
    return Pairing.objects.get(pk=made.pk)


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.childcare)
    return client


def test_it_pauses_and_goes_on(officer, pairing):
    page = f"/desk/pairings/{pairing.pk}/"
    pause = reverse("care:pause", args=[pairing.pk])
    assert pause in officer.get(page).text

    wrong = officer.post(pause, {"on": "2999-01-01", "why": "外出务工", "version": pairing.version})
    assert wrong.status_code == 422
    assert "外出务工" in wrong.text
    assert officer.post(pause, {"on": "2024-04-01", "version": pairing.version}).status_code == 302
    shown = officer.get(page, headers={"accept-language": "en"}).text
    assert "no contact is due" in shown
    assert pause not in shown

    assert officer.post(reverse("care:resume", args=[pairing.pk])).status_code == 302
    assert Pairing.objects.get(pk=pairing.pk).paused_on is None


def test_one_hands_over_to_another(officer, cast, pairing):
    next_one = ElderFactory(committee=cast.yingchun, name="示例老人乙")
    url = reverse("care:change-helpers", args=[pairing.pk])
    leaving = pairing.helpers.get()
    typed = {"leaving": leaving.pk, "until": "2024-05-15", "elder": next_one.pk, "version": pairing.version}
    assert "示例老人甲" in officer.get(url).text

    wrong = officer.post(url, typed)
    assert wrong.status_code == 422
    assert "2024-05-15" in wrong.text
    assert officer.post(url, {**typed, "since": "2024-05-01"}).status_code == 302

    helpers = [(str(one), one.since, one.until) for one in pairing.helpers.order_by("pk")]
    assert helpers == [("示例老人甲", None, date(2024, 5, 15)), ("示例老人乙", date(2024, 5, 1), None)]
    assert "示例老人乙" in officer.get(reverse("care:handover", args=[pairing.pk])).text


def test_it_ends_once(officer, pairing):
    url = reverse("care:end", args=[pairing.pk])
    typed = {"on": "2024-06-01", "reason": EndReason.objects.order_by("pk").first().pk, "version": pairing.version}

    assert officer.post(url, {**typed, "reason": ""}).status_code == 422
    assert [officer.post(url, typed).status_code for _click in range(2)] == [302, 409]

    page = officer.get(f"/desk/pairings/{pairing.pk}/").text
    assert url not in page


def test_who_was_overtaken_is_told_and_can_send_again(officer, pairing):
    url = reverse("care:pause", args=[pairing.pk])
    typed = {"on": "2024-04-01", "version": str(pairing.version + 5)}

    refused = officer.post(url, typed)
    assert refused.status_code == 409
    assert "2024-04-01" in refused.text
    assert f'value="{pairing.version}"' in refused.text


def test_while_it_is_no_approved_pairing_the_form_is_the_place(officer, cast):
    draft = PairingFactory(committee=cast.yingchun, author=cast.childcare)

    assert officer.get(reverse("care:end", args=[draft.pk])).status_code == 302
    assert reverse("care:end", args=[draft.pk]) not in officer.get(f"/desk/pairings/{draft.pk}/").text


def test_an_aim_is_kept_and_not_shown_again(officer, cast):
    draft = PairingFactory(
        committee=cast.yingchun, author=cast.childcare, since=date(2024, 3, 1), until=date(2024, 3, 2),
        helpers=[ElderFactory(committee=cast.yingchun)],
    )  # fmt: skip
    Aim.objects.create(pairing=draft, aspect_id="study_life", aim=AIM)
    url = f"/desk/pairings/{draft.pk}/edit/"
    assert AIM not in officer.get(url).text

    typed = {
        "committee": cast.yingchun.pk, "child": draft.child_id, "counted_as": "left_behind", "tier": "regular",
        "held_on": "2024-03-01", "known_to": "day", "version": draft.version, "save": "",
        "helpers-TOTAL_FORMS": "1", "helpers-INITIAL_FORMS": "0", "helpers-0-role": "elder",
        "aims-TOTAL_FORMS": "2", "aims-INITIAL_FORMS": "1", "aims-0-aspect": "study_life", "aims-0-aim": "",
        "aims-1-aspect": "behaviour", "aims-1-aim": "",
    }  # fmt: skip
    del typed["save"]
    refused = officer.post(url, typed)
    assert refused.status_code == 422
    assert AIM not in refused.text
    assert officer.post(url, {**typed, "aims-TOTAL_FORMS": "1"}).status_code == 302
    assert [(aim.aspect_id, aim.aim) for aim in draft.aims.order_by("pk")] == [("study_life", AIM)]
