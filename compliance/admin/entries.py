"""What was reported, to look at: entries change only through an import or through the review."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from compliance.admin.filters import Historical
from compliance.admin.lists import amount, column, figure, short_text
from compliance.admin.pages import Page, ReadOnly, Rows
from compliance.models import (
    AdoptedMeasure,
    ImprovementAction,
    ProgressEntry,
    ServiceEntry,
    StatedChange,
    StatedFigure,
)

EDITION: Any = (_("Edición"), {"fields": ("edited_by", "edited_at", "version")})


class Lines(ReadOnly, Rows):
    """Texts or figures of an entry, in their order."""

    template = "admin/edit_inline/lines.html"


class MeasureLines(Lines):
    model = AdoptedMeasure
    fields = ("position", "text")


class ActionLines(Lines):
    model = ImprovementAction
    fields = ("position", "text")


class ChangeLines(Lines):
    model = StatedChange
    fields = ("since", "change")


@admin.register(ProgressEntry)
class ProgressEntryPage(ReadOnly, Page):
    list_display = (
        "indicator",
        column(_("entidad"), "indicator.entity"),
        "year",
        "shown_value",
        "missing_reason",
        "stated_status",
        "status",
        "cycle",
    )
    list_select_related = ("indicator__entity", "cycle__policy")
    list_filter = (
        "year",
        "status",
        "missing_reason",
        "stated_status",
        Historical,
        ("indicator__entity", admin.RelatedOnlyFieldListFilter),
        "indicator__policy",
    )
    search_fields = ("indicator__code", "indicator__name", "explanation", "context", "note", "source")
    search_help_text = _("Busca por código o nombre del indicador, o en los textos.")
    figures = {"value": "shown_value", "numerator": "shown_numerator", "denominator": "shown_denominator"}
    fieldsets = (
        (None, {"fields": ("indicator", "year", "status", "cycle")}),
        (_("Valor"), {"fields": ("value", "numerator", "denominator", "source")}),
        (_("Sin información"), {"fields": ("missing_reason", "expected_on")}),
        (_("Textos"), {"fields": ("explanation", "context", "note")}),
        (_("Como se publicó"), {"fields": ("stated_status", "stated_progress", "stated_gap")}),
        EDITION,
    )
    inlines = (ChangeLines, MeasureLines, ActionLines)

    @admin.display(description=_("valor"), ordering="value")
    def shown_value(self, entry: ProgressEntry) -> str:
        return figure(entry.value, entry.indicator)

    @admin.display(description=_("numerador"))
    def shown_numerator(self, entry: ProgressEntry) -> str:
        return amount(entry.numerator)

    @admin.display(description=_("denominador"))
    def shown_denominator(self, entry: ProgressEntry) -> str:
        return amount(entry.denominator)


@admin.register(ServiceEntry)
class ServiceEntryPage(ReadOnly, Page):
    list_display = ("service", column(_("entidad"), "service.entity"), "year", "status", "cycle")
    list_select_related = ("service__entity", "cycle__policy")
    list_filter = (
        "year",
        "status",
        Historical,
        ("service__entity", admin.RelatedOnlyFieldListFilter),
        "service__policy",
    )
    search_fields = ("service__code", "service__name")
    search_help_text = _("Busca por código o nombre del servicio.")
    figures = {"modified_budget": "shown_modified", "executed_budget": "shown_executed"}
    fieldsets = (
        (None, {"fields": ("service", "year", "status", "cycle")}),
        (_("Protocolo"), {"fields": ("protocol_is_approved", "protocol_approved_on", "protocol_instrument")}),
        (_("Recursos"), {"fields": ("modified_budget", "executed_budget")}),
        EDITION,
    )
    inlines = (ActionLines,)

    @admin.display(description=_("presupuesto modificado (S/)"))
    def shown_modified(self, entry: ServiceEntry) -> str:
        return amount(entry.modified_budget)

    @admin.display(description=_("presupuesto ejecutado (S/)"))
    def shown_executed(self, entry: ServiceEntry) -> str:
        return amount(entry.executed_budget)


@admin.register(AdoptedMeasure)
class MeasurePage(ReadOnly, Page):
    list_display = ("entry", "position", short_text)
    list_select_related = ("entry__indicator",)
    list_filter = ("entry__year", ("entry__indicator__entity", admin.RelatedOnlyFieldListFilter))
    search_fields = ("entry__indicator__code", "text")
    search_help_text = _("Busca por código del indicador o en el texto.")


@admin.register(ImprovementAction)
class ActionPage(ReadOnly, Page):
    list_display = ("subject", "position", short_text)
    list_select_related = ("entry__indicator", "service_entry__service")
    list_filter = ("entry__year", "service_entry__year")
    search_fields = ("entry__indicator__code", "service_entry__service__code", "text")
    search_help_text = _("Busca por código del indicador o del servicio, o en el texto.")

    @admin.display(description=_("de"))
    def subject(self, action: ImprovementAction) -> str:
        return str(action.entry or action.service_entry)


@admin.register(StatedChange)
class ChangePage(ReadOnly, Page):
    list_display = ("entry", "since", "change")
    list_select_related = ("entry__indicator",)
    list_filter = ("entry__year", "since")
    search_fields = ("entry__indicator__code", "entry__indicator__name")
    search_help_text = _("Busca por código o nombre del indicador.")


@admin.register(StatedFigure)
class StatedFigurePage(ReadOnly, Page):
    list_display = ("key", "year", "value", "policy")
    list_select_related = ("policy",)
    list_filter = ("year", "policy")
    search_fields = ("key",)
    search_help_text = _("Busca por clave.")
