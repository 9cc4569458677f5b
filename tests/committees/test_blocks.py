"""Blocks: attacks on what is shown, by subtraction and by linear algebra, over made-up tables of three axes."""

from fractions import Fraction
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from committees.blocks import LEAST, Blocks, pools
from tests.attack import Span

TIMES = ((2022, True), (2022, False), (2023, True), (2023, False))
PLACES = (0, 1, 2, 3)
CATEGORIES = ("a1", "a2", "b")
DISTANCES = (
    lambda one, other: abs(one[0] - other[0]),
    lambda one, other: 0 if 0 in (one, other) else 1,
    lambda one, other: 0 if one[0] == other[0] else 1,
)
ATOMS = list(product(TIMES, PLACES, CATEGORIES))
# What a reader may ask for: windows, the county and its towns, the total and its categories.
WINDOWS = {
    "all": TIMES, "since 2023": TIMES[2:], "2022": TIMES[:1], "2023": TIMES[2:3],
}  # fmt: skip
COMMITTEES = {"county": PLACES, **{f"town {place}": (place,) for place in PLACES if place}}
COUNTS = {"total": CATEGORIES, "a": ("a1", "a2"), **{category: (category,) for category in CATEGORIES}}
CELLS = {
    (window, committee, count): frozenset(product(WINDOWS[window], COMMITTEES[committee], COUNTS[count]))
    for window, committee, count in product(WINDOWS, COMMITTEES, COUNTS)
}
# Mostly nothing and few, as in life, and sometimes many.
few_or_many = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 200))
tables = st.lists(few_or_many, min_size=len(ATOMS), max_size=len(ATOMS)).map(
    lambda counts: dict(zip(ATOMS, counts, strict=True))
)
sparse = st.dictionaries(st.sampled_from(ATOMS), st.integers(1, 12), max_size=6).map(
    lambda found: {atom: found.get(atom, 0) for atom in ATOMS}
)


def shown_cells(counts):
    blocks = Blocks(counts, DISTANCES)
    return {name: atoms for name, atoms in CELLS.items() if blocks.allow(atoms)}


def number(counts, atoms):
    return sum(counts[atom] for atom in atoms)


def is_told_apart(counts, atoms):
    return 0 < number(counts, atoms) < LEAST


@given(st.one_of(tables, sparse))
def test_nothing_small_is_shown(counts):
    assert not [name for name, atoms in shown_cells(counts).items() if is_told_apart(counts, atoms)]


@given(st.one_of(tables, sparse))
def test_no_difference_of_two_cells_is_small(counts):
    shown = shown_cells(counts)

    for (_one, inner), (_other, outer) in product(shown.items(), shown.items()):
        if inner < outer:
            assert not is_told_apart(counts, outer - inner)


@given(st.one_of(tables, sparse))
def test_no_total_less_all_its_shown_parts_is_small(counts):
    """The county less its towns, the total less its categories, since a year less the years, in every mixture."""
    shown = shown_cells(counts)

    for whole in shown.values():
        rest = whole
        for part in sorted(shown.values(), key=len):
            if part < whole and part <= rest:
                rest -= part
        assert not is_told_apart(counts, rest)


@given(st.one_of(tables, sparse))
def test_no_sum_and_difference_of_any_shown_cells_gives_a_hidden_one(counts):
    """What linear algebra can get out of the shown cells: none of the hidden cells, and no atom, that is small."""
    shown = [atoms for atoms in shown_cells(counts).values() if number(counts, atoms)]
    known = Span([[Fraction(atom in cell) for atom in ATOMS] for cell in shown])
    targets = [atoms for atoms in CELLS.values() if is_told_apart(counts, atoms)]
    targets += [frozenset([atom]) for atom in ATOMS if is_told_apart(counts, [atom])]

    assert not [target for target in targets if known.contains([Fraction(atom in target) for atom in ATOMS])]


@given(st.one_of(tables, sparse))
def test_every_child_is_in_one_block(counts):
    blocks = Blocks(counts, DISTANCES).blocks
    inside = [atom for block in blocks for atom in block.atoms]

    assert len(inside) == len(set(inside))
    assert {atom for atom, count in counts.items() if count} <= set(inside)
    for block in blocks:
        assert not block.is_safe or number(counts, block.atoms) >= LEAST


@given(tables)
def test_the_same_table_always_gives_the_same_blocks(counts):
    assert Blocks(counts, DISTANCES).blocks == Blocks(dict(counts), DISTANCES).blocks


@given(st.dictionaries(st.integers(0, 20), st.integers(-3, 30), max_size=8))
@example({1: 1, 2: 1, 3: 1, 4: 1, 5: 1})
def test_in_a_pool_every_number_may_be_five_or_more(sizes):
    """Five towns with one child each: the total must not tell that it is one each."""
    found = pools(sizes, lambda one, other: abs(one - other))
    safe = [pool for pool in found if pool.is_safe]

    assert sorted(item for pool in found for item in pool.items) == sorted(sizes)
    assert len(found) - len(safe) in (0, 1)
    for pool in safe:
        others = len(pool.items) - 1  # of whom each has one child at least
        assert pool.size - others >= LEAST


def test_the_nearest_neighbour_takes_up_what_is_small():
    sizes = {"a1": 3, "a2": 70, "b": 20}
    found = pools(sizes, lambda one, other: 0 if one[0] == other[0] else 1)

    assert {frozenset(pool.items) for pool in found} == {frozenset({"a1", "a2"}), frozenset({"b"})}


def test_large_numbers_are_all_shown():
    counts = {atom: LEAST + place for place, atom in enumerate(ATOMS)}

    assert shown_cells(counts) == CELLS


def test_nobody_has_nothing_to_hide():
    assert shown_cells(dict.fromkeys(ATOMS, 0)) == CELLS


def test_one_small_town_hides_one_other_and_leaves_the_rest():
    counts = dict.fromkeys(ATOMS, 0)
    for place, count in ((1, 244), (2, 3), (3, 40)):
        counts[TIMES[2], place, "a1"] = count

    shown = {committee for window, committee, count in shown_cells(counts) if (window, count) == ("2023", "total")}

    assert shown == {"county", "town 1"}


def test_towns_that_hide_each_other_hide_their_categories_too():
    counts = dict.fromkeys(ATOMS, 0)
    for place, category, count in ((1, "a1", 6), (1, "b", 6), (2, "a1", 2), (3, "b", 9)):
        counts[TIMES[2], place, category] = count
    shown = shown_cells(counts)

    for town, count in product(("town 2", "town 3"), ("total", "a", "a1", "b")):
        assert ("2023", town, count) not in shown
    assert {("2023", "county", "total"), ("2023", "town 1", "a1"), ("2023", "town 1", "b")} <= set(shown)
