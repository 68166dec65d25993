"""An entity sends its year: everything that is ready, in one act, after one look at what is missing."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from compliance.choices import EntryStatus
from compliance.entries import notifications
from compliance.entries.access import AnyEntry, Standing, standing_of
from compliance.entries.asked import progress_entries, service_entries
from compliance.entries.completeness import Gap, gaps
from compliance.entries.contents import contents_of, digest_of
from compliance.entries.window import is_late
from compliance.entries.workflow import AccessRefused, TransitionRefused, move_locked
from compliance.models import Entity, ReportingCycle, ServiceEntry, Submission, User
from compliance.models.people import inside

# Without letters and digits that are mistaken for one another when read aloud.
CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Preflight:
    """What would be sent now, what is not ready, and what is missing in what is ready."""

    ready: tuple[AnyEntry, ...]
    pending: tuple[AnyEntry, ...]
    missing: tuple[tuple[AnyEntry, tuple[Gap, ...]], ...]

    @property
    def may_send(self) -> bool:
        stopped = any(gap.blocks_sending for _entry, found in self.missing for gap in found)
        return bool(self.ready) and not stopped


PENDING = frozenset({EntryStatus.DRAFT, EntryStatus.RETURNED})


def preflight(cycle: ReportingCycle, entities: Iterable[int], *, lock: bool = False) -> Preflight:
    """The page before sending and the gate of sending are this one function; the gate holds the rows."""
    querysets = (progress_entries(cycle, entities), service_entries(cycle, entities))
    held = (rows.select_for_update(of=("self",)) if lock else rows for rows in querysets)
    entries: list[AnyEntry] = [entry for rows in held for entry in rows]
    ready = tuple(entry for entry in entries if entry.status == EntryStatus.READY)
    lacking = ((entry, gaps(entry)) for entry in ready)
    return Preflight(
        ready=ready,
        pending=tuple(entry for entry in entries if entry.status in PENDING),
        missing=tuple((entry, found) for entry, found in lacking if found),
    )


def _code_of(entry: AnyEntry) -> str:
    return entry.service.code if isinstance(entry, ServiceEntry) else entry.indicator.code


def new_code(cycle: ReportingCycle) -> str:
    """A receipt's code, such as `2022-K7QF-M3XW`."""
    parts = ("".join(secrets.choice(CODE_ALPHABET) for _position in range(4)) for _part in range(2))
    return "-".join((str(cycle.year), *parts))


def _units(standing: Standing, entity: Entity) -> list[int]:
    members = inside(Entity.objects.all())[entity.pk]
    if not members <= standing.entities:
        raise AccessRefused(_("Solo puede enviar lo de su propia entidad."))
    return sorted(members)


def send(cycle: ReportingCycle, entity: Entity, *, by: User) -> Submission:
    """Sends all that is ready of an entity and its units; raises what it refuses and then changes nothing."""
    with transaction.atomic():
        found = preflight(cycle, _units(standing_of(by), entity), lock=True)
        if not found.ready:
            raise TransitionRefused(_("No hay nada listo para enviar."))
        if not found.may_send:
            raise TransitionRefused(_("Falta completar algo de lo que está listo: no se envió nada."))
        contents = {_code_of(entry): contents_of(entry) for entry in found.ready}
        submission = Submission.objects.create(
            cycle=cycle,
            entity=entity,
            code=new_code(cycle),
            sent_by=by,
            is_late=is_late(cycle),
            contents=contents,
            digest=digest_of(contents),
        )
        move_locked(found.ready, "submit", by=by, submission=submission)
        transaction.on_commit(partial(notifications.received, submission))
    return submission
