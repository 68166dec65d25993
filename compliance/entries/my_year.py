"""A focal point's year at a glance: what is asked of their entities, where each thing stands, and what comes next.

Reads a line a thing, in one query, and not the entries themselves; what is missing inside one is `completeness`'s.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, FilteredRelation, Q, QuerySet, Value
from django.utils import timezone

from compliance.choices import EntryStatus
from compliance.entries.access import Standing
from compliance.entries.asked import indicators_asked, open_entries, services_asked
from compliance.entries.window import days_left
from compliance.entries.wording import mention, title
from compliance.models import Entity, ReportingCycle
from compliance.models.people import inside

INDICATOR, SERVICE = "indicador", "servicio"
OVER = frozenset({EntryStatus.SUBMITTED, EntryStatus.APPROVED})


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is asked: `kind` and `entry` are its address, `entry` None where it was never opened."""

    kind: str
    entry: int | None
    status: EntryStatus
    code: str
    name: str
    entity: str

    @property
    def title(self) -> str:
        return title(self.name, is_service=self.kind == SERVICE)

    @property
    def mention(self) -> str:
        return mention(self.code, self.name, is_service=self.kind == SERVICE)


@dataclass(frozen=True, slots=True)
class MyYear:
    """What a cycle asks of a person's entities. `senders` are the entities that send, each with its units' things."""

    cycle: ReportingCycle
    lines: tuple[Line, ...]
    senders: tuple[Entity, ...]
    closes_at: datetime
    now: datetime

    def _of(self, *statuses: EntryStatus) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.status in statuses)

    @property
    def returned(self) -> tuple[Line, ...]:
        return self._of(EntryStatus.RETURNED)

    @property
    def to_complete(self) -> tuple[Line, ...]:
        return self._of(EntryStatus.DRAFT)

    @property
    def ready(self) -> tuple[Line, ...]:
        return self._of(EntryStatus.READY)

    @property
    def sent(self) -> tuple[Line, ...]:
        return self._of(*OVER)

    @property
    def pending(self) -> tuple[Line, ...]:
        """What still has to be done, in the order in which to do it."""
        return pending_among(self.lines)

    @property
    def next(self) -> Line | None:
        """What to go on with; nothing where all is done or nothing may be entered."""
        return self.pending[0] if self.pending and self.is_open else None

    @property
    def is_open(self) -> bool:
        return self.cycle.opens_at <= self.now < self.closes_at

    @property
    def is_to_come(self) -> bool:
        return self.now < self.cycle.opens_at

    @property
    def is_overdue(self) -> bool:
        return self.now >= self.cycle.due_at

    @property
    def is_extended(self) -> bool:
        """Whether one of the entities has more time than the others."""
        return self.closes_at > self.cycle.closes_at

    @property
    def days_left(self) -> int:
        """Whole days on the calendar until the due day, in Lima; below zero once it passed."""
        return days_left(self.cycle.due_at, self.now)

    @property
    def has_several_entities(self) -> bool:
        return len({line.entity for line in self.lines}) > 1


def pending_among(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What has to be done, in the order in which to do it: returned first."""
    known = list(lines)
    wanted = (EntryStatus.RETURNED, EntryStatus.DRAFT)
    return tuple(line for status in wanted for line in known if line.status == status)


def _rows(asked: "QuerySet[Any]", kind: str, cycle: ReportingCycle, entity: str) -> "QuerySet[Any]":
    this_year = FilteredRelation("entries", condition=Q(entries__year=cycle.year))
    named: QuerySet[Any] = asked.annotate(
        kind=Value(kind, output_field=CharField()), this_year=this_year, entity_acronym=F(f"{entity}__acronym")
    )
    return named.order_by().values_list("kind", "this_year__pk", "this_year__status", "code", "name", "entity_acronym")


def lines_of(cycle: ReportingCycle, entities: Iterable[int]) -> tuple[Line, ...]:
    """All that is asked, indicators first, each kind by code (one query)."""
    ids = list(entities)
    services = services_asked(cycle, ids)
    rows = _rows(indicators_asked(cycle, ids), INDICATOR, cycle, "entity").union(
        _rows(services.filter(organisational_unit__isnull=True), SERVICE, cycle, "entity"),
        _rows(services.filter(organisational_unit__isnull=False), SERVICE, cycle, "organisational_unit"),
        all=True,
    )
    lines = (Line(kind, pk, EntryStatus(status or EntryStatus.DRAFT), *about) for kind, pk, status, *about in rows)
    return tuple(sorted(lines, key=lambda line: (line.kind, line.code)))


def opened_lines(cycle: ReportingCycle, entities: Iterable[int], *, is_open: bool) -> tuple[Line, ...]:
    """The same; while the cycle is open, rows that are still missing are made first."""
    ids = list(entities)
    lines = lines_of(cycle, ids)
    if is_open and any(line.entry is None for line in lines):
        open_entries(cycle, ids)
        return lines_of(cycle, ids)
    return lines


def senders_among(entities: frozenset[int]) -> tuple[Entity, ...]:
    """Those that are not inside another of them (one query)."""
    tree = list(Entity.objects.all())
    members = inside(tree)
    within = {pk for above in entities for pk in members[above] if pk != above}
    return tuple(entity for entity in tree if entity.pk in entities - within)


def year_of(cycle: ReportingCycle, standing: Standing) -> MyYear:
    """The person's year in a cycle (three queries once every row is there)."""
    closes, now = cycle.closings(), timezone.now()
    closes_at = max(closes[entity] for entity in standing.entities)
    is_open = cycle.opens_at <= now < closes_at
    return MyYear(
        cycle=cycle,
        lines=opened_lines(cycle, standing.entities, is_open=is_open),
        senders=senders_among(standing.entities),
        closes_at=closes_at,
        now=now,
    )


def first_to_show(cycles: Iterable[ReportingCycle]) -> ReportingCycle | None:
    """The one that is open; else the one that opens next, else the newest."""
    now, found = timezone.now(), list(cycles)
    is_open = [one for one in found if one.opens_at <= now < one.closes_at]
    to_come = sorted((one for one in found if one.opens_at > now), key=lambda one: one.opens_at)
    return next(iter([*is_open, *to_come, *found]), None)
