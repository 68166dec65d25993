"""What a cycle asks of an entity: every indicator, and a protocol statement for each of its services.

Wider than the report's scope. An entry's row is made when it is first asked for, so that two tabs meet at one row.
"""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from compliance.entries.access import AnyEntry, Standing
from compliance.models import Indicator, ProgressEntry, ReportingCycle, Service, ServiceEntry


def indicators_asked(cycle: ReportingCycle, entities: Iterable[int]) -> "list[Indicator]":
    found = Indicator.objects.filter(policy=cycle.policy, entity__in=entities)
    return list(found.select_related("entity", "service", "objective").order_by("code"))


def services_asked(cycle: ReportingCycle, entities: Iterable[int]) -> list[Service]:
    found = Service.objects.filter(policy=cycle.policy).annotate(
        in_charge=Coalesce("organisational_unit_id", F("entity_id"))
    )
    return list(found.filter(in_charge__in=entities).order_by("code"))


def open_entries(cycle: ReportingCycle, entities: Iterable[int]) -> None:
    """Makes the rows that are still missing; rows that exist stay as they are."""
    entity_ids = list(entities)
    ProgressEntry.objects.bulk_create(
        (ProgressEntry(indicator=one, year=cycle.year, cycle=cycle) for one in indicators_asked(cycle, entity_ids)),
        ignore_conflicts=True,
    )
    ServiceEntry.objects.bulk_create(
        (ServiceEntry(service=one, year=cycle.year, cycle=cycle) for one in services_asked(cycle, entity_ids)),
        ignore_conflicts=True,
    )


PROGRESS_ROWS = ("measures", "actions", "evidences", "observations", "indicator__targets")
SERVICE_ROWS = ("actions", "evidences", "observations")


def progress_entries(cycle: ReportingCycle, entities: Iterable[int]) -> "QuerySet[ProgressEntry]":
    """Indicators' entries of these entities, by code, with all that completeness looks at."""
    found = ProgressEntry.objects.filter(cycle=cycle, indicator__entity__in=list(entities))
    return (
        found.select_related("indicator__entity", "cycle").prefetch_related(*PROGRESS_ROWS).order_by("indicator__code")
    )


def service_entries(cycle: ReportingCycle, entities: Iterable[int]) -> "QuerySet[ServiceEntry]":
    """Services' entries of these entities, by code, with all that completeness looks at."""
    ids = list(entities)
    own = Q(service__organisational_unit__isnull=True, service__entity__in=ids)
    found = ServiceEntry.objects.filter(own | Q(service__organisational_unit__in=ids), cycle=cycle)
    return found.select_related("service__entity", "cycle").prefetch_related(*SERVICE_ROWS).order_by("service__code")


def entries_of(cycle: ReportingCycle, standing: Standing) -> list[AnyEntry]:
    """All that the cycle asks of a focal point, indicators first."""
    return [*progress_entries(cycle, standing.entities), *service_entries(cycle, standing.entities)]
