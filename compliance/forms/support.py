"""The page of support as a form: a file or a link, what it is and of when.

What a file may be is the stage's question.
"""

from pathlib import PurePath
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Block, EvidenceKind
from compliance.forms.base import DayField, EntryForm
from compliance.forms.fields import TextField
from compliance.models.unseen import UNSEEN


class SupportForm(EntryForm):
    """Only the answers to what was observed about the support; evidence is added one by one."""

    block = Block.SUPPORT


class EvidenceForm(forms.Form):
    """One file or link."""

    upload = forms.FileField(
        label=gettext_lazy("Archivo"),
        required=False,
        allow_empty_file=True,
        help_text=gettext_lazy("PDF, Word, Excel, OpenDocument, CSV o imagen."),
    )
    link = TextField(
        label=gettext_lazy("o un enlace"),
        required=False,
        widget=forms.TextInput({"inputmode": "url", "placeholder": "https://"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("¿Qué es?"), choices=EvidenceKind.choices, required=False)
    title = TextField(
        label=gettext_lazy("Nombre (opcional)"),
        required=False,
        help_text=gettext_lazy("Si lo deja en blanco, se usa el del archivo o el enlace."),
    )
    dated_on = DayField(label=gettext_lazy("Fecha del documento (opcional)"))
    confirmed = forms.BooleanField(
        label=gettext_lazy("Confirmo que no contiene datos personales, o que pueden guardarse"), required=False
    )

    def __init__(self, *args: Any, asks_to_confirm: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_to_confirm = asks_to_confirm

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag, helper.disable_csrf = False, True
        helper.layout = Layout(*(name for name in self.fields if name != "confirmed" or self.asks_to_confirm))
        return helper

    def ask_to_confirm(self, why: str) -> None:
        """A browser sends no file twice by itself: the person chooses it again and says that it may be kept."""
        self.asks_to_confirm = True
        self.add_error("confirmed", why)
        self.add_error("upload", _("Si puede guardarse, elija el archivo otra vez y confírmelo abajo."))

    @property
    def is_filled(self) -> bool:
        """Whether there is anything to add."""
        return bool(self.files.get("upload") or str(self.data.get("link", "")).strip())

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("upload") and typed.get("link"):
            self.add_error("link", _("Agregue primero el archivo y después el enlace: uno por vez."))
        return typed

    @property
    def said(self) -> dict[str, Any]:
        """What describes it, the name taken from the file or the link where none was typed."""
        typed = self.cleaned_data
        upload = typed["upload"]
        default = UNSEEN.sub("", PurePath(upload.name.replace("_", " ")).stem) if upload else typed["link"]
        return {
            "kind": typed["kind"] or EvidenceKind.OTHER,
            "title": (typed["title"].strip() or default)[:200],
            "dated_on": typed["dated_on"],
        }
