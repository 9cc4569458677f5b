"""Invented content for the gallery, in both languages. Nothing here is a fact about the county."""

from __future__ import annotations

from django.utils.translation import get_language

from qinggang import charts
from qinggang.charts import Point
from qinggang.look import parts
from qinggang.look.parts import Cell, Column, Fact, Figure, Link, Tag

NOWHERE = "#main"
MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)
MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say(chinese: str, english: str) -> str:
    """Content in the reader's language."""
    return english if get_language() == "en" else chinese


def trend(values=(3, 5, 2, 9, 4, 0, 8, 4, 6, 10, 5, 7), *, assumed=(), is_small=False) -> charts.Trend:
    points = [_month(position, month, values[position], position in assumed) for position, month in enumerate(MONTHS)]
    return charts.trend(
        points,
        title=say("每月活动场次", "Activities by month"),
        description=say("近12个月：每月0至10场，最近一月7场。", "Last 12 months: 0 to 10 a month, 7 in the newest."),
        is_small=is_small,
    )


def _month(position: int, month: int, value: int, is_assumed: bool) -> Point:
    year = 2023 if position < 9 else 2024
    starts_year = position in (0, 9)
    return Point(
        label=say(f"{month}月", MONTH_NAMES[month]),
        name=say(f"{year}年{month}月", f"{MONTH_NAMES[month]} {year}"),
        value=value,
        value_text=str(value),
        year=say(f"{year}年", str(year)) if starts_year else "",
        is_assumed=is_assumed,
    )


def figures() -> list[Figure]:
    return [
        Figure(say("活动", "activities"), "27", say("场", ""), NOWHERE),
        Figure(say("参加学生", "students taking part"), say("2万余", "20,000+"), say("人次", "attendances"), NOWHERE),
        Figure(
            say("发放资金", "money paid"),
            say("146,125", "146,125"),
            say("元", "yuan"),
            NOWHERE,
            note=say("另有1批金额未统计", "one more batch was not counted"),
        ),
    ]


def suppressed() -> Figure:
    return Figure(
        say("孤儿", "orphans"),
        say("少于5", "fewer than five"),
        say("人", ""),
        NOWHERE,
        in_words=True,
        note=say("人数太少，不公布", "too few to be shown"),
    )


def area(icon: str, chinese: str, english: str, *, assumed=()) -> parts.AreaCard:
    return parts.AreaCard(
        title=say(chinese, english),
        url=NOWHERE,
        icon=icon,
        summary=say("用一句话说明这个方面做什么、为了谁。", "One sentence about what this area does, and for whom."),
        figures=figures()[:2],
        more=say(f"看{chinese}的全部记录", f"All records of {english.lower()}"),
        trend=trend(assumed=assumed, is_small=True),
    )


def areas() -> list[parts.AreaCard]:
    return [
        area("red-education", "红色教育", "Red education"),
        area("assistance", "关爱帮扶", "Child assistance", assumed=range(7)),
        area("legal-education", "法治教育", "Legal education"),
        area("studios", "五老工作室", "Five-old studios", assumed=range(12)),
    ]


def table() -> parts.Table:
    columns = [
        Column(say("关工委", "Committee")),
        Column(say("活动（场）", "Activities"), is_number=True),
        Column(say("参加（人次）", "Attendances"), is_number=True),
        Column(say("进度", "To date")),
        Column(say("状态", "State")),
    ]
    done, late = Tag(say("齐全", "complete"), "ok", "check"), Tag(say("晚1个月", "1 month late"), "wait", "clock")
    rows = [
        (say("示例镇关工委", "Example Town"), "41", "2,410", 41, done),
        (say("示例街道关工委", "Example Subdistrict"), "12", say("没有统计", "not counted"), 12, late),
    ]
    return parts.table(
        say("各级关工委", "By committee"),
        columns,
        [
            [
                Cell(name, NOWHERE),
                Cell(count, NOWHERE),
                Cell(attendance),
                Cell("", meter=charts.meter(share, 50, text=f"{share * 2} %")),
                Cell("", tag=state),
            ]
            for name, count, attendance, share, state in rows
        ],
    )


def bars() -> list[charts.Row]:
    points = [
        Point(say("参观基地", "Visits to bases"), 14, "14", url=NOWHERE),
        Point(say("讲红色故事", "Storytelling"), 9, "9", url=NOWHERE),
        Point(say("观看红色电影", "Films"), 2, "2", url=NOWHERE),
    ]
    return charts.bar_list(points, unit=say("场", ""))


def definition() -> parts.Definition:
    return parts.Definition(
        say("活动场次", "Activities held"),
        say(
            "已通过审核、已经举行的红色教育活动；计划不计。一次活动由两家合办，全县只计一次。",
            "Red-education activities that were approved and have taken place; plans do not count. "
            "One held by two committees counts once for the county.",
        ),
        [Fact(say("单位", "Unit"), [Link(say("场", "activities"))])],
    )
