"""How far each entity is with a cycle: what is asked, what was sent, what is late; and reminding those who lag.

An entity here is the root of its tree: what its units answer for counts for it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.choices import EntryStatus
from compliance.entries.notifications import focal_points_of, reminded, reminder_key
from compliance.entries.window import is_late
from compliance.formatting import moment
from compliance.models import (
    Assignment,
    Entity,
    Indicator,
    Notice,
    ProgressEntry,
    ReportingCycle,
    Service,
    ServiceEntry,
    Submission,
    User,
)
from compliance.models.people import roots

SENT = (EntryStatus.SUBMITTED, EntryStatus.APPROVED)
STATES: dict[str, Q] = {
    "sent": Q(status__in=SENT),
    "approved": Q(status=EntryStatus.APPROVED),
    "returned": Q(status=EntryStatus.RETURNED),
    "ready": Q(status=EntryStatus.READY),
    "begun": Q(status=EntryStatus.DRAFT, version__gt=0),
}


@dataclass(slots=True)
class EntityStatus:
    """Counts of what a cycle asks of an entity and its units, and where each thing stands."""

    entity: Entity
    cycle: ReportingCycle
    closes_at: datetime
    asked: int = 0
    sent: int = 0
    approved: int = 0
    returned: int = 0
    ready: int = 0
    begun: int = 0
    last_sent_at: datetime | None = None
    sent_late: bool = False
    units: set[int] = field(default_factory=set)
    lagging_units: set[int] = field(default_factory=set)
    focal_points: list[User] = field(default_factory=list)
    was_reminded: bool = False

    @property
    def missing(self) -> int:
        return self.asked - self.sent

    @property
    def is_complete(self) -> bool:
        return not self.missing

    @property
    def is_untouched(self) -> bool:
        return not (self.sent or self.returned or self.ready or self.begun)

    @property
    def is_overdue(self) -> bool:
        return not self.is_complete and is_late(self.cycle)

    @property
    def is_extended(self) -> bool:
        return self.closes_at > self.cycle.closes_at

    @property
    def may_be_reminded(self) -> bool:
        """While it can still send and there is someone to write to, once a day."""
        can_send = self.cycle.opens_at <= timezone.now() < self.closes_at
        return bool(self.focal_points) and not self.is_complete and can_send and not self.was_reminded

    @property
    def said(self) -> str:
        """Where the entity stands, in words."""
        if self.is_complete:
            return _("Envió todo, fuera de plazo") if self.sent_late else _("Envió todo")
        if self.is_untouched:
            return _("No ha empezado")
        if not self.sent:
            return _("%(ready)s de %(asked)s listos, sin enviar") % {"ready": self.ready, "asked": self.asked}
        return _("%(sent)s de %(asked)s enviados") % {"sent": self.sent, "asked": self.asked}

    @property
    def details(self) -> str:
        """What was decided and when it was last sent, as one line; empty where there is neither."""
        told = []
        if self.approved:
            told.append(ngettext("%(n)s aprobado", "%(n)s aprobados", self.approved) % {"n": self.approved})
        if self.returned:
            told.append(ngettext("%(n)s devuelto", "%(n)s devueltos", self.returned) % {"n": self.returned})
        if self.last_sent_at:
            told.append(_("último envío el %(day)s") % {"day": date_format(localtime(self.last_sent_at), r"j \d\e F")})
        return capfirst(" · ".join(told))


def _counted(rows: "QuerySet[Any]", by: str) -> Coalesce:
    """How many of the rows belong to the entity of the outer query."""
    counts = rows.filter(**{by: OuterRef("pk")}).order_by().values(by).annotate(how_many=Count("pk"))
    return Coalesce(Subquery(counts.values("how_many")), 0)


def _units(cycle: ReportingCycle) -> "QuerySet[Any]":
    """Every entity and unit with its own counts, its extension and its last sending: one query."""
    unit = Coalesce("organisational_unit_id", F("entity_id"))
    of_service = Coalesce("service__organisational_unit_id", F("service__entity_id"))
    services = Service.objects.filter(policy=cycle.policy_id).annotate(unit=unit)
    indicators = Indicator.objects.filter(policy=cycle.policy_id)
    progress = ProgressEntry.objects.filter(cycle=cycle)
    statements = ServiceEntry.objects.filter(cycle=cycle).annotate(unit=of_service)
    sendings = Submission.objects.filter(cycle=cycle, entity=OuterRef("pk")).order_by("-sent_at")
    counts = {
        name: _counted(progress.filter(state), "indicator__entity") + _counted(statements.filter(state), "unit")
        for name, state in STATES.items()
    }
    return Entity.objects.annotate(
        asked=_counted(indicators, "entity") + _counted(services, "unit"),
        extended_to=Max("extensions__closes_at", filter=Q(extensions__cycle=cycle)),
        last_sent_at=Subquery(sendings.values("sent_at")[:1]),
        sent_late=Subquery(sendings.values("is_late")[:1]),
        **counts,
    )


def _add(status: EntityStatus, unit: Any) -> None:
    status.units.add(unit.pk)
    for name in ("asked", *STATES):
        setattr(status, name, getattr(status, name) + getattr(unit, name))
    if unit.last_sent_at and (status.last_sent_at is None or unit.last_sent_at > status.last_sent_at):
        status.last_sent_at = unit.last_sent_at
    status.sent_late = status.sent_late or bool(unit.sent_late)
    if unit.extended_to:
        status.closes_at = max(status.closes_at, unit.extended_to)
    if unit.asked > unit.sent:
        status.lagging_units.add(unit.pk)


def entity_statuses(cycle: ReportingCycle) -> list[EntityStatus]:
    """Every entity of which the cycle asks anything: the late ones first, then by acronym (one query)."""
    units = list(_units(cycle))
    root_of = roots(units)
    found: dict[int, EntityStatus] = {}
    for unit in units:
        root = root_of[unit.pk]
        _add(found.setdefault(root.pk, EntityStatus(root, cycle, closes_at=cycle.closes_at)), unit)
    asked = (status for status in found.values() if status.asked)
    return sorted(asked, key=lambda one: (not one.is_overdue, one.is_complete, one.entity.acronym))


def with_people(statuses: list[EntityStatus]) -> list[EntityStatus]:
    """The same with who answers for each entity, and whether they were reminded today (two queries)."""
    by_unit = {unit: status for status in statuses for unit in status.units}
    focal_points = Assignment.objects.in_force().focal_points().filter(entity__in=by_unit)
    for assignment in focal_points.select_related("user").order_by("user__email"):
        by_unit[assignment.entity_id or 0].focal_points.append(assignment.user)
    by_key = {reminder_key(status.cycle, status.entity): status for status in statuses}
    of_late = Notice.objects.filter(created_at__gte=timezone.now() - timedelta(days=1), key__startswith="reminder:")
    for key in of_late.values_list("key", flat=True):
        if status := by_key.get(key.rpartition(":")[0]):
            status.was_reminded = True
    return statuses


def late(statuses: Iterable[EntityStatus]) -> list[EntityStatus]:
    return [status for status in statuses if status.is_overdue]


def remind(cycle: ReportingCycle, entity_ids: Collection[int], *, by: User) -> list[EntityStatus]:
    """Writes to those who answer for what these entities have not sent; returns the entities that were written to."""
    told = []
    for status in with_people(entity_statuses(cycle)):
        if status.entity.pk in entity_ids and status.may_be_reminded:
            people = focal_points_of(*status.lagging_units)
            if reminded(cycle, status.entity, people, _told(status, by)):
                told.append(status)
    return told


def _told(status: EntityStatus, by: User) -> dict[str, Any]:
    return {
        "missing": status.missing,
        "is_overdue": status.is_overdue,
        "due": moment(status.cycle.due_at),
        "closes": moment(status.closes_at),
        "by": by,
    }
