"""The demonstration's cycle of 2022: sample entries in every state, made as people make them, labelled."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import Block, MissingReason
from compliance.entries import asked, editing, sending, workflow
from compliance.entries.access import AnyEntry
from compliance.models import Entity, Policy, ProgressEntry, ReportingCycle, User

YEAR = 2022
SOURCE = _("Dato de muestra de la demostración: no es oficial")
TEXT = _("Texto de muestra de la demostración.")


class Sample(NamedTuple):
    """What an entity states of an indicator, and how far it gets."""

    code: str
    value: str | None = None
    reason: MissingReason | None = None
    reaches: str = "draft"


# Figures are invented for the demonstration and say so in their source.
SAMPLES: Mapping[str, tuple[Sample, ...]] = {
    "JNE": (
        Sample("ISS.03.01.02.01", "0.41", reaches="approved"),
        Sample("ISS.03.01.02.02", "19.4", reaches="approved"),
    ),
    "MINSA": (
        Sample("IOP.02.01", "77.9", reaches="returned"),
        Sample("IOP.02.02", "5.9", reaches="submitted"),
        Sample("IOP.02.03", "9.2", reaches="approved"),
    ),
    "MTPE": (
        Sample("ISS.04.03.01.01", "97.5", reaches="ready"),
        Sample("ISS.04.03.01.02", "61.0", reaches="draft"),
    ),
    "MINEDU": (Sample("ISS.06.01.02.01", reason=MissingReason.DEFINITION_UNDER_REVIEW, reaches="submitted"),),
    "AURORA": (
        Sample("ISS.01.01.03.01", "88.2", reaches="submitted"),
        Sample("ISS.01.02.02.01", "52.3", reaches="submitted"),
        Sample("ISS.01.02.02.02", "12.0", reaches="draft"),
    ),
}
SENT = ("submitted", "returned", "approved")


def _end_of_day(days: int) -> datetime:
    """23:59 in Lima, so many days from now."""
    day = timezone.localtime() + timedelta(days=days)
    return day.replace(hour=23, minute=59, second=0, microsecond=0)


def open_cycle(policy: Policy) -> ReportingCycle:
    """A cycle that is open today, due in three weeks and closed in six."""
    return ReportingCycle.objects.create(
        policy=policy,
        year=YEAR,
        opens_at=timezone.now() - timedelta(days=30),
        due_at=_end_of_day(21),
        closes_at=_end_of_day(42),
    )


def _changes(sample: Sample) -> dict[str, Any]:
    return {
        "value": None if sample.value is None else Decimal(sample.value),
        "missing_reason": sample.reason or "",
        "source": SOURCE,
    }


def _enter(entry: ProgressEntry, sample: Sample, by: User) -> ProgressEntry:
    entry = editing.save(entry, block=Block.VALUE, changes=_changes(sample), version=entry.version, by=by)
    texts = {"explanation": TEXT}
    return editing.save(
        entry, block=Block.TEXTS, changes=texts, version=entry.version, by=by, measures=[TEXT], actions=[TEXT]
    )


def _approve(entry: AnyEntry, by: User) -> None:
    workflow.approve(entry, by=by)


def _return(entry: AnyEntry, by: User) -> None:
    question = _("Observación de muestra: ¿de qué ronda de la encuesta es este valor?")
    workflow.return_entry(entry, by=by, observations={Block.VALUE: question})


DECISIONS: Mapping[str, Callable[[AnyEntry, User], None]] = {"approved": _approve, "returned": _return}


def _state_protocol(cycle: ReportingCycle, entity: Entity, by: User) -> None:
    """One service of the entity whose statement is ready, so that both kinds of entries can be seen."""
    entry = asked.service_entries(cycle, [entity.pk]).first()
    if entry is None:
        return
    changes = {
        "protocol_is_approved": True,
        "protocol_approved_on": date(2021, 12, 31),
        "protocol_instrument": SOURCE,
    }
    entry = editing.save(entry, block=Block.VALUE, changes=changes, version=entry.version, by=by)
    workflow.mark_ready(entry, by=by)


def _report(cycle: ReportingCycle, entity: Entity, samples: tuple[Sample, ...], focal: User, reviewer: User) -> None:
    asked.open_entries(cycle, [entity.pk])
    entries = {entry.indicator.code: entry for entry in asked.progress_entries(cycle, [entity.pk])}
    for sample in samples:
        entry = _enter(entries[sample.code], sample, focal)
        if sample.reaches != "draft":
            workflow.mark_ready(entry, by=focal)
        entries[sample.code] = entry
    if any(sample.reaches in SENT for sample in samples):
        sending.send(cycle, entity, by=focal)
    else:
        _state_protocol(cycle, entity, focal)
    for sample in samples:
        if decide := DECISIONS.get(sample.reaches):
            decide(entries[sample.code], reviewer)


def load(policy: Policy, focal_points: Mapping[str, User], reviewer: User) -> None:
    """Opens the cycle and lets each sample entity report; nothing where the cycle is already there."""
    if ReportingCycle.objects.filter(policy=policy, year=YEAR).exists():
        return
    cycle = open_cycle(policy)
    for acronym, samples in SAMPLES.items():
        entity = Entity.objects.get(acronym=acronym)
        _report(cycle, entity, samples, focal_points[acronym], reviewer)
