"""The code lists that come with the portal: whole, without doubles, and loadable as they stand."""

import re
import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from committees import codelists, keydates
from committees.models import Code

FILES = sorted(Path(settings.BASE_DIR).glob("*/codes/*.toml"))
# The same measure word follows different things: 个 studios and 个 topics.
NAMES_MAY_REPEAT = {"unit"}


def entries(path: Path) -> list[dict]:
    return tomllib.loads(path.read_text(encoding="utf-8"))["code"]


def code_file(name: str) -> list[dict]:
    return next(entries(path) for path in FILES if path.stem == name)


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def path(request) -> Path:
    return request.param


def test_every_entry_has_a_key_and_both_names(path):
    for entry in entries(path):
        assert re.fullmatch(r"[a-z][a-z0-9_]{1,59}", entry["key"])
        assert re.search(r"[\u4e00-\u9fff%]", entry["name"])
        assert re.fullmatch(r"[A-Za-z0-9 ,'()-]+", entry["name_en"])


def test_no_entry_is_there_twice(path):
    for column in ("key", "name_en") if path.stem in NAMES_MAY_REPEAT else ("key", "name", "name_en"):
        values = [entry[column].casefold() for entry in entries(path)]
        assert len(values) == len(set(values))


def test_chinese_is_written_with_full_width_punctuation(path):
    for entry in entries(path):
        for text in (entry["name"], entry.get("summary", "")):
            assert not re.search(r"[,;:!?()\"']", text)


def test_every_file_of_an_installed_room_belongs_to_a_code_list():
    known = {codelists.file_of(model) for model in codelists.code_models()}
    folders = [Path(app.path) / "codes" for app in apps.get_app_configs()]

    assert [path for path in FILES if path.parent in folders and path not in known] == []


def test_every_code_list_has_a_file():
    assert [model._meta.label for model in codelists.code_models() if not codelists.entries_of(model)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("model", codelists.code_models(), ids=lambda model: model.__name__)
def test_every_entry_is_valid_as_loaded(model):
    codelists.load()

    loaded = list(model.objects.in_order())

    assert [code.key for code in loaded] == [entry["key"] for entry in codelists.entries_of(model)]
    for code in loaded:
        assert isinstance(code, Code)
        code.full_clean()


@pytest.mark.django_db
def test_loading_again_adds_nothing_and_leaves_changes_alone():
    codelists.load()
    model = apps.get_model("committees", "Area")
    model.objects.filter(key="other").update(name="综合")

    assert codelists.load() == 0
    assert model.objects.get(key="other").name == "综合"


@pytest.mark.django_db
def test_the_command_says_how_many_entries_it_added():
    said = StringIO()

    call_command("load_codes", stdout=said)

    assert said.getvalue() == "0 entries added to the code lists.\n"


def test_the_four_areas_have_a_page_each():
    public = {entry["key"]: entry["slug"] for entry in code_file("area") if entry["is_public"]}

    assert public == {
        "red_education": "red-education",
        "assistance": "assistance",
        "legal_education": "legal-education",
        "studios": "studios",
    }


def test_links_between_lists_lead_somewhere():
    areas = {entry["key"] for entry in code_file("area")}
    sets = {entry["key"] for entry in code_file("criteria_set")}

    assert {entry["area"] for entry in code_file("activity_form") if "area" in entry} <= areas
    assert {entry["criteria_set"] for entry in code_file("criterion")} <= sets


def test_a_parent_scheme_comes_before_its_children():
    seen: set[str] = set()
    for entry in code_file("aid_scheme"):
        assert entry.get("parent") in {None, *seen}
        seen.add(entry["key"])


def test_the_five_ones_are_five_and_legal():
    five = [entry for entry in code_file("activity_form") if entry.get("five_ones")]

    assert len(five) == 5
    assert {entry["area"] for entry in five} == {"legal_education"}


def test_the_six_haves_are_six():
    assert [entry["criteria_set"] for entry in code_file("criterion")] == ["six_haves"] * 6


def test_the_four_aspects_and_five_kinds_are_complete():
    assert len(code_file("aspect")) == 4
    assert len(code_file("elder_kind")) == 5
    assert len(code_file("elder_role")) == 10


def test_persons_have_one_unit():
    """Two words for persons would let an audience fall out of the figure that counts the other."""
    kinds = [entry["kind"] for entry in code_file("unit")]

    assert kinds.count("persons") == 1
    assert kinds.count("person_times") == 1


def test_every_key_date_has_a_day():
    for entry in code_file("key_date"):
        assert keydates.is_rule(entry["rule"])
