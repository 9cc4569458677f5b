"""Rosters: read as pasted, encrypted, the same child noticed twice, and known to child-data officers alone."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.http import Http404
from django.utils import timezone
from django.utils.translation import override

from assistance import retention, rosters
from assistance.guard.searching import Text, hits_in
from assistance.models import RosterLine
from committees.choices import State
from committees.errors import NotAllowed
from committees.models import Version
from tests.assistance.factories import AidBatchFactory, ChildFactory, RosterLineFactory

pytestmark = pytest.mark.django_db
# No real number: the place is none, the day is none, the last digit is wrong.
NUMBER, OTHER_NUMBER = "999999201513450000", "999999201513450001"
PASTED = f"1\t示例学生甲\t{NUMBER}\t五年一班\t500\n2\t示例学生乙\t\t五年二班\t500元\n\n示例学生丙，250.50"


@pytest.fixture
def batch(cast):
    return AidBatchFactory(committee=cast.yingchun, beneficiaries=[("boarders", 3, "person")], amounts=[("cash", 1250)])


def added(cast, batch, text):
    return rosters.add(by=cast.childcare, batch=batch, typed=rosters.read(text))


def test_a_table_is_read_as_it_was_pasted():
    read = rosters.read(PASTED)

    assert [(one.number, one.name, one.id_number, one.school_class, one.amount) for one in read] == [
        (1, "示例学生甲", NUMBER, "五年一班", Decimal(500)),
        (2, "示例学生乙", "", "五年二班", Decimal(500)),
        (4, "示例学生丙", "", "", Decimal("250.50")),
    ]


@pytest.mark.parametrize("text", ["", "\n \n", f"{NUMBER}\t示例学生甲", "\n".join(["示例学生甲 500"] * 501)])
def test_what_is_no_roster_is_refused(text):
    with pytest.raises(ValidationError):
        rosters.read(text)


def test_lines_are_entered_all_or_none(cast, batch):
    with override("en"), pytest.raises(ValidationError) as refusal:
        added(cast, batch, "示例学生甲\n示例学生乙\n示例学生甲\n示例学生丁 0.00")

    assert [sentence.split(":")[0] for sentence in refusal.value.messages] == ["Line 3", "Line 4"]
    assert not batch.roster.exists()
    assert added(cast, batch, "示例学生甲 五年一班\n示例学生甲 五年二班") == 2


def test_a_name_and_a_class_are_not_run_together(cast, batch):
    assert added(cast, batch, "示例子\t年一班\n示例\t子年一班") == 2


def test_of_a_line_that_was_removed_nothing_is_kept_but_that_it_was(cast, batch):
    added(cast, batch, PASTED)
    line = batch.roster.order_by("pk").first()
    told = Version.objects.filter(subject="rosterline", subject_id=str(line.pk)).order_by("number")

    rosters.remove(by=cast.childcare, line=line)

    assert list(told.values_list("verb", "content")) == [("create", None), ("remove", None)]


def test_nothing_of_a_line_lies_open_in_the_database(cast, batch):
    added(cast, batch, PASTED)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM assistance_rosterline")
        stored = repr(cursor.fetchall()) + repr(list(Version.objects.values_list("content", flat=True)))
    for secret in ("示例学生甲", NUMBER, "五年一班"):
        assert secret not in stored
    assert {line.masked_name for line in rosters.lines_of(batch)} == {"示**"}


def test_what_the_roster_adds_up_to(cast, batch):
    assert not rosters.check(batch).people_differ
    added(cast, batch, PASTED)

    assert rosters.check(batch) == rosters.Check(3, Decimal(3), Decimal("1250.50"), Decimal(1250))
    assert rosters.check(batch).amounts_differ
    RosterLineFactory(batch=batch)
    assert rosters.check(batch).people_differ
    assert not rosters.check(batch).amounts_differ


def again(cast, batch, **fields):
    same = {"scheme": batch.scheme, "since": batch.since, "until": batch.until}
    return AidBatchFactory(committee=cast.zhonghe, **{**same, **fields})


def sure(batch):
    return [double.is_sure for double in rosters.doubles_of(batch)]


def test_the_same_number_is_sure_and_the_same_name_a_question(cast, batch):
    other = again(cast, batch)
    RosterLineFactory(batch=batch, name="示例学生甲", id_number=NUMBER)
    RosterLineFactory(batch=other, name="示例学生已", id_number=NUMBER)
    RosterLineFactory(batch=batch, name="示例学生乙", id_number=OTHER_NUMBER)
    RosterLineFactory(batch=other, name="示例学生乙")
    RosterLineFactory(batch=other, name="示例学生丙")

    assert sure(batch) == [True, False]


def test_two_of_one_name_with_numbers_of_their_own_are_two(cast, batch):
    RosterLineFactory(batch=batch, name="示例学生甲", id_number=NUMBER)
    RosterLineFactory(batch=again(cast, batch), name="示例学生甲", id_number=OTHER_NUMBER)

    assert sure(batch) == []


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [("2025-1", "2025-1", [False]), ("2025-1", "2025-2", []), ("2025-1", "", [False]), ("", "", [False])],
)
def test_the_term_decides_and_the_days_where_there_is_none(cast, mine, theirs, expected):
    batch = AidBatchFactory(committee=cast.yingchun, term=mine)
    RosterLineFactory(batch=batch, name="示例学生甲")
    RosterLineFactory(batch=again(cast, batch, term=theirs), name="示例学生甲")

    assert sure(batch) == expected


def test_another_time_and_what_was_thrown_away_are_no_second_payment(cast, batch):
    year = timedelta(days=366)
    for other in (
        again(cast, batch, since=batch.since - year, until=batch.until - year),
        again(cast, batch, state=State.TRASHED),
    ):
        RosterLineFactory(batch=other, name="示例学生甲")
    RosterLineFactory(batch=batch, name="示例学生甲")

    assert sure(batch) == []


def test_a_child_with_a_file_is_found_by_its_number_within_the_batchs_own_scope(cast, batch):
    file = ChildFactory(committee=cast.village, id_number=NUMBER, is_invented=False)
    ChildFactory(committee=cast.zhonghe, id_number=OTHER_NUMBER, is_invented=False)

    added(cast, batch, f"示例学生甲 {NUMBER}\n示例学生乙 {OTHER_NUMBER}")

    assert [line.child for line in rosters.lines_of(batch)] == [file, None]


def test_who_may_open_a_roster(cast, batch):
    line = RosterLineFactory(batch=batch)

    assert rosters.batch_for(cast.childcare, batch.pk) == batch
    for person, refusal in (
        (cast.clerk, PermissionDenied),
        (cast.administrator, PermissionDenied),
        (cast.other_clerk, Http404),
    ):
        with pytest.raises(refusal):
            rosters.batch_for(person, batch.pk)
    for person in (cast.clerk, cast.other_clerk, cast.reviewer, cast.administrator):
        with pytest.raises(NotAllowed):
            rosters.add(by=person, batch=batch, typed=rosters.read("示例学生丁"))
        with pytest.raises(NotAllowed):
            rosters.remove(by=person, line=line)


def test_a_name_of_a_roster_is_found_in_a_public_text(batch):
    RosterLineFactory(batch=batch, name="欧阳示例子")

    assert [hit.is_sure for hit in hits_in([Text("title", "给欧阳示例子送去助学金")])] == [True]


def test_erasing_a_file_empties_the_lines_of_its_child(cast, batch):
    child = ChildFactory(committee=cast.yingchun)
    line = RosterLineFactory(batch=batch, child=child, amount=500, id_number=NUMBER)

    retention.erase(by=cast.childcare, child=child, why="监护人书面申请")

    assert_empty(line)
    assert rosters.check(batch).lines == 1


def assert_empty(line):
    left = RosterLine.objects.get(pk=line.pk)
    assert (left.name, left.id_number, left.school_class, left.child) == ("", "", "", None)
    keys = (left.name_hash, left.id_number_hash, left.line_hash, left.name_mark, left.id_mark)
    assert keys == ("",) * 5
    assert (left.amount, left.erased_on) == (line.amount, timezone.localdate())


def test_lines_are_erased_when_their_time_is_over(cast, settings):
    old, young = (RosterLineFactory(batch=AidBatchFactory(committee=cast.yingchun), amount=1) for _number in range(2))
    limit = timezone.localdate().replace(day=1) - timedelta(days=366 * settings.RETENTION_YEARS)
    for line, day in ((old, limit), (young, timezone.localdate())):
        line.batch.__class__.objects.filter(pk=line.batch_id).update(sort_on=day)
    said = StringIO()

    call_command("retain", "--preview", stdout=said)
    retention.erase_due()

    assert "1 lines of rosters" in said.getvalue()
    assert_empty(old)
    assert RosterLine.objects.get(pk=young.pk).name
