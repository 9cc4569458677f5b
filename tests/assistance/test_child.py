"""A child's file: encrypted at rest, masked on sight, known by a code that says nothing."""

import re
from datetime import date

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from django.utils.translation import override

from assistance.child_codes import PATTERN, new_code
from assistance.masking import masked
from assistance.models import Child, Circumstance, Consent, Guardian, HarmReport, Need
from committees import history, registers
from committees.encryption import keyed_hash
from committees.models import Version
from committees.privacy import classes_of
from tests.assistance.factories import ChildFactory, CircumstanceFactory, GuardianFactory
from tests.assistance.refusals import assert_refused, said_of

pytestmark = pytest.mark.django_db
ID_NUMBER = "000000200001010000"  # of the right shape, of no region and no person
MARKS = ("name_mark", "id_mark", "phone_mark", "address_mark")
SECRETS = {
    "name": "示例儿童甲",
    "id_number": ID_NUMBER,
    "sex": "female",
    "school_class": "三年级二班",
    "phone": "000-1234567",
    "address": "示例村一组一号",
    "health": "示例病情",
    "notes": "示例备注",
}


@pytest.fixture
def child(cast):
    return registers.save(by=cast.childcare, model=Child, fields={"committee": cast.yingchun, **SECRETS})


def stored_text() -> str:
    """All that the tables of this room, and the history, hold."""
    with connection.cursor() as cursor:
        found = []
        for model in (Child, Guardian, Version):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            found += cursor.fetchall()
    return str(found)


def test_nothing_that_says_who_it_is_stands_in_the_database(child):
    guardian = GuardianFactory(child=child, phone="000-7654321")

    text = stored_text()

    for secret in (*SECRETS.values(), guardian.name, guardian.phone):
        assert secret not in text
        assert secret.encode("unicode_escape").decode() not in text


def test_what_was_encrypted_comes_back(child):
    again = Child.objects.get(pk=child.pk)

    assert {name: getattr(again, name) for name in SECRETS} == SECRETS


def test_every_encrypted_field_is_tried_above():
    encrypted = {name for name, label in classes_of(Child).items() if label == "protected"}

    assert encrypted - set(SECRETS) == {"name_hash", "id_number_hash", "birth_year", "school", "close_reason", *MARKS}


def test_a_child_is_its_code_wherever_it_is_printed(child):
    for text in (str(child), repr(child), f"{child}"):
        assert child.name not in text
        assert child.code in text


def test_a_code_is_random_and_says_nothing():
    codes = {new_code() for _time in range(1000)}

    assert len(codes) == 1000
    assert all(re.search(PATTERN, code) for code in codes)


@pytest.mark.parametrize(("name", "shown"), [("王小明", "王**"), ("王明", "王**"), ("欧阳小明", "欧**"), ("", "")])
def test_a_masked_name_keeps_its_first_character_and_hides_its_length(name, shown):
    assert masked(name) == shown


def test_names_are_masked_on_children_and_guardians(child):
    assert child.masked_name == "示**"
    assert GuardianFactory(child=child, name="王示例").masked_name == "王**"


def test_a_child_is_found_by_the_whole_name_without_reading_names(child):
    assert Child.objects.get(name_hash=keyed_hash("示例儿童甲")) == child
    with pytest.raises(FieldError):
        Child.objects.filter(name="示例儿童甲").exists()


def test_the_search_key_follows_a_changed_name(cast, child):
    registers.save(by=cast.childcare, model=Child, entry=child, version=1, fields={"name": "示例儿童乙"})

    assert Child.objects.get(name_hash=keyed_hash("示例儿童乙")) == child
    assert not Child.objects.filter(name_hash=keyed_hash("示例儿童甲")).exists()


def test_a_second_file_for_the_same_child_is_refused(cast, child):
    spaced = f"{ID_NUMBER[:6]}{ID_NUMBER[6:]}"

    assert_refused(
        ChildFactory.build(committee=cast.zhonghe, is_invented=False, id_number=spaced), "There already is a file"
    )


