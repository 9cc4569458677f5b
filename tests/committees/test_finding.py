"""Finding one thing among many: by name and pinyin, among what a person may use, the own first."""

import pytest

from committees import finding
from committees.choices import ElderStatus
from committees.models import Committee, Elder
from tests.factories import CommitteeFactory, ElderFactory, VenueFactory

pytestmark = pytest.mark.django_db
ELDER, VENUE = finding.SORTS["elder"], finding.SORTS["venue"]
COMMITTEE, SCHOOL = finding.SORTS["committee"], finding.SORTS["school"]


def names(things):
    return [thing.name for thing in things]


@pytest.mark.parametrize("typed", ["李云", "云龙", "lyl", "LYL", "liyun", "yunlong"])
def test_a_name_is_found_by_two_characters_its_initials_or_its_pinyin(cast, typed):
    ElderFactory(name="李云龙", committee=cast.yingchun)
    ElderFactory(name="王大山", committee=cast.yingchun)

    assert names(finding.found(cast.clerk, ELDER, typed)) == ["李云龙"]


@pytest.mark.parametrize(("name", "typed"), [("单田芳", "stf"), ("曾国强", "zengguoqiang"), ("仇大力", "qdl")])
def test_surnames_that_are_read_otherwise_are_found_as_they_are_read(cast, name, typed):
    ElderFactory(name=name, committee=cast.yingchun)

    assert names(finding.found(cast.clerk, ELDER, typed)) == [name]


def test_the_own_come_first_then_what_begins_so(cast):
    VenueFactory(name="青冈烈士陵园", committee=cast.zhonghe)
    VenueFactory(name="迎春镇青冈小学", committee=cast.yingchun)
    VenueFactory(name="青冈广场", committee=cast.yingchun)

    found = names(finding.found(cast.clerk, VENUE, "青冈"))

    assert found == ["青冈广场", "迎春镇青冈小学", "青冈烈士陵园"]


def test_a_clerk_finds_volunteers_of_the_own_line_and_those_named_in_public(cast):
    ElderFactory(name="王村", committee=cast.village)
    ElderFactory(name="王镇", committee=cast.yingchun)
    ElderFactory(name="王县", committee=cast.county)
    ElderFactory(name="王中和", committee=cast.zhonghe)
    ElderFactory(name="王公开", committee=cast.zhonghe, named_in_public=True, naming_basis="同意")
    ElderFactory(name="王故", committee=cast.yingchun, status=ElderStatus.DECEASED)

    assert set(names(finding.found(cast.clerk, ELDER, "王"))) == {"王村", "王镇", "王县", "王公开"}
    assert set(names(finding.found(cast.other_clerk, ELDER, "王"))) == {"王县", "王中和", "王公开"}


def test_committees_are_known_to_everybody_and_schools_are_a_part_of_them(cast):
    assert "中和镇关工委" in names(finding.found(cast.clerk, COMMITTEE, "zhonghe"))
    assert names(finding.found(cast.clerk, SCHOOL, "示例")) == ["示例学校关工委"]


def test_a_search_while_typing_ends_after_twenty(cast):
    for number in range(25):
        VenueFactory(name=f"村广场{number}", committee=cast.yingchun)

    assert len(finding.found(cast.clerk, VENUE, "广场")) == finding.FOUND


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "'; --", "\\", "龘" * 90])
def test_strange_words_find_nothing_and_break_nothing(cast, typed):
    VenueFactory(name="广场", committee=cast.yingchun)

    assert finding.found(cast.clerk, VENUE, typed) == []


def test_an_exact_name_counts_for_more_than_letters(cast):
    ElderFactory(name="Wang", committee=cast.yingchun)
    ElderFactory(name="王", committee=cast.yingchun)

    assert names(finding.named(ELDER, Elder.objects.all(), "wang")) == ["Wang"]


def test_likely_is_everything_where_there_is_little(cast):
    VenueFactory(name="中和广场", committee=cast.zhonghe)

    assert names(finding.likely(cast.clerk, VENUE, VENUE.usable(cast.clerk))) == ["中和广场"]


def test_likely_is_the_own_where_there_is_much(cast):
    for number in range(finding.LIKELY + 5):
        CommitteeFactory(name=f"村{number}", parent=cast.zhonghe)

    found = finding.likely(cast.clerk, COMMITTEE, Committee.objects.open())

    assert names(found) == ["迎春镇关工委"]
