"""What became of one indicator in one year: status, progress, gap, change and the later targets already met.

Rules of the contract's section 2, over exact Decimals. Nothing is rounded here: figures are rounded when printed.
"""

from collections.abc import Callable
from decimal import Context, Decimal, DecimalException

from compliance.calculation.rows import Assessment, Baseline, IndicatorYear, Previous
from compliance.choices import Achievement, Direction, ProgressMethod

HUNDRED = Decimal(100)

# Wide enough for any two storable figures to be subtracted without rounding.
EXACT = Context(prec=60)


def is_met(value: Decimal, target: Decimal, direction: Direction) -> bool:
    """Whether a value meets a target: a tie does, in both directions."""
    return value >= target if direction == Direction.ASCENDING else value <= target


def change_between(earlier: Decimal, later: Decimal) -> Decimal:
    """later - earlier, exact whatever their digits."""
    return EXACT.subtract(later, earlier)


def favourable_gap(value: Decimal, target: Decimal, direction: Direction) -> Decimal:
    """How much better than the target a value is, in the indicator's unit; below zero it is worse."""
    if direction == Direction.ASCENDING:
        return change_between(target, value)
    return change_between(value, target)


def baseline_in_use(row: IndicatorYear) -> Baseline | None:
    """The base line of the indicator's own base year, else its newest one before the reported year."""
    of_base_year = [known for known in row.baselines if known.year == row.baseline_year]
    earlier = [known for known in row.baselines if known.year < row.year]
    return max(of_base_year or earlier, key=lambda known: known.year, default=None)


def _percentage(part: Decimal, whole: Decimal) -> Decimal:
    return EXACT.multiply(EXACT.divide(part, whole), HUNDRED)


def _by_ratio(row: IndicatorYear, value: Decimal, target: Decimal) -> Decimal:
    return _percentage(value, target) if row.direction == Direction.ASCENDING else _percentage(target, value)


def _by_baseline(row: IndicatorYear, value: Decimal, target: Decimal) -> Decimal | None:
    baseline = baseline_in_use(row)
    if baseline is None:
        return None
    return _percentage(change_between(baseline.value, value), change_between(baseline.value, target))


METHODS: dict[ProgressMethod, Callable[[IndicatorYear, Decimal, Decimal], Decimal | None]] = {
    ProgressMethod.RATIO: _by_ratio,
    ProgressMethod.BASELINE: _by_baseline,
}


def progress_by(row: IndicatorYear, method: ProgressMethod) -> Decimal | None:
    """Progress in % by a method that need not be the indicator's own: CEPLAN's types I and II (domain, part 1.4).

    Neither capped nor rounded; None where a part is missing or it would divide by zero.
    """
    if row.value is None or row.target is None or row.direction is None:
        return None
    try:
        return METHODS[method](row, row.value, row.target)
    except DecimalException:
        return None


def progress(row: IndicatorYear) -> Decimal | None:
    """Progress in % by the indicator's own method; None where it has none, or as `progress_by` has it."""
    return None if row.method is None else progress_by(row, row.method)


def gap(row: IndicatorYear) -> Decimal | None:
    """The favourable gap in the indicator's unit; None without value, target or direction."""
    if row.value is None or row.target is None or row.direction is None:
        return None
    return favourable_gap(row.value, row.target, row.direction)


def status(row: IndicatorYear) -> Achievement:
    """Compares value and target, else trusts a published status; never derived from progress."""
    if row.value is not None and row.target is not None and row.direction is not None:
        met = is_met(row.value, row.target, row.direction)
        return Achievement.ACHIEVED if met else Achievement.NOT_ACHIEVED
    if row.stated.status is not None:
        return row.stated.status
    return Achievement.NO_INFORMATION if row.value is None else Achievement.NOT_ASSESSABLE


def earlier_value(row: IndicatorYear) -> tuple[int, Decimal] | None:
    """The newest value before the reported year, with its year."""
    earlier = [year for year in row.values if year < row.year]
    return (max(earlier), row.values[max(earlier)]) if earlier else None


def previous(row: IndicatorYear) -> Previous | None:
    """The change since the newest earlier value; None without a value for the year."""
    earlier = earlier_value(row)
    if row.value is None or earlier is None:
        return None
    year, value = earlier
    change = change_between(value, row.value)
    better = None
    if change and row.direction is not None:
        better = (change > 0) == (row.direction == Direction.ASCENDING)
    return Previous(year, value, change, better)


def surpassed_years(row: IndicatorYear) -> tuple[int, ...]:
    """The later years whose known target the year's value already meets, ascending."""
    value, direction = row.value, row.direction
    if value is None or direction is None:
        return ()
    later = {year: target for year, target in row.targets.items() if year > row.year and target is not None}
    return tuple(sorted(year for year, target in later.items() if is_met(value, target, direction)))


def assess(row: IndicatorYear) -> Assessment:
    """All that the report says about one indicator in one year."""
    return Assessment(
        indicator=row,
        status=status(row),
        progress=progress(row),
        gap=gap(row),
        baseline=baseline_in_use(row),
        previous=previous(row),
        surpasses=surpassed_years(row),
    )
