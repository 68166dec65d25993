"""Intervals of numbers with open or closed ends: what a printed figure stands for, and what a formula makes of it.

Over exact Decimals; ends may be infinite. Nothing here knows of indicators.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from compliance.formatting import decimals_of, rounded

INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two ends; each end belongs to it or does not."""

    low: Decimal
    high: Decimal
    has_low: bool = True
    has_high: bool = True

    def __contains__(self, figure: Decimal) -> bool:
        return not self.common(exactly(figure)).is_empty

    @property
    def is_empty(self) -> bool:
        return self.low > self.high or (self.low == self.high and not (self.has_low and self.has_high))

    def common(self, other: "Interval") -> "Interval":
        """What both hold; may be empty."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(
            low,
            high,
            all(one.has_low for one in (self, other) if one.low == low),
            all(one.has_high for one in (self, other) if one.high == high),
        )

    def meets(self, other: "Interval") -> bool:
        return not self.common(other).is_empty


EVERYTHING = Interval(-INFINITY, INFINITY, has_low=False, has_high=False)
NOT_NEGATIVE = Interval(Decimal(0), INFINITY, has_high=False)


def exactly(figure: Decimal) -> Interval:
    return Interval(figure, figure)


def box(figure: Decimal, decimals: int) -> Interval:
    """All that prints as this figure with so many decimals, half up: 7.6 is [7.55, 7.65), -4.7 is (-4.75, -4.65]."""
    half = Decimal(5).scaleb(-decimals - 1)
    return Interval(figure - half, figure + half, has_low=figure > 0, has_high=figure < 0)


def box_of(printed: str) -> Interval:
    """What a printed text stands for, by the decimals that it shows."""
    return box(Decimal(printed), decimals_of(Decimal(printed)))


def prints_as(figure: Decimal, printed: str) -> bool:
    """Whether the figure, rounded to the decimals of the printed one, is that."""
    return rounded(figure, decimals_of(Decimal(printed))) == Decimal(printed)


def cut(interval: Interval, at: Decimal) -> Iterator[tuple[int, Interval]]:
    """What lies below a number (side -1) and above it (side 1), the number itself left out; only what is not empty."""
    halves = (
        (-1, Interval(-INFINITY, at, has_low=False, has_high=False)),
        (1, Interval(at, INFINITY, has_low=False, has_high=False)),
    )
    for side, half in halves:
        if interval.meets(half):
            yield side, interval.common(half)


def divided(numerator: Decimal, denominator: Decimal, side: int) -> Decimal:
    """The quotient; where the denominator tends to zero from a side, what it tends to."""
    if denominator or not numerator:
        return numerator / (denominator or 1)
    return INFINITY.copy_sign(numerator * side)


Corner = tuple[tuple[Decimal, bool], ...]


def _corners(boxes: tuple[Interval, ...]) -> dict[tuple[int, ...], Corner]:
    ends = [((one.low, one.has_low), (one.high, one.has_high)) for one in boxes]
    places = product((0, 1), repeat=len(boxes))
    return {place: tuple(end[at] for end, at in zip(ends, place, strict=True)) for place in places}


def _is_reached(place: tuple[int, ...], corner: Corner, extreme: set[tuple[int, ...]]) -> bool:
    """Whether the value at a corner is taken inside the boxes: its ends belong, or it stays along an open one."""
    ways = [(at,) if belongs else (0, 1) for at, (_figure, belongs) in zip(place, corner, strict=True)]
    return all(other in extreme for other in product(*ways))


def image(function: Callable[..., Decimal], *boxes: Interval) -> Interval:
    """Everything that a function takes on over boxes, if it is continuous and monotone in each of its arguments."""
    corners = _corners(boxes)
    taken = {place: function(*(figure for figure, _belongs in corner)) for place, corner in corners.items()}

    def reached(extreme: Decimal) -> bool:
        places = {place for place, figure in taken.items() if figure == extreme}
        return any(_is_reached(place, corners[place], places) for place in places)

    low, high = min(taken.values()), max(taken.values())
    return Interval(low, high, reached(low), reached(high))
