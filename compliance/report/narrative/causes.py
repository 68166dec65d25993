"""What would explain a published figure, in words: a function for each kind of cause that a reconciliation knows."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.calculation.reconciliation.intervals import EVERYTHING, Interval
from compliance.calculation.reconciliation.results import (
    ByFormula,
    ByIncompleteCatalogue,
    ByOppositeDirection,
    ByOppositeSign,
    ByOtherCount,
    ByOtherYear,
    ByUnknownBaseline,
    ByUnroundedInputs,
    ByUnroundedValue,
    Cause,
    Doubt,
    Kind,
    Lack,
    Lacking,
    Reconciled,
    StatusTaken,
)
from compliance.calculation.rows import IndicatorYear
from compliance.choices import Direction, Verdict
from compliance.formatting import either, listed, with_unit
from compliance.report.narrative.printed import value_text

MOST_DECIMALS = 6

LACKS = {
    Lack.VALUE: gettext_lazy("el valor"),
    Lack.TARGET: gettext_lazy("la meta"),
    Lack.DIRECTION: gettext_lazy("el sentido del indicador"),
    Lack.METHOD: gettext_lazy("el método de avance"),
    Lack.BASELINE: gettext_lazy("la línea de base"),
    Lack.EARLIER_VALUE: gettext_lazy("el valor de ese año"),
}
DOUBTS = {
    Doubt.OUT_OF_RANGE: gettext_lazy(
        "ninguna fórmula conocida lo reproduce: solo lo haría una línea de base %(range)s, imposible en su unidad"
    ),
    Doubt.PAST_TARGET: gettext_lazy(
        "ninguna fórmula conocida lo reproduce: solo lo haría una línea de base %(range)s, que ya alcanzaba la meta"
    ),
}
OTHER_COUNTS = {
    "services_with_information": gettext_lazy("se obtiene al contar solo los servicios con información"),
    "indicators_with_information": gettext_lazy("se obtiene al contar solo los indicadores con información"),
    "services_achieved_in_part": gettext_lazy("se obtiene al contar también los servicios con logro parcial"),
    "indicators_of_services": gettext_lazy("se obtiene al contar los indicadores de los servicios, no los servicios"),
    "services_themselves": gettext_lazy("se obtiene al contar los servicios, no sus indicadores"),
    "reasons_together": gettext_lazy(
        "se obtiene al sumar los casos que se remitirán después y los de definición en revisión"
    ),
    "share_of_those_with_information": gettext_lazy("se obtiene sobre los que cuentan con información, no sobre todos"),
}
# What is said where rounding alone explains, or nothing known does.
WITHOUT_CAUSE = {
    (Kind.GAP, Verdict.WITHIN_ROUNDING): gettext_lazy("se obtiene con un valor o una meta sin redondear"),
    (Kind.CHANGE, Verdict.WITHIN_ROUNDING): gettext_lazy("se obtiene con valores sin redondear"),
    (Kind.STATUS, Verdict.WITHIN_ROUNDING): gettext_lazy(
        "el valor y la meta coinciden con los decimales publicados: pudo ser una cosa o la otra"
    ),
    (Kind.COUNT, Verdict.WITHIN_ROUNDING): gettext_lazy("se publicó con más decimales"),
}
UNEXPLAINED = gettext_lazy("no se conoce otra forma de obtener esta cifra")


def _end(row: IndicatorYear, interval: Interval, end: Decimal) -> str:
    """An end with the decimals that tell it from the other one."""
    width = interval.high - interval.low
    places = 1 - width.adjusted() if width.is_finite() and width else row.decimals or 0
    return with_unit(end, row.unit, min(max(places, row.decimals or 0), MOST_DECIMALS))


def _range(row: IndicatorYear, interval: Interval) -> str:
    """`entre 19.72 y 20.02`, `menor que 3.4`."""
    if not interval.low.is_finite():
        return _("menor que %(end)s") % {"end": _end(row, interval, interval.high)}
    if not interval.high.is_finite():
        return _("mayor que %(end)s") % {"end": _end(row, interval, interval.low)}
    ends = {"low": _end(row, interval, interval.low), "high": _end(row, interval, interval.high)}
    return _("entre %(low)s y %(high)s") % ends


def _ranges(row: IndicatorYear, intervals: tuple[Interval, ...]) -> str:
    return either([_range(row, one) for one in intervals])


def _formula(cause: ByFormula, row: IndicatorYear) -> str:
    exactly, nearly = _("se reproduce con %(formula)s"), _("se reproduce, dentro del redondeo, con %(formula)s")
    base = cause.formula.baseline
    if base is not None:
        named = _("la fórmula respecto de la línea de base tomando %(value)s (%(year)s)")
        formula = named % {"value": value_text(row, base.value), "year": base.year}
    elif row.direction == Direction.DESCENDING:
        formula = _("la razón entre meta y valor")
    else:
        formula = _("la razón entre valor y meta")
    return (exactly if cause.is_exact else nearly) % {"formula": formula}


def _unknown_baseline(cause: ByUnknownBaseline, row: IndicatorYear) -> str:
    if not cause.baselines:
        return _("ninguna fórmula conocida ni línea de base alguna lo reproduce")
    if EVERYTHING in cause.baselines:
        return _("cualquier línea de base lo reproduce")
    ranges = _ranges(row, cause.baselines)
    if cause.doubt is not None:
        return str(DOUBTS[cause.doubt]) % {"range": ranges}
    said = _("ninguna fórmula conocida lo reproduce; lo haría una línea de base %(range)s") % {"range": ranges}
    if not cause.with_exact_target or cause.with_exact_target == cause.baselines:
        return said
    return said + _(" (%(range)s si la meta es exacta)") % {"range": _ranges(row, cause.with_exact_target)}


def _unrounded_value(cause: ByUnroundedValue, row: IndicatorYear) -> str:
    return _("se obtiene con un valor sin redondear %(range)s") % {"range": _range(row, cause.values)}


def _unrounded_inputs(cause: ByUnroundedInputs, _row: IndicatorYear) -> str:
    if cause.needs_target:
        return _("se obtiene solo si también la meta está redondeada")
    return _("se obtiene si también la línea de base está redondeada")


def _other_year(cause: ByOtherYear, row: IndicatorYear) -> str:
    return _("es el cambio desde %(year)s (%(value)s)") % {"year": cause.year, "value": value_text(row, cause.value)}


def _lacking(cause: Lacking, _row: IndicatorYear) -> str:
    return _("falta %(what)s") % {"what": listed([str(LACKS[one]) for one in cause.lacks])}


def _said(text: Any) -> Callable[[Any, IndicatorYear], str]:
    """A cause that needs no figures."""
    return lambda _cause, _row: str(text)


OF_INDICATORS: dict[type, Callable[[Any, IndicatorYear], str]] = {
    ByFormula: _formula,
    ByUnknownBaseline: _unknown_baseline,
    ByUnroundedValue: _unrounded_value,
    ByUnroundedInputs: _unrounded_inputs,
    ByOppositeSign: _said(gettext_lazy("es la misma diferencia, con el signo contrario")),
    ByOtherYear: _other_year,
    ByOppositeDirection: _said(gettext_lazy("se obtendría si el indicador tuviera el sentido contrario")),
    StatusTaken: _said(gettext_lazy("falta el valor o la meta con que comprobarla; se toma la publicada")),
    Lacking: _lacking,
}


def _of_count(cause: Cause) -> str:
    if isinstance(cause, ByOtherCount):
        return str(OTHER_COUNTS[cause.name])
    if isinstance(cause, ByIncompleteCatalogue):
        return _("el catálogo registrado está incompleto; el reporte puede ser correcto")
    return _("no hay indicadores con los que calcularlo")


def _joined(causes: tuple[Cause, ...], said: Sequence[str]) -> str:
    """What is lacking comes first; the rest are ways of which any may be the right one."""
    lacking = [text for cause, text in zip(causes, said, strict=True) if isinstance(cause, Lacking)]
    others = [text for cause, text in zip(causes, said, strict=True) if not isinstance(cause, Lacking)]
    return "; ".join([*lacking, *([_("; o bien ").join(others)] if others else [])])


def _as_sentence(found: Reconciled, said: Sequence[str]) -> str:
    if found.verdict == Verdict.EQUAL:
        return ""
    text = _joined(found.causes, said) or str(WITHOUT_CAUSE.get((found.kind, found.verdict), UNEXPLAINED))
    return f"{text[:1].upper()}{text[1:]}."


def explanation(found: Reconciled, row: IndicatorYear) -> str:
    """Why an indicator's figure has its verdict, as a sentence; empty where it is simply equal."""
    return _as_sentence(found, [OF_INDICATORS[type(cause)](cause, row) for cause in found.causes])


def count_explanation(found: Reconciled) -> str:
    """The same of a count."""
    return _as_sentence(found, [_of_count(cause) for cause in found.causes])
