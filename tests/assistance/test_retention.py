"""A file says who the child is only as long as it must; then nothing of it is left, and no figure changes."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from assistance import access, retention
from assistance.models import Aim, Child, Circumstance, Consent, Guardian, Need, Referral, Visit
from committees import due, figures, history, indicators, kinds, records, recount, registers
from committees.choices import State
from committees.errors import NotAllowed, NotReady, WrongState
from committees.models import Event, Version
from committees.periods import ALL_TIME
from tests.assistance.factories import ChildFactory, PairingFactory, VisitFactory

pytestmark = pytest.mark.django_db
SECRETS = ("示例儿童甲", "000-1234567", "示例监护人甲", "示例需要", "示例问题", "示例发现", "示例目标", "示例退回原因")
TODAY = date(2026, 6, 1)


@pytest.fixture
def file(cast):
    """A file with something in every part of it, all written by actions, so that the history has it too."""
    by = cast.childcare

    def keep(model, **fields):
        return registers.save(by=by, model=model, fields=fields)

    child = keep(Child, committee=cast.yingchun, name=SECRETS[0], phone=SECRETS[1], birth_year=2015)
    keep(Circumstance, child=child, kind_id="left_behind", shown_by="示例证明")
    guardian = keep(Guardian, child=child, name=SECRETS[2], relation="parent")
    keep(Consent, guardian=guardian, scope="file", given_on=date(2024, 1, 1))
    keep(Need, child=child, aspect_id="study_life", need=SECRETS[3], seen_on=date(2024, 1, 1))
    keep(
        Referral, child=child, aspect_id="study_life", problem=SECRETS[4], referred_to="示例卫生院",
        referred_on=date(2024, 1, 1), due_on=date(2024, 2, 1),
    )  # fmt: skip
    pairing = PairingFactory(
        committee=cast.yingchun, author=by, child=child, since=date(2024, 1, 1), until=date(2024, 1, 2),
        ended_on=date(2024, 6, 1), end_reason_id="need_met", approved=True,
    )  # fmt: skip
    Aim.objects.create(pairing=pairing, aspect_id="study_life", aim=SECRETS[6])
    visit = VisitFactory(committee=cast.yingchun, author=by, children=[child], state=State.RETURNED)
    records.save(by=by, kind=kinds.get("visit"), record=visit, fields={"found": SECRETS[5]}, why=SECRETS[7])
    return child


def everything_stored() -> str:
    """All that the tables of the room and the history hold, with what is encrypted opened."""
    texts = [str(list(Version.objects.order_by("pk").values_list("content", "why")))]
    for model in (Child, Guardian, Need, Referral, Visit, Aim, Circumstance):
        texts.append(str(list(model._base_manager.order_by("pk").values())))
    return "\n".join(texts)


def answers(committee) -> dict[str, str]:
    return {one.key: str(figures.answer(one, committee, ALL_TIME)) for one in indicators.every()}


def test_nothing_is_left_of_who_it_was_and_every_figure_stays(cast, file):
    before = answers(cast.county)
    contents = Version.objects.filter(subject="child", subject_id=str(file.pk), content__isnull=False)
    assert contents.exists()
    assert all(secret in everything_stored() for secret in SECRETS if secret != SECRETS[2])

    retention.erase(by=cast.childcare, child=file, why="监护人书面申请")

    stored = everything_stored()
    assert [secret for secret in SECRETS if secret in stored] == []
    file.refresh_from_db()
    assert (file.name_hash, file.name_mark, file.birth_year, file.school) == ("", "", None, None)
    assert not contents.exists()
    assert answers(cast.county) == before
    assert recount.differences() == []


def test_the_log_stays_whole_and_the_code_leads_to_an_empty_file(cast, file, approved, client):
    access.reveal(by=cast.childcare, child=file, purpose="家访前核对")
    retention.erase(by=cast.childcare, child=file, why="监护人书面申请")

    assert list(Event.objects.filter(subject_id=file.code).order_by("pk").values_list("verb", flat=True)) == [
        "reveal", "erase",
    ]  # fmt: skip
    assert [step.verb for step in history.of(file)][-1] == "erase"
    client.force_login(cast.childcare)
    page = client.get(f"/desk/children/{file.pk}/", headers={"accept-language": "en"})
    assert "erased on" in page.text
    assert page.context["form"] is None
    assert not access.visible_cases(cast.childcare).filter(access.called(SECRETS[0])).exists()


def test_an_erased_file_takes_nothing_more(cast, file, client):
    retention.erase(by=cast.childcare, child=file, why="监护人书面申请")
    client.force_login(cast.childcare)

    assert client.get(f"/desk/guardians/new/?child={file.pk}").status_code == 404
    with pytest.raises(WrongState):
        retention.erase(by=cast.childcare, child=file, why="监护人书面申请")


@pytest.mark.parametrize("person", ["clerk", "reviewer", "administrator", "leader", "responsible"])
def test_nobody_but_an_officer_erases(cast, file, person):
    with pytest.raises(NotAllowed):
        retention.erase(by=getattr(cast, person), child=file, why="监护人书面申请")


def test_a_reason_is_given_and_nobody_stands_by_the_child(cast, file):
    with pytest.raises(NotReady):
        retention.erase(by=cast.childcare, child=file, why=" ")
    PairingFactory(committee=cast.yingchun, child=file, approved=True)
    with pytest.raises(WrongState):
        retention.erase(by=cast.childcare, child=file, why="监护人书面申请")


@pytest.mark.parametrize(
    ("fields", "is_due"),
    [
        ({"birth_year": 2008}, False),  # eighteen at the end of this year, for all that is known
        ({"birth_year": 2007}, True),
        ({"closed_on": date(2023, 6, 1)}, True),
        ({"closed_on": date(2023, 6, 2)}, False),
        ({}, False),
    ],
)
def test_when_a_file_is_due(cast, fields, is_due):
    reason = {"close_reason_id": "need_met"} if "closed_on" in fields else {}
    ChildFactory(committee=cast.yingchun, **fields, **reason)

    assert retention.files_due(TODAY).exists() is is_due


def test_a_file_that_is_needed_waits(cast):
    child = ChildFactory(committee=cast.yingchun, birth_year=2000)
    PairingFactory(committee=cast.yingchun, child=child, approved=True)

    assert not retention.files_due(TODAY).exists()


def test_the_portal_erases_at_night_and_says_beforehand_what(cast):
    grown_up, young = (ChildFactory(committee=cast.yingchun, birth_year=year) for year in (2000, 2020))
    said = StringIO()
    with time_machine.travel(TODAY):
        call_command("retain", preview=True, stdout=said)
        assert grown_up.code in said.getvalue()
        assert young.code not in said.getvalue()
        assert due.find("retention").work() == 1
        assert due.find("retention").work() == 0

    grown_up.refresh_from_db()
    young.refresh_from_db()
    assert (grown_up.name, grown_up.close_reason_id) == ("", "came_of_age")
    assert young.name != ""
    assert Event.objects.get(verb="erase").by == ""


def test_the_page_says_what_is_erased_soon(client, cast):
    child = ChildFactory(committee=cast.yingchun, birth_year=2000)
    client.force_login(cast.childcare)

    assert child.code in client.get("/desk/children/retention/").text
    assert client.post(f"/desk/children/{child.pk}/erase/", {"why": ""}).status_code == 422
    assert client.post(f"/desk/children/{child.pk}/erase/", {"why": "监护人书面申请"}).status_code == 302
    assert child.code not in client.get("/desk/children/retention/").text
