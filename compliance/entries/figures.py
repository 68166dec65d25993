"""One indicator's year as the calculation sees it, from the database or from what a form is about to save.

A caller with one indicator reads its series in one query; one with many has related rows fetched together, because
`series_of` asks by `.all()`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.db.models import CharField, F, Max, QuerySet, Value

from compliance.calculation.progress import assess, status
from compliance.calculation.rows import Assessment, Baseline, IndicatorYear
from compliance.choices import Achievement, Direction, EntryStatus, Level, MissingReason, ProgressMethod, Unit
from compliance.models import Baseline as BaselineRow
from compliance.models import Indicator, Policy, ProgressEntry, SeriesBreak, Target


@dataclass(frozen=True, slots=True)
class Series:
    """What is known of an indicator over the years: targets and base lines in force, approved values, breaks."""

    targets: Mapping[int, Decimal | None]
    baselines: tuple[Baseline, ...] = ()
    values: Mapping[int, Decimal] | None = None
    breaks: tuple[int, ...] = ()


def targets_in_force(indicator: Indicator) -> dict[int, Decimal | None]:
    return {one.year: one.value for one in indicator.targets.all() if one.valid_until is None}


def approved_values(indicator: Indicator) -> dict[int, Decimal]:
    """The approved values of every year, in their order."""
    approved = (one for one in indicator.entries.all() if one.status == EntryStatus.APPROVED)
    return dict(sorted((one.year, one.value) for one in approved if one.value is not None))


def series_of(indicator: Indicator) -> Series:
    """The indicator's series, from rows that were fetched before or are fetched now (four queries)."""
    in_force = (one for one in indicator.baselines.all() if one.valid_until is None)
    baselines = tuple(Baseline(one.year, one.value) for one in in_force if one.value is not None)
    breaks = tuple(sorted(one.year for one in indicator.series_breaks.all()))
    return Series(targets_in_force(indicator), baselines, approved_values(indicator), breaks)


def read_series(indicators: Iterable[int]) -> dict[int, Series]:
    """The series of these indicators, by their ids, in one query."""
    ids = list(indicators)

    def rows(of: "QuerySet[Any]", kind: str) -> "QuerySet[Any]":
        kinds: QuerySet[Any] = of.filter(indicator__in=ids).annotate(
            kind=Value(kind, output_field=CharField()), of=F("indicator_id")
        )
        return kinds.order_by().values_list("of", "kind", "year", "value")

    kinds = ("target", "baseline", "value", "break")
    found: dict[int, dict[str, dict[int, Any]]] = {pk: {kind: {} for kind in kinds} for pk in ids}
    nothing = Value(None, output_field=ProgressEntry._meta.get_field("value"))
    known = rows(Target.objects.in_force(), "target").union(
        rows(BaselineRow.objects.in_force().filter(value__isnull=False), "baseline"),
        rows(ProgressEntry.objects.approved().filter(value__isnull=False), "value"),
        rows(SeriesBreak.objects.annotate(value=nothing), "break"),
        all=True,
    )
    for pk, kind, year, value in known:
        found[pk][kind][year] = value
    return {
        pk: Series(
            targets=one["target"],
            baselines=tuple(Baseline(year, value) for year, value in sorted(one["baseline"].items())),
            values=dict(sorted(one["value"].items())),
            breaks=tuple(sorted(one["break"])),
        )
        for pk, one in found.items()
    }


def last_target_year(policy: Policy) -> int | None:
    """The last year for which any of the policy's indicators has a known target."""
    known = Target.objects.in_force().filter(indicator__policy=policy, value__isnull=False)
    newest: int | None = known.aggregate(last=Max("year"))["last"]
    return newest


def indicator_year(indicator: Indicator, year: int, value: Decimal | None, series: Series) -> IndicatorYear:
    """The indicator in a year with the value that an entry states, among the approved values of the other years."""
    others = {known: figure for known, figure in (series.values or {}).items() if known != year}
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
        targets=series.targets,
        values=others if value is None else {**others, year: value},
        baselines=series.baselines,
        breaks=series.breaks,
    )


def assess_value(
    indicator: Indicator, year: int, value: Decimal | None, reason: str = "", series: Series | None = None
) -> Assessment:
    """What a value, or the reason for having none, would come to, saved or not."""
    row = indicator_year(indicator, year, value, series or series_of(indicator))
    return assess(replace(row, reason=MissingReason(reason) if reason else None))


def assess_entry(entry: ProgressEntry, series: Series | None = None) -> Assessment:
    """What the entry comes to, approved or not."""
    return assess_value(entry.indicator, entry.year, entry.value, entry.missing_reason, series)


def status_of(entry: ProgressEntry) -> Achievement:
    """What became of the indicator by the entry's value; looks at its targets only."""
    return status(indicator_year(entry.indicator, entry.year, entry.value, Series(targets_in_force(entry.indicator))))
