"""Children's files in the admin: masked for all, kept by child-data officers, read one by one with a trace."""

import pytest
from django.urls import reverse

from assistance.models import Child, Guardian, Pairing
from committees import history
from committees.choices import Role
from committees.models import Event, Version
from tests.assistance.factories import ChildFactory, CircumstanceFactory, GuardianFactory
from tests.factories import AppointmentFactory
from tests.page_forms import form_in

pytestmark = pytest.mark.django_db
NAME, PHONE, HEALTH = "示例甲乙丙", "0455-1234567", "对花粉过敏"


@pytest.fixture
def child(cast):
    return ChildFactory(committee=cast.yingchun, name=NAME, phone=PHONE, health=HEALTH)


@pytest.fixture
def officer(client, cast):
    """A child-data officer who may use the admin, as the administrator that they are too."""
    AppointmentFactory(user=cast.childcare, committee=cast.county, role=Role.ADMINISTRATOR)
    client.force_login(cast.childcare)
    return client


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast.administrator)
    return client


def page_of(child, page="change"):
    return reverse(f"admin:assistance_child_{page}", args=[child.pk])


def every_page(client, child, guardian):
    pages = [
        reverse("admin:assistance_child_changelist"), page_of(child), page_of(child, "history"),
        reverse("admin:assistance_guardian_changelist"),
        reverse("admin:assistance_guardian_change", args=[guardian.pk]), reverse("admin:index"),
        reverse("admin:committees_version_changelist"), reverse("admin:committees_event_changelist"),
    ]  # fmt: skip
    return "".join(client.get(page).text for page in pages)


@pytest.mark.parametrize("person", ["officer", "administrator"])
def test_names_are_masked_on_every_page(request, person, child):
    client = request.getfixturevalue(person)
    guardian = GuardianFactory(child=child, name="示例监护人", phone=PHONE)

    seen = every_page(client, child, guardian)

    assert child.masked_name in seen
    assert not any(secret in seen for secret in (NAME, PHONE, HEALTH, "示例监护人"))


def test_an_administrator_sees_that_there_is_a_file_and_no_more(administrator, child):
    page = administrator.get(page_of(child))

    assert child.code in page.text
    assert form_in(page.text, "child_form").keys() <= {"csrfmiddlewaretoken", "version_read"}
    assert administrator.post(page_of(child), {"name": "改名", "version_read": 1}).status_code == 403
    assert administrator.get(reverse("admin:assistance_child_add")).status_code == 403
    assert administrator.get(reverse("admin:assistance_circumstance_changelist")).status_code == 403
    assert administrator.get(reverse("admin:assistance_guardian_changelist")).status_code == 403
    assert administrator.get(reverse("admin:assistance_pairing_changelist")).status_code == 403


@pytest.mark.parametrize("question", ["birth_year", "birth_year__gte", "school", "name__startswith", "name_hash"])
def test_a_list_answers_no_question_about_what_it_hides(administrator, cast, question):
    ChildFactory(committee=cast.yingchun, birth_year=2012, school=cast.school)

    response = administrator.get(reverse("admin:assistance_child_changelist"), {question: "2012"})

    assert response.status_code == 400


def test_an_officer_changes_a_file_without_reading_it(officer, child):
    form = form_in(officer.get(page_of(child)).text, "child_form")
    assert form["name"] == [""]

    assert officer.post(page_of(child), form | {"phone": ["0455-7654321"]}).status_code == 302

    child.refresh_from_db()
    assert (child.name, child.phone, child.health) == (NAME, "0455-7654321", HEALTH)
    assert "0455" not in str(history.of(child).get().content)


def test_an_officer_opens_a_file(officer, cast):
    add = reverse("admin:assistance_child_add")
    form = form_in(officer.get(add).text, "child_form") | {"committee": [cast.yingchun.pk], "name": ["示例新生"]}

    assert officer.post(add, form).status_code == 302

    child = Child.objects.get()
    assert child.name == "示例新生"
    assert "示例新生" not in str(list(Version.objects.values()))


def test_a_second_file_for_the_same_child_is_refused(officer, cast):
    number = "230000201001010000"
    ChildFactory(committee=cast.yingchun, id_number=number, is_invented=False)
    add = reverse("admin:assistance_child_add")
    form = form_in(officer.get(add).text, "child_form")
    form |= {"committee": [cast.yingchun.pk], "name": ["示例新生"], "id_number": [number]}

    assert officer.post(add, form).status_code == 200
    assert Child.objects.count() == 1


def test_reading_asks_for_a_purpose_and_leaves_a_trace(officer, cast, child, approved):
    page = page_of(child, "reveal")

    assert NAME not in officer.get(page).text
    assert NAME not in officer.post(page, {"purpose": "看"}).text
    assert Event.objects.count() == 0
    shown = officer.post(page, {"purpose": "核对家访地址"})

    assert NAME in shown.text
    assert "no-store" in shown["Cache-Control"]
    event = Event.objects.get()
    assert (event.by, event.verb, event.subject_id, event.note) == (
        cast.childcare.username, "reveal", child.code, "核对家访地址",
    )  # fmt: skip


def test_an_administrator_does_not_read_and_the_attempt_is_written_down(administrator, child):
    assert administrator.get(page_of(child, "reveal")).status_code == 403
    assert administrator.post(page_of(child, "reveal"), {"purpose": "只是看看"}).status_code == 403

    assert Event.objects.get().verb == "reveal_refused"


def test_another_town_does_not_know_that_there_is_a_file(client, cast, child):
    person = AppointmentFactory(committee=cast.zhonghe, role=Role.ADMINISTRATOR).user
    AppointmentFactory(user=person, committee=cast.zhonghe, role=Role.CHILD_DATA_OFFICER)
    client.force_login(person)

    assert child.code not in client.get(reverse("admin:assistance_child_changelist")).text
    for page in ("change", "history", "delete", "reveal"):
        assert client.get(page_of(child, page)).status_code == 404
    found = client.get(
        reverse("admin:autocomplete"), {"app_label": "assistance", "model_name": "pairing", "field_name": "child"}
    )
    assert found.json()["results"] == []


def test_no_file_is_removed_here(officer, child):
    assert officer.post(page_of(child, "delete")).status_code == 403


def test_a_pairing_is_entered_under_the_code_alone(officer, cast, child):
    circumstance = CircumstanceFactory(child=child, kind_id="left_behind")
    add = reverse("admin:assistance_pairing_add")
    page = officer.get(add)
    form = form_in(page.text, "pairing_form") | {
        "committee": [cast.yingchun.pk], "child": [child.pk], "counted_as": [circumstance.kind_id],
        "since": ["2023-05-10"],
    }  # fmt: skip

    response = officer.post(add, form)

    assert response.status_code == 302, response.context["errors"]
    pairing = Pairing.objects.get()
    assert child.code in pairing.title
    assert pairing.area_id == "assistance"
    listed = officer.get(reverse("admin:assistance_pairing_changelist")).text
    assert child.code in listed
    assert NAME not in listed + page.text


def test_what_was_typed_wrongly_is_not_repeated_to_anybody_else(officer, cast, child, caplog):
    form = form_in(officer.get(page_of(child)).text, "child_form") | {"id_number": ["12"], "name": ["示例改名"]}

    assert officer.post(page_of(child), form).status_code == 200

    assert "示例改名" not in caplog.text
    assert Guardian.objects.count() == 0
