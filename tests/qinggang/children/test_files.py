"""Children's files on the desk: entered, changed and closed by officers, and never shown with a name."""

from uuid import uuid4

import pytest
from django.urls import reverse

from assistance.models import Child, Circumstance, Consent, Guardian
from committees import changes
from committees.models import Draft, Version
from tests.assistance.factories import ChildFactory, GuardianFactory, PairingFactory

pytestmark = pytest.mark.django_db
NEW = "/desk/children/new/"
NAME, PHONE = "示例儿童甲", "000-1234567"


def typed(**more):
    return {"draft_key": str(uuid4()), "submit": "1", **more}


def a_child(cast, **more):
    return typed(committee=cast.yingchun.pk, name=NAME, phone=PHONE, birth_year="2015", **more)


@pytest.fixture
def officer(client, cast):
    client.force_login(cast.childcare)
    return client


@pytest.fixture
def child(cast):
    return ChildFactory(committee=cast.yingchun, name=NAME, phone=PHONE)


def edit(child) -> str:
    return f"/desk/children/{child.pk}/edit/"


def test_a_file_is_opened_and_shown_by_its_code(officer, cast):
    answer = officer.post(NEW, a_child(cast))

    child = Child.objects.get()
    assert (child.name, child.phone, child.birth_year) == (NAME, PHONE, 2015)
    assert answer.url == reverse("children:file", args=[child.pk])
    for address in (answer.url, "/desk/children/", edit(child), "/desk/", "/desk/notices/"):
        page = officer.get(address).text
        assert NAME not in page, address
        assert PHONE not in page, address
    assert "示**" in officer.get(answer.url).text


def test_two_clicks_open_one_file(officer, cast):
    form = a_child(cast)

    assert officer.post(NEW, form).url == officer.post(NEW, form).url
    assert Child.objects.count() == 1


def test_a_draft_is_encrypted_and_nameless_on_the_desk(officer, cast, db_text):
    kept = officer.post(NEW, a_child(cast, save="1"))

    assert Draft.objects.get().kind == "child"
    assert NAME not in db_text(Draft)
    assert NAME not in officer.get("/desk/").text
    assert NAME in officer.get(kept.url).text, "on its own page it stands as it was typed"


def test_an_empty_field_keeps_what_is_stored_and_a_dash_removes_it(officer, cast, child):
    officer.post(edit(child), typed(committee=cast.yingchun.pk, version=1, name="", phone="-", health="示例病情"))

    child.refresh_from_db()
    assert (child.name, child.phone, child.health) == (NAME, "", "示例病情")


def test_the_second_of_two_editors_sees_no_secret(officer, cast, child):
    officer.post(edit(child), typed(committee=cast.yingchun.pk, version=1, phone="000-7654321", birth_year="2014"))
    answer = officer.post(
        edit(child), typed(committee=cast.yingchun.pk, version=1, phone="000-1111111", birth_year="2013")
    )

    assert answer.status_code == 409
    assert "000-7654321" not in answer.text
    assert "不显示" in answer.text
    child.refresh_from_db()
    assert child.birth_year == 2014


def test_a_second_file_for_the_same_child_is_asked_about(officer, cast, child):
    answer = officer.post(NEW, a_child(cast))

    assert answer.status_code == 422
    assert child.code in answer.text
    officer.post(NEW, a_child(cast, another="1"))
    assert Child.objects.count() == 2


def test_what_belongs_to_a_file_is_entered_from_its_page(officer, child):
    for path, fields in (
        ("circumstances", {"kind": "orphan", "since": "2024-01-01", "shown_by": "示例证明"}),
        ("guardians", {"name": "示例监护人甲", "relation": "parent", "phone": "000-2222222"}),
        ("needs", {"aspect": "study_life", "need": "示例需要", "seen_on": "2024-01-01"}),
        ("harm-reports", {"reported_to": "police", "reported_on": "2024-01-01", "receipt": "示例编号"}),
    ):
        assert officer.get(f"/desk/{path}/new/?child={child.pk}").status_code == 200
        answer = officer.post(f"/desk/{path}/new/", typed(child=child.pk, **fields))
        assert answer.url == reverse("children:file", args=[child.pk]), path

    guardian = Guardian.objects.get()
    officer.post("/desk/consents/new/", typed(guardian=guardian.pk, scope="file", given_on="2024-01-02"))
    assert Consent.objects.get().guardian == guardian
    page = officer.get(f"/desk/children/{child.pk}/").text
    for secret in ("示例证明", "示例监护人甲", "000-2222222", "示例需要", "示例编号"):
        assert secret not in page


