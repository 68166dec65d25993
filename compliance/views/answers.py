"""What an entry states, as the check page lists it: a question, what was answered, and the page where it is changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from compliance.choices import MissingReason, Unit
from compliance.formatting import day, exact, number, rounded, with_unit
from compliance.models import ProgressEntry, ServiceEntry
from compliance.views.entry_door import SUPPORT, TEXTS, VALUE, Step

NOTHING = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Texts of equal rank under a question; `is_list` numbers them."""

    step: Step
    label: str
    texts: tuple[str, ...]
    is_list: bool = False


def _one(step: Step, label: str, text: str) -> Iterator[Answer]:
    if text:
        yield Answer(step, label, (text,))


def _many(step: Step, label: str, rows: Any) -> Iterator[Answer]:
    if texts := tuple(row.text for row in rows):
        yield Answer(step, label, texts, is_list=True)


def _figure(figure: Decimal | None) -> str:
    return NOTHING if figure is None else number(exact(figure))


def _value(entry: ProgressEntry) -> str:
    if entry.value is None:
        return str(MissingReason(entry.missing_reason).label) if entry.missing_reason else _("Sin responder")
    indicator = entry.indicator
    printed = with_unit(entry.value, Unit(indicator.unit) if indicator.unit else None, indicator.decimals)
    if indicator.decimals is None or rounded(entry.value, indicator.decimals) == entry.value:
        return printed
    return _("%(printed)s (dato completo: %(exact)s)") % {"printed": printed, "exact": _figure(entry.value)}


def of_indicator(entry: ProgressEntry) -> Iterator[Answer]:
    yield from _one(VALUE, _("Valor") if entry.value is not None else _("Respuesta"), _value(entry))
    yield from _one(VALUE, _("Numerador"), _figure(entry.numerator))
    yield from _one(VALUE, _("Denominador"), _figure(entry.denominator))
    yield from _one(VALUE, _("Fecha prevista"), day(entry.expected_on) if entry.expected_on else NOTHING)
    yield from _one(VALUE, _("Fuente del valor"), entry.source)
    yield from _one(TEXTS, _("Explicación"), entry.explanation)
    yield from _many(TEXTS, _("Medidas adoptadas"), entry.measures.all())
    yield from _many(TEXTS, _("Acciones de mejora"), entry.actions.all())
    yield from _one(TEXTS, _("Contexto"), entry.context)
    yield from _one(TEXTS, _("Nota al pie"), entry.note)


def of_service(entry: ServiceEntry) -> Iterator[Answer]:
    answers = {None: _("Sin responder"), True: _("Sí, está aprobado"), False: _("No, todavía no")}
    approved_on = entry.protocol_approved_on
    yield from _one(VALUE, _("Protocolo aprobado"), answers[entry.protocol_is_approved])
    yield from _one(VALUE, _("Aprobado el"), day(approved_on) if approved_on else NOTHING)
    yield from _one(VALUE, _("Dispositivo"), entry.protocol_instrument)
    yield from _one(VALUE, _("Presupuesto modificado (S/)"), _figure(entry.modified_budget))
    yield from _one(VALUE, _("Presupuesto ejecutado (S/)"), _figure(entry.executed_budget))
    yield from _many(TEXTS, _("Acciones de mejora"), entry.actions.all())


def answers_of(entry: ProgressEntry | ServiceEntry) -> tuple[Answer, ...]:
    """All that the entry states, in the order of its pages; evidence is listed apart."""
    own = of_service(entry) if isinstance(entry, ServiceEntry) else of_indicator(entry)
    evidence = tuple(one.title for one in entry.evidences.all())
    support = evidence or (_("Nada adjuntado"),)
    return (*own, Answer(SUPPORT, _("Sustento"), support, is_list=len(support) > 1))
