"""What may still be typed on the page where an entry is checked: why something that looks odd is right."""

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy

from compliance.forms.fields import LongTextField


class NoteForm(forms.Form):
    """The entry's note, which the report prints at the foot of the result."""

    note = LongTextField(
        label=gettext_lazy("Si es correcto, explíquelo en una nota (opcional)"),
        rows=2,
        help_text=gettext_lazy("El reporte la imprime al pie del resultado."),
    )

    def __init__(self, note: str, data: Any = None) -> None:
        super().__init__(data, initial={"note": note})

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag, helper.disable_csrf = False, True
        return helper