def test_a_part_names_no_child_of_another_town(client, cast, child, officer_of):
    elsewhere = officer_of(cast.zhonghe)
    client.force_login(elsewhere)

    assert client.get(f"/desk/guardians/new/?child={child.pk}").status_code == 404
    answer = client.post("/desk/guardians/new/", typed(child=child.pk, name="示例", relation="parent"))
    assert answer.status_code == 422
    assert not Guardian.objects.exists()
    guardian = GuardianFactory(child=child)
    for address in (f"/desk/guardians/{guardian.pk}/edit/", f"/desk/children/{child.pk}/", edit(child)):
        assert client.get(address).status_code == 404


def test_what_was_entered_by_mistake_is_removed_and_its_history_stays(officer, child):
    officer.post("/desk/circumstances/new/", typed(child=child.pk, kind="orphan"))
    circumstance = Circumstance.objects.get()

    answer = officer.post(f"/desk/circumstances/{circumstance.pk}/remove/")

    assert answer.url == reverse("children:file", args=[child.pk])
    assert not Circumstance.objects.exists()
    assert Version.objects.filter(subject="circumstance", verb="remove").exists()


def test_a_file_is_closed_with_a_day_and_a_reason(officer, cast, child):
    closing = {"committee": cast.yingchun.pk, "closed_on": "2024-06-30"}
    assert officer.post(edit(child), typed(version=1, **closing)).status_code == 422

    officer.post(edit(child), typed(version=1, close_reason="came_of_age", **closing))

    child.refresh_from_db()
    assert child.close_reason_id == "came_of_age"
    assert "closed" in officer.get(f"/desk/children/{child.pk}/", headers={"accept-language": "en"}).text


def test_a_file_is_not_closed_while_somebody_stands_by_the_child(officer, cast, child):
    PairingFactory(committee=cast.yingchun, child=child, approved=True)

    answer = officer.post(
        edit(child),
        typed(version=1, committee=cast.yingchun.pk, closed_on="2024-06-30", close_reason="need_met"),
    )

    assert answer.status_code == 422
    assert "closed_on" in answer.context["form"].errors


def test_the_list_is_narrowed_by_circumstance_and_code(officer, cast, child):
    other = ChildFactory(committee=cast.zhonghe, circumstances=["orphan", "left_behind"])

    def found(query: str) -> list[str]:
        page = officer.get(f"/desk/children/{query}")
        return [str(row[0].text) for row in page.context["table"].rows] if page.context["table"] else []

    assert found("") == [child.code, other.code]
    assert found("?circumstances__kind=orphan") == [other.code]
    assert found(f"?committee={cast.zhonghe.pk}") == [other.code]
    assert found(f"?q={child.code[-4:]}") == [child.code]
    assert found(f"?q={NAME}") == [], "names are not looked for in an address"


def test_no_search_finds_a_child(officer, child):
    for words in (NAME, child.code):
        page = officer.get(f"/desk/search/?q={words}").text
        assert f"/desk/children/{child.pk}/" not in page


def test_the_history_names_what_changed_and_nothing_else(officer, cast):
    officer.post(NEW, a_child(cast))
    child = Child.objects.get()
    officer.post(edit(child), typed(committee=cast.yingchun.pk, version=1, birth_year="2014", health="示例病情"))

    changed = changes.steps_of(child)[0].changes

    assert {change.field for change in changed} == {"birth_year", "health"}
    assert "示例病情" not in str(changed)


def test_typing_is_saved_by_itself_in_every_form_of_a_file(officer, cast, child):
    answer = officer.post("/desk/children/autosave/", a_child(cast)).json()
    assert child.code in str(answer["alike"])
    assert NAME not in str(answer)
    for path in ("guardians", "circumstances", "needs", "referrals", "consents", "harm-reports"):
        assert officer.post(f"/desk/{path}/autosave/", typed(child=child.pk)).status_code == 200, path
