"""The counts of a policy-year as the contract's section 5 names them: a tree, and the same by dotted key.

In the tree an entity or an objective is a key (`by_entity.MIMP.service.achieved`); the JSON turns these into lists.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from compliance.calculation.tally import Counts, ServiceCounts
from compliance.calculation.year import EntityTally, ObjectiveTally, YearAssessment

Tree = dict[str, "int | Tree | None"]

STATUSES = ("achieved", "not_achieved", "not_assessable", "no_information")
COUNTS = ("total", "with_information", *STATUSES, *(f"{status}_pct" for status in STATUSES))
ENTITY_COUNTS = ("total", *STATUSES)
SERVICE_COUNTS = (
    "total",
    "with_information",
    "achieved",
    "partial",
    "not_achieved",
    "not_assessable",
    "no_information",
)
SERVICES_WITH = ("services_with_achieved", "services_with_not_achieved", "services_with_no_information")


def _named(counts: Counts | ServiceCounts | EntityTally, names: tuple[str, ...]) -> Tree:
    return {name: getattr(counts, name) for name in names}


def _scope(year: YearAssessment) -> Tree:
    return {
        "declared": asdict(year.policy_year.declared),
        "loaded": asdict(year.policy_year.loaded),
        "protocol_approved": asdict(year.protocol_approved),
        "in_scope": {
            "services": len(year.services),
            "service_indicators": year.service.total,
            "objective_indicators": year.objective.total,
            "indicators": year.all.total,
        },
    }


def _entity(tally: EntityTally) -> Tree:
    of_services = _named(tally.service, ENTITY_COUNTS) | _named(tally, SERVICES_WITH)
    return {"objective": _named(tally.objective, ENTITY_COUNTS), "service": of_services}


def _objective(tally: ObjectiveTally) -> Tree:
    return {
        "counts": {"objective": _named(tally.own, COUNTS), "service": _named(tally.service, COUNTS)},
        "service_counts": _named(tally.services, SERVICE_COUNTS),
    }


def count_tree(year: YearAssessment) -> Tree:
    """Every count of the report, nested as the JSON nests them."""
    return {
        "scope": _scope(year),
        "counts": {
            "all": _named(year.all, COUNTS),
            "objective": _named(year.objective, COUNTS),
            "service": _named(year.service, COUNTS),
        },
        "service_counts": _named(year.service_counts, SERVICE_COUNTS),
        "by_entity": {tally.entity: _entity(tally) for tally in year.by_entity},
        "by_objective": {tally.objective: _objective(tally) for tally in year.by_objective},
        "no_information_reasons": dict(year.reasons),
    }


def _flat(tree: Tree, prefix: str) -> Iterator[tuple[str, int | None]]:
    for name, branch in tree.items():
        if isinstance(branch, dict):
            yield from _flat(branch, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", branch


def counts_by_key(year: YearAssessment) -> Mapping[str, int | None]:
    """Every count by its dotted key, as published counts are stated."""
    return dict(_flat(count_tree(year), ""))
