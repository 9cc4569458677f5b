"""The history in words: names instead of keys, before and after."""

from datetime import date

import pytest
from django.utils.translation import override

from activities.models import AudienceKind
from committees import changes, kinds, records
from committees.models import Area, Unit
from committees.review import actions
from tests.committees.test_records import fields, rows

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")


@pytest.fixture
def activity(cast):
    return records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast), rows=rows())


def words(step):
    return {change.label: (change.before, change.after) for change in step.changes}


def test_a_step_names_only_what_it_changed(cast, activity):
    area = Area.objects.get(pk="legal_education")
    records.save(
        by=cast.clerk, kind=ACTIVITY, record=activity, fields={"title": "宪法宣讲", "area": area}, why="分错了类"
    )

    step = changes.steps_of(activity)[0]

    assert step.version.why == "分错了类"
    assert sorted(words(step).values()) == [("清明祭扫", "宪法宣讲"), ("红色教育", "法治教育")]


def test_rows_are_told_as_rows(cast, activity):
    audience = {
        "audience": AudienceKind.objects.get(pk="primary_pupils"),
        "number": 45,
        "unit": Unit.objects.get(pk="person_time"),
    }
    records.save(by=cast.clerk, kind=ACTIVITY, record=activity, fields={}, rows={"audiences": [audience]})

    ((before, after),) = words(changes.steps_of(activity)[0]).values()

    assert "· 30 ·" in before
    assert "· 45 ·" in after
    assert "primary_pupils" not in after


def test_a_move_changes_no_field(cast, activity):
    actions.submit(by=cast.clerk, record=activity)

    assert changes.steps_of(activity)[0].changes == []


def test_what_others_did_since_one_opened_it(cast, activity):
    records.save(by=cast.office, kind=ACTIVITY, record=activity, fields={"title": "他人所改"})

    assert [(change.before, change.after) for change in changes.since(activity, 1)] == [("清明祭扫", "他人所改")]
    assert changes.since(activity, 2) == []


def test_a_long_history_costs_no_more_queries(cast, activity, django_assert_max_num_queries):
    for number in range(20):
        records.save(by=cast.clerk, kind=ACTIVITY, record=activity, fields={"title": f"第{number}稿"})

    with django_assert_max_num_queries(6):
        assert len(changes.steps_of(activity)) == 21


def test_days_and_numbers_are_told_as_people_write_them(cast, activity):
    records.save(by=cast.clerk, kind=ACTIVITY, record=activity, fields={"until": date(2024, 4, 7)}, rows=rows())

    with override("zh-hans"):
        told = words(changes.steps_of(activity)[0])

    assert told["最后一天"][1] == "2024年4月6日"


def test_a_number_of_a_row_has_no_empty_decimals(cast, activity):
    first = changes.steps_of(activity)[-1]

    assert not any(".00" in after for _before, after in words(first).values())
