"""What the administration's forms share: an input for exact figures, and rows of an inline that exclude each other."""

from collections.abc import Hashable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from compliance.formatting import exact, plain


class FigureField(forms.DecimalField):
    """A figure without the zeros that the database pads it with: 7.6 where 20 decimals are stored."""

    widget = forms.TextInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal", "class": "vBigIntegerField"}

    def prepare_value(self, value: Any) -> Any:
        return plain(exact(value)) if isinstance(value, Decimal) else value


class ExclusiveRows(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows of an inline of which no two may have the same key.

    Django leaves out of an inline's validation those constraints that a condition limits, or that name a column
    which the form does not show; the database would answer with an error instead of a message.
    """

    exclusive_fields: tuple[str, ...] = ()
    refusal: Any = ""

    def key(self, row: dict[str, Any]) -> Hashable | None:
        """What no other row may have; None where the row excludes none."""
        raise NotImplementedError

    def clean(self) -> None:
        super().clean()
        taken = {self.key(form.initial): form for form in self.initial_forms}
        for form in self._rows():
            key = self.key(form.cleaned_data)
            if key is not None and self._stands_in_the_way(taken.get(key), form):
                form.add_error(self.exclusive_fields[0], ValidationError(self.refusal))
            taken[key] = form

    def _rows(self) -> list[Any]:
        """Those to be saved, in the order in which they are: the rows that exist before the new ones."""
        kept = [form for form in self.forms if form.is_valid() and form not in self.deleted_forms]
        return [form for form in kept if form.has_changed() or form in self.initial_forms]
