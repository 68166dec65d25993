"""An entity sends its year: everything that is ready, in one act, after one look at what is missing."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.choices import EntryStatus
from compliance.entries import notifications
from compliance.entries.access import AnyEntry, Standing, answers_for, element_of, standing_of
from compliance.entries.asked import entries_to_look_through, hold_ready_entries, read_observations
from compliance.entries.completeness import Gap, gaps
from compliance.entries.contents import contents_of, digest_of
from compliance.entries.doubts import Doubt, doubts_of
from compliance.entries.figures import Series, assess_entry, read_series
from compliance.entries.window import is_late
from compliance.entries.workflow import AccessRefused, TransitionRefused, move_locked
from compliance.models import Entity, ProgressEntry, ReportingCycle, Submission, User
from compliance.models.people import inside

# Without letters and digits that are mistaken for one another when read aloud.
CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


PENDING = frozenset({EntryStatus.DRAFT, EntryStatus.RETURNED})


@dataclass(frozen=True, slots=True)
class Checked:
    """Something ready: what must be completed first, and what may be sent as it is once someone looked at it."""

    entry: AnyEntry
    stops: tuple[Gap, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Preflight:
    """What would be sent now, with what is missing in it, and what is not ready."""

    ready: tuple[Checked, ...]
    pending: tuple[AnyEntry, ...]

    @property
    def may_send(self) -> bool:
        return bool(self.ready) and not any(one.stops for one in self.ready)

    @property
    def next(self) -> AnyEntry | None:
        """What to go on with before anything can be sent: what lacks something first, then what was returned."""
        lacking = [one.entry for one in self.ready if one.stops]
        returned = [one for one in self.pending if one.status == EntryStatus.RETURNED]
        return next(iter([*lacking, *returned, *self.pending]), None)

    @property
    def entries(self) -> tuple[AnyEntry, ...]:
        """Everything that would be sent."""
        return tuple(one.entry for one in self.ready)


def _look_through(entries: list[AnyEntry]) -> Preflight:
    """The page before sending and the gate of sending are this one look (two queries, however much is asked)."""
    ready = [entry for entry in entries if entry.status == EntryStatus.READY]
    read_observations(ready)
    series = read_series(one.indicator_id for one in ready if isinstance(one, ProgressEntry))
    return Preflight(
        ready=tuple(_checked(entry, series) for entry in ready),
        pending=tuple(entry for entry in entries if entry.status in PENDING),
    )


def _checked(entry: AnyEntry, series: Mapping[int, Series]) -> Checked:
    assessment = assess_entry(entry, series[entry.indicator_id]) if isinstance(entry, ProgressEntry) else None
    found = gaps(entry, assessment.status if assessment else None)
    doubts = tuple(doubt for doubt in doubts_of(entry, assessment) if doubt.asks and doubt.is_for_the_entity)
    return Checked(entry, tuple(gap for gap in found if gap.blocks_sending), doubts)


def preflight(cycle: ReportingCycle, entities: Iterable[int]) -> Preflight:
    """What would be sent now; nothing is held."""
    return _look_through(entries_to_look_through(cycle, entities))


def _held(cycle: ReportingCycle, entities: Iterable[int]) -> Preflight:
    """The same of what is ready alone, over rows that are held until the sending is done."""
    return _look_through(hold_ready_entries(cycle, entities))


def new_code(cycle: ReportingCycle) -> str:
    """A receipt's code, such as `2022-K7QF-M3XW`."""
    parts = ("".join(secrets.choice(CODE_ALPHABET) for _position in range(4)) for _part in range(2))
    return "-".join((str(cycle.year), *parts))


def units_to_send(standing: Standing, entity: Entity) -> list[int]:
    """The entity and the units inside it; raises AccessRefused where the person does not answer for it."""
    if not answers_for(standing, entity.pk):
        raise AccessRefused(_("Solo puede enviar lo de su propia entidad."))
    return sorted(inside(Entity.objects.all())[entity.pk])


def sender(standing: Standing, acronym: str) -> tuple[Entity, list[int]] | None:
    """The entity of that acronym with its units, where the person answers for it (one query)."""
    tree = list(Entity.objects.all())
    found = next((one for one in tree if one.acronym == acronym and answers_for(standing, one.pk)), None)
    return (found, sorted(inside(tree)[found.pk])) if found else None


def send(
    cycle: ReportingCycle,
    entity: Entity,
    *,
    by: User,
    standing: Standing | None = None,
    units: Iterable[int] | None = None,
) -> Submission:
    """Sends all that is ready of an entity and its units; raises what it refuses and then changes nothing.

    A page that knows the person's standing and the entity's units hands them in.
    """
    standing = standing or standing_of(by)
    with transaction.atomic():
        found = _held(cycle, units or units_to_send(standing, entity))
        if not found.ready:
            raise TransitionRefused(_("No hay nada listo para enviar."))
        if not found.may_send:
            raise TransitionRefused(_("Falta completar algo de lo que está listo: no se envió nada."))
        contents = {element_of(entry).code: contents_of(entry) for entry in found.entries}
        submission = Submission.objects.create(
            cycle=cycle,
            entity=entity,
            code=new_code(cycle),
            sent_by=by,
            is_late=is_late(cycle),
            contents=contents,
            digest=digest_of(contents),
        )
        move_locked(found.entries, "submit", by=by, submission=submission, standing=standing)
        notifications.received(submission)
    return submission
