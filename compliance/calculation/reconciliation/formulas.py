"""The formulas of progress turned round: which of them, with which base line or unrounded value, print a given figure.

A printed figure stands for all that rounds to it (domain, part 3). The conditions are solved for a product, never for
a quotient, so they are decided exactly; only the ends of an interval may be rounded, at 60 digits.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from compliance.calculation.progress import baseline_in_use, progress
from compliance.calculation.reconciliation.intervals import (
    EVERYTHING,
    Interval,
    box,
    box_of,
    cut,
    divided,
    exactly,
    image,
)
from compliance.calculation.reconciliation.results import Formula
from compliance.calculation.rows import Baseline, IndicatorYear
from compliance.choices import Direction, ProgressMethod
from compliance.formatting import WIDE, decimals_of

RATIO, BASELINE = ProgressMethod
ONE = Decimal(1)
# With fewer decimals than this a figure was hardly ever printed, unless its indicator has none.
USUAL_DECIMALS = 1


def printed_box(row: IndicatorYear, figure: Decimal) -> Interval:
    """What a recorded figure stands for, as it was printed.

    Which zeros it was printed with is not kept. The fewest decimals that show it give the widest interval, so that
    what is excluded is excluded however it was printed.
    """
    usual = USUAL_DECIMALS if row.decimals is None else min(row.decimals, USUAL_DECIMALS)
    return box(figure, max(decimals_of(figure.normalize(WIDE)), usual))


def own_formula(row: IndicatorYear) -> Formula | None:
    """The indicator's own method, with the base line that it uses."""
    if row.method is None:
        return None
    baseline = baseline_in_use(row)
    if row.method == BASELINE:
        return None if baseline is None else Formula(BASELINE, baseline)
    return Formula(RATIO)


def known_formulas(row: IndicatorYear) -> tuple[Formula, ...]:
    """The ratio, then every known base line and every earlier value in its place, the newest first."""
    earlier = {Baseline(year, value) for year, value in row.values.items() if year < row.year}
    bases = sorted({*row.baselines, *earlier}, key=lambda one: (-one.year, one.value))
    return (Formula(RATIO), *(Formula(BASELINE, one) for one in bases))


def progress_by(row: IndicatorYear, formula: Formula) -> Decimal | None:
    """The progress in % that a formula gives, neither capped nor rounded."""
    bases = () if formula.baseline is None else (formula.baseline,)
    return progress(
        replace(row, method=formula.method, baselines=bases, baseline_year=bases[0].year if bases else None)
    )


def _share_of(stated: str) -> Interval:
    """The parts of one that print as the stated progress in %."""
    percent = box_of(stated)
    return replace(percent, low=percent.low.scaleb(-2), high=percent.high.scaleb(-2))


def _target_box(row: IndicatorYear, target: Decimal, *, exact_target: bool) -> Interval:
    return exactly(target) if exact_target else printed_box(row, target)


def _ratio_can_print(above: Interval, below: Interval, share: Interval) -> bool:
    """Whether above = share x below for some of them, below not being zero."""
    return any(image(lambda p, d: p * d, share, part).meets(above) for _side, part in cut(below, Decimal(0)))


def _from_baseline(base: Decimal, share: Decimal, target: Decimal) -> Decimal:
    """The value that has gone this share of the way; each factor stands once, so that it is monotone in all."""
    return base * (ONE - share) + share * target


def can_print(row: IndicatorYear, formula: Formula, stated: str, *, exact_target: bool = False) -> bool:
    """Whether some numbers that print as the recorded ones give the stated progress by this formula."""
    if row.value is None or row.target is None or row.direction is None:
        return False
    share, value = _share_of(stated), printed_box(row, row.value)
    target = _target_box(row, row.target, exact_target=exact_target)
    if formula.baseline is None:
        ascending = row.direction == Direction.ASCENDING
        return _ratio_can_print(value, target, share) if ascending else _ratio_can_print(target, value, share)
    base = printed_box(row, formula.baseline.value)
    return image(_from_baseline, base, share, target).meets(value)


def _values(row: IndicatorYear, formula: Formula, target: Decimal, share: Interval) -> Iterator[Interval]:
    if formula.baseline is not None:
        base = formula.baseline.value
        if base != target:
            yield image(lambda p: _from_baseline(base, p, target), share)
    elif row.direction == Direction.ASCENDING:
        yield from () if not target else [image(lambda p: p * target, share)]
    else:
        for side, part in cut(share, Decimal(0)):
            yield image(lambda p, side=side: divided(target, p, side), part)


def values_that_print(row: IndicatorYear, formula: Formula, stated: str) -> tuple[Interval, ...]:
    """The values that print as the recorded one and give the stated progress, target and base line being exact."""
    if row.value is None or row.target is None or row.direction is None:
        return ()
    printed = printed_box(row, row.value)
    found = (one.common(printed) for one in _values(row, formula, row.target, _share_of(stated)))
    return tuple(one for one in found if not one.is_empty)


def baselines_that_print(row: IndicatorYear, stated: str, *, exact_target: bool = False) -> tuple[Interval, ...]:
    """The base lines, apart from the target itself, that give the stated progress for some value and target.

    Everything where the progress is 100 % and value and target print alike; unbounded where it is nearly that.
    """
    if row.value is None or row.target is None:
        return ()
    share, value = _share_of(stated), printed_box(row, row.value)
    target = _target_box(row, row.target, exact_target=exact_target)
    if ONE in share and value.meets(target):
        return (EVERYTHING,)
    return tuple(
        image(lambda p, v, t, side=side: t + divided(t - v, p - ONE, side), part, value, target)
        for side, part in cut(share, ONE)
    )
