"""Reporting cycles and their extensions. Whether a cycle is open follows from its dates and is never stored."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.admin.lists import Counted, column
from compliance.admin.pages import Page, Rows
from compliance.models import Extension, ProgressEntry, ReportingCycle, ServiceEntry, Submission


class ExtensionRows(Rows):
    model = Extension
    related = ("entity", "cycle__policy", "granted_by")
    fields = ("entity", "closes_at", "reason", "granted_by", "granted_at")
    readonly_fields = ("granted_by", "granted_at")
    autocomplete_fields = ("entity",)


@admin.register(ReportingCycle)
class CyclePage(Page):
    list_display = ("year", "policy", "state", "opens_at", "due_at", "closes_at")
    list_select_related = ("policy",)
    list_filter = ("policy",)
    counted = tuple(Counted(model, "cycle") for model in (Extension, Submission, ProgressEntry, ServiceEntry))
    search_fields = ("year", "policy__code", "policy__name")
    search_help_text = _("Busca por año o política.")
    autocomplete_fields = ("policy",)
    fieldsets = (
        (None, {"fields": ("policy", "year")}),
        (_("Fechas"), {"fields": ("opens_at", "due_at", "closes_at")}),
    )
    inlines = (ExtensionRows,)

    @admin.display(description=_("situación"))
    def state(self, cycle: ReportingCycle) -> str:
        now = timezone.now()
        if now < cycle.opens_at:
            return gettext("Por abrir")
        if now >= cycle.closes_at:
            return gettext("Cerrado")
        return gettext("Abierto") if now < cycle.due_at else gettext("Abierto, plazo vencido")

    def get_readonly_fields(self, request: HttpRequest, obj: ReportingCycle | None = None) -> Any:
        """What was reported in a cycle belongs to its policy and year."""
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, "policy", "year") if obj and _has_entries(obj) else fixed

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for row in formset.extra_forms:
            row.instance.granted_by = request.user
        super().save_formset(request, form, formset, change)


def _has_entries(cycle: ReportingCycle) -> bool:
    return any(model.objects.filter(cycle=cycle).exists() for model in (ProgressEntry, ServiceEntry))


@admin.register(Extension)
class ExtensionPage(Page):
    list_display = (column(_("entidad"), "entity"), "cycle", "closes_at", "reason", "granted_by", "granted_at")
    list_select_related = ("entity", "cycle__policy", "granted_by")
    list_filter = ("cycle__year", "cycle__policy", ("entity", admin.RelatedOnlyFieldListFilter))
    date_hierarchy = "closes_at"
    search_fields = ("entity__acronym", "entity__name", "reason")
    search_help_text = _("Busca por entidad o motivo.")
    autocomplete_fields = ("cycle", "entity")
    fields = ("cycle", "entity", "closes_at", "reason", "granted_by", "granted_at")
    readonly_fields = ("granted_by", "granted_at")

    def save_model(self, request: HttpRequest, obj: Extension, form: Any, change: bool) -> None:
        if not change:
            obj.granted_by = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)
