"""What an indicator's year comes to, in a sentence for the person who enters it, while they type and before they send.

The rules are those of the report: two vocabularies that never mix, judgement on stored values, units as printed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.calculation.rows import Assessment, IndicatorYear, Previous
from compliance.choices import Achievement, Direction, MissingReason
from compliance.formatting import day, difference, percent, rounded, with_unit

# The first noun of a name gives its article; of any other name nothing is guessed.
ARTICLES = {
    "porcentaje": "el",
    "índice": "el",
    "número": "el",
    "promedio": "el",
    "monto": "el",
    "total": "el",
    "proporción": "la",
    "tasa": "la",
    "razón": "la",
    "brecha": "la",
    "cantidad": "la",
    "variación": "la",
    "cobertura": "la",
    "prevalencia": "la",
    "incidencia": "la",
}

LEADS = {
    Achievement.ACHIEVED: gettext_lazy("Meta alcanzada."),
    Achievement.NOT_ACHIEVED: gettext_lazy("Meta no alcanzada."),
    Achievement.NOT_ASSESSABLE: gettext_lazy("Sin meta con la cual compararlo."),
    Achievement.NO_INFORMATION: gettext_lazy("Sin información."),
}

DIRECTIONS = {
    Direction.ASCENDING: gettext_lazy("Se busca aumentarlo: mientras más alto, mejor."),
    Direction.DESCENDING: gettext_lazy("Se busca reducirlo: mientras más bajo, mejor."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A result in words: a judgement first, then the sentence."""

    lead: str
    text: str
    status: Achievement

    def __str__(self) -> str:
        return f"{self.lead} {self.text}"


def title(name: str, *, is_service: bool = False) -> str:
    """What a thing is called at the head of a page or a line, beside its code."""
    unnamed = _("Servicio sin nombre registrado") if is_service else _("Indicador sin nombre registrado")
    return name or unnamed


def mention(code: str, name: str, *, is_service: bool = False) -> str:
    """What a thing is called within a sentence; with its code where it has no name."""
    return name or f"{title(name, is_service=is_service)} ({code})"


def article(name: str) -> str:
    """`el` or `la`; empty where the name does not begin with a noun that is known."""
    return ARTICLES.get(name.split(" ", 1)[0].lower().strip('«“",.;:'), "")


def _in_sentence(name: str) -> str:
    """The name with its article, as the subject of a sentence or after a verb."""
    return f"{article(name)} {name[:1].lower()}{name[1:]}"


def question(name: str, code: str, year: int) -> str:
    """What a page asks, as a sentence with the indicator's name."""
    if article(name):
        return _("¿Cuál fue %(name)s en %(year)s?") % {"name": _in_sentence(name).rstrip("."), "year": year}
    if name:
        return _("¿Cuál fue el valor de «%(name)s» en %(year)s?") % {"name": name, "year": year}
    return _("¿Cuál fue el valor del indicador %(code)s (sin nombre registrado) en %(year)s?") % {
        "code": code,
        "year": year,
    }


def _shown(row: IndicatorYear, figure: Decimal) -> str:
    return with_unit(figure, row.unit, row.decimals)


def _distance(row: IndicatorYear, figure: Decimal) -> str:
    return difference(abs(figure), row.unit, row.decimals).lstrip("+")


def _statement(row: IndicatorYear, value: Decimal) -> str:
    """`El porcentaje de ... fue 7.6 %`, without what follows."""
    name, shown = row.name or row.code, _shown(row, value)
    if article(name):
        subject = _in_sentence(name)
        return _("%(subject)s fue %(value)s") % {"subject": subject[:1].upper() + subject[1:], "value": shown}
    return _("El indicador “%(name)s” registró %(value)s") % {"name": name, "value": shown}


def _prints_alike(row: IndicatorYear, value: Decimal, target: Decimal) -> bool:
    return row.decimals is not None and rounded(value, row.decimals) == rounded(target, row.decimals)


