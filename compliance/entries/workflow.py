"""The one table of moves between an entry's states, and the one function that makes a move.

A move locks the row, asks access, checks the table, saves, appends an event and tells people after the commit.
Public verbs are two lines each. The cycle's dates are `window`'s question, what else is missing `completeness`'s.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import EntryStatus
from compliance.entries import notifications
from compliance.entries.access import AnyEntry, Standing, can_edit_entry, can_review_entry, in_charge, standing_of
from compliance.entries.completeness import silence_of
from compliance.entries.contents import contents_of
from compliance.entries.window import require_open
from compliance.models import EntryEvent, Observation, ProgressEntry, Protocol, ServiceEntry, Submission, User
from compliance.models.entries import to_entry

DRAFT, READY, SUBMITTED, RETURNED, APPROVED = EntryStatus
EntryType = TypeVar("EntryType", bound=AnyEntry)


class TransitionRefused(Exception):
    """The move is not in the table, or not now; nothing was changed. The message is for the person."""


class AccessRefused(TransitionRefused):
    """This person may not make the move."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A move: from which states, to which one, by whom; whether the cycle must be open for it, and whether the entry
    must say something: a value, or why there is none."""

    verb: str
    sources: tuple[EntryStatus, ...]
    target: EntryStatus
    may: Callable[[Standing, AnyEntry], bool]
    needs_open_cycle: bool = False
    needs_an_answer: bool = False


TRANSITIONS: dict[str, Transition] = {
    move.verb: move
    for move in (
        Transition("ready", (DRAFT, RETURNED), READY, can_edit_entry, needs_open_cycle=True, needs_an_answer=True),
        Transition("reopen", (READY,), DRAFT, can_edit_entry, needs_open_cycle=True),
        Transition("submit", (READY,), SUBMITTED, can_edit_entry, needs_open_cycle=True, needs_an_answer=True),
        Transition("approve", (SUBMITTED,), APPROVED, can_review_entry, needs_an_answer=True),
        Transition("return", (SUBMITTED,), RETURNED, can_review_entry),
        Transition("withdraw", (APPROVED,), RETURNED, can_review_entry),
    )
}


def lock(entry: EntryType) -> EntryType:
    """The entry's row as it is now, with what a move or a save asks of it, held until the transaction ends."""
    about = "service" if isinstance(entry, ServiceEntry) else "indicator"
    rows = type(entry).objects.select_for_update(of=("self",)).select_related(about, "cycle", "edited_by")
    row: EntryType = rows.get(pk=entry.pk)
    return row


def _close_observations(entry: AnyEntry, by: User) -> None:
    still_open = Observation.objects.about(entry).filter(closed_at__isnull=True)
    still_open.update(closed_by=by, closed_at=timezone.now())


def _write_protocol(entry: AnyEntry) -> None:
    """An approved statement of approval brings the service into the report's scope (design, part 4)."""
    if isinstance(entry, ServiceEntry) and entry.protocol_is_approved:
        stated = Protocol(
            service=entry.service,
            approved_on=entry.protocol_approved_on,
            legal_instrument=entry.protocol_instrument,
        )
        Protocol.objects.bulk_create(
            [stated],
            update_conflicts=True,
            unique_fields=["service"],
            update_fields=["approved_on", "only_year_known", "legal_instrument"],
        )


def _on_approval(entry: AnyEntry, by: User) -> None:
    _close_observations(entry, by)
    _write_protocol(entry)


EFFECTS: dict[str, Callable[[AnyEntry, User], None]] = {"approve": _on_approval}


def _refuse_illegal(move: Transition, entry: AnyEntry, standing: Standing) -> None:
    if not move.may(standing, entry):
        raise AccessRefused(_("No puede hacer esto con este registro."))
    if entry.status not in move.sources:
        raise TransitionRefused(
            _("El registro está en «%(status)s»: alguien ya lo movió. No se hizo ningún cambio.")
            % {"status": entry.get_status_display()}
        )
    if move.needs_an_answer and (lacking := silence_of(entry)):
        raise TransitionRefused(lacking)


