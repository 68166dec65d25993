"""Indicators with their base lines and targets, those in force and those that were replaced, and breaks of series."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from compliance.admin.filters import IndicatorHasProtocol, InForce, OfLevel, UnderObjective
from compliance.admin.inputs import ElementForm, VersionRows
from compliance.admin.lists import column, figure, short_name, shortened
from compliance.admin.pages import Page, Rows
from compliance.admin.sheets import SheetPage
from compliance.models import Baseline, Indicator, SeriesBreak, Target
from compliance.workbooks import catalogue as sheets

MOST_TARGETS = 2


@admin.display(description=_("valor"), ordering="value")
def shown_value(version: Baseline | Target) -> str:
    return figure(version.value, version.indicator)


class VersionsInline(Rows):
    """Figures with their validity: replacing one closes it and adds another."""

    formset = VersionRows
    related = ("indicator",)
    fields = ("year", "value", "legal_instrument", "valid_from", "valid_until", "source")
    figures = {"value": "shown_value"}
    ordering = ("year", "valid_until")

    @admin.display(description=_("valor"))
    def shown_value(self, version: Baseline | Target) -> str:
        return shown_value(version)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Whoever may add figures but not change them has the page of the figure.
        return super().has_add_permission(request, obj) and self.has_change_permission(request, obj)


class BaselineRows(VersionsInline):
    model = Baseline


class TargetRows(VersionsInline):
    model = Target


class BreakRows(Rows):
    """From which years on the values are not compared with the earlier ones."""

    model = SeriesBreak
    related = ("indicator",)
    fields = ("year", "reason", "source")
    ordering = ("year",)


@admin.register(Indicator)
class IndicatorPage(SheetPage):
    sheet = sheets.Indicators
    form = ElementForm
    list_display = (
        "code",
        short_name,
        "measured",
        column(_("entidad"), "entity"),
        column(_("unidad"), "get_unit_display", "unit"),
        column(_("sentido"), "get_direction_display", "direction"),
        "latest_targets",
    )
    list_select_related = ("objective", "service", "entity")
    list_filter = (
        "policy",
        OfLevel,
        UnderObjective,
        ("entity", admin.RelatedOnlyFieldListFilter),
        "unit",
        "direction",
        "method",
        IndicatorHasProtocol,
        ("service", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("code", "name", "entity__acronym", "service__code", "service__name")
    search_help_text = _("Busca por código, nombre, sigla de la entidad, o código o nombre del servicio.")
    autocomplete_fields = ("objective", "service", "entity")
    fieldsets = (
        (None, {"fields": ("code", "name", "entity")}),
        (
            _("Qué mide"),
            {"fields": ("objective", "service"), "description": _("Un objetivo o un servicio: uno de los dos.")},
        ),
        (_("Cómo se mide"), {"fields": ("unit", "decimals", "direction", "method", "baseline_year")}),
        (_("Procedencia"), {"fields": ("source",)}),
    )
    inlines = (BaselineRows, TargetRows, BreakRows)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        newest = Prefetch("targets", Target.objects.in_force().order_by("-year"), to_attr="targets_in_force")
        return super().get_queryset(request).prefetch_related(newest)

    @admin.display(description=_("mide"))
    def measured(self, indicator: Indicator) -> str:
        return str(indicator.superior)

    @admin.display(description=_("últimas metas"))
    def latest_targets(self, indicator: Indicator) -> str:
        newest: list[Target] = indicator.targets_in_force[:MOST_TARGETS]  # type: ignore[attr-defined]
        return ", ".join(f"{one.year}: {figure(one.value, indicator)}" for one in reversed(newest))


class VersionPage(SheetPage):
    """Base lines or targets of all indicators."""

    list_display = ("indicator", "indicator_name", "year", "shown_value", "instrument", "valid_from", "in_force")
    list_select_related = ("indicator__entity",)
    list_filter = (
        InForce,
        "year",
        ("indicator__entity", admin.RelatedOnlyFieldListFilter),
        "indicator__policy",
        "indicator__unit",
    )
    search_fields = ("indicator__code", "indicator__name", "legal_instrument")
    search_help_text = _("Busca por código o nombre del indicador, o por dispositivo legal.")
    autocomplete_fields = ("indicator",)
    figures = {"value": "shown_value"}
    fieldsets = (
        (None, {"fields": ("indicator", "year", "value")}),
        (_("Vigencia"), {"fields": ("legal_instrument", "valid_from", "valid_until")}),
        (_("Procedencia"), {"fields": ("source",)}),
    )

    @admin.display(description=_("nombre"), ordering="indicator__name")
    def indicator_name(self, version: Baseline | Target) -> str:
        return shortened(version.indicator.name, 70)

    @admin.display(description=_("valor"), ordering="value")
    def shown_value(self, version: Baseline | Target) -> str:
        return shown_value(version)

    @admin.display(description=_("dispositivo legal"), ordering="legal_instrument")
    def instrument(self, version: Baseline | Target) -> str:
        return shortened(version.legal_instrument, 60)

    @admin.display(description=_("vigente"), boolean=True, ordering="valid_until")
    def in_force(self, version: Baseline | Target) -> bool:
        return version.valid_until is None


@admin.register(Baseline)
class BaselinePage(VersionPage):
    sheet = sheets.Baselines


@admin.register(Target)
class TargetPage(VersionPage):
    sheet = sheets.Targets


@admin.register(SeriesBreak)
class SeriesBreakPage(Page):
    list_display = ("indicator", "year", "reason")
    list_select_related = ("indicator",)
    list_filter = ("year", "indicator__policy", ("indicator__entity", admin.RelatedOnlyFieldListFilter))
    search_fields = ("indicator__code", "indicator__name", "reason")
    search_help_text = _("Busca por código o nombre del indicador, o por lo que cambió.")
    autocomplete_fields = ("indicator",)