def _beside_the_target(row: IndicatorYear, value: Decimal, target: Decimal, progress: Decimal | None) -> str:
    said = {"gap": _distance(row, value - target), "target": _shown(row, target)}
    if value == target:
        return _(", igual a la meta prevista.")
    if _prints_alike(row, value, target):
        return _("; con los decimales publicados, el valor y la meta (%(target)s) coinciden.") % said
    side = _("por encima") if value > target else _("por debajo")
    advance = _(" (avance: %(progress)s)") % {"progress": percent(progress)} if progress is not None else ""
    return _(", %(gap)s %(side)s de la meta de %(target)s%(advance)s.") % {**said, "side": side, "advance": advance}


def _why_below_is_better(row: IndicatorYear, value: Decimal, target: Decimal) -> str:
    if row.direction != Direction.DESCENDING or value == target or _prints_alike(row, value, target):
        return ""
    if value < target:
        return _(" La diferencia es favorable porque se busca reducirlo.")
    return _(" La diferencia es desfavorable porque se busca reducirlo.")


def _change(row: IndicatorYear, previous: Previous) -> str:
    since = {"year": previous.year, "value": _shown(row, previous.value), "change": _distance(row, previous.change)}
    if not previous.change:
        return _(" El valor no varió respecto de %(year)s (%(value)s).") % since
    verb = _("aumentó") if previous.change > 0 else _("disminuyó")
    judgement = {True: _(", lo que representa una mejora"), False: _(", lo que representa un retroceso"), None: ""}
    return _(" Respecto de %(year)s (%(value)s), %(verb)s %(change)s%(judgement)s.") % {
        **since,
        "verb": verb,
        "judgement": judgement[previous.better],
    }


def _value_in_words(assessment: Assessment, value: Decimal) -> str:
    row, target = assessment.indicator, assessment.indicator.target
    change = _change(row, assessment.previous) if assessment.previous else ""
    if target is None:
        unknown = _(". No se conoce la meta de %(year)s, por lo que no se valora su cumplimiento.")
        none = _(". No se fijó meta para %(year)s, por lo que no se valora su cumplimiento.")
        return _statement(row, value) + (unknown if row.has_target else none) % {"year": row.year} + change
    if row.direction is None:
        return _statement(row, value) + _(". No se ha indicado si se busca aumentarlo o reducirlo.") + change
    beside = _beside_the_target(row, value, target, assessment.progress)
    return _statement(row, value) + beside + _why_below_is_better(row, value, target) + change


def _due_later(expected_on: date | None) -> str:
    if expected_on is None:
        return _("La entidad remitirá el valor después.")
    return _("La entidad prevé remitir el valor el %(day)s.") % {"day": day(expected_on)}


REASONS: dict[MissingReason, Callable[[int, date | None], str]] = {
    MissingReason.SOURCE_NOT_COLLECTED: lambda year, _on: _("La fuente del indicador no se realizó en %s.") % year,
    MissingReason.DUE_LATER: lambda _year, on: _due_later(on),
    MissingReason.DEFINITION_UNDER_REVIEW: lambda _year, _on: _("La definición del indicador está en revisión."),
    MissingReason.NOT_SUBMITTED: lambda year, _on: _("La entidad no cuenta con el valor de %s.") % year,
    MissingReason.NOT_DUE: lambda year, _on: _("No corresponde medir este indicador en %s.") % year,
}


def _lead(assessment: Assessment) -> str:
    row, value, target = assessment.indicator, assessment.indicator.value, assessment.indicator.target
    if assessment.status == Achievement.ACHIEVED and value != target:
        return _("Meta superada.")
    if value is not None and target is not None and row.direction is None:
        return _("Sin evaluar.")
    return str(LEADS[assessment.status])


def say_result(assessment: Assessment, expected_on: date | None = None) -> Said:
    """The result of an indicator's year; of a year about which nothing is stated yet, just that."""
    row = assessment.indicator
    if row.value is not None:
        text = _value_in_words(assessment, row.value)
    elif row.reason is not None:
        text = REASONS[row.reason](row.year, expected_on)
    else:
        text = _("Todavía no hay un valor ni el motivo por el que falta.")
    return Said(_lead(assessment), text, assessment.status)
