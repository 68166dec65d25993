"""What the administration's forms share: an input for figures, elements of a policy, rows that exclude each other."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext_lazy as _

from compliance.formatting import exact, plain


class FigureField(forms.DecimalField):
    """A figure without the zeros that the database pads it with: 7.6 where 20 decimals are stored."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal", "class": "vBigIntegerField"}

    def prepare_value(self, value: Any) -> Any:
        return plain(exact(value)) if isinstance(value, Decimal) else value


FIGURES: dict[Any, dict[str, Any]] = {models.DecimalField: {"form_class": FigureField}}


class ElementForm(forms.ModelForm):  # type: ignore[type-arg]
    """An element stays in its policy: what hangs from it could clash with the codes of another one."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        superiors = {name: cleaned.get(name) for name in ("objective", "guideline", "service")}
        for name, superior in superiors.items():
            if superior and self.instance.pk and superior.policy_id != self.instance.policy_id:
                self.add_error(name, _("Es de otra política."))
        return cleaned


class NamedRows(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The rows of an inline, whose boxes to delete one say so themselves: a table gives them no label."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = _("Eliminar la fila")


class ExclusiveRows(NamedRows):
    """The rows of an inline, of which no two may have the same key at any moment of being saved.

    Django's inlines check no constraint that has a condition or that names a column missing from the form: the
    database would answer with an error where a message is due.
    """

    key_field = ""
    refusal: Any = ""

    def key(self, row: Mapping[str, Any]) -> Any:
        """What no other row may have; None where the row excludes none."""
        return row.get(self.key_field)

    def clean(self) -> None:
        super().clean()
        standing = {self.key(form.initial): form for form in self.initial_forms}
        standing.pop(None, None)
        for form in [*self.initial_forms, *self.extra_forms]:
            self._replace(standing, form)

    def _replace(self, standing: dict[Any, Any], form: Any) -> None:
        """Takes one row from what stands in the database to what is asked of it, as saving will."""
        before = self.key(form.initial)
        if standing.get(before) is form:
            del standing[before]
        if form.cleaned_data.get(DELETION_FIELD_NAME):
            return
        key = self.key(form.cleaned_data)
        if key in standing:
            form.add_error(self.key_field, self.refusal)
        elif key is not None:
            standing[key] = form


class CodedRows(ExclusiveRows):
    """Elements of a policy: one of each code. Whether the rest of the policy has it, the model asks."""

    key_field = "code"
    refusal = _("Ya existe ese código en la política.")


class VersionRows(ExclusiveRows):
    """Base lines or targets of an indicator: one of each year in force."""

    key_field = "year"
    refusal = _("Ya hay una cifra vigente para ese año: ciérrela antes de agregar otra.")

    def key(self, row: Mapping[str, Any]) -> Any:
        return None if row.get("valid_until") else row.get("year")
