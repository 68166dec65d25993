"""What a person has at hand while they answer: target, direction, earlier values and the definition, in words."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment
from compliance.choices import ProgressMethod
from compliance.entries.wording import DIRECTIONS
from compliance.formatting import with_unit
from compliance.models import Indicator

MOST_EARLIER_VALUES = 3

METHODS = {
    ProgressMethod.RATIO: lambda: _("El avance compara el valor con la meta."),
    ProgressMethod.BASELINE: lambda: _("El avance compara lo recorrido desde la línea de base con lo previsto."),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """Texts that are ready to be shown; `earlier` are years and values, the newest first."""

    target: str
    has_target: bool
    direction: str
    earlier: tuple[tuple[int, str], ...]
    definition: tuple[tuple[str, str], ...]


def _shown(indicator: Indicator, figure: Decimal) -> str:
    row_unit = indicator.unit or None
    return with_unit(figure, row_unit, indicator.decimals)  # type: ignore[arg-type]  # a unit is its text


def _target(assessment: Assessment, indicator: Indicator) -> str:
    row = assessment.indicator
    if row.target is not None:
        return _shown(indicator, row.target)
    said = _("No se conoce la meta de %(year)s.") if row.has_target else _("No se fijó meta para %(year)s.")
    return said % {"year": row.year}


def _definition(assessment: Assessment, indicator: Indicator) -> tuple[tuple[str, str], ...]:
    baseline, superior = assessment.baseline, indicator.superior
    known = (
        (_("Código"), indicator.code),
        (_("Mide"), f"{superior.code}. {superior.name}" if superior else ""),
        (_("Unidad"), indicator.get_unit_display()),
        (_("Línea de base"), f"{_shown(indicator, baseline.value)} ({baseline.year})" if baseline else ""),
        (_("Avance"), METHODS[ProgressMethod(indicator.method)]() if indicator.method else ""),
        (_("A cargo de"), str(indicator.entity)),
    )
    return tuple((name, text) for name, text in known if text)


def facts_of(indicator: Indicator, year: int, assessment: Assessment) -> Facts:
    """What is known of an indicator when a year is answered."""
    before = sorted((known for known in assessment.indicator.values if known < year), reverse=True)
    values = assessment.indicator.values
    return Facts(
        target=_target(assessment, indicator),
        has_target=assessment.indicator.target is not None,
        direction=str(DIRECTIONS.get(assessment.indicator.direction, "")) if assessment.indicator.direction else "",
        earlier=tuple((known, _shown(indicator, values[known])) for known in before[:MOST_EARLIER_VALUES]),
        definition=_definition(assessment, indicator),
    )
