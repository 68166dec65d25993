"""From the database to a policy-year's figures: rows gathered, computed and judged. Nothing here words anything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils import timezone

from compliance import findings
from compliance.calculation.reconciliation import reconcile
from compliance.calculation.rows import (
    Baseline,
    IndicatorYear,
    PolicyYear,
    ServiceYear,
    Stated,
    StatedChange,
    StructureCounts,
)
from compliance.calculation.year import YearAssessment, assess_year
from compliance.choices import Achievement, Direction, Level, MissingReason, ProgressMethod, Unit
from compliance.findings.waivers import Waiver
from compliance.models import Entity, Policy
from compliance.models.people import inside
from compliance.report import queries
from compliance.report.earlier import earlier_statuses
from compliance.report.figures import (
    Act,
    Approval,
    Edit,
    Figures,
    PolicyHeader,
    Resources,
    Texts,
)
from compliance.report.queries import EntryRow, IndicatorRow, LineRow, ObjectiveRow, ServiceRow, TextRow
from compliance.report.written import gather


@dataclass(frozen=True, slots=True)
class _Rows:
    """What the queries brought, one each."""

    entity_of: Mapping[int, Entity]
    root_of: Mapping[int, Entity]
    objectives: list[ObjectiveRow]
    services: list[ServiceRow]
    indicators: list[IndicatorRow]
    entries: list[EntryRow]
    lines: list[LineRow]
    series: Mapping[str, queries.Series]
    stated_counts: Mapping[str, str]
    edits: list[TextRow]
    waivers: tuple[Waiver, ...]

    def entries_of(self, year: int) -> Mapping[int, EntryRow]:
        """By indicator."""
        return {entry.indicator_id: entry for entry in self.entries if entry.year == year}

    def lines_of(self, year: int) -> list[LineRow]:
        return [line for line in self.lines if line.year == year]


def _rows(policy: Policy, year: int) -> _Rows:
    entity_of, root_of = queries.entities()
    return _Rows(
        entity_of=entity_of,
        root_of=root_of,
        objectives=queries.objectives(policy),
        services=queries.services(policy, year),
        indicators=queries.indicators(policy),
        entries=queries.entries(policy, year),
        lines=queries.lines(policy, year),
        series=queries.series(policy),
        stated_counts=queries.stated_counts(policy, year),
        edits=queries.section_texts(policy, year),
        waivers=queries.waivers(policy, year),
    )


def header_of(policy: Policy) -> PolicyHeader:
    lead = policy.lead_entity
    return PolicyHeader(
        code=policy.code,
        name=policy.name,
        lead_entity=lead.acronym if lead else "",
        lead_entity_name=lead.name if lead else "",
        legal_instrument=policy.legal_instrument,
        legal_instrument_date=policy.legal_instrument_date,
        public_problem=policy.public_problem,
    )


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
    series: Mapping[str, queries.Series]
    entries: Mapping[int, EntryRow]
    changes: Mapping[str, tuple[StatedChange, ...]]

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
        entry = self.entries.get(row.id)
        return MissingReason(entry.missing_reason) if entry and entry.missing_reason else None

    def _known(self, kind: str, row: IndicatorRow) -> Mapping[int, Decimal]:
        figures = self.series[kind].get(row.id, {})
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
            targets=self.series["target"].get(row.id, {}),
            values=self._known("value", row),
            baselines=tuple(Baseline(year, baselines[year]) for year in sorted(baselines)),
            reason=self.reason(row),
            stated=self.stated(row),
            breaks=tuple(sorted(self.series["break"].get(row.id, ()))),
        )


def _changes(lines: Iterable[LineRow]) -> Mapping[str, tuple[StatedChange, ...]]:
    changes: dict[str, tuple[StatedChange, ...]] = {}
    for line in lines:
        if line.kind == "change" and line.indicator:
            stated = StatedChange(line.position, line.text)
            changes[line.indicator] = (*changes.get(line.indicator, ()), stated)
    return changes


def _texts(result: YearAssessment, lines: Iterable[LineRow], entries: Mapping[str, EntryRow]) -> Texts:
    in_scope = {one.indicator.code for one in result.indicators} | {one.service.code for one in result.services}
    written: dict[str, dict[str, tuple[str, ...]]] = {"measure": {}, "action": {}, "change": {}}
    for line in lines:
        of_kind, code = written[line.kind], line.indicator or line.service or ""
        of_kind[code] = (*of_kind.get(code, ()), line.text)
    said = {code: entry for code, entry in entries.items() if code in in_scope}
    return Texts(
        measures={code: texts for code, texts in written["measure"].items() if code in in_scope},
        actions={code: texts for code, texts in written["action"].items() if code in in_scope},
        explanations={code: entry.explanation for code, entry in said.items() if entry.explanation},
        context={code: entry.context for code, entry in said.items() if entry.context},
        notes={code: entry.note for code, entry in said.items() if entry.note},
        paragraphs={},
    )


def _names(
    objectives: Iterable[ObjectiveRow], services: Iterable[ServiceRow], entities: Iterable[Entity]
) -> Mapping[str, str]:
    return {
        **{row.code: row.name for row in objectives},
        **{row.code: row.name for row in services},
        **{entity.acronym: entity.name for entity in entities},
    }


def _approvals(entry_of: Mapping[str, EntryRow]) -> Mapping[str, Approval]:
    return {
        code: Approval(entry.approved_by, timezone.localdate(entry.approved_at))
        for code, entry in entry_of.items()
        if entry.approved_by and entry.approved_at
    }


def _protocols(services: Iterable[ServiceRow]) -> Mapping[str, Act]:
    return {
        row.code: Act(row.approved_on, bool(row.only_year_known), row.instrument or "")
        for row in services
        if row.approved_on
    }


def _resources(services: Iterable[ServiceRow]) -> Mapping[str, Resources]:
    return {
        row.code: Resources(row.modified_budget, row.executed_budget)
        for row in services
        if row.modified_budget is not None or row.executed_budget is not None
    }


def _inside(entities: Mapping[int, Entity]) -> Mapping[str, frozenset[str]]:
    members = inside(entities.values())
    return {
        entity.acronym: frozenset(entities[unit].acronym for unit in members[pk]) for pk, entity in entities.items()
    }


def _policy_year(policy: Policy, year: int, rows: _Rows) -> PolicyYear:
    known = _Known(
        year=year,
        root_of=rows.root_of,
        series=rows.series,
        entries=rows.entries_of(year),
        changes=_changes(rows.lines_of(year)),
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


def _of_entities(rows: _Rows) -> dict[str, Any]:
    """What is known of entities, by their acronyms, and who is in charge of what."""
    entities = rows.entity_of
    return {
        "names": _names(rows.objectives, rows.services, entities.values()),
        "articles": {entity.acronym: entity.article for entity in entities.values() if entity.article},
        "inside": _inside(entities),
        "units_in_charge": {row.code: entities[row.unit_id].acronym for row in rows.services if row.unit_id},
        "answering": {row.code: entities[row.entity_id].acronym for row in rows.indicators},
    }


def _of_entries(entries: Mapping[str, EntryRow]) -> dict[str, Any]:
    """What is known of the year's entries beside their values, by code of indicator."""
    return {
        "expected_on": {code: entry.expected_on for code, entry in entries.items() if entry.expected_on},
        "sources": {code: entry.source for code, entry in entries.items() if entry.source},
        "approvals": _approvals(entries),
    }


def read_figures(policy: Policy, year: int) -> Figures:
    """Reads and computes a policy-year from the approved data of now."""
    rows = _rows(policy, year)
    policy_year = _policy_year(policy, year, rows)
    result = assess_year(policy_year)
    code_of, of_year = {row.id: row.code for row in rows.indicators}, rows.entries_of(year)
    entries = {code: of_year[pk] for pk, code in code_of.items() if pk in of_year}
    written = gather(result, code_of, rows.entries, rows.lines)
    return Figures(
        policy=header_of(policy),
        year=year,
        result=result,
        findings=findings.of_year(result, written),
        texts=_texts(result, rows.lines_of(year), entries),
        protocols=_protocols(rows.services),
        resources=_resources(rows.services),
        waivers=rows.waivers,
        reconciliation=reconcile(result),
        edits={f"{row.anchor}/{row.passage}": Edit(row.text, row.generated) for row in rows.edits},
        earlier=earlier_statuses(policy, policy_year, {code: pk for pk, code in code_of.items()}),
        **_of_entities(rows),
        **_of_entries(entries),
    )
