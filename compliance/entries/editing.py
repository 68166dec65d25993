"""Saving what an entity types: one lock, one access check, one version check, one event a save.

Two people who save the same entry: the second is told and keeps both versions; nothing is overwritten silently.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import Block, EntryStatus
from compliance.entries.access import AnyEntry, can_edit_entry, in_charge, standing_of
from compliance.entries.window import require_open
from compliance.entries.workflow import AccessRefused, EntryType, TransitionRefused, event_of, lock
from compliance.models import AdoptedMeasure, ImprovementAction, Observation, ProgressEntry, User
from compliance.models.trail import to_entry

EDITABLE = frozenset({EntryStatus.DRAFT, EntryStatus.READY, EntryStatus.RETURNED})


class EntryChanged(Exception):
    """Someone else saved the entry first; `current` is the entry as it is now. Nothing was changed."""

    def __init__(self, current: AnyEntry) -> None:
        super().__init__(_("Otra persona guardó este registro mientras usted lo editaba."))
        self.current = current


class BlockClosed(TransitionRefused):
    """The entry was returned for other blocks than this one."""


def open_blocks(entry: AnyEntry) -> frozenset[Block]:
    """The blocks that may be edited: all of a new entry, the observed ones of a returned one."""
    if entry.status not in EDITABLE:
        return frozenset()
    observed = Observation.objects.about(entry).filter(closed_at__isnull=True).values_list("block", flat=True)
    return frozenset(Block(block) for block in observed) or frozenset(Block)


def _refuse(entry: AnyEntry, version: int, block: Block, by: User) -> None:
    if not can_edit_entry(standing_of(by), entry):
        raise AccessRefused(_("No puede hacer esto con este registro."))
    require_open(entry.cycle, {in_charge(entry)})
    if entry.status not in EDITABLE:
        raise TransitionRefused(
            _("El registro está en «%(status)s» y ya no se puede editar.") % {"status": entry.get_status_display()}
        )
    if entry.version != version:
        raise EntryChanged(entry)
    if block not in open_blocks(entry):
        raise BlockClosed(_("Esta parte no fue observada: está cerrada a cambios."))


def _status_after_edit(entry: AnyEntry) -> str:
    """What was ready is no longer: someone must look at it again."""
    if entry.status != EntryStatus.READY:
        return str(entry.status)
    was_returned = Observation.objects.about(entry).filter(closed_at__isnull=True).exists()
    return EntryStatus.RETURNED if was_returned else EntryStatus.DRAFT


@contextmanager
def edited(entry: EntryType, *, block: Block, version: int, by: User) -> Iterator[EntryType]:
    """Holds the entry's row while the caller changes a block of it, then saves it with its event, all or nothing.

    Raises what it refuses before the caller changes anything.
    """
    with transaction.atomic():
        locked = lock(entry)
        _refuse(locked, version, block, by)
        yield locked
        status = _status_after_edit(locked)
        locked.version, locked.edited_by, locked.edited_at = version + 1, by, timezone.now()
        event_of(locked, "save", to=status, by=by).save()
        locked.status = status
        locked.save()


def save(
    entry: EntryType,
    *,
    block: Block,
    changes: Mapping[str, Any],
    version: int,
    by: User,
    measures: Iterable[str] | None = None,
    actions: Iterable[str] | None = None,
    answers: Mapping[int, str] | None = None,
) -> EntryType:
    """Saves one block of an entry as a draft; raises what it refuses and then changes nothing."""
    with edited(entry, block=block, version=version, by=by) as locked:
        for field, value in changes.items():
            setattr(locked, field, value)
        _replace_texts(locked, measures, actions)
        _answer(locked, answers or {})
    return locked


def _replace_texts(entry: AnyEntry, measures: Iterable[str] | None, actions: Iterable[str] | None) -> None:
    if measures is not None and isinstance(entry, ProgressEntry):
        AdoptedMeasure.objects.filter(entry=entry).delete()
        AdoptedMeasure.objects.bulk_create(
            AdoptedMeasure(entry=entry, position=position, text=text) for position, text in enumerate(measures, 1)
        )
    if actions is not None:
        ImprovementAction.objects.filter(**to_entry(entry)).delete()
        ImprovementAction.objects.bulk_create(
            ImprovementAction(**to_entry(entry), position=position, text=text)
            for position, text in enumerate(actions, 1)
        )


def _answer(entry: AnyEntry, answers: Mapping[int, str]) -> None:
    for observation in Observation.objects.about(entry).filter(closed_at__isnull=True, pk__in=answers):
        observation.answer = answers[observation.pk]
        observation.save(update_fields=["answer"])
