"""An open cycle over a policy of any size: its people, and entries in every state with all that hangs from them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import chain, cycle

from django.utils import timezone

from compliance.choices import Block, EntryStatus, Role
from compliance.entries.access import AnyEntry
from compliance.models import (
    AdoptedMeasure,
    Entity,
    EntryEvent,
    Evidence,
    ImprovementAction,
    Indicator,
    Observation,
    Policy,
    ProgressEntry,
    ReportingCycle,
    Service,
    ServiceEntry,
    Target,
    User,
)
from compliance.models.entries import to_entry
from tests.bench.large_policy import large_policy
from tests.world import person

YEAR = 2022
UNITS = 10
READY_INDICATORS, READY_SERVICES = 20, 10
# What an entry went through to be where it is.
WAY = {
    EntryStatus.DRAFT: (),
    EntryStatus.READY: ("ready",),
    EntryStatus.SUBMITTED: ("ready", "submit"),
    EntryStatus.RETURNED: ("ready", "submit", "return"),
    EntryStatus.APPROVED: ("ready", "submit", "approve"),
}
STATUS_OF = {
    "ready": EntryStatus.READY,
    "submit": EntryStatus.SUBMITTED,
    "return": EntryStatus.RETURNED,
    "approve": EntryStatus.APPROVED,
}


@dataclass(frozen=True, slots=True)
class LargeCycle:
    """A ministry with units reports beside other entities; `ready` are thirty entries of the ministry and its units."""

    cycle: ReportingCycle
    ministry: Entity
    units: frozenset[int]
    focal: User
    reviewer: User

    def entry(self, kind: type[AnyEntry], status: EntryStatus) -> AnyEntry:
        """One of the ministry's entries in that state."""
        own = "indicator__entity__in" if kind is ProgressEntry else "service__entity__in"
        return kind.objects.filter(cycle=self.cycle, status=status, **{own: self.units}).order_by("pk")[0]


def _open(policy: Policy) -> ReportingCycle:
    now = timezone.now()
    return ReportingCycle.objects.create(
        policy=policy,
        year=YEAR,
        opens_at=now - timedelta(days=30),
        due_at=now + timedelta(days=10),
        closes_at=now + timedelta(days=20),
    )


def _statuses(first_ready: int) -> Iterator[EntryStatus]:
    """The first ones are ready, the rest everywhere else."""
    others = (EntryStatus.SUBMITTED, EntryStatus.DRAFT, EntryStatus.APPROVED, EntryStatus.RETURNED)
    return chain([EntryStatus.READY] * first_ready, cycle(others))


def _progress(opened: ReportingCycle, units: frozenset[int]) -> list[ProgressEntry]:
    """The ministry's first, met and missed in turn."""
    asked = sorted(Indicator.objects.filter(policy=opened.policy), key=lambda one: (one.entity_id not in units, one.pk))
    Target.objects.bulk_create(Target(indicator=one, year=YEAR, value=Decimal(50)) for one in asked)
    return ProgressEntry.objects.bulk_create(
        ProgressEntry(
            indicator=one,
            year=YEAR,
            cycle=opened,
            status=status,
            value=Decimal(40 + position % 30),
            explanation="Se explica con algunas palabras.",
        )
        for position, (one, status) in enumerate(zip(asked, _statuses(READY_INDICATORS), strict=False))
    )


def _statements(opened: ReportingCycle, units: frozenset[int]) -> list[ServiceEntry]:
    asked = sorted(Service.objects.filter(policy=opened.policy), key=lambda one: (one.entity_id not in units, one.pk))
    return ServiceEntry.objects.bulk_create(
        ServiceEntry(
            service=one,
            year=YEAR,
            cycle=opened,
            status=status,
            protocol_is_approved=True,
            protocol_approved_on="2021-06-30",
            protocol_instrument="Resolución de prueba",
        )
        for one, status in zip(asked, _statuses(READY_SERVICES), strict=False)
    )


def _events(entry: AnyEntry, actor_of: Callable[[str], User]) -> Iterator[EntryEvent]:
    verbs = ("save", *WAY[EntryStatus(entry.status)])
    before = EntryStatus.DRAFT
    for verb in verbs:
        after = STATUS_OF.get(verb, before)
        yield EntryEvent(**to_entry(entry), verb=verb, from_status=before, to_status=after, by=actor_of(verb))
        before = after


def _hang(entries: list[AnyEntry], focal: User, reviewer: User) -> None:
    """Texts, support, observations and events of every entry."""
    own, times = [to_entry(entry) for entry in entries], (1, 2)
    AdoptedMeasure.objects.bulk_create(
        AdoptedMeasure(entry=one["entry"], position=at, text=f"Medida {at}")
        for one in own
        if one["entry"]
        for at in times
    )
    ImprovementAction.objects.bulk_create(
        ImprovementAction(**one, position=at, text=f"Acción {at}") for one in own for at in times
    )
    link = {"kind": "report", "title": "Informe", "link": "https://example.org/informe", "added_by": focal}
    Evidence.objects.bulk_create(Evidence(**one, **link) for one in own)
    Observation.objects.bulk_create(
        Observation(**to_entry(entry), block=block, text="¿De dónde sale?", by=reviewer)
        for entry in entries
        for block in Block
        if entry.status == EntryStatus.RETURNED
    )
    decided = {"return": reviewer, "approve": reviewer}
    EntryEvent.objects.bulk_create(
        event for entry in entries for event in _events(entry, lambda verb: decided.get(verb, focal))
    )


def large_cycle(figures: int) -> LargeCycle:
    """The cycle of 2022 of a policy with so many figures in the years before; every entry of it has its row."""
    policy = large_policy(figures)
    first, *others = Entity.objects.order_by("acronym")
    Entity.objects.filter(pk__in=[unit.pk for unit in others[:UNITS]]).update(parent=first)
    units = frozenset([first.pk, *(unit.pk for unit in others[:UNITS])])
    opened = _open(policy)
    focal = person("focal", Role.FOCAL_POINT, first)
    reviewer = person("revisa", Role.REVIEWER, others[-1])
    for unit in others[:-1]:
        person(f"focal_{unit.acronym.lower()}", Role.FOCAL_POINT, unit)
    _hang([*_progress(opened, units), *_statements(opened, units)], focal, reviewer)
    return LargeCycle(opened, first, units, focal, reviewer)