def event_of(
    entry: AnyEntry, verb: str, *, to: str, by: User, note: str = "", submission: Submission | None = None
) -> EntryEvent:
    """What happens to the entry, with its contents at that moment; to be appended."""
    return EntryEvent(
        **to_entry(entry),
        verb=verb,
        from_status=entry.status,
        to_status=to,
        by=by,
        note=note,
        contents=contents_of(entry),
        submission=submission,
    )


def move_locked(
    entries: Sequence[AnyEntry],
    verb: str,
    *,
    by: User,
    note: str = "",
    submission: Submission | None = None,
    standing: Standing | None = None,
) -> list[EntryEvent]:
    """Moves entries whose rows the caller has locked in the running transaction: all of them or none.

    A caller who knows the person's standing hands it in.
    """
    move, standing = TRANSITIONS[verb], standing or standing_of(by)
    for entry in entries:
        _refuse_illegal(move, entry, standing)
    if move.needs_open_cycle:
        for cycle in {entry.cycle for entry in entries}:
            require_open(cycle, {in_charge(entry) for entry in entries if entry.cycle == cycle})
    events = EntryEvent.objects.bulk_create(
        event_of(entry, verb, to=move.target, by=by, note=note, submission=submission) for entry in entries
    )
    for kind in (ProgressEntry, ServiceEntry):
        if moved := [entry.pk for entry in entries if isinstance(entry, kind)]:
            kind.objects.filter(pk__in=moved).update(status=move.target)
    for entry in entries:
        entry.status = move.target
        if effect := EFFECTS.get(verb):
            effect(entry, by)
    notifications.after(events)
    return events


def _move(
    entry: AnyEntry,
    verb: str,
    *,
    by: User,
    note: str = "",
    seen: int | None = None,
    standing: Standing | None = None,
) -> EntryEvent:
    """`seen` is the version that the person looked at, where a decision is about what they saw."""
    with transaction.atomic():
        locked = lock(entry)
        if seen is not None and locked.version != seen:
            raise TransitionRefused(_("El registro cambió mientras usted lo revisaba. No se hizo ningún cambio."))
        (event,) = move_locked([locked], verb, by=by, note=note, standing=standing)
    entry.status = event.to_status
    return event


def mark_ready(entry: AnyEntry, *, by: User) -> EntryEvent:
    """The entity says that the entry is complete; it is not sent yet."""
    return _move(entry, "ready", by=by)


def reopen(entry: AnyEntry, *, by: User) -> EntryEvent:
    """The entity goes on editing what it had marked as ready."""
    return _move(entry, "reopen", by=by)


def approve(
    entry: AnyEntry, *, by: User, note: str = "", seen: int | None = None, standing: Standing | None = None
) -> EntryEvent:
    """The ministry accepts the entry: from now on the report counts it."""
    return _move(entry, "approve", by=by, note=note, seen=seen, standing=standing)


def return_entry(
    entry: AnyEntry,
    *,
    by: User,
    observations: dict[str, str],
    seen: int | None = None,
    standing: Standing | None = None,
) -> EntryEvent:
    """Sends the entry back with an observation on each block that must change; only those are opened."""
    return _move_with_observations(entry, "return", observations, by=by, seen=seen, standing=standing)


def withdraw_approval(
    entry: AnyEntry,
    *,
    by: User,
    observations: dict[str, str],
    seen: int | None = None,
    standing: Standing | None = None,
) -> EntryEvent:
    """Takes an approval back for a reason; the entry is returned and the report stops counting it."""
    return _move_with_observations(entry, "withdraw", observations, by=by, seen=seen, standing=standing)


def _move_with_observations(
    entry: AnyEntry,
    verb: str,
    observations: dict[str, str],
    *,
    by: User,
    seen: int | None,
    standing: Standing | None,
) -> EntryEvent:
    said = {block: text.strip() for block, text in observations.items() if text.strip()}
    if not said:
        raise TransitionRefused(_("Escriba al menos una observación: qué debe corregirse y por qué."))
    with transaction.atomic():
        event = _move(entry, verb, by=by, note="\n\n".join(said.values()), seen=seen, standing=standing)
        _close_observations(entry, by)
        Observation.objects.bulk_create(
            Observation(**to_entry(entry), block=block, text=text, by=by) for block, text in said.items()
        )
    return event
