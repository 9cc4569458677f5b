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
from typing import Any

LEAST = 5

Item = Hashable  # a time, a place, a category
Atom = tuple[Item, ...]  # one item of each axis
Distance = Callable[[Any, Any], int]  # how far two items of an axis are from being counted together anyway
Counts = Mapping[Atom, int]


@dataclass(frozen=True)
class Block:
    """Atoms that are only counted together."""

    atoms: frozenset[Atom]
    is_safe: bool  # large enough to be shown


class Blocks:
    """The blocks of a table, and which numbers they allow."""

    def __init__(self, counts: Counts, distances: Sequence[Distance]) -> None:
        self.blocks = _divided(counts, distances, axis=0)
        self._place_of = {atom: place for place, block in enumerate(self.blocks) for atom in block.atoms}

    def allow(self, atoms: Iterable[Atom]) -> bool:
        """Whether the number of children in these atoms may be shown: if they are whole blocks, and safe ones.

        Atoms in no block are empty: 0 children are nobody's secret.
        """
        found = Counter(self._place_of[atom] for atom in atoms if atom in self._place_of)
        return all(self.blocks[place].is_safe and len(self.blocks[place].atoms) == n for place, n in found.items())


def _divided(counts: Counts, distances: Sequence[Distance], axis: int) -> list[Block]:
    if axis == len(distances):
        return [Block(frozenset(counts), is_safe=True)]
    slices: dict[Item, dict[Atom, int]] = defaultdict(dict)
    for atom, count in counts.items():
        slices[atom[axis]][atom] = count
    # An item may be occupied and yet sum to 0, where two counts overlap.
    occupied = {item for item, inside in slices.items() if any(inside.values())}
    found = []
    for pool in pools({item: sum(slices[item].values()) for item in slices if item in occupied}, distances[axis]):
        inside = {atom: count for item in pool.items for atom, count in slices[item].items()}
        if pool.is_safe:
            found += _divided(inside, distances, axis + 1)
        else:
            found.append(Block(frozenset(inside), is_safe=False))
    return found


@dataclass(frozen=True)
class Pool:
    """Items of one axis that are counted together."""

    items: tuple[Item, ...]
    size: int

    @property
    def is_safe(self) -> bool:
        return self.size >= len(self.items) - 1 + LEAST

    def joined(self, other: Pool) -> Pool:
        return Pool(self.items + other.items, self.size + other.size)


def pools(sizes: Mapping[Item, int], distance: Distance) -> list[Pool]:
    """The items put together until no pool is small; a single small one is left where there is too little in all.

    A small pool joins the nearest, of those the smallest.
    """
    found = [Pool((item,), size) for item, size in sizes.items()]
    while len(found) > 1 and not all(pool.is_safe for pool in found):
        small = min((pool for pool in found if not pool.is_safe), key=lambda pool: pool.size)
        found.remove(small)
        partner = min(found, key=lambda other: (_gap(small, other, distance), other.size))
        found.remove(partner)
        found.append(small.joined(partner))
    return found


def _gap(one: Pool, other: Pool, distance: Distance) -> int:
    return min(distance(item, near) for item in one.items for near in other.items)
