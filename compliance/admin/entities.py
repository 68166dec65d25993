"""Entities with the units inside them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from compliance.admin.filters import HasParent
from compliance.admin.lists import Counted
from compliance.admin.pages import Rows
from compliance.admin.sheets import SheetPage
from compliance.models import Entity, Indicator, Service
from compliance.models.people import inside
from compliance.workbooks.catalogue import Entities


class EntityForm(forms.ModelForm):  # type: ignore[type-arg]
    """Moving a unit leaves no service with a unit outside its entity."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        parent = cleaned.get("parent")
        if self.instance.pk and "parent" in self.changed_data:
            moved = inside(Entity.objects.all())[self.instance.pk]
            around = moved.union(one.pk for one in (parent.ancestors() if parent else ()))
            left = Service.objects.filter(organisational_unit__in=moved).exclude(entity__in=around).first()
            if left:
                words = {"service": left}
                self.add_error("parent", _("La unidad a cargo del servicio %(service)s saldría de su entidad.") % words)
        return cleaned


class UnitRows(Rows):
    model = Entity
    fields = ("acronym", "name")
    verbose_name = _("unidad")
    verbose_name_plural = _("unidades")


@admin.register(Entity)
class EntityPage(SheetPage):
    form = EntityForm
    sheet = Entities
    list_display = ("acronym", "name", "parent")
    list_select_related = ("parent",)
    list_filter = (HasParent, ("parent", admin.RelatedOnlyFieldListFilter))
    counted = (Counted(Entity, "parent"), Counted(Service, "entity"), Counted(Indicator, "entity"))
    search_fields = ("acronym", "name")
    search_help_text = _("Busca por sigla o nombre.")
    autocomplete_fields = ("parent",)
    fields = ("acronym", "name", "article", "parent", "source")
    inlines = (UnitRows,)
