"""Figures and texts as the contract's section 5 writes them: Decimals as plain strings, null for nothing."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from compliance.calculation.keys import Tree, count_tree
from compliance.calculation.reconciliation import Kind, Reconciled, verdicts
from compliance.calculation.reconciliation.results import Cause
from compliance.calculation.rows import Assessment, Baseline, Previous, ServiceAssessment, Stated
from compliance.calculation.shares import executed_share
from compliance.findings.waivers import Waived, split
from compliance.formatting import exact, plain, rounded
from compliance.report.figures import Figures, Resources, Texts

SCHEMA = "compliance-report/1"
PROGRESS_DECIMALS = 1
# More would say nothing of what was once printed with one or two.
INTERVAL_DECIMALS = 6


def _figure(figure: Decimal | None, least_decimals: int | None) -> str | None:
    return None if figure is None else plain(exact(figure, least_decimals or 0))


def _progress(progress: Decimal | None) -> str | None:
    return None if progress is None else plain(rounded(progress, PROGRESS_DECIMALS))


def _baseline(baseline: Baseline | None, decimals: int | None) -> dict[str, Any] | None:
    return None if baseline is None else {"year": baseline.year, "value": _figure(baseline.value, decimals)}


def _previous(previous: Previous | None, decimals: int | None) -> dict[str, Any] | None:
    if previous is None:
        return None
    return {
        "year": previous.year,
        "value": _figure(previous.value, decimals),
        "change": _figure(previous.change, decimals),
        "better": previous.better,
    }


def _stated(stated: Stated) -> dict[str, Any]:
    return {
        "status": stated.status,
        "progress": stated.progress,
        "gap": stated.gap,
        "changes": [{"since": one.since, "change": one.change} for one in stated.changes],
    }


def _indicator(assessment: Assessment) -> dict[str, Any]:
    row = assessment.indicator
    return {
        "code": row.code,
        "level": row.level,
        "objective": row.objective,
        "service": row.service,
        "entity": row.entity,
        "name": row.name or None,
        "unit": row.unit,
        "direction": row.direction,
        "method": row.method,
        "target": _figure(row.target, row.decimals),
        "value": _figure(row.value, row.decimals),
        "baseline": _baseline(assessment.baseline, row.decimals),
        "progress": _progress(assessment.progress),
        "gap": _figure(assessment.gap, row.decimals),
        "status": assessment.status,
        "previous": _previous(assessment.previous, row.decimals),
        "surpasses": list(assessment.surpasses),
        "reason": row.reason,
        "stated": _stated(row.stated),
    }


def _resources(reported: Resources | None) -> dict[str, Any] | None:
    if reported is None:
        return None
    share = executed_share(reported.modified, reported.executed)
    return {
        "modified": _figure(reported.modified, None),
        "executed": _figure(reported.executed, None),
        "executed_pct": _progress(share),
    }


def _service(service: ServiceAssessment, resources: Mapping[str, Resources]) -> dict[str, Any]:
    return {
        "code": service.service.code,
        "entity": service.service.entity,
        "status": service.status,
        "indicators": list(service.indicators),
        "resources": _resources(resources.get(service.service.code)),
    }


def _listed(branches: Tree, name: str) -> list[dict[str, Any]]:
    return [{name: code, **branch} for code, branch in branches.items() if isinstance(branch, dict)]


def _count(stated: str) -> int | str:
    """A published count as a number; one that was printed with decimals keeps them, as text."""
    return int(stated) if stated.lstrip("-").isdigit() else stated


def _stated_scope(stated_counts: Mapping[str, str]) -> dict[str, int | str] | None:
    return {key: _count(value) for key, value in stated_counts.items() if key.startswith("scope.")} or None


def _counts(figures: Figures) -> dict[str, Any]:
    tree: dict[str, Any] = count_tree(figures.result)
    stated = _stated_scope(figures.result.policy_year.stated_counts)
    return {
        **tree,
        "scope": {**tree["scope"], "stated": stated},
        "by_entity": _listed(tree["by_entity"], "entity"),
        "by_objective": _listed(tree["by_objective"], "objective"),
    }


def _policy(figures: Figures) -> dict[str, Any]:
    policy = figures.policy
    return {
        "code": policy.code,
        "name": policy.name or None,
        "lead_entity": policy.lead_entity or None,
        "legal_instrument": policy.legal_instrument or None,
        "public_problem": policy.public_problem or None,
    }


def _texts(texts: Texts) -> dict[str, Any]:
    return {
        "measures": {code: list(lines) for code, lines in texts.measures.items()},
        "actions": {code: list(lines) for code, lines in texts.actions.items()},
        "explanations": dict(texts.explanations),
        "context": dict(texts.context),
        "notes": dict(texts.notes),
        "paragraphs": dict(texts.paragraphs),
    }


def _changes(figures: Figures) -> dict[str, Any] | None:
    """How many indicators changed since the report of the year before; null where there was none."""
    changes = figures.changes
    if changes is None:
        return None
    counts = {one.name: len(getattr(changes, one.name)) for one in fields(changes)}
    return {"year": figures.year - 1, **counts}


def _waiver(waived: Waived) -> dict[str, Any]:
    finding, waiver = waived
    return {
        "code": finding.code,
        "subject": finding.subject,
        "message": finding.message,
        "reason": waiver.reason,
        "by": waiver.by,
        "office": waiver.office,
        "on": waiver.on.isoformat(),
    }


def _plainly(part: Any) -> Any:
    """A part of an explanation; an end that is infinite is null."""
    if isinstance(part, Decimal):
        return plain(exact(rounded(part, INTERVAL_DECIMALS))) if part.is_finite() else None
    if isinstance(part, tuple):
        return [_plainly(one) for one in part]
    if is_dataclass(part):
        return {one.name: _plainly(getattr(part, one.name)) for one in fields(part)}
    return part


def _cause(cause: Cause) -> dict[str, Any]:
    return {"kind": cause.kind, **_plainly(cause)}


def _computed(found: Reconciled, decimals: int | None) -> str | int | None:
    if isinstance(found.computed, Decimal):
        return _progress(found.computed) if found.kind == Kind.PROGRESS else _figure(found.computed, decimals)
    return found.computed


def _reconciled(found: Reconciled, decimals: int | None) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "subject": found.subject,
        "since": found.since,
        "stated": found.stated,
        "computed": _computed(found, decimals),
        "verdict": found.verdict,
        "causes": [_cause(cause) for cause in found.causes],
    }


def _reconciliation(figures: Figures) -> dict[str, Any] | None:
    """Published figures beside computed ones; null where nothing was published of the year."""
    every = figures.reconciliation
    if not every:
        return None
    decimals = {one.indicator.code: one.indicator.decimals for one in figures.result.indicators}
    return {
        "verdicts": verdicts(every),
        "by_kind": {kind: verdicts(one for one in every if one.kind == kind) for kind in Kind},
        "figures": [_reconciled(one, decimals.get(one.subject)) for one in every],
    }


def as_mapping(figures: Figures) -> dict[str, Any]:
    """The report as plain dictionaries and lists."""
    return {
        "schema": SCHEMA,
        "year": figures.year,
        "edition": None,
        "errata": None,
        "policy": _policy(figures),
        **_counts(figures),
        "indicators": [_indicator(one) for one in figures.result.indicators],
        "services": [_service(one, figures.resources) for one in figures.result.services],
        "since_last_report": _changes(figures),
        "texts": _texts(figures.texts),
        "findings": [
            {"code": one.code, "severity": one.severity, "subject": one.subject, "message": one.message}
            for one in figures.findings
        ],
        "waivers": [_waiver(one) for one in split(figures.findings, figures.waivers).waived],
        "reconciliation": _reconciliation(figures),
    }


def canonical(mapping: Mapping[str, Any]) -> str:
    """The same text for the same data: keys sorted, one a line."""
    return json.dumps(mapping, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def as_json(figures: Figures) -> bytes:
    """UTF-8, the same bytes for the same data."""
    return canonical(as_mapping(figures)).encode()
