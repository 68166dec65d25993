"""What changed in a policy-year's approved data since a moment: read from the events of its entries, words apart.

An approval adds what the entry states and a withdrawn approval takes it away; the catalogue's own changes are not here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.db.models import Q, QuerySet

from compliance.calculation.rows import IndicatorYear
from compliance.calculation.tally import Counts
from compliance.calculation.year import assess_year
from compliance.choices import EntryStatus, MissingReason
from compliance.models import EntryEvent, Policy
from compliance.report.figures import Figures


@dataclass(frozen=True, slots=True)
class Stated:
    """What an entry's approved contents said: a value, or why there is none; neither while nothing was approved."""

    is_approved: bool = False
    value: Decimal | None = None
    reason: MissingReason | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """An element whose approved contents are not what they were; the last event says by whom and when."""

    code: str
    name: str
    is_service: bool
    row: IndicatorYear | None
    before: Stated
    now: Stated
    by: str
    at: datetime


def _stated(event: EntryEvent | None) -> Stated:
    if event is None or event.to_status != EntryStatus.APPROVED:
        return Stated()
    value, reason = event.contents.get("value"), event.contents.get("missing_reason")
    return Stated(
        is_approved=True,
        value=None if value is None else Decimal(value),
        reason=MissingReason(reason) if reason else None,
    )


def _events(policy: Policy, year: int) -> "QuerySet[EntryEvent]":
    of_indicators = Q(entry__year=year, entry__indicator__policy=policy)
    of_services = Q(service_entry__year=year, service_entry__service__policy=policy)
    related = ("entry__indicator", "service_entry__service", "by")
    return EntryEvent.objects.filter(of_indicators | of_services).select_related(*related).order_by("at", "pk")


def _last_of_each(events: Iterable[EntryEvent]) -> dict[tuple[int | None, int | None], EntryEvent]:
    return {(event.entry_id, event.service_entry_id): event for event in events}


def _move(event: EntryEvent, before: EntryEvent | None, rows: Mapping[str, IndicatorYear]) -> Move:
    element = event.entry.indicator if event.entry else event.service_entry.service  # type: ignore[union-attr]
    return Move(
        code=element.code,
        name=element.name,
        is_service=event.entry is None,
        row=rows.get(element.code),
        before=_stated(before),
        now=_stated(event),
        by=str(event.by),
        at=event.at,
    )


def moves_since(figures: Figures, policy: Policy, since: datetime) -> tuple[Move, ...]:
    """Two queries: what is approved now and was not, or was approved and said otherwise; the newest first."""
    crossing = Q(to_status=EntryStatus.APPROVED) | Q(from_status=EntryStatus.APPROVED)
    events = _events(policy, figures.year).filter(crossing)
    latest = _last_of_each(events.filter(at__gte=since))
    before = _last_of_each(events.filter(at__lt=since)) if latest else {}
    rows = {row.code: row for row in figures.result.policy_year.indicators}
    moves = (_move(event, before.get(about), rows) for about, event in latest.items())
    return tuple(sorted((one for one in moves if one.before != one.now), key=lambda one: one.at, reverse=True))


def _as_it_was(row: IndicatorYear, before: Stated) -> IndicatorYear:
    values = {year: value for year, value in row.values.items() if year != row.year}
    if before.value is not None:
        values[row.year] = before.value
    return replace(row, values=values, reason=before.reason)


def counts_before(figures: Figures, moves: Iterable[Move]) -> Counts:
    """All indicators' counts with the values of then; scope and targets are those of now."""
    then = {move.code: move.before for move in moves if not move.is_service}
    rows = figures.result.policy_year
    indicators = tuple(_as_it_was(row, then[row.code]) if row.code in then else row for row in rows.indicators)
    return assess_year(replace(rows, indicators=indicators)).all
