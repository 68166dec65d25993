"""What a reviewer writes about an entry: a reason for approving, or an observation on each part that must change."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Block
from compliance.entries.access import AnyEntry
from compliance.forms.fields import TextField
from compliance.models import ServiceEntry

LONGEST_TEXT = 4_000
signer = signing.Signer(salt="nothing-asks")
LABELS = {
    Block.VALUE: gettext_lazy("Sobre el valor o el motivo de que falte"),
    Block.TEXTS: gettext_lazy("Sobre la explicación, las medidas o las acciones"),
    Block.SUPPORT: gettext_lazy("Sobre el sustento"),
}
SERVICE_LABELS = {
    Block.VALUE: gettext_lazy("Sobre el protocolo o los recursos"),
    Block.TEXTS: gettext_lazy("Sobre las acciones"),
    Block.SUPPORT: gettext_lazy("Sobre el sustento"),
}


class Decision(forms.Form):
    """A decision is about what the person saw: `version` says which state of the entry that was."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)

    def __init__(self, entry: AnyEntry, *, data: Any = None, initial: dict[str, str] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.entry = entry
        self.fields["version"].error_messages = dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("La página está incompleta: recárguela.")
        )
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.add_texts()
        self.helper.layout = Layout(*(name for name in self.fields if name != "version"))

    def add_texts(self) -> None:
        """What may be written along with the decision."""

    def _add_text(self, name: str, label: Any, rows: int) -> None:
        widget = forms.Textarea({"rows": rows})
        self.fields[name] = TextField(label=label, max_length=LONGEST_TEXT, required=False, widget=widget)

    @property
    def seen(self) -> int:
        """The version that was looked at."""
        return int(self.cleaned_data["version"])


def cleared(entry: AnyEntry) -> str:
    """What a page says that showed an entry of which nothing asks: it holds for that version alone."""
    return signer.sign_object([type(entry).__name__, entry.pk, entry.version])


class Approval(Decision):
    """An approval, with a note where there is something to say, or a reason where something asks."""

    asks_reason = False

    @property
    def is_clear(self) -> bool:
        """Whether nothing asked on the page that was looked at, so that it need not be looked through again."""
        try:
            said = signer.unsign_object(str(self.data.get("clear", "")))
        except signing.BadSignature:
            return False
        return bool(said == [type(self.entry).__name__, self.entry.pk, self.seen])

    def add_texts(self) -> None:
        self._add_text("note", _("Nota para el historial (opcional)"), rows=2)

    def ask_reason(self) -> None:
        """The note as the reason for approving in spite of doubts; the key of the approval leads to it."""
        self.asks_reason = True
        field = self.fields["note"]
        field.label = _("Motivo para aprobar con advertencias")
        field.widget.attrs.update({"data-key": "a", "aria-required": "true"})

    @property
    def note(self) -> str:
        return str(self.cleaned_data["note"]).strip()


class Observations(Decision):
    """An observation on each part that must change; only those parts are opened to the entity."""

    def add_texts(self) -> None:
        labels = SERVICE_LABELS if isinstance(self.entry, ServiceEntry) else LABELS
        for block in Block:
            self._add_text(block.value, labels[block], rows=3)

    @property
    def said(self) -> dict[str, str]:
        """The observations, by the part that they are about."""
        return {block.value: str(self.cleaned_data[block.value]) for block in Block}

    @property
    def typed(self) -> list[tuple[Any, str]]:
        """What was typed, to be shown again where it can no longer be sent."""
        texts = ((self.fields[block.value].label, str(self[block.value].value() or "")) for block in Block)
        return [(label, text) for label, text in texts if text.strip()] if self.is_bound else []
