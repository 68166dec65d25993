"""From the database to a policy-year's figures: rows gathered, computed and judged. Nothing here words anything."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from compliance import findings
from compliance.calculation.reconciliation import reconcile
from compliance.calculation.year import YearAssessment, assess_year
from compliance.models import Entity, Policy
from compliance.models.people import inside
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
from compliance.report.policy_years import policy_year
from compliance.report.queries import EntryRow, LineRow, ObjectiveRow, Rows, ServiceRow, rows_of
from compliance.report.written import gather


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


def _of_entities(rows: Rows) -> dict[str, Any]:
    """What is known of entities, by their acronyms, and who is in charge of what."""
    entities = rows.entity_of
    return {
        "names": _names(rows.objectives, rows.services, entities.values()),
        "articles": {entity.acronym: entity.article for entity in entities.values() if entity.article},
        "inside": _inside(entities),
        "units_in_charge": {row.code: entities[row.unit_id].acronym for row in rows.services if row.unit_id},
        "answering": {row.code: entities[row.entity_id].acronym for row in rows.indicators},
    }


def _series_sources(rows: Rows) -> Mapping[str, Mapping[str, Mapping[int, str]]]:
    by_kind = rows.series.sources.items()
    return {
        row.code: {kind: of_indicator[row.id] for kind, of_indicator in by_kind if row.id in of_indicator}
        for row in rows.indicators
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
    rows = rows_of(policy, year)
    gathered = policy_year(policy, year, rows)
    result = assess_year(gathered)
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
        series_sources=_series_sources(rows),
        waivers=rows.waivers,
        reconciliation=reconcile(result),
        edits={f"{row.anchor}/{row.passage}": Edit(row.text, row.generated) for row in rows.edits},
        closed_on={code: rows.unsent[pk] for pk, code in code_of.items() if pk in rows.unsent and pk not in of_year},
        earlier=earlier_statuses(policy, gathered, {code: pk for pk, code in code_of.items()}),
        **_of_entities(rows),
        **_of_entries(entries),
    )
