"""Filters of lists that no column of the listed table answers by itself."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from compliance.choices import Level
from compliance.models import Assignment, PriorityObjective


class EitherOr(admin.SimpleListFilter):
    """Rows that meet a condition, or those that do not."""

    condition = Q()
    those: Any = ""
    others: Any = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:  # noqa: ARG002
        return [("1", self.those), ("0", self.others)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        match self.value():
            case "1":
                return queryset.filter(self.met())
            case "0":
                return queryset.exclude(self.met())
        return queryset

    def met(self) -> Q:
        return self.condition


class InForce(EitherOr):
    title = _("vigencia")
    parameter_name = "in_force"
    condition = Q(valid_until__isnull=True)
    those, others = _("Vigentes"), _("Reemplazadas")


class ServiceHasProtocol(EitherOr):
    title = _("protocolo")
    parameter_name = "protocol"
    condition = Q(protocol__isnull=False)
    those, others = _("Con protocolo"), _("Sin protocolo")


class OnlyYearKnown(EitherOr):
    title = _("fecha")
    parameter_name = "year_only"
    condition = Q(only_year_known=True)
    those, others = _("Solo se conoce el año"), _("Se conoce el día")


class IndicatorHasProtocol(EitherOr):
    """An objective's indicator has no service, so no protocol either."""

    title = _("protocolo del servicio")
    parameter_name = "protocol"
    condition = Q(service__protocol__isnull=False)
    those, others = _("Con protocolo"), _("Sin protocolo")


class HasParent(EitherOr):
    title = _("lugar en el árbol")
    parameter_name = "unit"
    condition = Q(parent__isnull=False)
    those, others = _("Unidades de otra entidad"), _("Entidades que no dependen de otra")


class Historical(EitherOr):
    title = _("origen")
    parameter_name = "historical"
    condition = Q(cycle__isnull=True)
    those, others = _("Datos históricos"), _("Reportados en un ciclo")


class InForceToday(EitherOr):
    """Assignments end with their last day."""

    title = _("vigencia")
    parameter_name = "in_force"
    those, others = _("Vigentes hoy"), _("No vigentes hoy")

    def met(self) -> Q:
        return Q(pk__in=Assignment.objects.in_force())


class StillOpen(EitherOr):
    title = _("situación")
    parameter_name = "open"
    condition = Q(closed_at__isnull=True)
    those, others = _("Abiertas"), _("Cerradas")


class NotSent(EitherOr):
    title = _("situación")
    parameter_name = "pending"
    condition = Q(sent_at__isnull=True)
    those, others = _("Sin enviar"), _("Enviados")


class OfLevel(admin.SimpleListFilter):
    """What an indicator measures."""

    title = _("nivel")
    parameter_name = "level"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:  # noqa: ARG002
        return [(level.value, level.label) for level in Level]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        match self.value():
            case Level.OBJECTIVE:
                return queryset.of_objectives()  # type: ignore[attr-defined, no-any-return]
            case Level.SERVICE:
                return queryset.of_services()  # type: ignore[attr-defined, no-any-return]
        return queryset


class UnderObjective(admin.SimpleListFilter):
    """The indicators of an objective and those of its services."""

    title = _("objetivo prioritario")
    parameter_name = "under"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002
        return [(str(one.pk), str(one)) for one in PriorityObjective.objects.all()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        chosen = self.value()
        if chosen is None or not chosen.isdecimal():
            return queryset
        return queryset.filter(Q(objective=chosen) | Q(service__guideline__objective=chosen))
