"""The indicators of child assistance. Those that count children are shown only through committees.suppression."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from assistance.measures import amounts, beneficiaries, counted_as, in_group, money, settled, sum_of_rows
from assistance.models import AidAmount, CounsellingRoom, PublicGroup
from assistance.models.counselling import TALK_UNIT
from assistance.models.record import AREA
from assistance.models.schools import SCHOOL
from committees import indicators
from committees.choices import Nature
from committees.indicators import Indicator, once
from committees.models import Committee


def register_all() -> None:
    _register_pairings()
    _register_groups_of_pairings()
    _register_care()
    _register_student_aid()
    _register_batches()
    _register_amounts()
    _register_donations()
    _register_counselling()


def _register_pairings() -> None:
    indicators.register(
        Indicator(
            "pairings", AREA, _("pairings"), "pair",
            _("Pairings of a child with five-old volunteers or teachers that began in the period."),
            kind="pairing", measure=lambda _pairing: [once("pair")], is_headline=True, counts_children=True,
        ),
        Indicator(
            "open_pairings", AREA, _("pairings that go on"), "pair",
            _("Pairings that have begun and not ended."),
            kind="pairing", measure=lambda _pairing: [once("pair")], ends=lambda pairing: pairing.ended_on,
            nature=Nature.STOCK, counts_children=True,
        ),
    )  # fmt: skip


def _register_groups_of_pairings() -> None:
    both = "pairings_single_parent_or_orphaned"
    indicators.register(
        Indicator(
            "pairings_left_behind", AREA, _("left-behind children paired"), "person",
            _("Children who are counted as left-behind and for whom a pairing began."),
            kind="pairing", measure=in_group(PublicGroup.LEFT_BEHIND), counts_children=True, part_of="pairings",
        ),
        Indicator(
            both, AREA, _("children of single-parent families and orphans paired"), "person",
            _("Children of single-parent families and orphans for whom a pairing began, counted together."),
            kind="pairing", measure=in_group(PublicGroup.SINGLE_PARENT_OR_ORPHANED), counts_children=True,
            part_of="pairings",
        ),
        Indicator(
            "pairings_in_difficulty", AREA, _("children in other difficulty paired"), "person",
            _("Children in other difficulty for whom a pairing began."),
            kind="pairing", measure=in_group(PublicGroup.IN_DIFFICULTY), counts_children=True, part_of="pairings",
        ),
        Indicator(
            "pairings_single_parent", AREA, _("children of single-parent families paired"), "person",
            _("Children who are counted as living with one parent and for whom a pairing began."),
            kind="pairing", measure=counted_as("single_parent"), counts_children=True, part_of=both,
        ),
        Indicator(
            "pairings_orphan", AREA, _("orphans paired"), "person",
            _("Children who are counted as orphans and for whom a pairing began."),
            kind="pairing", measure=counted_as("orphan"), counts_children=True, part_of=both,
        ),
    )  # fmt: skip


def _register_care() -> None:
    indicators.register(
        Indicator(
            "allowance_handled", AREA, _("children whose orphan allowance was handled"), "person",
            _("Children for whom the orphan allowance was applied for and settled."),
            kind="milestone", measure=settled("allowance_handled"), counts_children=True,
        ),
        Indicator(
            "guardian_confirmed", AREA, _("children whose guardian was confirmed"), "person",
            _("Children for whom it was settled who their guardian is."),
            kind="milestone", measure=settled("guardian_confirmed"), counts_children=True,
        ),
        Indicator(
            "visits", AREA, _("visits"), "occasion",
            _("Visits to children at home, at school or by telephone, whether or not somebody was met."),
            kind="visit", measure=lambda _visit: [once("occasion")],
        ),
    )  # fmt: skip


def _register_student_aid() -> None:
    indicators.register(
        Indicator(
            "students_aided", AREA, _("students aided"), "person",
            _("Students in need who received aid; reported as a total."),
            counts_children=True,
        ),
        Indicator(
            "student_aid_paid", AREA, _("student aid paid"), "yuan",
            _("Aid paid to students in need; reported as a total."),
            is_headline=True, shown_with="students_aided",
        ),
    )  # fmt: skip


def _register_batches() -> None:
    indicators.register(
        Indicator(
            "people_aided", AREA, _("people aided"), "person",
            _("People who received aid in batches under any scheme, in each batch counted anew."),
            kind="aid_batch", measure=beneficiaries("person"), counts_children=True,
        ),
        Indicator(
            "boarders_subsidised", AREA, _("boarders subsidised"), "person",
            _("Boarders who received the living allowance."),
            kind="aid_batch", measure=beneficiaries("person", scheme="boarder_allowance"), counts_children=True,
            part_of="people_aided",
        ),
        Indicator(
            "boarder_subsidy_paid", AREA, _("boarder subsidies paid"), "yuan",
            _("Living allowance paid to boarders."),
            kind="aid_batch", measure=amounts(AidAmount.Kind.CASH, scheme="boarder_allowance"),
            shown_with="boarders_subsidised",
        ),
        Indicator(
            "meal_subsidies", AREA, _("meal subsidies"), "grant",
            _("Meal subsidies granted; one person may have received several."),
            kind="aid_batch", measure=beneficiaries("grant", scheme="meal_subsidy"), counts_children=True,
        ),
        Indicator(
            "meal_subsidy_paid", AREA, _("meal subsidies paid"), "yuan",
            _("Meal subsidies paid out."),
            kind="aid_batch", measure=amounts(AidAmount.Kind.CASH, scheme="meal_subsidy"), shown_with="meal_subsidies",
        ),
    )  # fmt: skip


def _register_amounts() -> None:
    cash, goods = AidAmount.Kind.CASH, AidAmount.Kind.GOODS
    indicators.register(
        Indicator(
            "aid_cash", AREA, _("aid in cash"), "yuan", _("Money given in batches of aid under any scheme."),
            kind="aid_batch", measure=amounts(cash), shown_with="people_aided",
        ),
        Indicator(
            "aid_goods", AREA, _("value of aid in goods"), "yuan",
            _("What the goods given in batches of aid were worth."),
            kind="aid_batch", measure=amounts(goods), shown_with="people_aided",
        ),
        Indicator(
            "aid_cash_and_goods", AREA, _("aid in cash and goods"), "yuan",
            _("Money given in batches of aid, and what the goods given were worth, added up."),
            kind="aid_batch", measure=amounts(cash, goods), shown_with="people_aided",
        ),
    )  # fmt: skip


def _register_donations() -> None:
    indicators.register(
        Indicator(
            "donations", AREA, _("donations"), "occasion",
            _("Gifts of money or goods from charities, teams, enterprises and people."),
            kind="donation", measure=lambda _donation: [once("occasion")],
        ),
        Indicator(
            "donated_cash", AREA, _("donated money"), "yuan", _("Money that was donated; goods are not in it."),
            kind="donation", measure=money,
        ),
    )  # fmt: skip


def _register_counselling() -> None:
    indicators.register(
        Indicator(
            "counselling_rooms", AREA, _("counselling rooms"), "room",
            _("Rooms at schools where pupils can talk to somebody."),
            nature=Nature.STOCK, in_register=rooms_at,
        ),
        Indicator(
            "schools", AREA, _("schools"), "school", _("Schools that have a committee."),
            nature=Nature.STOCK, in_register=schools_at,
        ),
        Indicator(
            "schools_with_counselling_room", AREA, _("schools with a counselling room"), "school",
            _("Schools that have a committee and at least one counselling room."),
            nature=Nature.STOCK, in_register=schools_with_room_at,
        ),
        Indicator(
            "counselling_coverage", AREA, _("share of schools with a counselling room"), "percent",
            _("Schools with a counselling room, of all schools that have a committee."),
            nature=Nature.SHARE, share_of=("schools_with_counselling_room", "schools"),
        ),
        Indicator(
            "counselling_talks", AREA, _("one-to-one talks"), "occasion",
            _("Talks that teachers had with single pupils about their problems. No pupil is named."),
            kind="counselling_talk", measure=sum_of_rows("counts", TALK_UNIT),
        ),
    )  # fmt: skip


def rooms_at(committee: Committee, day: date | None) -> QuerySet:
    return CounsellingRoom.objects.within(committee).open_at(day)


def schools_at(committee: Committee, day: date | None) -> QuerySet:
    found = Committee.objects.within(committee).filter(level=SCHOOL)
    return found.filter(closed_on__isnull=True) if day is None else found.exclude(closed_on__lte=day)


def schools_with_room_at(committee: Committee, day: date | None) -> QuerySet:
    rooms = CounsellingRoom.objects.open_at(day).filter(committee=OuterRef("pk"))
    return schools_at(committee, day).filter(Exists(rooms))
