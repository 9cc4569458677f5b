"""Writing records: one road with scope, version check and history."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from activities.models import Activity, AudienceKind
from committees import history, kinds, records
from committees.errors import Conflict, NotAllowed
from committees.models import Area, Unit
from tests.activities.factories import ActivityFactory

pytestmark = pytest.mark.django_db
ACTIVITY = kinds.get("activity")


def fields(cast, **more):
    return {
        "area": Area(pk="red_education"),
        "committee": cast.yingchun,
        "title": "清明祭扫",
        "since": date(2024, 4, 3),
        "until": date(2024, 4, 4),
        **more,
    }


def rows():
    return {
        "audiences": [
            {
                "audience": AudienceKind.objects.get(pk="primary_pupils"),
                "number": 30,
                "unit": Unit.objects.get(pk="person_time"),
            }
        ]
    }


def test_a_new_record_has_its_rows_reach_and_first_version(cast):
    activity = records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast), rows=rows())

    assert activity.audiences.get().number == 30
    assert set(activity.reach.values_list("committee__slug", flat=True)) == {"yingchun", "qinggang"}
    version = history.of(activity).get()
    assert (version.verb, version.number, version.content["title"]) == ("create", 1, "清明祭扫")
    assert version.content["audiences"][0]["number"] == "30.00"


def test_a_change_keeps_both_versions(cast):
    activity = records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast), rows=rows())

    records.save(by=cast.clerk, kind=ACTIVITY, record=activity, version=1, fields={"title": "清明扫墓"}, why="改标题")

    assert Activity.objects.get().title == "清明扫墓"
    assert [version.content["title"] for version in history.of(activity)] == ["清明祭扫", "清明扫墓"]


def test_the_second_of_two_editors_overwrites_nothing(cast):
    activity = records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast), rows=rows())
    mine, yours = Activity.objects.get(), Activity.objects.get()
    records.save(by=cast.clerk, kind=ACTIVITY, record=mine, version=1, fields={"title": "我的"})

    with pytest.raises(Conflict), transaction.atomic():
        records.save(
            by=cast.office, kind=ACTIVITY, record=yours, version=1, fields={"title": "你的"}, rows={"audiences": []}
        )

    assert Activity.objects.get(pk=activity.pk).title == "我的"
    assert activity.audiences.count() == 1


def test_the_same_draft_makes_one_record(cast):
    key = uuid4()
    records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast), rows=rows(), draft_key=key)

    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast), rows=rows(), draft_key=key)

    assert Activity.objects.count() == 1


def test_nobody_enters_for_a_committee_outside_their_own(cast):
    with pytest.raises(NotAllowed):
        records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast, committee=cast.zhonghe))


def test_state_and_author_never_come_from_a_form(cast):
    with pytest.raises(ValueError, match="never written"):
        records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast, state="published"))


def test_a_day_before_the_first_is_refused_in_words(cast):
    with pytest.raises(ValidationError, match=r"before the first|不能早于"):
        records.save(by=cast.clerk, kind=ACTIVITY, fields=fields(cast, until=date(2024, 4, 1)))


def test_no_road_to_the_state_but_the_actions(cast):
    activity = ActivityFactory(committee=cast.yingchun)

    assert {field.name for field in activity._meta.get_fields() if getattr(field, "editable", True)}.isdisjoint(
        {"state", "version", "author", "draft_key", "kind"}
    )
