"""Lines of the report held against lines of a document: which became which, and which are new or gone. Pure.

Equal lines are found first; between them, lines are paired in their order by the words they share, one becoming up
to three or up to three becoming one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from compliance.publishing.returned.outline import Line, key

WORD = re.compile(r"\w+")
LEAST_SHARED = 0.5
MOST_TOGETHER = 3
# A long stretch without any equal line is no longer compared line by line with line.
MOST_COMPARED = 4_000
EXTRA_LINE = 0.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Lines of the report and what they became, by position; one of the two may be empty."""

    ours: range
    theirs: range


Bag = Counter[str]


def bag(text: str) -> Bag:
    return Counter(WORD.findall(key(text).casefold()))


def shared(one: Bag, other: Bag) -> float:
    """How much of both is in both, from 0 to 1."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0


def _is_inside(part: Bag, whole: Bag) -> bool:
    return bool(part.total()) and (part & whole).total() >= LEAST_SHARED * part.total()


class _Gap:
    """A stretch of both sides in which no line is equal."""

    def __init__(self, ours: Sequence[Line], theirs: Sequence[Line]) -> None:
        self.ours, self.theirs = ours, theirs
        self.our_bags, self.their_bags = [bag(one.text) for one in ours], [bag(one.text) for one in theirs]

    def _worth(self, at: int, count: int, other: int, other_count: int) -> float:
        """How many words the lines share; 0 where they are not the same text."""
        if count > 1 and (other_count > 1 or not self._is_one_passage(at, count)):
            return 0.0
        mine, yours = self.our_bags[at : at + count], self.their_bags[other : other + other_count]
        whole, its = sum(mine, Bag()), sum(yours, Bag())
        if shared(whole, its) < LEAST_SHARED or not all(
            [*(_is_inside(one, its) for one in mine[1:]), *(_is_inside(one, whole) for one in yours[1:])]
        ):
            return 0.0
        return (whole & its).total() - EXTRA_LINE * (count + other_count - 2)

    def _is_one_passage(self, at: int, count: int) -> bool:
        addresses = {line.address for line in self.ours[at : at + count]}
        return len(addresses) == 1 and "" not in addresses

    def _steps(self, at: int, other: int) -> Iterator[tuple[int, int, float]]:
        yield from ((count, 0, 0.0) for count in (1,) if at < len(self.ours))
        yield from ((0, count, 0.0) for count in (1,) if other < len(self.theirs))
        most, most_other = min(MOST_TOGETHER, len(self.ours) - at), min(MOST_TOGETHER, len(self.theirs) - other)
        for count, other_count in product(range(1, most + 1), range(1, most_other + 1)):
            if worth := self._worth(at, count, other, other_count):
                yield count, other_count, worth

    def _best(self) -> dict[tuple[int, int], tuple[float, int, int]]:
        """From the end: the best that can be had from each place, and the step to take there."""
        best: dict[tuple[int, int], tuple[float, int, int]] = {(len(self.ours), len(self.theirs)): (0.0, 0, 0)}
        for at in range(len(self.ours), -1, -1):
            for other in range(len(self.theirs), -1, -1):
                ways = [
                    (worth + best[at + count, other + more][0], count, more)
                    for count, more, worth in self._steps(at, other)
                ]
                if ways:
                    best[at, other] = max(ways)
        return best

    def pairs(self) -> Iterator[Pair]:
        """As many texts gone as new in one place, and few: each is the other rewritten."""
        waiting: list[Pair] = []
        for pair in (*self._shared(), None):
            if pair and not (pair.ours and pair.theirs):
                waiting.append(pair)
                continue
            yield from _rewritten(waiting)
            waiting = []
            if pair:
                yield pair

    def _shared(self) -> Iterator[Pair]:
        if len(self.ours) * len(self.theirs) > MOST_COMPARED:
            yield from (Pair(range(at, at + 1), range(0)) for at in range(len(self.ours)))
            yield from (Pair(range(0), range(at, at + 1)) for at in range(len(self.theirs)))
            return
        best, at, other = self._best(), 0, 0
        while (at, other) != (len(self.ours), len(self.theirs)):
            _worth, count, more = best[at, other]
            yield Pair(range(at, at + count), range(other, other + more))
            at, other = at + count, other + more


def _rewritten(pairs: list[Pair]) -> list[Pair]:
    gone, new = [one for one in pairs if one.ours], [one for one in pairs if one.theirs]
    if len(gone) != len(new) or len(gone) > MOST_TOGETHER:
        return pairs
    return [Pair(one.ours, other.theirs) for one, other in zip(gone, new, strict=True)]


def _moved(pair: Pair, start: int, from_: int) -> Pair:
    def along(one: range, by: int) -> range:
        return range(one.start + by, one.stop + by)

    return Pair(along(pair.ours, start), along(pair.theirs, from_))


def align(ours: Sequence[Line], theirs: Sequence[Line]) -> Iterator[Pair]:
    """All lines of both sides, in order; each stands in one pair."""
    keys, their_keys = [key(one.text) for one in ours], [key(one.text) for one in theirs]
    for what, start, end, from_, until in SequenceMatcher(None, keys, their_keys, autojunk=False).get_opcodes():
        if what == "equal":
            yield from (
                Pair(range(start + at, start + at + 1), range(from_ + at, from_ + at + 1)) for at in range(end - start)
            )
        else:
            gap = _Gap(ours[start:end], theirs[from_:until])
            yield from (_moved(pair, start, from_) for pair in gap.pairs())
