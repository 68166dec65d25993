"""The yearly cycle in which entities report: when it opens, is due and closes."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.models.bounds import year_between
from compliance.models.catalogue import Policy
from compliance.models.people import Entity, User, inside
from compliance.models.tracking import tracked


class ReportingCycleQuerySet(models.QuerySet["ReportingCycle"]):
    """Cycles by their dates; open and closed are derived, never stored."""

    def open(self) -> "ReportingCycleQuerySet":
        now = timezone.now()
        return self.filter(opens_at__lte=now, closes_at__gt=now)


@tracked
class ReportingCycle(models.Model):
    """One year of a policy, as the entities report it."""

    policy = models.ForeignKey(Policy, verbose_name=_("política"), on_delete=models.PROTECT, related_name="cycles")
    year = models.PositiveSmallIntegerField(_("año que se reporta"))
    opens_at = models.DateTimeField(_("se abre"))
    due_at = models.DateTimeField(_("vence"))
    closes_at = models.DateTimeField(_("se cierra"))

    objects = ReportingCycleQuerySet.as_manager()

    class Meta:
        verbose_name = _("ciclo de reporte")
        verbose_name_plural = _("ciclos de reporte")
        ordering = ["policy", "-year"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "year"], name="cycle_one_per_year"),
            models.CheckConstraint(
                condition=models.Q(due_at__gt=F("opens_at"), closes_at__gte=F("due_at")),
                name="cycle_dates_run_forward",
                violation_error_message=_("Un ciclo se abre, luego vence y luego se cierra."),
            ),
            year_between("year", "cycle_year_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.policy} {self.year}"

    def closings(self) -> Mapping[int, datetime]:
        """For every entity's id, the moment after which it can no longer enter or send (one query).

        An extension holds for the units inside the entity too; the latest one counts.
        """
        latest = models.Max("extensions__closes_at", filter=models.Q(extensions__cycle=self))
        entities = list(Entity.objects.annotate(extended_to=latest))
        members = inside(entities)
        closes = dict.fromkeys(members, self.closes_at)
        for entity in entities:
            for unit in members[entity.pk] if entity.extended_to else ():
                closes[unit] = max(closes[unit], entity.extended_to)
        return closes


@tracked
class Extension(models.Model):
    """More time for one entity and the units inside it."""

    cycle = models.ForeignKey(
        ReportingCycle, verbose_name=_("ciclo"), on_delete=models.CASCADE, related_name="extensions"
    )
    entity = models.ForeignKey(Entity, verbose_name=_("entidad"), on_delete=models.PROTECT, related_name="extensions")
    closes_at = models.DateTimeField(_("nuevo cierre"))
    reason = models.CharField(_("motivo"), max_length=500)
    granted_by = models.ForeignKey(
        User, verbose_name=_("la concedió"), on_delete=models.PROTECT, editable=False, related_name="+"
    )
    granted_at = models.DateTimeField(_("concedida el"), auto_now_add=True)

    class Meta:
        verbose_name = _("prórroga")
        verbose_name_plural = _("prórrogas")
        ordering = ["cycle", "entity", "-granted_at"]

    def __str__(self) -> str:
        return f"{self.entity} · {self.cycle}"

    def clean(self) -> None:
        if self.cycle_id and self.closes_at and self.closes_at <= self.cycle.closes_at:
            raise ValidationError({"closes_at": _("Una prórroga termina después del cierre del ciclo.")})
