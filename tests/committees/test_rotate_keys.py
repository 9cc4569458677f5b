"""Keys rotate without a value lost, in history and drafts too; wrong ones stop the start."""

import io

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from assistance.models import Child
from committees import keys
from committees.encryption import is_current, keyed_hash
from committees.models import Draft, KeyProof, RecoveryCode, SecondStep, Version
from tests.assistance.factories import ChildFactory

OLD, NEW, LOST = (Fernet.generate_key().decode() for _number in range(3))
pytestmark = pytest.mark.django_db


@pytest.fixture
def use(settings):
    def use(*used):
        settings.FIELD_KEYS = list(used)

    use(OLD)
    list(keys.rotate())  # the proof was made with the keys of the tests
    return use


@pytest.fixture
def written(use, cast):
    """Something in a column, in a draft and in the history."""
    child = ChildFactory(committee=cast.yingchun, name="示例儿童甲", phone="0000-1234567")
    content = {"name": Child._meta.get_field("name").get_prep_value("示例儿童甲"), "rows": [{"code": child.code}]}
    Version.objects.create(subject="child", subject_id=str(child.pk), number=99, verb="edit", content=content)
    Draft.objects.create(author=cast.clerk, committee=cast.yingchun, kind="activity", typed="title=示例")
    return child


def rotate() -> str:
    said = io.StringIO()
    call_command("rotate_keys", stdout=said)
    return said.getvalue()


def stored(table: str, column: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {column} <> ''")
        return [value for (value,) in cursor.fetchall()]


def test_everything_opens_with_the_new_key_alone(use, written):
    use(NEW, OLD)
    rotate()
    use(NEW)

    assert Child.objects.get().phone == "0000-1234567"
    assert Draft.objects.get().typed == "title=示例"
    assert all(is_current(token) for token in stored("assistance_child", "name"))
    content = Version.objects.get(number=99).content
    assert is_current(content["name"])
    assert content["rows"] == [{"code": written.code}]


def test_a_second_run_finds_nothing_to_do(use, written):
    use(NEW, OLD)
    rotate()
    before = stored("assistance_child", "name")

    rotate()

    assert stored("assistance_child", "name") == before


@pytest.mark.parametrize("batch", [1, 2, 500])
def test_a_run_that_was_stopped_is_taken_up_again(use, written, batch):
    ChildFactory.create_batch(4, committee=written.committee)
    use(NEW, OLD)
    for _table in zip(range(3), keys.rotate(batch), strict=False):
        assert keys.fault() == ""

    list(keys.rotate(batch))
    use(NEW)

    assert len({child.name for child in Child.objects.all()}) == 5


def test_hashes_stay_while_the_old_key_stands_last_and_are_made_again_without_it(use, written):
    before = Child.objects.get().name_hash
    use(NEW, OLD)
    rotate()
    assert Child.objects.get().name_hash == before == keyed_hash("示例儿童甲")

    use(NEW)
    assert "rotate_keys" in keys.fault()
    rotate()

    after = Child.objects.get()
    assert after.name_hash == keyed_hash("示例儿童甲") != before
    assert after.name_mark[3:] == keyed_hash("示例儿童甲")
    assert keys.fault() == ""


def test_recovery_codes_go_with_the_key_of_their_hashes(use, cast):
    step = SecondStep.objects.create(user=cast.clerk, secret="示例")
    RecoveryCode.objects.create(second_step=step, code_hash=keyed_hash("1"))
    use(NEW, OLD)
    rotate()
    assert RecoveryCode.objects.exists()

    use(NEW)
    rotate()

    assert not RecoveryCode.objects.exists()
    assert SecondStep.objects.get().secret == "示例"


def test_a_value_of_a_lost_key_stops_the_rotation_and_names_no_value(use, written):
    use(LOST)

    with pytest.raises(CommandError, match="put the missing key in"):
        rotate()

    use(OLD)
    assert Child.objects.get().name == "示例儿童甲"


def test_wrong_keys_stop_the_start(use):
    keys.check_at_start()
    use(LOST)

    with pytest.raises(ImproperlyConfigured, match="none of these keys opens"):
        keys.check_at_start()


def test_a_key_taken_away_too_early_stops_the_start(use, written):
    use(NEW, OLD)
    next(keys.rotate())
    use(NEW)

    assert "none of these keys opens" in keys.fault()


def test_a_new_database_has_no_fault():
    assert keys.fault() == ""
    KeyProof.objects.all().delete()
    assert keys.fault() == ""
