"""A whole policy-year, computed: what is in scope, what became of it, and every count of the report."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from compliance.calculation.progress import assess, status
from compliance.calculation.rows import Assessment, IndicatorYear, PolicyYear, ServiceAssessment, ServiceYear
from compliance.calculation.tally import (
    Counts,
    ServiceCounts,
    count,
    count_services,
    reasons,
    service_status,
    services_with,
)
from compliance.choices import Achievement, Level


@dataclass(frozen=True, slots=True)
class ScopeCount:
    """How many services have a protocol approved by the close of the year, and how many indicators these have."""

    services: int
    indicators: int


@dataclass(frozen=True, slots=True)
class EntityTally:
    """An entity's indicators in scope; the services counted hold at least one indicator of the status."""

    entity: str
    objective: Counts
    service: Counts
    services_with_achieved: int
    services_with_not_achieved: int
    services_with_no_information: int


@dataclass(frozen=True, slots=True)
class ObjectiveTally:
    """A priority objective's own indicators, those of its services, and the services themselves."""

    objective: str
    own: Counts
    service: Counts
    services: ServiceCounts


@dataclass(frozen=True, slots=True)
class YearAssessment:
    """The result of a policy-year. Indicators and services are those in scope, by code."""

    policy_year: PolicyYear
    indicators: tuple[Assessment, ...]
    services: tuple[ServiceAssessment, ...]
    left_out: tuple[IndicatorYear, ...]
    protocol_approved: ScopeCount
    all: Counts
    objective: Counts
    service: Counts
    service_counts: ServiceCounts
    by_entity: tuple[EntityTally, ...]
    by_objective: tuple[ObjectiveTally, ...]
    reasons: Mapping[str, int]


def has_protocol(service: ServiceYear, year: int) -> bool:
    """Whether the service's protocol was approved by the close of the year, 31 December (domain, part 1.7)."""
    approved_on = service.protocol_approved_on
    return approved_on is not None and approved_on <= date(year, 12, 31)


def is_in_scope(row: IndicatorYear, with_protocol: frozenset[str]) -> bool:
    """Every objective indicator; a service's where its protocol is approved and the year has a target."""
    if row.level == Level.OBJECTIVE:
        return True
    return row.service in with_protocol and row.has_target


def _of_level(assessments: Iterable[Assessment], level: Level) -> tuple[Assessment, ...]:
    return tuple(one for one in assessments if one.indicator.level == level)


def _grouped(
    assessments: Iterable[Assessment], key: Callable[[IndicatorYear], str]
) -> dict[str, tuple[Assessment, ...]]:
    groups: defaultdict[str, list[Assessment]] = defaultdict(list)
    for one in assessments:
        groups[key(one.indicator)].append(one)
    return {name: tuple(members) for name, members in groups.items()}


def _services(rows: PolicyYear, assessments: Iterable[Assessment]) -> tuple[ServiceAssessment, ...]:
    by_service = _grouped(_of_level(assessments, Level.SERVICE), lambda row: row.service or "")
    return tuple(
        ServiceAssessment(
            service=service,
            status=service_status([one.status for one in by_service[service.code]]),
            indicators=tuple(one.indicator.code for one in by_service[service.code]),
        )
        for service in sorted(rows.services, key=lambda service: service.code)
        if service.code in by_service
    )


def _entity_tally(entity: str, assessments: tuple[Assessment, ...]) -> EntityTally:
    of_services = _of_level(assessments, Level.SERVICE)
    return EntityTally(
        entity=entity,
        objective=count(_of_level(assessments, Level.OBJECTIVE)),
        service=count(of_services),
        services_with_achieved=services_with(of_services, Achievement.ACHIEVED),
        services_with_not_achieved=services_with(of_services, Achievement.NOT_ACHIEVED),
        services_with_no_information=services_with(of_services, Achievement.NO_INFORMATION),
    )


def _objective_tally(
    objective: str, assessments: tuple[Assessment, ...], services: tuple[ServiceAssessment, ...]
) -> ObjectiveTally:
    return ObjectiveTally(
        objective=objective,
        own=count(_of_level(assessments, Level.OBJECTIVE)),
        service=count(_of_level(assessments, Level.SERVICE)),
        services=count_services(one for one in services if one.service.objective == objective),
    )


def _with_protocol(rows: PolicyYear) -> frozenset[str]:
    return frozenset(one.code for one in rows.services if has_protocol(one, rows.year))


def statuses(rows: PolicyYear) -> dict[str, Achievement]:
    """What became of every indicator in scope, and nothing else of the year."""
    with_protocol = _with_protocol(rows)
    return {row.code: status(row) for row in rows.indicators if is_in_scope(row, with_protocol)}


def assess_year(rows: PolicyYear) -> YearAssessment:
    """Computes a policy-year; no order of the rows changes anything."""
    with_protocol = _with_protocol(rows)
    ordered = sorted(rows.indicators, key=lambda row: row.code)
    assessments = tuple(assess(row) for row in ordered if is_in_scope(row, with_protocol))
    services = _services(rows, assessments)
    by_entity = _grouped(assessments, lambda row: row.entity)
    by_objective = _grouped(assessments, lambda row: row.objective)
    return YearAssessment(
        policy_year=rows,
        indicators=assessments,
        services=services,
        left_out=tuple(row for row in ordered if not is_in_scope(row, with_protocol)),
        protocol_approved=ScopeCount(
            services=len(with_protocol),
            indicators=sum(row.service in with_protocol for row in rows.indicators),
        ),
        all=count(assessments),
        objective=count(_of_level(assessments, Level.OBJECTIVE)),
        service=count(_of_level(assessments, Level.SERVICE)),
        service_counts=count_services(services),
        by_entity=tuple(_entity_tally(entity, by_entity[entity]) for entity in sorted(by_entity)),
        by_objective=tuple(
            _objective_tally(objective, by_objective.get(objective, ()), services)
            for objective in sorted(rows.objectives)
        ),
        reasons=reasons(assessments),
    )
