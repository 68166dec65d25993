"""The catalogue from the policy down to its services and their protocols. Indicators live in `indicators.py`."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from compliance.admin.filters import OnlyYearKnown, ServiceHasProtocol
from compliance.admin.inputs import CodedRows, ElementForm
from compliance.admin.lists import Counted, column, short_name, shortened
from compliance.admin.pages import Rows
from compliance.admin.sheets import SheetPage
from compliance.models import Guideline, Indicator, Policy, PriorityObjective, Protocol, Service, Signatory
from compliance.workbooks import catalogue as sheets

SEARCH_BY_NAME = _("Busca por código o nombre.")


class ObjectiveRows(Rows):
    model = PriorityObjective
    formset = CodedRows
    fields = ("code", "name")


class SignatoryRows(Rows):
    """Who gives a *visto bueno* to the policy's report, in the order in which they sign."""

    model = Signatory
    fields = ("position", "office", "name")
    show_change_link = False


class GuidelineRows(Rows):
    model = Guideline
    form = ElementForm
    formset = CodedRows
    fields = ("code", "name")


class ServiceRows(Rows):
    model = Service
    form = ElementForm
    formset = CodedRows
    fields = ("code", "name", "entity", "organisational_unit")
    autocomplete_fields = ("entity", "organisational_unit")


class IndicatorRows(Rows):
    model = Indicator
    form = ElementForm
    formset = CodedRows
    fields = ("code", "name", "entity", "unit", "direction")
    autocomplete_fields = ("entity",)


class ProtocolRow(Rows):
    model = Protocol
    related = ("service",)
    fields = ("approved_on", "only_year_known", "legal_instrument", "source")


@admin.register(Policy)
class PolicyPage(SheetPage):
    sheet = sheets.Policies
    list_display = ("code", "name", column(_("rectoría"), "lead_entity"), "legal_instrument")
    list_select_related = ("lead_entity",)
    counted = tuple(Counted(model, "policy") for model in (PriorityObjective, Guideline, Service, Indicator))
    search_fields = ("code", "name")
    search_help_text = SEARCH_BY_NAME
    autocomplete_fields = ("lead_entity",)
    inlines = (ObjectiveRows, SignatoryRows)
    fieldsets = (
        (None, {"fields": ("code", "name", "lead_entity", "public_problem")}),
        (_("Dispositivo legal"), {"fields": ("legal_instrument", "legal_instrument_date")}),
        (
            _("Cifras que declara el dispositivo"),
            {
                "fields": (
                    "declared_objectives",
                    "declared_objective_indicators",
                    "declared_guidelines",
                    "declared_guidelines_with_services",
                    "declared_services",
                ),
                "description": _("El reporte las publica tal como están, aunque el catálogo registrado tenga otras."),
            },
        ),
        (_("Procedencia"), {"fields": ("source",)}),
    )


@admin.register(PriorityObjective)
class ObjectivePage(SheetPage):
    sheet = sheets.Objectives
    list_display = ("code", short_name, "policy")
    list_select_related = ("policy",)
    list_filter = ("policy",)
    counted = (
        Counted(Guideline, "objective"),
        Counted(Indicator, "objective", "under={pk}&level=objective"),
    )
    search_fields = ("code", "name")
    search_help_text = SEARCH_BY_NAME
    autocomplete_fields = ("policy",)
    fields = ("policy", "code", "name", "source")
    inlines = (GuidelineRows, IndicatorRows)

    def get_readonly_fields(self, request: HttpRequest, obj: PriorityObjective | None = None) -> Any:
        return (*super().get_readonly_fields(request, obj), *(("policy",) if obj else ()))


@admin.register(Guideline)
class GuidelinePage(SheetPage):
    sheet = sheets.Guidelines
    form = ElementForm
    list_display = ("code", short_name, "objective", "policy")
    list_select_related = ("objective", "policy")
    list_filter = ("policy", "objective")
    counted = (Counted(Service, "guideline"),)
    search_fields = ("code", "name")
    search_help_text = SEARCH_BY_NAME
    autocomplete_fields = ("objective",)
    fields = ("objective", "code", "name", "source")
    inlines = (ServiceRows,)


@admin.register(Service)
class ServicePage(SheetPage):
    sheet = sheets.Services
    form = ElementForm
    list_display = (
        "code",
        short_name,
        "guideline",
        column(_("entidad"), "entity"),
        column(_("unidad"), "organisational_unit"),
        "approved_on",
    )
    list_select_related = ("guideline", "entity", "organisational_unit", "protocol")
    list_filter = (
        "policy",
        "guideline__objective",
        ("entity", admin.RelatedOnlyFieldListFilter),
        ServiceHasProtocol,
        ("guideline", admin.RelatedOnlyFieldListFilter),
    )
    counted = (Counted(Indicator, "service"),)
    search_fields = ("code", "name", "entity__acronym", "organisational_unit__acronym")
    search_help_text = _("Busca por código, nombre, o sigla de la entidad o unidad.")
    autocomplete_fields = ("guideline", "entity", "organisational_unit")
    fields = ("guideline", "code", "name", "entity", "organisational_unit", "source")
    inlines = (ProtocolRow, IndicatorRows)

    @admin.display(description=_("protocolo"), ordering="protocol__approved_on")
    def approved_on(self, service: Service) -> Any:
        protocol = getattr(service, "protocol", None)
        return approval(protocol) if protocol else None


@admin.display(description=_("aprobado el"), ordering="approved_on")
def approval(protocol: Protocol) -> Any:
    """The date, or the year where no more is known."""
    known = protocol.approved_on
    return str(known.year) if known and protocol.only_year_known else known


@admin.register(Protocol)
class ProtocolPage(SheetPage):
    sheet = sheets.Protocols
    list_display = ("service", "service_name", column(_("entidad"), "service.entity"), approval, "legal_instrument")
    list_select_related = ("service__entity",)
    list_filter = (OnlyYearKnown, ("service__entity", admin.RelatedOnlyFieldListFilter), "service__policy")
    date_hierarchy = "approved_on"
    search_fields = ("service__code", "service__name", "legal_instrument")
    search_help_text = _("Busca por código o nombre del servicio, o por dispositivo.")
    autocomplete_fields = ("service",)
    fields = ("service", "approved_on", "only_year_known", "legal_instrument", "source")

    @admin.display(description=_("nombre"), ordering="service__name")
    def service_name(self, protocol: Protocol) -> str:
        return shortened(protocol.service.name)
