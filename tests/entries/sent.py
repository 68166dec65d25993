"""Entries that went the way that people make them go: entered, sent, returned, answered."""

from decimal import Decimal
from typing import Any

from compliance.choices import Block, EntryStatus
from compliance.entries import editing, sending, workflow
from compliance.models import EntryEvent, Evidence, Observation, ProgressEntry, ServiceEntry, User
from compliance.models.entries import to_entry

AnyEntry = ProgressEntry | ServiceEntry


def support(entry: AnyEntry, by: User) -> Evidence:
    return Evidence.objects.create(
        **to_entry(entry), kind="report", title="Informe anual", link="https://example.org/informe", added_by=by
    )


def written_by(entry: AnyEntry, user: User) -> None:
    """One more save, by someone who had another function then."""
    EntryEvent.objects.create(**to_entry(entry), verb="save", from_status="draft", to_status="draft", by=user)


def send(world: Any, people: Any, entry: AnyEntry) -> AnyEntry:
    """Marks as ready and sends, as AURORA's focal point."""
    workflow.mark_ready(entry, by=people["focal"])
    sending.send(world.cycle, world.aurora, by=people["focal"])
    entry.refresh_from_db()
    return entry


def without_doubts(entry: AnyEntry, by: User) -> None:
    """What a reviewer would ask for otherwise."""
    support(entry, by)
    if isinstance(entry, ProgressEntry):
        entry.measures.create(position=1, text="Se capacitó al personal.")


def answered(world: Any, people: Any, entry: AnyEntry, value: str = "61.5") -> AnyEntry:
    """Sent, returned for its value, corrected with an answer, and sent again."""
    send(world, people, entry)
    workflow.return_entry(entry, by=people["reviewer"], observations={Block.VALUE: "¿De qué ronda es?"})
    entry.refresh_from_db()
    (observation,) = Observation.objects.about(entry).filter(closed_at=None)
    changes = {"value": Decimal(value)} if isinstance(entry, ProgressEntry) else {"modified_budget": Decimal(value)}
    entry = editing.save(
        entry,
        block=Block.VALUE,
        changes=changes,
        version=entry.version,
        by=people["focal"],
        answers={observation.pk: "De la ronda 2022."},
    )
    assert entry.status == EntryStatus.RETURNED
    return send(world, people, entry)
