"""Blocks of children: what makes numbers safe to be shown, however they are subtracted from each other.

Counts of children are divided along axes (time, place, category) into atoms: so many children of this category, at this
place, in this time. Atoms are put together into blocks, and a number is shown only if it is made of whole blocks. Hence

1.  Every sum or difference of numbers that are shown, if it counts a group of children at all, counts whole blocks: no
    child or at least LEAST of them. This holds along all axes at once, for any number of steps.
2.  A block of several atoms has so many children that each of its numbers may be LEAST or more, for all that the total
    says, even if none is 0.

A pool is the same along one axis: small items are put to their nearest neighbour until no pool is small. Blocks are
found by pooling times, then the places in each pool of times, then the categories in each pool of those.

Pure: nothing here knows what an indicator or a committee is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

LEAST = 5

Item = Hashable  # a time, a place, a category
Atom = tuple[Item, ...]  # one item of each axis
Distance = Callable[[Item, Item], int]  # how far two items of an axis are from being counted together anyway
Sizes = Mapping[Item, int]


@dataclass(frozen=True)
class Block:
    """Atoms that are only counted together."""

    atoms: frozenset[Atom]
    is_safe: bool  # large enough to be shown, or empty


class Blocks:
    """The blocks of a table, and which numbers they allow."""

    def __init__(self, counts: Mapping[Atom, int], distances: Sequence[Distance]) -> None:
        self.blocks = _divided(counts, distances, axis=0)
        self._block_of = {atom: block for block in self.blocks for atom in block.atoms}

    def allow(self, atoms: Iterable[Atom]) -> bool:
        """Whether the number of children in these atoms may be shown: if they are whole blocks, and safe ones."""
        found = Counter(self._block_of[atom] for atom in atoms if atom in self._block_of)
        return all(block.is_safe and len(block.atoms) == count for block, count in found.items())


def _divided(counts: Mapping[Atom, int], distances: Sequence[Distance], axis: int) -> list[Block]:
    if not counts:
        return []
    if axis == len(distances):
        return [Block(frozenset(counts), is_safe=True)]
    found = []
    for pool in pools(_sizes(counts, axis), _occupied(counts, axis), distances[axis]):
        inside = {atom: count for atom, count in counts.items() if atom[axis] in pool.items}
        if pool.is_safe:
            found += _divided(inside, distances, axis + 1)
        else:
            found.append(Block(frozenset(inside), is_safe=False))
    return found


def _sizes(counts: Mapping[Atom, int], axis: int) -> dict[Item, int]:
    sizes: dict[Item, int] = defaultdict(int)
    for atom, count in counts.items():
        sizes[atom[axis]] += count
    return dict(sizes)


def _occupied(counts: Mapping[Atom, int], axis: int) -> set[Item]:
    """The items with any children. An item may be occupied and yet sum to 0 where two counts overlap."""
    return {atom[axis] for atom, count in counts.items() if count}


@dataclass(frozen=True)
class Pool:
    """Items of one axis that are counted together."""

    items: tuple[Item, ...]
    size: int
    is_empty: bool = False

    @property
    def is_safe(self) -> bool:
        return self.is_empty or self.size >= len(self.items) - 1 + LEAST

    def joined(self, other: Pool) -> Pool:
        return Pool(self.items + other.items, self.size + other.size)


def pools(sizes: Sizes, occupied: set[Item], distance: Distance) -> list[Pool]:
    """The items put together until no pool is small; a single small one is left where there is too little in all.

    A small pool joins the nearest, of those the smallest. Empty items stay alone: 0 children are nobody's secret.
    """
    empty = [Pool((item,), 0, is_empty=True) for item in sizes if item not in occupied]
    found = [Pool((item,), size) for item, size in sizes.items() if item in occupied]
    while len(found) > 1 and not all(pool.is_safe for pool in found):
        small = min((pool for pool in found if not pool.is_safe), key=lambda pool: pool.size)
        found.remove(small)
        partner = min(found, key=lambda other: (_gap(small, other, distance), other.size))
        found.remove(partner)
        found.append(small.joined(partner))
    return found + empty


def _gap(one: Pool, other: Pool, distance: Distance) -> int:
    return min(distance(item, near) for item in one.items for near in other.items)
