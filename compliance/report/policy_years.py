"""A policy-year as the calculation looks at it, made of the rows that the queries bring. Nothing here computes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from compliance.calculation.rows import (
    Baseline,
    IndicatorYear,
    PolicyYear,
    ServiceYear,
    Stated,
    StatedChange,
    StructureCounts,
)
from compliance.choices import Achievement, Direction, Level, MissingReason, ProgressMethod, Unit
from compliance.models import Entity, Policy
from compliance.report.queries import EntryRow, IndicatorRow, LineRow, ObjectiveRow, Rows, Series, ServiceRow


def _declared(policy: Policy) -> StructureCounts:
    return StructureCounts(
        objectives=policy.declared_objectives,
        objective_indicators=policy.declared_objective_indicators,
        guidelines=policy.declared_guidelines,
        guidelines_with_services=policy.declared_guidelines_with_services,
        services=policy.declared_services,
    )


def _loaded(
    objectives: Iterable[ObjectiveRow], services: Iterable[ServiceRow], indicators: Iterable[IndicatorRow]
) -> StructureCounts:
    objective_rows, service_rows = list(objectives), list(services)
    return StructureCounts(
        objectives=len({row.code for row in objective_rows}),
        objective_indicators=sum(row.objective is not None for row in indicators),
        guidelines=sum(row.guideline is not None for row in objective_rows),
        guidelines_with_services=len({row.guideline for row in service_rows}),
        services=len(service_rows),
    )


def _service(row: ServiceRow, root_of: Mapping[int, Entity]) -> ServiceYear:
    return ServiceYear(
        code=row.code,
        objective=row.objective,
        entity=root_of[row.entity_id].acronym,
        guideline=row.guideline,
        name=row.name,
        protocol_approved_on=row.approved_on,
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What the database knows about indicators, gathered by indicator before rows are made."""

    year: int
    root_of: Mapping[int, Entity]
    series: Series
    entries: Mapping[int, EntryRow]
    changes: Mapping[str, tuple[StatedChange, ...]]
    unsent: Collection[int]

    def stated(self, row: IndicatorRow) -> Stated:
        entry = self.entries.get(row.id)
        if entry is None:
            return Stated()
        return Stated(
            status=Achievement(entry.stated_status) if entry.stated_status else None,
            progress=entry.stated_progress or None,
            gap=entry.stated_gap or None,
            changes=self.changes.get(row.code, ()),
        )

    def reason(self, row: IndicatorRow) -> MissingReason | None:
        """As declared; else what the closing established."""
        entry = self.entries.get(row.id)
        if entry is None:
            return MissingReason.NOT_SUBMITTED if row.id in self.unsent else None
        return MissingReason(entry.missing_reason) if entry.missing_reason else None

    def _known(self, kind: str, row: IndicatorRow) -> Mapping[int, Decimal]:
        figures = self.series.figures[kind].get(row.id, {})
        return {year: figure for year, figure in figures.items() if figure is not None}

    def indicator(self, row: IndicatorRow) -> IndicatorYear:
        baselines = self._known("baseline", row)
        return IndicatorYear(
            year=self.year,
            code=row.code,
            level=Level.OBJECTIVE if row.objective else Level.SERVICE,
            objective=row.objective or row.service_objective or "",
            service=row.service,
            entity=self.root_of[row.entity_id].acronym,
            name=row.name,
            unit=Unit(row.unit) if row.unit else None,
            direction=Direction(row.direction) if row.direction else None,
            method=ProgressMethod(row.method) if row.method else None,
            baseline_year=row.baseline_year,
            decimals=row.decimals,
            targets=self.series.figures["target"].get(row.id, {}),
            values=self._known("value", row),
            baselines=tuple(Baseline(year, baselines[year]) for year in sorted(baselines)),
            reason=self.reason(row),
            stated=self.stated(row),
            breaks=tuple(sorted(self.series.figures["break"].get(row.id, ()))),
        )


def _changes(lines: Iterable[LineRow]) -> Mapping[str, tuple[StatedChange, ...]]:
    changes: dict[str, tuple[StatedChange, ...]] = {}
    for line in lines:
        if line.kind == "change" and line.indicator:
            stated = StatedChange(line.position, line.text)
            changes[line.indicator] = (*changes.get(line.indicator, ()), stated)
    return changes


def policy_year(policy: Policy, year: int, rows: Rows) -> PolicyYear:
    known = _Known(
        year=year,
        root_of=rows.root_of,
        series=rows.series,
        entries=rows.entries_of(year),
        changes=_changes(rows.lines_of(year)),
        unsent=rows.unsent,
    )
    return PolicyYear(
        year=year,
        objectives=tuple(dict.fromkeys(row.code for row in rows.objectives)),
        services=tuple(_service(row, rows.root_of) for row in rows.services),
        indicators=tuple(known.indicator(row) for row in rows.indicators),
        declared=_declared(policy),
        loaded=_loaded(rows.objectives, rows.services, rows.indicators),
        stated_counts=rows.stated_counts,
    )
