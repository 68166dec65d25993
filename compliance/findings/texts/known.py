"""Every figure that an indicator's data hold or give: what a text about it may mention."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from itertools import combinations, pairwise

from compliance.calculation.progress import change_between
from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Unit
from compliance.findings.rows import Written

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Known:
    """What was measured, what is aimed at, the levels of both, the differences between them, and figures in %."""

    measured: frozenset[Decimal]
    targets: frozenset[Decimal]
    levels: frozenset[Decimal]
    differences: frozenset[Decimal]
    ratios: frozenset[Decimal]


def levels_of(row: IndicatorYear, year: int) -> set[Decimal]:
    """Value, target and base line of one year."""
    found = {one.value for one in row.baselines if one.year == year}
    return found | {one for one in (row.values.get(year), row.targets.get(year)) if one is not None}


def _percent(part: Decimal, whole: Decimal) -> Iterator[Decimal]:
    try:
        yield part / whole * HUNDRED
    except DecimalException:
        return


def _differences(measured: set[Decimal], targets: list[Decimal]) -> set[Decimal]:
    between = {abs(change_between(one, other)) for one, other in combinations(measured, 2)}
    aims = {abs(change_between(one, other)) for one in measured for other in targets}
    steps = {abs(change_between(one, other)) for one, other in pairwise(targets)}
    return between | aims | steps


def _ratios(assessment: Assessment, measured: set[Decimal], targets: list[Decimal]) -> set[Decimal]:
    """Progress by either way of counting it, as computed and as published, and changes in % of what was."""
    row = assessment.indicator
    found = {one for one in (assessment.progress,) if one is not None}
    if row.stated.progress:
        found.add(Decimal(row.stated.progress))
    if row.value is None:
        return found
    for other in (*targets, *measured):
        found.update(_percent(row.value, other), _percent(other, row.value))
        found.update(_percent(abs(change_between(other, row.value)), other))
    for one in row.baselines:
        if row.target is not None:
            found.update(_percent(row.value - one.value, row.target - one.value))
    return found


def known_figures(assessment: Assessment, written: Written) -> Known:
    row = assessment.indicator
    targets = [target for _year, target in sorted(row.targets.items()) if target is not None]
    measured = {*row.values.values(), *(one.value for one in row.baselines)}
    rest = {HUNDRED - row.value} if row.value is not None and row.unit == Unit.PERCENTAGE else set()
    published = {Decimal(change.change) for change in row.stated.changes}
    if row.stated.gap:
        published.add(Decimal(row.stated.gap))
    fraction = {one for one in (written.numerator, written.denominator) if one is not None}
    return Known(
        measured=frozenset(measured),
        targets=frozenset(targets),
        levels=frozenset({*measured, *targets, *rest, *fraction}),
        differences=frozenset({abs(one) for one in published} | _differences(measured, targets)),
        ratios=frozenset(_ratios(assessment, measured, targets)),
    )
