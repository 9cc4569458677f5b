"""Text about children is unreadable in the database, keys rotate, and equal values are found by a keyed hash alone."""

import re

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.db import connection

from committees.encryption import Undecryptable, decrypt, encrypt, keyed_hash
from committees.models import Draft

OLD, NEW, LOST = (Fernet.generate_key().decode() for _number in range(3))


@pytest.fixture
def keys(settings):
    def use(*keys):
        settings.FIELD_KEYS = list(keys)

    use(OLD)
    return use


def test_a_text_comes_back_and_is_never_written_the_same_way(keys):
    tokens = {encrypt("示例儿童001") for _number in range(3)}

    assert len(tokens) == 3
    assert {decrypt(token) for token in tokens} == {"示例儿童001"}
    assert not any(re.search("示例", token) for token in tokens)


def test_keys_rotate(keys):
    written_before = encrypt("一")
    keys(NEW, OLD)
    written_after = encrypt("二")

    assert (decrypt(written_before), decrypt(written_after)) == ("一", "二")
    keys(NEW)
    assert decrypt(written_after) == "二"
    with pytest.raises(Undecryptable):
        decrypt(written_before)


def test_a_value_without_its_key_says_so_and_says_no_more(keys):
    token = encrypt("示例")
    keys(LOST)

    with pytest.raises(Undecryptable) as caught:
        decrypt(token)

    assert token not in str(caught.value)


def test_a_hash_is_equal_for_equal_numbers_however_typed(keys):
    assert keyed_hash("23232 119900101 001x") == keyed_hash("23232119900101001X")
    assert keyed_hash("1") != keyed_hash("2")
    assert keyed_hash("1") != "1"


def test_a_hash_outlives_a_new_key_and_needs_the_old_one(keys):
    before = keyed_hash("1")
    keys(NEW, OLD)
    assert keyed_hash("1") == before

    keys(NEW)
    assert keyed_hash("1") != before


@pytest.fixture
def draft(cast):
    return Draft.objects.create(author=cast.clerk, committee=cast.yingchun, kind="activity", typed="title=示例儿童001")


def test_the_database_holds_a_token(draft):
    with connection.cursor() as cursor:
        cursor.execute("SELECT typed FROM committees_draft")
        (stored,) = cursor.fetchone()

    assert "title" not in stored
    assert decrypt(stored) == Draft.objects.get().typed == "title=示例儿童001"


def test_an_empty_text_stays_empty(draft):
    Draft.objects.update(typed="")

    assert Draft.objects.get().typed == ""


@pytest.mark.parametrize("lookup", ["typed", "typed__contains", "typed__in", "typed__gt"])
def test_nobody_searches_by_what_is_encrypted(draft, lookup):
    with pytest.raises(FieldError, match="encrypted"):
        Draft.objects.filter(**{lookup: "title"}).exists()


def test_whether_there_is_a_value_can_be_asked(draft):
    assert Draft.objects.filter(typed__isnull=False).count() == 1
