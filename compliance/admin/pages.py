"""What the pages of the administration have in common: lists, inlines, and pages that only show.

What a column or an input looks like lives in `lists.py` and `inputs.py`.
"""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin, IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminSplitDateTime, AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import QuerySet
from django.forms import Textarea, TextInput
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from compliance.admin.history import steps_of
from compliance.admin.inputs import FIGURES, NamedRows
from compliance.admin.lists import Counted, labelled
from compliance.forms.fields import take_no_unseen

LONGEST_SHORT_TEXT = 200


def name_parts(field: Any) -> None:
    """The label of a moment names neither of its two inputs."""
    if isinstance(field.widget, AdminSplitDateTime):
        for part, widget in zip((_("fecha"), _("hora")), field.widget.widgets, strict=True):
            widget.attrs["aria-label"] = f"{capfirst(field.label)}: {part}"


class Shown(BaseModelAdmin):  # type: ignore[type-arg]
    """Options with names beside their codes; figures that cannot be edited are shown as they are read.

    Django prints a figure that cannot be edited with all the decimals that its column has; `figures` names what to
    print instead of it.
    """

    figures: dict[str, str] = {}

    def formfield_for_foreignkey(self, *args: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(*args, **kwargs)
        if field is not None:
            field.label_from_instance = labelled  # type: ignore[method-assign, assignment]
        return field

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            name_parts(field)
            self.furnish(field.widget)
        if isinstance(field, forms.CharField):
            take_no_unseen(field)
        return field

    def furnish(self, widget: Any) -> None:
        """The last word on an input: what another row needs is done on its own page."""
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_delete_related = False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*super().get_readonly_fields(request, obj), *self.figures.values())

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [(title, {**options, "fields": self._read(options["fields"])}) for title, options in fieldsets]

    def _read(self, fields: Any) -> Any:
        return [self.figures.get(field, field) if isinstance(field, str) else self._read(field) for field in fields]


class List(ChangeList):
    """A list that answers dates that no calendar has as it does any other filter that it cannot use."""

    def get_filters(self, request: HttpRequest) -> Any:
        try:
            return super().get_filters(request)
        except (ValueError, OverflowError) as problem:
            raise IncorrectLookupParameters(problem) from problem


class Page(Shown, admin.ModelAdmin):  # type: ignore[type-arg]
    """A list and its rows."""

    list_per_page = 50
    formfield_overrides = {**FIGURES, models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})}}
    counted: tuple[Counted, ...] = ()

    def furnish(self, widget: Any) -> None:
        super().furnish(widget)
        if isinstance(widget, TextInput) and int(widget.attrs.get("maxlength", 0)) > LONGEST_SHORT_TEXT:
            widget.attrs["class"] = "vLargeTextField"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counts = {count.alias: count.expression() for count in self.counted}
        rows: QuerySet[Any] = super().get_queryset(request).annotate(**counts)
        return rows

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:  # noqa: ARG002
        return List

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What an address asks a new row to begin with, as far as its fields can hold it."""
        asked = super().get_changeform_initial_data(request)
        return {name: value for name, value in asked.items() if can_hold(self.opts, name, value)}

    def get_list_display(self, request: HttpRequest) -> Any:
        return (*super().get_list_display(request), *(count.column() for count in self.counted))

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        """What the trail knows of the row, in place of what was done to it in the administration alone."""
        row = self.get_object(request, unquote(object_id))
        return super().history_view(
            request, object_id, {**(extra_context or {}), "steps": steps_of(row) if row else []}
        )


class Rows(Shown, admin.TabularInline):  # type: ignore[type-arg]
    """The rows that hang from another, which have a page of their own; `related` is what their headings name."""

    extra = 0
    formset = NamedRows
    related: tuple[str, ...] = ()
    show_change_link = True
    formfield_overrides = {
        **FIGURES,
        models.TextField: {"widget": Textarea(attrs={"rows": 2, "cols": 44})},
        models.CharField: {"widget": TextInput(attrs={"size": 18})},
    }

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Inputs in a table have no label of their own but their column's heading, which does not name them."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", capfirst(field.label))
        return field

    def furnish(self, widget: Any) -> None:
        super().furnish(widget)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_add_related = widget.can_view_related = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows.select_related(*self.related) if self.related else rows


def can_hold(options: Any, name: str, value: Any) -> bool:
    """Whether a column of the table could have this value; that it names a row that exists is the form's question."""
    try:
        field = options.get_field(name)
        getattr(field, "target_field", field).clean(value, None)
    except (FieldDoesNotExist, ValidationError, ValueError, TypeError):
        return False
    return not isinstance(field, models.DateTimeField)


class ReadOnly(BaseModelAdmin):  # type: ignore[type-arg]
    """Rows that change only through an import or through the review, never here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False
