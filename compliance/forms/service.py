"""The pages of a service's entry as forms: its protocol and the use of resources, and what will improve it."""

from collections.abc import Iterator
from typing import Any

from crispy_forms.bootstrap import PrependedText
from django import forms
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Block
from compliance.entries.listed import texts_of
from compliance.forms.base import DayField, EntryForm
from compliance.forms.fields import TextField, TextListField, TolerantDecimalField
from compliance.forms.layout import Folded, when
from compliance.models import ServiceEntry

SOLES = "S/"
CENTS, SOLES_DIGITS = 2, 14


class ProtocolAnswer(TextChoices):
    """The two answers to whether a service has an approved protocol."""

    APPROVED = "approved", gettext_lazy("Sí, está aprobado")
    NOT_APPROVED = "not_approved", gettext_lazy("No, todavía no")


ANSWERS = {True: ProtocolAnswer.APPROVED, False: ProtocolAnswer.NOT_APPROVED, None: ""}


def _soles(label: Any) -> TolerantDecimalField:
    return TolerantDecimalField(label=label, required=False, places=CENTS, whole_digits=SOLES_DIGITS)


class ProtocolForm(EntryForm):
    """Whether the service's protocol is approved, when and by what; and how much was spent on it."""

    block = Block.VALUE
    entry: ServiceEntry

    answer = forms.ChoiceField(
        label=gettext_lazy("¿Está aprobado?"), choices=ProtocolAnswer.choices, widget=forms.RadioSelect, required=False
    )
    protocol_approved_on = DayField(label=gettext_lazy("¿Cuándo se aprobó?"))
    protocol_instrument = TextField(
        label=gettext_lazy("¿Con qué dispositivo?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Por ejemplo: Resolución Ministerial N.° 200-2021-MIMP."),
    )
    modified_budget = _soles(gettext_lazy("Presupuesto modificado"))
    executed_budget = _soles(gettext_lazy("Presupuesto ejecutado"))

    def stated_by(self, entry: Any) -> dict[str, Any]:
        return {**super().stated_by(entry), "answer": ANSWERS[entry.protocol_is_approved]}

    def layout(self) -> Iterator[Any]:
        yield "answer"
        yield when(ProtocolAnswer.APPROVED, "protocol_approved_on", "protocol_instrument")
        budgets = (PrependedText(name, SOLES) for name in ("modified_budget", "executed_budget"))
        yield Folded(_("Uso de recursos (opcional)"), *budgets)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        is_approved = typed.get("answer") == ProtocolAnswer.APPROVED
        if self.complete and not typed.get("answer"):
            self.add_error("answer", _("Elija una de las dos respuestas."))
        for name in ("protocol_approved_on", "protocol_instrument"):
            if typed.get(name) and not is_approved:
                self.add_error(name, _("Solo se llena si el protocolo está aprobado: bórrelo o cambie su respuesta."))
        if (day := typed.get("protocol_approved_on")) and day > timezone.localdate():
            self.add_error("protocol_approved_on", _("Esa fecha todavía no llega: revísela."))
        return typed

    def changes(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        answers = {answer: is_approved for is_approved, answer in ANSWERS.items()}
        said = {name: typed[name] for name in self.base_fields if name != "answer"}
        return {"protocol_is_approved": answers[typed["answer"]], **said}


class ServiceActionsForm(EntryForm):
    """What will be done to improve the service as a whole."""

    block = Block.TEXTS
    entry: ServiceEntry
    lists = ("actions",)

    actions = TextListField(
        label=gettext_lazy("¿Qué acciones de mejora se realizarán en el servicio? (opcional)"),
    )

    def stated_by(self, entry: Any) -> dict[str, Any]:
        return {"actions": texts_of(entry, "actions")}

    def layout(self) -> Iterator[Any]:
        yield "actions"
