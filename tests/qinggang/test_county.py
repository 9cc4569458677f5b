"""Loading the county: as people would, once, and whole."""

import re
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from assistance.models import Child, Pairing
from committees import access, recount
from committees.choices import DatePrecision, Role, State
from committees.models import Committee, Elder, Record, User, Venue, Version
from qinggang.county import aid, gifts, loader, reading
from tests.county import row_counts
from tests.factories import CommitteeFactory, UserFactory

USERNAMES = {"admin", "county", "office", "leader", "childcare", "yingchun", "zhonghe"}


def load(capsys):
    call_command("load_county")
    return capsys.readouterr().out


# What is loaded


def of_the_article():
    """Visits, the batch of aid that is on its way and the gift are the demo's own, and wait for a reviewer."""
    told = Record.objects.exclude(kind="visit").exclude(title=aid.TITLE, state=State.DRAFT)
    return told.exclude(title=gifts.TITLE, state=State.SUBMITTED)


def test_every_record_has_gone_up_the_chain_by_two_people(county):
    reviewer = county.user("county")

    for record in of_the_article().select_related("author").order_by("pk"):
        verbs = {
            version.verb: version.by_id for version in Version.objects.filter(subject=record.kind, subject_id=record.pk)
        }
        assert verbs["create"] == verbs["submit"] == record.author_id != reviewer.pk
        assert verbs["approve"] == reviewer.pk
        assert record.author.is_demo


def test_each_committee_enters_its_own(county):
    authors = {
        key: county.record(key).author.username for key in ("studio-yingchun", "studio-zhonghe", "studio-education")
    }

    assert authors == {"studio-yingchun": "yingchun", "studio-zhonghe": "zhonghe", "studio-education": "office"}


def test_what_may_be_public_is_published_and_nothing_else(county):
    for record in of_the_article().order_by("pk"):
        public = record.area_id != "assistance" or record.kind == "campaign"
        assert record.state == (State.PUBLISHED if public else State.APPROVED), record


def test_every_record_says_where_it_comes_from_in_both_languages(county):
    for record in of_the_article().order_by("pk"):
        assert record.source_note == "据2024年3月19日公开文章"
        assert record.source_note_en == "from the committee's article of 19 March 2024"
        assert record.title
        assert record.title_en
        assert bool(record.to_be_confirmed) == bool(record.to_be_confirmed_en)
        assert bool(record.summary) == bool(record.summary_en)


def test_no_record_is_later_than_the_article_or_more_exact_than_it(county):
    for record in of_the_article().order_by("pk"):
        assert record.until == date(2024, 3, 20), record
        assert record.date_precision != DatePrecision.MONTH
        if record.assumed_on:
            assert (record.since or date(2022, 1, 1)) <= record.assumed_on < record.until, record


def test_assumed_days_are_spread_over_the_window(county):
    practice = Record.objects.filter(title__startswith="法治实践活动（第").order_by("assumed_on")
    months = {(record.assumed_on.year, record.assumed_on.month) for record in practice}

    assert practice.count() == 32
    assert len(months) >= 10
    assert all(record.assumed_on.weekday() < 5 for record in practice)


def test_names_whose_characters_are_not_known_stand_in_pinyin_and_say_so(county):
    elders = {elder.name_en: elder for elder in Elder.objects.order_by("pk")}

    for name in ("Gao Yunyou", "Zhou Fu", "Ding Xiuchen"):
        assert elders[name].name == f"{name}（汉字待核）"
        assert elders[name].to_be_confirmed
    assert "Minghua（汉字待核）" in Venue.objects.get(name_en__contains="Bao'an").name


def test_adults_may_be_named_on_the_basis_of_the_article_and_only_there(county):
    for elder in Elder.objects.order_by("pk"):
        assert elder.named_in_public
        assert elder.naming_basis == "named in the committee's article of 2024-03-19"
    named = [
        name for elder in Elder.objects.filter(named_in_public=True) for name in (elder.name_en, elder.name) if name
    ]
    said = " ".join(
        text for row in Record.objects.values_list("title", "title_en", "summary", "summary_en") for text in row
    )
    assert [name for name in named if name in said] == []  # so that one switch on the person hides the name


def test_the_tree_holds_the_committees_of_the_article(county):
    root = county.committee("qinggang")

    assert Committee.objects.count() == Committee.objects.within(root).count() == 10
    for slug in ("jingcheng", "xicheng"):
        assert county.committee(slug).to_be_confirmed
    for place in Committee.objects.order_by("pk"):
        assert place.name_en
        assert place.short_name


