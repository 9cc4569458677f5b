"""Names by their pinyin."""

import pytest

from committees.pinyin import initials, pinyin


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("李云龙", "lyl"),
        ("迎春镇关工委", "yczggw"),
        ("吕", "l"),
        ("A组 2号", "az 2h"),
        ("", ""),
    ],
)
def test_initials_are_the_first_letters(text, letters):
    assert initials(text) == letters


def test_pinyin_is_written_without_tones_or_spaces():
    assert pinyin("迎春镇") == "yingchunzhen"
    assert pinyin("吕") == "lv"


@pytest.mark.parametrize(
    ("name", "letters", "whole"),
    [
        ("曾国强", "zgq", "zengguoqiang"),
        ("单雄", "sx", "shanxiong"),
        ("尉迟明", "ycm", "yuchiming"),
        ("李云龙", "lyl", "liyunlong"),
        ("解", "x", "xie"),
    ],
)
def test_a_person_is_found_by_the_reading_of_the_surname(name, letters, whole):
    assert initials(name, person=True) == letters
    assert pinyin(name, person=True) == whole


def test_a_word_keeps_its_usual_reading():
    assert pinyin("单位") == "danwei"
