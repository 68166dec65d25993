"""Saving what an entity types: one lock, one access check, one version check, one event a save.

Two people who save the same entry: the second is told and keeps both versions; nothing is overwritten silently.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import Block, EntryStatus
from compliance.entries.access import AnyEntry, Standing, can_edit_entry, in_charge, standing_of
from compliance.entries.asked import ROWS
from compliance.entries.blocks import EDITABLE, is_block_open
from compliance.entries.completeness import Gap, gaps, know_observations, open_observations
from compliance.entries.listed import LISTS, know_lists, replace
from compliance.entries.window import require_open
from compliance.entries.workflow import TRANSITIONS, AccessRefused, EntryType, TransitionRefused, lock, move_locked
from compliance.formatting import exact, plain
from compliance.models import (
    EntryEvent,
    Observation,
    ProgressEntry,
    ServiceEntry,
    User,
)
from compliance.models.entries import to_entry

# What each block of an entry holds in its own row; lists of texts and evidence hang from it.
FIELDS: dict[type[AnyEntry], dict[Block, tuple[str, ...]]] = {
    ProgressEntry: {
        Block.VALUE: ("value", "numerator", "denominator", "missing_reason", "expected_on", "source"),
        Block.TEXTS: ("explanation", "context", "note"),
        Block.SUPPORT: (),
    },
    ServiceEntry: {
        Block.VALUE: (
            "protocol_is_approved",
            "protocol_approved_on",
            "protocol_instrument",
            "modified_budget",
            "executed_budget",
        ),
        Block.TEXTS: (),
        Block.SUPPORT: (),
    },
}


def fields_of(entry: AnyEntry, block: Block) -> tuple[str, ...]:
    return FIELDS[type(entry)][block]


class EntryChanged(Exception):
    """Someone else saved the entry first; `current` is the entry as it is now. Nothing was changed."""

    def __init__(self, current: AnyEntry) -> None:
        super().__init__(_("Otra persona guardó este registro mientras usted lo editaba."))
        self.current = current


class BlockClosed(TransitionRefused):
    """The entry was returned for other blocks than this one."""


class NotOfThisEntry(AccessRefused):
    """An answer to an observation of another entry; nothing was changed."""


class Incomplete(TransitionRefused):
    """The entry cannot be ready yet; `gaps` say what it lacks."""

    def __init__(self, found: tuple[Gap, ...]) -> None:
        super().__init__(_("Todavía falta algo en este registro."))
        self.gaps = found


def _refuse(entry: AnyEntry, version: int, standing: Standing) -> None:
    if not can_edit_entry(standing, entry):
        raise AccessRefused(_("No puede hacer esto con este registro."))
    require_open(entry.cycle, {in_charge(entry)})
    if entry.status not in EDITABLE:
        raise TransitionRefused(
            _("El registro está en «%(status)s» y ya no se puede editar.") % {"status": entry.get_status_display()}
        )
    if entry.version != version:
        raise EntryChanged(entry)


def _status_after_edit(entry: AnyEntry) -> EntryStatus:
    """What was ready is no longer: someone must look at it again."""
    if entry.status != EntryStatus.READY:
        return EntryStatus(entry.status)
    return EntryStatus.RETURNED if open_observations(entry) else EntryStatus.DRAFT


def _as_data(stated: Any) -> Any:
    """Decimals and dates as plain data writes them."""
    if isinstance(stated, Decimal):
        return plain(exact(stated))
    return stated.isoformat() if isinstance(stated, date) else stated


EVIDENCE_KEYS = ("kind", "title", "link", "file", "sha256")


def _said(entry: AnyEntry, block: Block) -> dict[str, Any]:
    """What the block says now, in the words of `contents_of`; its lists are the caller's."""
    own = {field: _as_data(getattr(entry, field)) for field in fields_of(entry, block)}
    if block != Block.SUPPORT:
        return own
    kept = entry.evidences.values_list("kind", "title", "link", "file_name", "sha256")
    return {**own, "evidence": [dict(zip(EVIDENCE_KEYS, one, strict=True)) for one in kept]}


@contextmanager
def edited(
    entry: EntryType,
    *,
    block: Block,
    version: int,
    by: User,
    standing: Standing | None = None,
    lists: Mapping[str, list[str]] | None = None,
    answers: Mapping[int, str] | None = None,
) -> Iterator[EntryType]:
    """Holds the entry's row while the caller changes a block of it, then saves it with its event, all or nothing.

    Raises what it refuses before the caller changes anything. A page that knows the person's standing hands it in;
    `lists` are the texts that the caller writes, for the event. `answers` are to the entry's observations, by their
    ids; those that were closed meanwhile are left alone.
    """
    with transaction.atomic():
        locked = lock(entry)
        _refuse(locked, version, standing or standing_of(by))
        # Read after the row is held, so that a return that came first is seen.
        know_observations(locked, list(Observation.objects.about(locked).filter(closed_at__isnull=True)))
        if not is_block_open(locked, block):
            raise BlockClosed(_("Esta parte no fue observada: está cerrada a cambios."))
        if answers:
            _answer(locked, answers)
        yield locked
        status = _status_after_edit(locked)
        EntryEvent.objects.create(
            **to_entry(locked),
            verb="save",
            from_status=locked.status,
            to_status=status,
            by=by,
            contents={**_said(locked, block), **(lists or {})},
        )
        locked.version, locked.edited_by, locked.edited_at = version + 1, by, timezone.now()
        locked.status = status
        locked.save()


def save(
    entry: EntryType,
    *,
    block: Block,
    changes: Mapping[str, Any],
    version: int,
    by: User,
    standing: Standing | None = None,
    measures: Iterable[str] | None = None,
    actions: Iterable[str] | None = None,
    answers: Mapping[int, str] | None = None,
) -> EntryType:
    """Saves one block of an entry as a draft; raises what it refuses and then changes nothing. More at `edited`."""
    if strange := set(changes) - set(fields_of(entry, block)):
        raise ValueError(f"{block} does not hold {sorted(strange)}")
    given = {"measures": measures, "actions": actions}
    lists = {name: list(texts) for name, texts in given.items() if texts is not None}
    with edited(entry, block=block, version=version, by=by, standing=standing, lists=lists, answers=answers) as locked:
        for field, value in changes.items():
            setattr(locked, field, value)
        for name, texts in lists.items():
            replace(locked, name, texts)
    return locked


def _answer(entry: AnyEntry, answers: Mapping[int, str]) -> None:
    waiting = [one for one in open_observations(entry) if one.pk in answers]
    others = set(answers) - {one.pk for one in waiting}
    if others and Observation.objects.about(entry).filter(pk__in=others).count() != len(others):
        raise NotOfThisEntry(_("Esa observación no es de este registro."))
    for observation in waiting:
        observation.answer = answers[observation.pk]
    Observation.objects.bulk_update(waiting, ["answer"])


def mark_ready(entry: EntryType, *, version: int, by: User, standing: Standing | None = None) -> EntryEvent:
    """The entity says that what it saw is complete; raises `Incomplete` where it is not. It is not sent yet."""
    with transaction.atomic():
        locked = lock(entry)
        if locked.status in EDITABLE and locked.version != version:
            raise EntryChanged(locked)
        know_lists(locked)
        prefetch_related_objects([locked], *(rows for rows in ROWS[type(entry)] if rows not in LISTS))
        found = tuple(gap for gap in gaps(locked) if gap.blocks_sending)
        if found and locked.status in TRANSITIONS["ready"].sources:
            raise Incomplete(found)
        (event,) = move_locked([locked], "ready", by=by, standing=standing)
    return event
