"""All that a reviewer sees of one entry, read once: values, doubts, answers, what changed, and its history.

What may be done with it is decided by `access` and `workflow`; this tells the page which of it to offer, and asks for
a reason where something is approved in spite of doubts.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment
from compliance.choices import EntryStatus
from compliance.entries import workflow
from compliance.entries.access import (
    AnyEntry,
    Standing,
    answers_for,
    can_review_entry,
    in_charge,
    is_own_units,
)
from compliance.entries.doubts import Doubt, doubts_of
from compliance.entries.figures import assess_entry, read_series
from compliance.entries.history import DECISIONS, Change, Round, Step, authors, changes, rounds
from compliance.entries.wording import DIRECTIONS
from compliance.entries.workflow import TransitionRefused
from compliance.models import EntryEvent, Observation, ProgressEntry, User

# What a reviewer may do with an entry in each state; `workflow.TRANSITIONS` has the last word.
OFFERED = {EntryStatus.SUBMITTED: ("approve", "return"), EntryStatus.APPROVED: ("withdraw",)}


@dataclass(frozen=True, slots=True)
class Review:
    """One entry as its reviewer meets it."""

    entry: AnyEntry
    assessment: Assessment | None
    doubts: tuple[Doubt, ...]
    changes: tuple[Change, ...]
    rounds: tuple[Round, ...]
    observations: tuple[Observation, ...]
    sent_by: User | None
    sent_at: datetime | None
    offered: tuple[str, ...]
    why_not: str

    @property
    def asks(self) -> bool:
        """Whether it is approved for a reason only."""
        return any(doubt.asks for doubt in self.doubts)

    @property
    def open_observations(self) -> tuple[Observation, ...]:
        return tuple(one for one in self.observations if one.closed_at is None)

    @property
    def decided(self) -> Step | None:
        """The decision that the entry's state comes from, if it comes from one."""
        last = self.rounds[-1].steps[-1] if self.rounds else None
        return last if last is not None and last.verb in DECISIONS else None

    @property
    def direction(self) -> str:
        """Which way is better, in words."""
        known = self.assessment.indicator.direction if self.assessment else None
        return str(DIRECTIONS[known]) if known else _("No se ha indicado si se busca aumentarlo o reducirlo.")


def _fetch(entry: AnyEntry) -> None:
    """What hangs from the entry: one query a table."""
    events = EntryEvent.objects.select_related("by", "submission")
    observations = Observation.objects.select_related("by", "closed_by")
    rows = ("measures", "actions", "evidences") if isinstance(entry, ProgressEntry) else ("actions", "evidences")
    prefetch_related_objects([entry], *rows, Prefetch("entryevents", events), Prefetch("observations", observations))


def _assess(entry: AnyEntry) -> Assessment | None:
    if not isinstance(entry, ProgressEntry):
        return None
    return assess_entry(entry, read_series([entry.indicator_id])[entry.indicator_id])


def _why_not(standing: Standing, entry: AnyEntry) -> str:
    """Why a reviewer cannot decide about an entry that could be decided."""
    if not standing.is_reviewer:
        return _("Solo quienes revisan deciden sobre un registro.")
    if is_own_units(standing, entry) or answers_for(standing, in_charge(entry)):
        return _("Es de su propia unidad: la revisa otra persona.")
    return _("Usted registró o envió parte de esto: la revisa otra persona.")


def _asks(entry: AnyEntry) -> bool:
    return any(doubt.asks for doubt in doubts_of(entry, _assess(entry)))


class ReasonWanted(TransitionRefused):
    """What has doubts that ask is approved for a reason, and none was written."""


def approve(
    entry: AnyEntry, *, by: User, note: str, seen: int, standing: Standing, is_clear: bool = False
) -> EntryEvent:
    """As the workflow approves, where nothing of the entry asks or a reason is written.

    `is_clear` says that nothing asked in the version that was seen; else the entry is looked through again.
    """
    if note or is_clear:
        return workflow.approve(entry, by=by, note=note, seen=seen, standing=standing)
    with transaction.atomic():
        event = workflow.approve(entry, by=by, seen=seen, standing=standing)
        # Asked last: whoever may not approve it at all is told that instead.
        if _asks(type(entry).objects.get(pk=entry.pk)):
            raise ReasonWanted(_("Escriba por qué lo aprueba con advertencias."))
    return event


def read_review(entry: AnyEntry, standing: Standing) -> Review:
    """Reads everything about an entry that the person may see (six queries)."""
    _fetch(entry)
    events: list[EntryEvent] = list(entry.entryevents.all())
    assessment = _assess(entry)
    offered = OFFERED.get(EntryStatus(entry.status), ())
    may = can_review_entry(standing, entry, authors=authors(events))
    sent = next((event for event in reversed(events) if event.verb == "submit"), None)
    return Review(
        entry=entry,
        assessment=assessment,
        doubts=doubts_of(entry, assessment),
        changes=changes(events, entry),
        rounds=rounds(events),
        observations=tuple(entry.observations.all()),
        sent_by=sent.by if sent else None,
        sent_at=sent.at if sent else None,
        offered=offered if may else (),
        why_not="" if may or not offered else _why_not(standing, entry),
    )
