"""Every fact of the county's article comes out of the portal; and a changed record changes exactly its own facts."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from committees import kinds, records
from committees.review import actions
from qinggang import facts

TABLE = Path(__file__).parents[1] / "facts.csv"
YET_TO_COME = {"is_plan": True, "since": date(2099, 1, 1), "until": date(2099, 1, 2)}
NUMBERS = [fact.number for fact in facts.read_table(TABLE)]


def differing():
    return [check.fact.number for check in facts.check(TABLE) if not check.agrees]


def changed(county, key, rows=None, **fields):
    """Re-open a record, change it and approve it again, as people would."""
    record = county.record(key)
    clerk, reviewer, kind = record.author, county.user("county"), kinds.of(record)
    actions.reopen(by=reviewer, record=record, why="数字有误")
    records.save(by=clerk, kind=kind, fields=fields, rows=rows, record=record)
    actions.submit(by=clerk, record=record)
    actions.approve(by=reviewer, record=record)


def test_every_fact_of_the_article_comes_out_of_the_portal(county):
    wrong = [
        f"{check.fact.number}: {check.value} from {check.where}; the table says {check.fact}"
        for check in facts.check(TABLE)
        if not check.agrees
    ]

    assert wrong == []


def test_every_fact_of_the_table_has_its_way_of_reading():
    assert sorted(facts.READERS) == NUMBERS == list(range(1, 73))


def test_nothing_in_the_walk_knows_what_to_expect():
    """No quantity of the table of two digits and more stands in the code that reads it."""
    expected = {fact.quantity for fact in facts.read_table(TABLE) if fact.quantity and fact.quantity >= 100}
    for path in (Path(facts.__file__), Path(facts.__file__).parent / "county" / "readers.py"):
        written = {int(digits) for digits in re.findall(r"\b\d+\b", path.read_text(encoding="utf-8"))}
        assert not written & expected


@pytest.mark.parametrize(
    ("key", "change", "numbers"),
    [
        ("education-offline-3", {"occasion_count": 2}, [64]),
        ("education-online-1", {"mode": "offline"}, [64, 65]),
        ("education-posts", {"post_bound": "about"}, [66]),
        ("yingchun-pigs", {"number": 1101}, [69]),
        ("yingchun-geese", YET_TO_COME, [70]),
        ("parents-studied", {"bound": "exact"}, [47]),
        ("legal-practice-7", {"occasion_count": 3}, [50]),
        ("red-party-day", {"key_date": None}, [4]),
        ("outing-bao-an", {"since": date(2025, 1, 1), "until": date(2025, 1, 2)}, [9]),
        ("booklet-heroes", {"is_own": False}, [18]),
        ("report-2024", {"since": date(2024, 3, 20), "until": date(2024, 3, 21)}, [1]),
        ("pairing-001", YET_TO_COME, [26]),
        ("pairing-244", YET_TO_COME, [28]),
        ("guardian_confirmed-242", YET_TO_COME, [31]),
        ("students-aided", {"number": 9000}, [24]),
    ],
)
def test_changing_one_record_makes_exactly_its_facts_disagree(county, key, change, numbers):
    changed(county, key, **change)

    assert differing() == numbers


def test_a_record_that_is_re_opened_takes_its_facts_with_it(county):
    actions.reopen(by=county.user("county"), record=county.record("studio-zhonghe"), why="名称有误")

    assert differing() == [57]


def test_a_change_of_who_came_makes_only_its_fact_disagree(county):
    seminar = county.record("studio-seminar")
    audience = seminar.audiences.get()

    rows = {"audiences": [{"audience": audience.audience, "unit": audience.unit, "number": 7}]}
    changed(county, "studio-seminar", rows=rows)

    assert differing() == [55]


def test_the_command_prints_each_fact_with_its_value_and_where_it_comes_from(county, capsys):
    call_command("facts", csv=TABLE)

    printed = capsys.readouterr().out
    assert "72 of 72 facts agree." in printed
    assert re.search(r"64 +agrees +20 session +figure studio_sessions_offline", printed)


def test_the_command_fails_and_names_the_facts_that_do_not_agree(county, tmp_path, capsys):
    rows = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
    rows[63]["quantity"] = "21"
    table = tmp_path / "facts.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)

    with pytest.raises(CommandError, match=r"do not agree: 64\."):
        call_command("facts", csv=table)
    assert " 64  DIFFERS  20 session" in capsys.readouterr().out


def test_the_command_says_where_it_looked_for_the_table(tmp_path):
    with pytest.raises(CommandError, match=r"There is no table of facts at .*nowhere"):
        call_command("facts", csv=tmp_path / "nowhere.csv")


@pytest.mark.django_db
def test_an_empty_portal_knows_no_fact(capsys):
    with pytest.raises(CommandError):
        call_command("facts", csv=TABLE)

    assert "0 of 72 facts agree." in capsys.readouterr().out
