"""Counts of children on the pages as they are served: nothing small comes out of them, by whatever subtraction.

Every page and answer that shows such a count is read as its reader reads it; each number becomes an equation over the
children behind it. Whoever could solve them for a group of one to four children would have found them.
"""

import re
from datetime import date, timedelta
from fractions import Fraction
from html import unescape
from itertools import product
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.urls import reverse

from committees import indicators, suppression
from committees.blocks import LEAST
from committees.models import Committee
from tests.assistance.factories import PairingFactory
from tests.attack import Span

pytestmark = [pytest.mark.once, pytest.mark.slow, pytest.mark.django_db]
GROUPS = {
    "pairings": {"left_behind", "single_parent", "orphan"},
    "pairings_left_behind": {"left_behind"},
    "pairings_single_parent_or_orphaned": {"single_parent", "orphan"},
    "pairings_single_parent": {"single_parent"},
    "pairings_orphan": {"orphan"},
}
# Who was paired where and when, and how many: small groups beside large ones, as in life.
CHILDREN = {
    ("yingchun", date(2022, 5, 4), "left_behind"): 7,
    ("yingchun", date(2023, 5, 4), "left_behind"): 3,
    ("yingchun", date(2023, 5, 4), "orphan"): 1,
    ("zhonghe", date(2022, 9, 1), "left_behind"): 2,
    ("zhonghe", date(2023, 9, 1), "single_parent"): 6,
    ("county", date(2023, 6, 1), "left_behind"): 9,
    ("county", date(2024, 6, 1), "orphan"): 4,
}
ATOMS = list(CHILDREN)
SINCE, UNTIL = date(2022, 1, 1), date(2024, 12, 31)
WINDOWS = [
    {}, *({"from": f"{year}-01-01"} for year in (2022, 2023, 2024)),
    *({"from": f"{year}-01-01", "to": f"{year}-12-31"} for year in (2022, 2023, 2024)),
    {"to": "2022-12-31"}, {"from": "2023-05-01", "to": "2023-05-31"}, {"from": "2023-06-01"},
]  # fmt: skip
COMMITTEES = ("qinggang", "yingchun", "zhonghe")
ON_DASHBOARD = {"from": "since", "to": "until"}
LINK = re.compile(r'<a href="(/figures/[^"]+)">\s*([\d,]+)')
OWN = re.compile(r'<dd class="number">\s*([\d,]+)')


@pytest.fixture
def county(cast):
    places = {"yingchun": cast.yingchun, "zhonghe": cast.zhonghe, "county": cast.county}
    for (place, day, circumstance), count in CHILDREN.items():
        for _child in range(count):
            PairingFactory(
                committee=places[place], author=cast.clerk, counted_as_id=circumstance, approved=True, since=day,
                until=day + timedelta(days=1),
            )  # fmt: skip
    return cast


def behind(key, committee, window):
    """Which groups of children a number counts."""
    first = date.fromisoformat(window.get("from") or str(date.min))
    last = date.fromisoformat(window.get("to") or str(date.max))
    return tuple(
        int(committee in ("qinggang", place) and first <= day <= last and circumstance in GROUPS[key])
        for place, day, circumstance in ATOMS
    )


def count(vector):
    return sum(number for number, is_in in zip(CHILDREN.values(), vector, strict=True) if is_in)


def asked_by(address):
    """Key, committee and window of the page of a figure."""
    parts = urlsplit(unescape(address))
    given = {name: values[0] for name, values in parse_qs(parts.query).items()}
    window = {name: given[name] for name in ("from", "to") if name in given}
    return parts.path.split("/")[2], given.get("committee", "qinggang"), window


def numbers_on(client, address):
    """Every count of children that a page shows, with what it counts."""
    response = client.get(address)
    text = response.content.decode()
    for link, number in LINK.findall(text):
        yield asked_by(link), number
    if address.startswith("/figures/") and address.count("/") > 2:
        yield from ((asked_by(address), number) for number in OWN.findall(text)[:1])


def pages():
    yield from ("/", "/figures/", "/committees/", "/dashboard/", *(f"/committees/{slug}/" for slug in COMMITTEES))
    yield from (reverse("public:area", args=["assistance"]), "/desk/")
    for key, committee, window in product(GROUPS, COMMITTEES, WINDOWS):
        yield f"/figures/{key}/?{urlencode({'committee': committee, **window})}"
    for committee, window in product(Committee.objects.filter(slug__in=COMMITTEES).order_by("pk"), WINDOWS):
        days = {ON_DASHBOARD[name]: day for name, day in window.items()}
        yield f"/dashboard/?{urlencode({'committee': committee.pk, **days})}"


def answers(client):
    """The same from the open data."""
    for committee, window in product(COMMITTEES, WINDOWS):
        for item in client.get(reverse("api:figures"), {"committee": committee, **window}).json()["figures"]:
            if item["key"] in GROUPS and item["value"] is not None:
                yield (item["key"], committee, window), str(item["value"])


def shown_to(client):
    """All equations: which children, and how many."""
    found = {}
    for (key, committee, window), number in [
        *(one for page in pages() for one in numbers_on(client, page)),
        *answers(client),
    ]:
        if key in GROUPS:
            found[behind(key, committee, window)] = int(number.replace(",", ""))
    return found


def told_apart(vectors):
    """The groups of one to four children that sums and differences of these numbers give."""
    known = Span([[Fraction(value) for value in vector] for vector in vectors])
    cells = {behind(*asked) for asked in product(GROUPS, COMMITTEES, WINDOWS)}
    single = {tuple(int(place == other) for other in range(len(ATOMS))) for place in range(len(ATOMS))}
    small = [vector for vector in cells | single if 0 < count(vector) < LEAST]
    assert small
    return [vector for vector in small if known.contains([Fraction(value) for value in vector])]


@pytest.mark.parametrize("person", ["visitor", "leader", "clerk"])
def test_nothing_small_comes_out_of_what_is_shown(client, county, person):
    if person != "visitor":
        client.force_login(getattr(county, person))

    shown = shown_to(client)

    assert {vector: number for vector, number in shown.items() if number != count(vector)} == {}
    assert max(shown.values()) == sum(CHILDREN.values())
    assert len({vector for vector, number in shown.items() if number}) > 1
    assert told_apart([vector for vector in shown if count(vector)]) == []


def test_the_attack_succeeds_where_only_small_numbers_are_left_out():
    """The control: with every number under five hidden, and no other, this attack finds children."""
    cells = {behind(*asked) for asked in product(GROUPS, COMMITTEES, WINDOWS)}

    assert told_apart([vector for vector in cells if count(vector) >= LEAST])


def test_the_officer_is_shown_the_small_numbers_too(client, county):
    """The other control: what the attack reads off the pages would be there, were it not withheld."""
    client.force_login(county.childcare)

    assert told_apart([vector for vector in shown_to(client) if count(vector)])


def test_all_counts_of_pairings_are_attacked():
    guarded = {one.key for one in indicators.every() if suppression.is_guarded(one) and one.key.startswith("pairings")}

    assert guarded - set(GROUPS) <= {"pairings_in_difficulty"}
