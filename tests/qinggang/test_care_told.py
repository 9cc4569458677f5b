"""What the desk, the e-mail and a volunteer's page tell of the care of children: numbers, and nothing of any child."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from qinggang.care.telling import care_lines
from tests.assistance.factories import FamilyRequestFactory, PairingFactory
from tests.factories import ElderFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pairing(cast):
    began = timezone.localdate() - timedelta(days=100)
    elder = ElderFactory(committee=cast.yingchun, status="left")
    return PairingFactory(committee=cast.yingchun, approved=True, helpers=[elder], since=began, sort_on=began)


def test_the_desk_counts_for_who_keeps_files_and_for_nobody_else(client, cast, pairing):
    client.force_login(cast.childcare)
    assert "/desk/care/overdue/" in client.get("/desk/").content.decode()

    client.force_login(cast.clerk)
    assert "/desk/care/overdue/" not in client.get("/desk/").content.decode()


def test_the_e_mail_has_numbers_and_no_code(cast, pairing):
    assert "1" in care_lines(cast.childcare)
    assert pairing.child.code not in care_lines(cast.childcare)
    assert care_lines(cast.clerk) == ""


def test_the_page_of_a_volunteer_who_left_says_how_many_children(client, cast, pairing):
    address = f"/desk/volunteers/{pairing.helpers.get().elder_id}/"

    for person, leads_on in ((cast.clerk, False), (cast.reviewer, True)):
        client.force_login(person)
        page = client.get(address)
        assert len(page.context["notices"]) == 1
        assert bool(page.context["notices"][0].links) == leads_on
        assert pairing.child.code not in page.content.decode()


def test_requests_of_families_wait_until_they_are_answered(client, cast, settings):
    settings.REQUEST_DAYS = 15
    today = timezone.localdate()
    FamilyRequestFactory(committee=cast.yingchun, received_on=today - timedelta(days=16))
    FamilyRequestFactory(committee=cast.yingchun, received_on=today)
    FamilyRequestFactory(committee=cast.yingchun, received_on=today, answered_on=today, outcome="granted")

    with override("en"):
        for person in (cast.childcare, cast.responsible):
            said = care_lines(person)
            assert "requests of families to answer: 2" in said
            assert "of these overdue: 1" in said
    assert care_lines(cast.reviewer) == ""
    client.force_login(cast.responsible)
    assert "/desk/family-requests/" in client.get("/desk/").text