def test_many_children_have_no_id_number(cast):
    ChildFactory.create_batch(3, committee=cast.yingchun)

    assert Child.objects.filter(id_number_hash="").count() == 3


def test_an_invented_child_has_no_id_number(cast):
    assert_refused(ChildFactory.build(committee=cast.yingchun, id_number=ID_NUMBER), "An invented child has no ID")


@pytest.mark.parametrize("number", ["123", "00000020000101000", "0000002000010100000", "A00000200001010000"])
def test_an_id_number_has_its_shape(cast, number):
    assert "17 digits" in said_of(ChildFactory.build(committee=cast.yingchun, is_invented=False, id_number=number))


@pytest.mark.parametrize("year", [1989, 2101])
def test_a_year_of_birth_is_possible(cast, year):
    assert_refused(ChildFactory.build(committee=cast.yingchun, birth_year=year), "Please check the year of birth.")


def test_a_childs_school_is_a_school(cast):
    assert "Choose a school." in said_of(ChildFactory.build(committee=cast.yingchun, school=cast.village))


def test_every_field_says_why_it_is_held():
    silent = [
        field.name
        for model in (Child, Circumstance, Guardian, Consent, Need, HarmReport)
        for field in model._meta.local_fields
        if field.name not in ("id", "version", "draft_key", "child", "guardian") and not field.help_text
    ]

    assert silent == []


def test_the_history_of_a_file_keeps_only_what_is_encrypted(cast, child):
    content = history.of(child).get().content

    for name, secret in SECRETS.items():
        assert content[name] != secret
    assert "name_hash" not in content


def test_a_circumstance_ends_after_it_begins(child):
    backwards = CircumstanceFactory.build(child=child, since=date(2024, 1, 1), until=date(2024, 1, 1))

    assert_refused(backwards, "A circumstance ends after it begins.")


def test_a_circumstance_holds_once_at_a_time(child):
    CircumstanceFactory(child=child, kind_id="orphan", until=date(2023, 1, 1))
    CircumstanceFactory(child=child, kind_id="orphan")

    assert_refused(CircumstanceFactory.build(child=child, kind_id="orphan"), "already entered for the child")


def test_circumstances_that_hold_on_a_day(child):
    past = CircumstanceFactory(child=child, kind_id="orphan", until=date(2023, 1, 1))
    now = CircumstanceFactory(child=child, kind_id="left_behind", since=date(2023, 1, 1))

    assert list(child.circumstances.open_at(date(2022, 12, 31))) == [past]
    assert list(child.circumstances.open_at(date(2023, 1, 1))) == [now]


def test_consent_is_withdrawn_after_it_was_given(child):
    consent = Consent(
        guardian=GuardianFactory(child=child), scope="file", given_on=date(2024, 2, 2), withdrawn_on=date(2024, 2, 1)
    )

    assert_refused(consent, "Consent is withdrawn after it was given.")


def test_a_guardian_agrees_once_to_one_thing(child):
    guardian = GuardianFactory(child=child)
    Consent.objects.create(guardian=guardian, scope="file", given_on=date(2024, 1, 1), withdrawn_on=date(2024, 2, 1))
    Consent.objects.create(guardian=guardian, scope="file", given_on=date(2024, 3, 1))

    assert_refused(Consent(guardian=guardian, scope="file", given_on=date(2024, 4, 1)), "already agreed")


def test_what_belongs_to_a_child_is_named_by_its_code(child):
    guardian = GuardianFactory(child=child)
    consent = Consent.objects.create(guardian=guardian, scope="file", given_on=date(2024, 1, 1))

    with override("en"):
        named = [str(thing) for thing in (CircumstanceFactory(child=child), guardian, consent)]

    assert named == [
        f"{child.code} · left-behind child",
        f"{child.code} · grandparent",
        f"{child.code} · grandparent · keeping a file and pairing",
    ]
