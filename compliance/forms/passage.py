"""What a reviewer writes in place of a passage of the report, or adds to a section; numbers are tokens in it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from compliance.forms.fields import TextField

LONGEST_TEXT = 20_000
ROWS = 9


class PassageForm(forms.Form):
    """`problems` says what in a text cannot be printed; the form shows it at the text."""

    text = TextField(
        label=_("Texto"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": ROWS, "spellcheck": "true"}),
        error_messages={"required": _("Escriba el texto.")},
    )

    def __init__(self, problems: Callable[[str], tuple[str, ...]], **options: Any) -> None:
        super().__init__(**options)
        self.problems = problems
        described = "ayuda" if not self.is_bound or self.is_valid() else "ayuda errores-del-texto"
        attributes = {"class": "form-control", "aria-describedby": described}
        if self.is_bound and not self.is_valid():
            attributes |= {"class": "form-control is-invalid", "aria-invalid": "true"}
        self.fields["text"].widget.attrs.update(attributes)

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if found := self.problems(text):
            raise forms.ValidationError(list(found))
        return text
