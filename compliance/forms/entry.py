"""The first page of an indicator's entry as a form: its value, or why there is none."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, cast

from crispy_forms.bootstrap import AppendedText
from crispy_forms.layout import Field
from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Block, MissingReason, Unit
from compliance.forms.base import DayField, EntryForm
from compliance.forms.fields import TextField, TolerantDecimalField
from compliance.forms.layout import Folded, when
from compliance.models import ProgressEntry
from compliance.workbooks.fraction import agree, is_storable, value_of

# How a unit is written behind a field; a number, an amount or a rate is not followed by anything.
SUFFIXES: dict[str, Any] = {Unit.PERCENTAGE: "%", Unit.INDEX: gettext_lazy("puntos"), Unit.VARIATION: "%"}
OF_TWO_NUMBERS = frozenset({Unit.PERCENTAGE, Unit.RATE, Unit.RATIO})

NUMBERS = ("value", "numerator", "denominator")


class Answer(TextChoices):
    """The three answers to whether there is a value."""

    HAVE = "have", gettext_lazy("Tengo el valor")
    NOT_YET = "not_yet", gettext_lazy("Aún no lo tengo")
    NOT_DUE = "not_due", gettext_lazy("No corresponde medirlo este año")


# As the entity says it of itself; what is not due is an answer of its own.
REASONS = [
    (MissingReason.DUE_LATER.value, gettext_lazy("Lo remitiremos después")),
    (MissingReason.SOURCE_NOT_COLLECTED.value, gettext_lazy("La fuente (encuesta o registro) no se realizó")),
    (MissingReason.DEFINITION_UNDER_REVIEW.value, gettext_lazy("La definición del indicador está en revisión")),
    (MissingReason.NOT_SUBMITTED.value, gettext_lazy("No contamos con el dato ni con una fecha para tenerlo")),
]


class ValueForm(EntryForm):
    """A value, or a numerator and a denominator; or why there is none."""

    block = Block.VALUE
    entry: ProgressEntry

    answer = forms.ChoiceField(
        label=gettext_lazy("¿Tiene el valor?"),
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Elija una de las tres respuestas.")},
    )
    value = TolerantDecimalField(label=gettext_lazy("Valor"), required=False)
    numerator = TolerantDecimalField(label=gettext_lazy("Numerador"), required=False)
    denominator = TolerantDecimalField(label=gettext_lazy("Denominador"), required=False)
    source = TextField(
        label=gettext_lazy("¿De dónde sale este valor? (opcional)"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("La encuesta, el registro o el sistema, con su año."),
    )
    missing_reason = forms.ChoiceField(
        label=gettext_lazy("¿Por qué?"), choices=REASONS, widget=forms.RadioSelect, required=False
    )
    expected_on = DayField(label=gettext_lazy("¿Cuándo prevé remitirlo?"))

    def stated_by(self, entry: Any) -> dict[str, Any]:
        stated = {**super().stated_by(entry), "answer": _answer_of(entry)}
        if entry.missing_reason == MissingReason.NOT_DUE:
            stated["missing_reason"] = ""
        # The quotient is not shown beside its parts: whoever corrects one of them need not correct it too.
        return stated if entry.numerator is None else {**stated, "value": None}

    @property
    def unit(self) -> str:
        return self.entry.indicator.unit

    def adapt(self) -> None:
        numbers = cast(dict[str, TolerantDecimalField], self.fields)
        for name in NUMBERS:
            numbers[name].may_be_negative = self.unit == Unit.VARIATION
        numbers["value"].suffix = str(SUFFIXES.get(self.unit, ""))
        numbers["value"].least_decimals = self.entry.indicator.decimals or 0

    def layout(self) -> Iterator[Any]:
        suffix = SUFFIXES.get(self.unit)
        value = AppendedText("value", str(suffix)) if suffix else Field("value")
        fraction = ("numerator", "denominator")
        yield "answer"
        if self.unit in OF_TWO_NUMBERS or any(self[name].value() for name in fraction):
            yield when(Answer.HAVE, value, Folded(_("Prefiero dar numerador y denominador"), *fraction), "source")
        else:
            yield when(Answer.HAVE, value, "source")
        yield when(Answer.NOT_YET, "missing_reason", "expected_on")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("answer") == Answer.HAVE:
            self._check_fraction(typed)
            if self.complete and not self.errors and self.stated_value is None:
                self.add_error("value", _("Escriba el valor, o elija otra respuesta."))
        elif typed.get("answer"):
            self._check_absence(typed)
        return typed

    def _check_fraction(self, typed: Mapping[str, Any]) -> None:
        numerator, denominator = typed.get("numerator"), typed.get("denominator")
        if numerator is not None and denominator is None and "denominator" not in self.errors:
            self.add_error("denominator", _("Falta el denominador."))
        if denominator is not None and numerator is None and "numerator" not in self.errors:
            self.add_error("numerator", _("Falta el numerador."))
        if denominator == 0:
            self.add_error("denominator", _("El denominador no puede ser cero."))
        if not self.errors and numerator is not None and denominator is not None:
            self._check_quotient(typed.get("value"), value_of(numerator, denominator, self.unit))

    def _check_quotient(self, given: Decimal | None, exact: Decimal) -> None:
        decimals = self.entry.indicator.decimals
        if not is_storable(exact):
            self.add_error("numerator", _("El resultado es demasiado grande: revise los dos números."))
        elif given is not None and not agree(given, exact, 1 if decimals is None else decimals):
            self.add_error("value", _("No coincide con el numerador y el denominador: corrija uno, o borre el valor."))

    def _check_absence(self, typed: Mapping[str, Any]) -> None:
        for name in NUMBERS:
            if typed.get(name) is not None:
                answer = Answer(typed["answer"]).label
                self.add_error(name, _("Escribió un número y eligió «%(answer)s»: deje uno.") % {"answer": answer})
        if self.complete and typed["answer"] == Answer.NOT_YET and not typed.get("missing_reason"):
            self.add_error("missing_reason", _("Elija el motivo por el que aún no lo tiene."))

    @property
    def stated_value(self) -> Decimal | None:
        """The value, given or divided, of a form whose numbers could be read."""
        typed = self.cleaned_data
        numerator, denominator = typed.get("numerator"), typed.get("denominator")
        if numerator is None or not denominator:
            given: Decimal | None = typed.get("value")
            return given
        return value_of(numerator, denominator, self.unit)

    def changes(self) -> dict[str, Any]:
        typed, answer = self.cleaned_data, self.cleaned_data["answer"]
        if answer == Answer.HAVE:
            numbers = {name: typed[name] for name in ("numerator", "denominator")}
            said = {"value": self.stated_value, **numbers, "missing_reason": "", "expected_on": None}
        else:
            reason = MissingReason.NOT_DUE if answer == Answer.NOT_DUE else typed["missing_reason"]
            expected_on = typed["expected_on"] if answer == Answer.NOT_YET else None
            said = {**dict.fromkeys(NUMBERS), "missing_reason": reason, "expected_on": expected_on}
        return {**said, "source": typed["source"]}


def _answer_of(entry: ProgressEntry) -> Answer:
    if entry.missing_reason == MissingReason.NOT_DUE:
        return Answer.NOT_DUE
    return Answer.NOT_YET if entry.missing_reason else Answer.HAVE
