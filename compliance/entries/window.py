"""When an entity may enter and send: the cycle's dates, with the entity's own extension. Nothing here is stored."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.formatting import moment
from compliance.models import ReportingCycle


class WindowClosed(Exception):
    """The cycle is not open for the entity; nothing was changed. The message is for the person."""


def is_open(cycle: ReportingCycle, entity_id: int, now: datetime | None = None) -> bool:
    """The first instant is in, the closing instant is out."""
    return cycle.opens_at <= (now or timezone.now()) < cycle.closings()[entity_id]


def is_late(cycle: ReportingCycle, now: datetime | None = None) -> bool:
    """Whether the due moment has passed; what is sent until the close is accepted and told as late."""
    return (now or timezone.now()) >= cycle.due_at


def days_left(until: datetime, now: datetime | None = None) -> int:
    """Whole days on Lima's calendar; none on the day itself, below zero after it."""
    return (timezone.localdate(until) - timezone.localdate(now or timezone.now())).days


def require_open(cycle: ReportingCycle | None, entity_ids: set[int]) -> None:
    """Refuses what may only be done while the cycle is open for all of these entities (one query after its close)."""
    if cycle is None:
        raise WindowClosed(_("Es un dato histórico: no se modifica aquí."))
    now = timezone.now()
    if now < cycle.opens_at:
        raise WindowClosed(_("El registro se abre el %(when)s.") % {"when": moment(cycle.opens_at)})
    # Extensions only add time: they are asked for where the cycle's own close does not let the entity in.
    if now < cycle.closes_at:
        return
    closes = cycle.closings()
    earliest = min(closes[entity] for entity in entity_ids)
    if now >= earliest:
        raise WindowClosed(
            _(
                "El registro se cerró el %(when)s y no se guardó ningún cambio. "
                "Si necesita más plazo, pídalo al ministerio."
            )
            % {"when": moment(earliest)}
        )
