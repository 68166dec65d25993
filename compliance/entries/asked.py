"""What a cycle asks of an entity: every indicator, and a protocol statement for each of its services.

Wider than the report's scope. An entry's row is made when it is first asked for, so that two tabs meet at one row.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from compliance.choices import EntryStatus
from compliance.entries.access import AnyEntry
from compliance.entries.completeness import know_observations
from compliance.entries.earlier import with_earlier
from compliance.entries.listed import with_lists
from compliance.formatting import moment
from compliance.models import (
    AdoptedMeasure,
    Evidence,
    ImprovementAction,
    Indicator,
    Observation,
    ProgressEntry,
    ReportingCycle,
    Service,
    ServiceEntry,
)

# What completeness and a sending look at, beside the entry's own row.
ROWS: dict[type[Any], tuple[str, ...]] = {
    ProgressEntry: ("measures", "actions", "evidences", "observations", "indicator__targets"),
    ServiceEntry: ("actions", "evidences", "observations"),
}

IN_CHARGE = Coalesce("organisational_unit_id", F("entity_id"))


def indicators_asked(cycle: ReportingCycle, entities: Iterable[int]) -> "QuerySet[Indicator]":
    return Indicator.objects.filter(policy=cycle.policy_id, entity__in=list(entities)).order_by("code")


def services_asked(cycle: ReportingCycle, entities: Iterable[int]) -> "QuerySet[Service]":
    """Those that the entities deliver; a service that a unit delivers is asked of the unit."""
    found = Service.objects.filter(policy=cycle.policy_id).annotate(in_charge=IN_CHARGE)
    return found.filter(in_charge__in=list(entities)).order_by("code")


def cycles_asking(entities: Collection[int]) -> "QuerySet[ReportingCycle]":
    """The cycles of policies that ask anything of these entities, newest first."""
    own_indicators = Indicator.objects.filter(policy=OuterRef("policy"), entity__in=entities)
    services = Service.objects.filter(policy=OuterRef("policy")).annotate(in_charge=IN_CHARGE)
    asking = Exists(own_indicators) | Exists(services.filter(in_charge__in=entities))
    return ReportingCycle.objects.filter(asking).select_related("policy__lead_entity").order_by("-year", "policy")


@dataclass(frozen=True, slots=True)
class Asked:
    """How much an open cycle asks of entities, and until when."""

    cycle: ReportingCycle
    indicators: int
    services: int

    @property
    def due(self) -> str:
        return moment(self.cycle.due_at)


def asked_now(entities: Collection[int]) -> list[Asked]:
    """Of every cycle that is open, newest first (three queries for one cycle)."""
    now = timezone.now()
    cycles = cycles_asking(entities).filter(opens_at__lte=now, closes_at__gt=now)
    return [
        Asked(cycle, indicators_asked(cycle, entities).count(), services_asked(cycle, entities).count())
        for cycle in cycles
    ]


def open_entries(cycle: ReportingCycle, entities: Iterable[int]) -> None:
    """Makes the rows that are still missing; rows that exist stay as they are."""
    ids, of_cycle = list(entities), {"year": cycle.year, "cycle": cycle}
    ProgressEntry.objects.bulk_create(
        (ProgressEntry(indicator=one, **of_cycle) for one in indicators_asked(cycle, ids)), ignore_conflicts=True
    )
    ServiceEntry.objects.bulk_create(
        (ServiceEntry(service=one, **of_cycle) for one in services_asked(cycle, ids)), ignore_conflicts=True
    )


def _progress_rows(cycle: ReportingCycle, entities: Iterable[int]) -> "QuerySet[Any]":
    found: QuerySet[Any] = ProgressEntry.objects.filter(cycle=cycle, indicator__entity__in=list(entities))
    return with_earlier(found).select_related("indicator__entity", "cycle").order_by("indicator__code")


def _service_rows(cycle: ReportingCycle, entities: Iterable[int]) -> "QuerySet[Any]":
    ids = list(entities)
    own = Q(service__organisational_unit__isnull=True, service__entity__in=ids)
    found = ServiceEntry.objects.filter(own | Q(service__organisational_unit__in=ids), cycle=cycle)
    return with_earlier(found).select_related("service__entity", "cycle").order_by("service__code")


def progress_entries(cycle: ReportingCycle, entities: Iterable[int]) -> "QuerySet[ProgressEntry]":
    """Indicators' entries of these entities, by code, with all that completeness and a sending look at."""
    return _progress_rows(cycle, entities).prefetch_related(*ROWS[ProgressEntry])


def service_entries(cycle: ReportingCycle, entities: Iterable[int]) -> "QuerySet[ServiceEntry]":
    """Services' entries of these entities, by code, with all that completeness and a sending look at."""
    return _service_rows(cycle, entities).prefetch_related(*ROWS[ServiceEntry])


def hold_ready_entries(cycle: ReportingCycle, entities: Iterable[int]) -> list[AnyEntry]:
    """Those that are ready, with all that they contain, their rows held until the transaction ends."""
    ids, ready = list(entities), {"status": EntryStatus.READY}
    progress = with_lists(_progress_rows(cycle, ids).filter(**ready), "measures", "actions")
    services = with_lists(_service_rows(cycle, ids).filter(**ready), "actions")
    held = (rows.select_for_update(of=("self",)).prefetch_related("evidences") for rows in (progress, services))
    return [entry for rows in held for entry in rows]


def _counted(rows: type[AdoptedMeasure | ImprovementAction | Evidence]) -> Exists:
    return Exists(rows._default_manager.filter(entry=OuterRef("pk")))


def entries_to_look_through(cycle: ReportingCycle, entities: Iterable[int]) -> list[AnyEntry]:
    """The same entries in two queries, for completeness and the findings alone: of what hangs from them, the words."""
    ids = list(entities)
    counted = {
        "has_measures": _counted(AdoptedMeasure),
        "has_actions": _counted(ImprovementAction),
        "has_evidences": _counted(Evidence),
    }
    progress = with_lists(_progress_rows(cycle, ids).annotate(**counted), "measures", "actions")
    return [*progress, *with_lists(_service_rows(cycle, ids), "actions")]


def read_observations(entries: Iterable[AnyEntry]) -> None:
    """Hands every entry its open observations, all in one query."""
    by_entry: dict[tuple[int | None, int | None], list[Observation]] = {}
    found = list(entries)
    of_services = [entry.pk for entry in found if isinstance(entry, ServiceEntry)]
    of_indicators = [entry.pk for entry in found if isinstance(entry, ProgressEntry)]
    about = Q(entry__in=of_indicators) | Q(service_entry__in=of_services)
    for one in Observation.objects.filter(about, closed_at__isnull=True):
        by_entry.setdefault((one.entry_id, one.service_entry_id), []).append(one)
    for entry in found:
        key = (None, entry.pk) if isinstance(entry, ServiceEntry) else (entry.pk, None)
        know_observations(entry, by_entry.get(key, []))


RELATED: dict[type[Any], tuple[str, ...]] = {
    ProgressEntry: ("indicator__entity__parent", "indicator__service", "indicator__objective"),
    ServiceEntry: ("service__entity", "service__organisational_unit"),
}


def rows_for_a_page(kind: type[Any]) -> "QuerySet[Any]":
    """Entries of a kind, each with what its own page says of it."""
    found: QuerySet[Any] = kind.objects.select_related(*RELATED[kind], "cycle__policy__lead_entity", "edited_by")
    return with_earlier(found)