def test_the_demo_accounts_have_the_rights_they_are_known_for(county):
    assert set(User.objects.values_list("username", flat=True)) == USERNAMES
    assert access.has_role(county.user("admin"), [Role.ADMINISTRATOR], county.committee("qinggang"))
    assert access.has_role(county.user("county"), [Role.REVIEWER], county.committee("yingchun"))
    assert access.has_role(county.user("childcare"), [Role.CHILD_DATA_OFFICER], county.committee("yingchun"))
    assert access.committees_for(county.user("yingchun"), [Role.CLERK]) == [county.committee("yingchun").pk]
    assert all(user.is_demo and user.check_password(county.password) for user in User.objects.order_by("pk"))


def test_the_figures_of_the_county_agree_with_its_records(county):
    assert recount.differences() == []


def test_every_field_that_speaks_two_languages_does(county):
    for place in (*Venue.objects.order_by("pk"), *Elder.objects.order_by("pk")):
        assert place.name_en
        assert bool(place.to_be_confirmed) == bool(place.to_be_confirmed_en)


# The children


def test_every_child_is_invented_and_says_so(county):
    children = Child.objects.order_by("pk")

    assert children.count() == 244
    for child in children:
        assert child.is_invented
        assert re.fullmatch(r"示例儿童\d{3}", child.name)
        assert (child.id_number, child.phone, child.address, child.birth_year) == ("", "", "", None)


def test_each_child_has_one_pairing_under_a_code_and_no_name_stands_in_any_record(county):
    pairings = Pairing.objects.select_related("child").order_by("pk")

    assert len({pairing.child_id for pairing in pairings}) == pairings.count() == 244
    for pairing in pairings:
        assert pairing.child.code in pairing.title
        assert pairing.child.code in pairing.title_en
        assert pairing.state == State.APPROVED
        assert pairing.author.username == "childcare"
    said = " ".join(" ".join(row) for row in Record.objects.values_list("title", "title_en", "summary", "summary_en"))
    assert "示例儿童" not in said


def test_single_parents_are_asserted_nowhere_without_the_mark(county):
    for pairing in Pairing.objects.filter(counted_as="single_parent").order_by("pk"):
        assert pairing.to_be_confirmed


# The files


@pytest.mark.parametrize("path", sorted(reading.FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_the_files_hold_no_number_of_identity_and_no_telephone(path):
    assert not re.search(r"\d{11}", path.read_text(encoding="utf-8"))


def test_the_keys_of_the_files_are_unique():
    keys = [
        entry["key"] for kind in loader.KINDS for name in reading.RECORD_FILES for entry in reading.entries(name, kind)
    ]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("", None, date(2024, 3, 20)),
        ("to 2024-03-19", None, date(2024, 3, 20)),
        ("since 2023", date(2023, 1, 1), date(2024, 3, 20)),
        ("since 2022-09", date(2022, 9, 1), date(2024, 3, 20)),
        ("on 2024-03-19", date(2024, 3, 19), date(2024, 3, 20)),
        ("at 2024-03-19", date(2024, 3, 19), date(2024, 3, 20)),
        ("before Spring Festival", None, date(2024, 3, 20)),
    ],
)
def test_words_for_a_time_mean_days(words, since, until):
    window = reading.window_of(words)

    assert (window.since, window.until) == (since, until)


def test_words_that_nobody_understands_are_refused():
    with pytest.raises(ValueError, match="Nobody knows which days 'once upon a time' are"):
        reading.window_of("once upon a time")


# The commands


@pytest.mark.django_db
def test_load_county_refuses_outside_a_demo(settings, capsys):
    settings.DEMO = False

    with pytest.raises(CommandError):
        load(capsys)
    assert not User.objects.exists()


def test_loading_twice_changes_nothing(county, settings, capsys):
    settings.DEMO = True
    before = row_counts()

    load(capsys)

    assert row_counts() == before


@pytest.mark.django_db
@pytest.mark.parametrize("present", [UserFactory, CommitteeFactory])
def test_load_county_leaves_a_database_in_use_alone(present, settings, capsys):
    settings.DEMO = True
    present()

    with pytest.raises(CommandError):
        load(capsys)
    assert not User.objects.filter(is_demo=True).exists()


@pytest.mark.django_db
def test_load_county_prints_a_password_only_where_none_was_given(settings, capsys, monkeypatch):
    settings.DEMO = True
    monkeypatch.setattr(loader, "load", lambda password: len(password))

    monkeypatch.setenv("DEMO_PASSWORD", "chosen by hand")
    assert "chosen by hand" not in load(capsys)
    monkeypatch.delenv("DEMO_PASSWORD")
    assert re.search(r"[\w-]{12}$", load(capsys).strip())


@pytest.mark.django_db
def test_a_county_that_fails_half_way_leaves_nothing(monkeypatch):
    def fail(*_arguments):
        raise RuntimeError

    monkeypatch.setattr(loader.County, "_enter", fail)

    with pytest.raises(RuntimeError):
        loader.load("correct horse battery staple")
    assert not User.objects.exists()
    assert not Record.objects.exists()
