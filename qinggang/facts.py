"""The golden test: where the portal keeps the answer to each fact of the county's article.

Nothing here knows an expected value. The table of facts says who, how many, how exactly, in which unit and when; this
module says only how to look: by an indicator, by distinct values in records, by an age, or by whether a thing is there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from committees.choices import Bound
from committees.models import Committee
from committees.periods import Window
from committees.quantities import Quantity, format_number
from qinggang.county import reading
from qinggang.county.readers import Age, Distinct, Entry, Figure, Kept, Reader

# Who the article says it of, as committees of the tree; whoever begins otherwise speaks for the whole county.
THE_COUNTY = "qinggang"
WHO = {
    "Yingchun": "yingchun",
    "Zhonghe": "zhonghe",
    "Jingcheng": "jingcheng",
    "Xicheng": "xicheng",
    "Education committee": "education",
    "Civil Affairs": "civil-affairs",
    "HNU Qinggang Experimental": "experimental-middle-school",
    "Qinggang No. 1": "no-1-high-school",
    "Qinggang No. 2": "no-2-middle-school",
}
# The article's words for what it counts, as units. Other words are what distinct values are values of.
UNITS = {
    "attendances": ("person_time",), "batches": ("batch",), "booklet": ("copy",), "certificates": ("certificate",),
    "children": ("person",), "committees": ("committee",), "criteria": ("criterion",), "document": ("document",),
    "grants": ("grant",), "head": ("head", "bird"), "items": ("item",), "parents": ("person",), "posts": ("post",),
    "sessions": ("session",), "students": ("person",), "studio": ("studio",), "topics": ("topic",),
    "visits": ("occasion",), "yuan": ("yuan",),
}  # fmt: skip

GENERAL: dict[int, Reader] = {
    1: Distinct("committees.Record", "area", {"area__is_public": True}, needs="report-2024"),
    2: Kept("central-opinions"),
    3: Kept("provincial-rules"),
}
RED_EDUCATION: dict[int, Reader] = {
    4: Distinct("activities.Activity", "key_date", {"area": "red_education"}),
    5: Kept("heritage-lessons-experimental"),
    6: Kept("heritage-lessons-no-1"),
    7: Distinct("activities.Activity", "mode", {"area": "red_education"}),
    8: Distinct("activities.Activity", "forms", {"area": "red_education"}, within="red-songs-books-films"),
    9: Kept("outing-bao-an"),
    10: Kept("visit-old-base-hall"),
    11: Kept("visits-ma-yuxiang"),
    12: Distinct("committees.Honour", "name", {"venue__name_en__startswith": "Ma Yuxiang Memorial Hall"}),
    13: Kept("stories-on-campus"),
    14: Kept("talk-li-dazhao"),
    15: Kept("talk-heroes"),
    16: Age("Ding Xiuchen"),
    17: Figure("red_activities", {"as_activity__speakers__elder__name_en": "Ding Xiuchen"}),
    18: Figure("publications"),
}
ASSISTANCE: dict[int, Reader] = {
    19: Entry("assistance.Pairing"),
    20: Distinct("assistance.Pairing", "aspects"),
    21: Entry("assistance.CounsellingRoom"),
    22: Kept("one-to-one-talks"),
    23: Kept("care-measures"),
    24: Figure("students_aided"),
    25: Figure("student_aid_paid"),
    26: Figure("pairings_left_behind"),
    27: Figure("pairings_single_parent"),
    28: Figure("pairings_orphan"),
    29: Entry("assistance.Pairing", {"help_kinds": "home_school_liaison"}),
    30: Figure("allowance_handled"),
    31: Figure("guardian_confirmed"),
    32: Entry("assistance.AidBatch", {"scheme__parent__parent": "five_helps_two_waivers_one_subsidy"}),
    33: Figure("boarders_subsidised"),
    34: Figure("boarder_subsidy_paid"),
    35: Figure("meal_subsidies"),
    36: Figure("meal_subsidy_paid"),
    37: Kept("everyone-gives"),
    38: Kept("donation-daqing"),
    39: Distinct("assistance.Donation", "goods__goods", within="donation-daqing"),
    40: Distinct("assistance.Donation", "goods__goods", within="donation-huasheng"),
}
LEGAL_EDUCATION: dict[int, Reader] = {
    41: Kept("care-for-tomorrow"),
    42: Entry("committees.PostHolder", {"title__at_school": True}),
    43: Distinct("activities.Activity", "forms", {"audiences__audience": "legal_volunteers"}),
    44: Distinct("activities.Activity", "laws", {"area": "legal_education"}),
    45: Distinct("activities.Activity", "forms", {"area": "legal_education", "forms__five_ones": True}),
    46: Kept("legal-reader"),
    47: Figure("legal_parents_studied"),
    48: Figure("legal_certificates"),
    49: Distinct("activities.Activity", "forms", within="mock-court-and-gallery"),
    50: Figure("legal_practice_batches"),
    51: Figure("legal_practice_attendances"),
}
STUDIOS: dict[int, Reader] = {
    52: Entry("studios.Studio"),
    53: Figure("studio_plans"),
    54: Entry("studios.CriteriaSet", {"studios__state__in": ("approved", "published")}),
    55: Figure("committees_at_meetings"),
    **{number: Figure("studios_opened") for number in range(56, 62)},
    62: Figure("studio_criteria_met"),
    63: Figure("studio_topics"),
    64: Figure("studio_sessions_offline"),
    65: Figure("studio_sessions_online"),
    66: Figure("studio_posts"),
    67: Figure("studio_result_farming_information"),
    68: Figure("studio_result_piglets_bought_in"),
    69: Figure("studio_result_pigs_sold"),
    70: Figure("studio_result_geese_raised"),
    71: Figure("studio_result_cattle_improved"),
    72: Kept("yingchun-guidance"),
}
READERS = GENERAL | RED_EDUCATION | ASSISTANCE | LEGAL_EDUCATION | STUDIOS


@dataclass(frozen=True)
class Fact:
    """One row of the table of facts."""

    number: int
    who: str
    what: str
    quantity: Decimal | None
    unit: str
    bound: Bound | None
    time: str

    @property
    def window(self) -> Window:
        return reading.window_of(self.time)

    @property
    def committee(self) -> Committee | None:
        """Costs one query."""
        slug = next((slug for beginning, slug in WHO.items() if self.who.startswith(beginning)), THE_COUNTY)
        return Committee.objects.filter(slug=slug).first()

    def __str__(self) -> str:
        return "there" if self.quantity is None else f"{format_number(self.quantity, self.bound or '')} {self.unit}"

    def is_counted_in(self, unit: str) -> bool:
        """Whether a unit's key, or the word for what distinct values are values of, is the fact's own unit."""
        return unit in UNITS[self.unit] if self.unit in UNITS else _singular(self.unit) in _singular(unit)


def _singular(words: str) -> str:
    return " ".join(word.removesuffix("s") for word in words.split())


@dataclass(frozen=True)
class Check:
    """A fact beside what the portal answers."""

    fact: Fact
    answer: Quantity | bool
    where: str

    @property
    def agrees(self) -> bool:
        if isinstance(self.answer, bool):
            return self.answer and self.fact.quantity is None
        same = (self.answer.number, self.answer.bound) == (self.fact.quantity, self.fact.bound)
        return same and self.fact.is_counted_in(self.answer.unit)

    @property
    def value(self) -> str:
        if isinstance(self.answer, bool):
            return "there" if self.answer else "not there"
        return f"{format_number(self.answer.number, self.answer.bound, self.answer.upper)} {self.answer.unit}"


def read_table(path: Path) -> Iterator[Fact]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Fact(
                number=int(row["n"]),
                who=row["who"],
                what=row["what"],
                quantity=Decimal(row["quantity"]) if row["quantity"] else None,
                unit=row["unit"],
                bound=Bound(row["exact"].replace(" ", "_")) if row["exact"] else None,
                time=row["window"],
            )


def check(path: Path) -> list[Check]:
    """Every fact of the table beside the portal's answer."""
    return [_checked(fact) for fact in read_table(path)]


def _checked(fact: Fact) -> Check:
    reader, committee = READERS.get(fact.number), fact.committee
    if reader is None or committee is None:
        return Check(fact, answer=False, where="nowhere")
    return Check(fact, reader.read(committee, fact.window), str(reader))
