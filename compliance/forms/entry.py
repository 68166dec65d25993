"""The pages of an indicator's entry as forms: its value or why there is none, and what explains it."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Any, cast

from crispy_forms.bootstrap import AppendedText
from crispy_forms.layout import Field
from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Achievement, Block, MissingReason, Unit
from compliance.entries.editing import FIELDS
from compliance.forms.base import DayField, EntryForm
from compliance.forms.fields import LongTextField, TextListField, TolerantDecimalField
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
    source = forms.CharField(
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


# What page two asks for, by what the value came to; the rest is folded or not shown.
ASKED_BY_RESULT: dict[Achievement, tuple[str, ...]] = {
    Achievement.ACHIEVED: ("measures",),
    Achievement.NOT_ACHIEVED: ("explanation", "actions"),
    Achievement.NOT_ASSESSABLE: ("measures", "explanation"),
    Achievement.NO_INFORMATION: ("explanation",),
}
EXPLANATIONS = {
    Achievement.NOT_ACHIEVED: gettext_lazy("¿Por qué no se alcanzó la meta?"),
    Achievement.NO_INFORMATION: gettext_lazy("¿Por qué no hay un valor? Explíquelo con sus palabras"),
}
FOLDED = ("context", "note")


class TextsForm(EntryForm):
    """What explains a result; only what the result asks for, and what was already written."""

    block = Block.TEXTS
    entry: ProgressEntry
    lists = ("measures", "actions")

    explanation = LongTextField(label=gettext_lazy("Explicación (opcional)"), rows=5)
    measures = TextListField(
        label=gettext_lazy("¿Qué medidas adoptadas contribuyeron a este resultado?"),
    )
    actions = TextListField(
        label=gettext_lazy("¿Qué acciones de mejora se realizarán?"),
    )
    context = LongTextField(
        label=gettext_lazy("Contexto"), help_text=gettext_lazy("Un párrafo que el reporte imprime con el resultado.")
    )
    note = LongTextField(
        label=gettext_lazy("Nota al pie"), rows=2, help_text=gettext_lazy("Una precisión sobre el dato o su medición.")
    )

    def __init__(
        self, entry: ProgressEntry, *, shown: Collection[str], result: Achievement | None = None, **options: Any
    ) -> None:
        self.names, self.result = [name for name in self.base_fields if name in shown], result
        super().__init__(entry, **options)

    def stated_by(self, entry: Any) -> dict[str, Any]:
        lists = {name: [row.text for row in getattr(entry, name).all()] for name in self.lists if name in self.names}
        return {**super().stated_by(entry), **lists}

    def adapt(self) -> None:
        for name in set(self.fields) - set(self.names):
            del self.fields[name]
        if "explanation" in self.fields and self.result in EXPLANATIONS:
            self.fields["explanation"].label = EXPLANATIONS[self.result]

    def layout(self) -> Iterator[Any]:
        yield from (name for name in self.names if name not in FOLDED)
        yield Folded(
            _("Agregar contexto o una nota al pie (opcional)"), *(name for name in FOLDED if name in self.names)
        )

    def changes(self) -> dict[str, Any]:
        return {name: text for name, text in self.cleaned_data.items() if name in FIELDS[ProgressEntry][Block.TEXTS]}


def names_to_show(entry: ProgressEntry, result: Achievement) -> tuple[str, ...]:
    """What the result asks for, then whatever was written before the result changed: nothing is hidden."""
    asked = ASKED_BY_RESULT[result]
    written = {"explanation": entry.explanation, "measures": entry.measures.all(), "actions": entry.actions.all()}
    return (*asked, *(name for name, text in written.items() if text and name not in asked), *FOLDED)
