"""A policy-year as frozen figures and texts: what every later stage of the report works on.

Reads through `queries`, computes through `calculation`, judges through `findings`; words nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils import timezone

from compliance import findings
from compliance.calculation.reconciliation import Reconciled, reconcile
from compliance.calculation.rows import (
    Baseline,
    IndicatorYear,
    PolicyYear,
    ServiceYear,
    Stated,
    StatedChange,
    StructureCounts,
)
from compliance.calculation.since import Changes, changes_since
from compliance.calculation.year import YearAssessment, assess_year
from compliance.choices import Achievement, Direction, Level, MissingReason, ProgressMethod, Unit
from compliance.findings import Finding
from compliance.findings.waivers import Waiver
from compliance.models import Entity, Policy
from compliance.models.people import inside
from compliance.report import queries
from compliance.report.earlier import earlier_statuses
from compliance.report.queries import EntryRow, IndicatorRow, LineRow, ObjectiveRow, ServiceRow
from compliance.report.written import gather


@dataclass(frozen=True, slots=True)
class PolicyHeader:
    """The policy as the report's header presents it."""

    code: str
    name: str
    lead_entity: str
    lead_entity_name: str
    legal_instrument: str
    legal_instrument_date: date | None
    public_problem: str


@dataclass(frozen=True, slots=True)
class Texts:
    """What people wrote for the report, by code of indicator or service; only for what is in scope."""

    measures: Mapping[str, tuple[str, ...]]
    actions: Mapping[str, tuple[str, ...]]
    explanations: Mapping[str, str]
    context: Mapping[str, str]
    notes: Mapping[str, str]
    paragraphs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved an indicator's entry, and on which day in Lima."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Act:
    """How a service's protocol was approved; where only the year is known, the day is its 31 December."""

    approved_on: date
    only_year_known: bool
    legal_instrument: str


@dataclass(frozen=True, slots=True)
class Resources:
    """What an entity reported for a service, in soles; either may be unknown."""

    modified: Decimal | None
    executed: Decimal | None


@dataclass(frozen=True, slots=True)
class Edit:
    """A passage in a reviewer's words, with tokens, and the generated one that it was written or confirmed beside."""

    text: str
    generated: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything a report of a policy-year says with numbers, and the texts that go with them.

    `names` are those of objectives, services and entities by code or acronym; `units_in_charge` the acronym of the
    unit that delivers a service; `expected_on` the announced day of values that are due later, by indicator.
    `articles` are those of entities that the catalogue states, by acronym.
    `answering`, `sources` and `approvals` are by indicator: the acronym of the entity or unit that answers for it,
    where its value comes from, and who approved it. `protocols` and `resources` are by service, `edits` by the address
    of a passage (`resumen/balance`). `reconciliation` holds what a past report published of the year, beside what comes
    out here; nothing where none did. `earlier` are the statuses in the report of the year before, by indicator; None
    where there was no such report. `inside` are, of every entity or unit, its own acronym and those of the units below.
    """

    policy: PolicyHeader
    year: int
    result: YearAssessment
    findings: tuple[Finding, ...]
    texts: Texts
    names: Mapping[str, str]
    units_in_charge: Mapping[str, str]
    expected_on: Mapping[str, date]
    articles: Mapping[str, str] = field(default_factory=dict)
    answering: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    approvals: Mapping[str, Approval] = field(default_factory=dict)
    protocols: Mapping[str, Act] = field(default_factory=dict)
    resources: Mapping[str, Resources] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    reconciliation: tuple[Reconciled, ...] = ()
    edits: Mapping[str, Edit] = field(default_factory=dict)
    earlier: Mapping[str, Achievement] | None = None
    inside: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def changes(self) -> Changes | None:
        """What changed since the report of the year before."""
        return None if self.earlier is None else changes_since(self.earlier, self.result.indicators)


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


def read_figures(policy: Policy, year: int) -> Figures:
    """Reads and computes a policy-year from the approved data of now."""
    entity_of, root_of = queries.entities()
    objectives, services = queries.objectives(policy), queries.services(policy, year)
    indicators, entries = queries.indicators(policy), queries.entries(policy, year)
    all_lines, beside = queries.lines(policy, year), queries.beside(policy, year)
    lines = [line for line in all_lines if line.year == year]
    of_year = {entry.indicator_id: entry for entry in entries if entry.year == year}
    known = _Known(
        year=year,
        root_of=root_of,
        series=queries.series(policy),
        entries=of_year,
        changes=_changes(lines),
    )
    rows = PolicyYear(
        year=year,
        objectives=tuple(dict.fromkeys(row.code for row in objectives)),
        services=tuple(_service(row, root_of) for row in services),
        indicators=tuple(known.indicator(row) for row in indicators),
        declared=_declared(policy),
        loaded=_loaded(objectives, services, indicators),
        stated_counts=beside.stated_counts,
    )
    result = assess_year(rows)
    entry_of = {row.code: of_year[row.id] for row in indicators if row.id in of_year}
    written = gather(result, {row.id: row.code for row in indicators}, entries, all_lines)
    return Figures(
        policy=header_of(policy),
        year=year,
        result=result,
        findings=findings.of_year(result, written),
        texts=_texts(result, lines, entry_of),
        names=_names(objectives, services, entity_of.values()),
        units_in_charge={row.code: entity_of[row.unit_id].acronym for row in services if row.unit_id},
        articles={entity.acronym: entity.article for entity in entity_of.values() if entity.article},
        expected_on={code: entry.expected_on for code, entry in entry_of.items() if entry.expected_on},
        answering={row.code: entity_of[row.entity_id].acronym for row in indicators},
        sources={code: entry.source for code, entry in entry_of.items() if entry.source},
        approvals=_approvals(entry_of),
        protocols=_protocols(services),
        resources=_resources(services),
        waivers=queries.waivers(policy, year),
        reconciliation=reconcile(result),
        edits={f"{row.anchor}/{row.passage}": Edit(row.text, row.generated) for row in beside.texts},
        earlier=earlier_statuses(policy, rows, {row.code: row.id for row in indicators}),
        inside=_inside(entity_of),
    )
