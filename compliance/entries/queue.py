"""What waits for a reviewer, in groups and in the order in which to look at it; read in bulk.

Three queries, whatever the number of entries; what a reviewer may do with one of them is `access`'s question.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery

from compliance.choices import EntryStatus
from compliance.entries.access import (
    AUTHOR_VERBS,
    AnyEntry,
    Standing,
    answers_for,
    element_of,
    entity_in_charge,
    in_charge,
    is_own_units,
)
from compliance.entries.completeness import know_observations
from compliance.entries.doubts import Doubt, doubts_of
from compliance.entries.earlier import with_earlier
from compliance.entries.figures import Series, assess_entry, read_series
from compliance.entries.listed import with_lists
from compliance.entries.my_year import INDICATOR, SERVICE
from compliance.models import (
    AdoptedMeasure,
    Entity,
    EntryEvent,
    Evidence,
    ImprovementAction,
    Indicator,
    ProgressEntry,
    Service,
    ServiceEntry,
)


class Group(IntEnum):
    """Why an entry waits, in the order of looking; the last is for other eyes."""

    ANSWERED = 1
    CLEAR = 2
    WARNED = 3
    OTHERS = 4


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that was sent and waits for a decision."""

    entry: AnyEntry
    group: Group
    sent_at: datetime | None
    doubts: tuple[Doubt, ...] = ()

    @property
    def element(self) -> Indicator | Service:
        return element_of(self.entry)

    @property
    def entity(self) -> Entity:
        return entity_in_charge(self.entry)

    @property
    def kind(self) -> str:
        """The word of its address."""
        return SERVICE if isinstance(self.entry, ServiceEntry) else INDICATOR

    @property
    def place(self) -> tuple[Any, ...]:
        """The oldest sending first."""
        sent_at = self.sent_at.timestamp() if self.sent_at else 0
        return self.group, sent_at, self.element.code, type(self.entry).__name__, self.entry.pk


# What completeness asks of an indicator's entry, counted along with many.
COUNTED = {
    "has_measures": Exists(AdoptedMeasure.objects.filter(entry=OuterRef("pk"))),
    "has_actions": Exists(ImprovementAction.objects.filter(entry=OuterRef("pk"))),
    "has_evidences": Exists(Evidence.objects.filter(entry=OuterRef("pk"))),
}


def _annotated(rows: "QuerySet[Any]", subject: str, user_id: int | None) -> "QuerySet[Any]":
    events = EntryEvent.objects.filter(**{subject: OuterRef("pk")}).order_by()
    sendings = events.filter(verb="submit").values(subject).annotate(latest=Max("at"))
    returned = events.filter(verb__in=("return", "withdraw"), at__lt=OuterRef("sent_at"))
    dated: QuerySet[Any] = rows.annotate(sent_at=Subquery(sendings.values("latest")))
    marked: QuerySet[Any] = dated.annotate(
        was_returned=Exists(returned),
        is_authored=Exists(events.filter(verb__in=AUTHOR_VERBS, by=user_id)),
    )
    if subject == "service_entry":
        return with_lists(with_earlier(marked), "actions")
    return with_lists(with_earlier(marked.annotate(**COUNTED)), "measures", "actions")


def _rows(standing: Standing, also: AnyEntry | None) -> Iterator[Any]:
    """Entries that were sent, and `also` one that may have been decided meanwhile."""
    for kind, subject, related in (
        (ProgressEntry, "entry", ("indicator__entity", "indicator__service")),
        (ServiceEntry, "service_entry", ("service__entity", "service__organisational_unit")),
    ):
        asked = Q(status=EntryStatus.SUBMITTED, cycle__isnull=False)
        if isinstance(also, kind):
            asked |= Q(pk=also.pk)
        rows = kind.objects.filter(asked).select_related("cycle__policy", *related)
        yield from _annotated(rows, subject, standing.user_id)


def _group(row: Any, doubts: tuple[Doubt, ...], standing: Standing) -> Group:
    if is_own_units(standing, row) or answers_for(standing, in_charge(row)) or row.is_authored:
        return Group.OTHERS
    if row.was_returned:
        return Group.ANSWERED
    return Group.WARNED if doubts else Group.CLEAR


def _doubts(row: Any, series: Mapping[int, Series]) -> tuple[Doubt, ...]:
    assessment = assess_entry(row, series[row.indicator_id]) if isinstance(row, ProgressEntry) else None
    return tuple(doubt for doubt in doubts_of(row, assessment) if doubt.asks)


def review_queue(standing: Standing, also: AnyEntry | None = None) -> tuple[Waiting, ...]:
    """All that waits, in the order of looking; doubts come of the values as sent."""
    rows = list(_rows(standing, also))
    series = read_series({row.indicator_id for row in rows if isinstance(row, ProgressEntry)})
    found = []
    for row in rows:
        # What was answered is for the reviewer to read, not for the queue.
        know_observations(row, [])
        doubts = _doubts(row, series)
        found.append(Waiting(row, _group(row, doubts, standing), row.sent_at, doubts))
    return tuple(sorted(found, key=lambda one: one.place))


def neighbour(standing: Standing, entry: AnyEntry, *, forward: bool) -> AnyEntry | None:
    """The entry to look at after this one, or before it; round the end to the beginning, none where none is left."""
    waiting = [one for one in review_queue(standing, entry) if one.group != Group.OTHERS or one.entry == entry]
    here = next(place for place, one in enumerate(waiting) if one.entry == entry)
    around = [*waiting[here + 1 :], *waiting[:here]] if forward else [*waiting[:here][::-1], *waiting[here + 1 :][::-1]]
    return next((one.entry for one in around), None)
