"""What an entry states, as the check page lists it: a question, what was answered, and the page where it is changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from compliance.choices import MissingReason, Unit
from compliance.formatting import day, exact, money, number, rounded, with_unit
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


def _amount(amount: Decimal | None) -> str:
    return NOTHING if amount is None else money(amount)


def _value(entry: ProgressEntry) -> str:
    if entry.value is None:
        return str(MissingReason(entry.missing_reason).label) if entry.missing_reason else _("Sin responder")
    indicator = entry.indicator
    printed = with_unit(entry.value, Unit(indicator.unit) if indicator.unit else None, indicator.decimals)
    if indicator.decimals is None or rounded(entry.value, indicator.decimals) == entry.value:
        return printed
    return _("%(printed)s (dato completo: %(exact)s)") % {"printed": printed, "exact": _figure(entry.value)}


def _value_of_indicator(entry: ProgressEntry) -> Iterator[Answer]:
    yield from _one(VALUE, _("Valor") if entry.value is not None else _("Respuesta"), _value(entry))
    yield from _one(VALUE, _("Numerador"), _figure(entry.numerator))
    yield from _one(VALUE, _("Denominador"), _figure(entry.denominator))
    yield from _one(VALUE, _("Fecha prevista"), day(entry.expected_on) if entry.expected_on else NOTHING)
    yield from _one(VALUE, _("Fuente del valor"), entry.source)


def _texts_of_indicator(entry: ProgressEntry) -> Iterator[Answer]:
    yield from _one(TEXTS, _("Explicación"), entry.explanation)
    yield from _many(TEXTS, _("Medidas adoptadas"), entry.measures.all())
    yield from _many(TEXTS, _("Acciones de mejora"), entry.actions.all())
    yield from _one(TEXTS, _("Contexto"), entry.context)
    yield from _one(TEXTS, _("Nota al pie"), entry.note)


def _protocol_of_service(entry: ServiceEntry) -> Iterator[Answer]:
    answers = {None: _("Sin responder"), True: _("Sí, está aprobado"), False: _("No, todavía no")}
    approved_on = entry.protocol_approved_on
    yield from _one(VALUE, _("Protocolo aprobado"), answers[entry.protocol_is_approved])
    yield from _one(VALUE, _("Aprobado el"), day(approved_on) if approved_on else NOTHING)
    yield from _one(VALUE, _("Dispositivo"), entry.protocol_instrument)
    yield from _one(VALUE, _("Presupuesto modificado"), _amount(entry.modified_budget))
    yield from _one(VALUE, _("Presupuesto ejecutado"), _amount(entry.executed_budget))


def _actions_of_service(entry: ServiceEntry) -> Iterator[Answer]:
    yield from _many(TEXTS, _("Acciones de mejora"), entry.actions.all())


def _support(entry: ProgressEntry | ServiceEntry) -> Iterator[Answer]:
    evidence = tuple(one.title for one in entry.evidences.all())
    support = evidence or (_("Nada adjuntado"),)
    yield Answer(SUPPORT, _("Sustento"), support, is_list=len(support) > 1)


OF_PAGES: dict[type[ProgressEntry | ServiceEntry], dict[Step, Callable[[Any], Iterator[Answer]]]] = {
    ProgressEntry: {VALUE: _value_of_indicator, TEXTS: _texts_of_indicator, SUPPORT: _support},
    ServiceEntry: {VALUE: _protocol_of_service, TEXTS: _actions_of_service, SUPPORT: _support},
}


def answers_of(entry: ProgressEntry | ServiceEntry, *pages: Step) -> tuple[Answer, ...]:
    """What the entry states on these pages, else on all, in their order; of evidence the titles alone."""
    of_page = OF_PAGES[type(entry)]
    return tuple(answer for page in pages or of_page for answer in of_page[page](entry))
