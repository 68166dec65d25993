"""One indicator's year as the calculation sees it, from the database or from what a form is about to save.

Asks related rows by `.all()`, so that a caller with many entries can have them fetched together.
"""

from dataclasses import replace
from decimal import Decimal

from compliance.calculation.progress import assess
from compliance.calculation.rows import Assessment, Baseline, IndicatorYear
from compliance.choices import Direction, EntryStatus, Level, MissingReason, ProgressMethod, Unit
from compliance.models import Indicator, ProgressEntry


def indicator_year(indicator: Indicator, year: int, value: Decimal | None) -> IndicatorYear:
    """The indicator in a year with the value that an entry states; what was approved before is `with_history`'s."""
    return IndicatorYear(
        year=year,
        code=indicator.code,
        level=Level.OBJECTIVE if indicator.objective_id else Level.SERVICE,
        objective="",
        entity="",
        name=indicator.name,
        unit=Unit(indicator.unit) if indicator.unit else None,
        direction=Direction(indicator.direction) if indicator.direction else None,
        method=ProgressMethod(indicator.method) if indicator.method else None,
        baseline_year=indicator.baseline_year,
        decimals=indicator.decimals,
        targets={one.year: one.value for one in indicator.targets.all() if one.valid_until is None},
        values={} if value is None else {year: value},
    )


def approved_values(indicator: Indicator) -> dict[int, Decimal]:
    """The approved values of every year, in their order."""
    approved = (one for one in indicator.entries.all() if one.status == EntryStatus.APPROVED)
    return dict(sorted((one.year, one.value) for one in approved if one.value is not None))


def with_history(row: IndicatorYear, indicator: Indicator) -> IndicatorYear:
    """The same with base lines and with the approved values of the other years."""
    others = {year: value for year, value in approved_values(indicator).items() if year != row.year}
    in_force = (one for one in indicator.baselines.all() if one.valid_until is None)
    baselines = tuple(Baseline(one.year, one.value) for one in in_force if one.value is not None)
    return replace(row, values={**others, **row.values}, baselines=baselines)


def assess_value(indicator: Indicator, year: int, value: Decimal | None) -> Assessment:
    """What a value would come to, saved or not."""
    return assess(with_history(indicator_year(indicator, year, value), indicator))


def assess_entry(entry: ProgressEntry) -> Assessment:
    """What the entry comes to, approved or not."""
    row = with_history(indicator_year(entry.indicator, entry.year, entry.value), entry.indicator)
    return assess(replace(row, reason=MissingReason(entry.missing_reason) if entry.missing_reason else None))
