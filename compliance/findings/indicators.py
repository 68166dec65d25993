"""What does not add up about one indicator's year: one rule, one function, over its assessment.

The contract's section 5 names the codes. What a past report published is in `stated`, targets and base lines are in
`series`.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from django.utils.translation import gettext_noop as _

from compliance.calculation.progress import earlier_value, is_met
from compliance.calculation.rows import Assessment
from compliance.choices import Place, Severity, Unit
from compliance.findings.printed import Share, shown
from compliance.findings.rows import Finding, about

MOST_PLAUSIBLE_PROGRESS = Decimal(300)
LEAP = Decimal(10)
WHOLE = Decimal(100)


def target_missing(assessment: Assessment) -> Iterator[Finding]:
    """A value and no target to hold it against: none was set, or its figure is not known."""
    row = assessment.indicator
    if row.value is not None and row.target is None:
        unknown = _("Hay un valor de %(year)s y no se conoce la meta de ese año: no se puede evaluar.")
        unset = _("Hay un valor de %(year)s y no se fijó meta para ese año: no se puede evaluar.")
        yield about(
            "target_missing",
            Severity.WARNING,
            assessment,
            unknown if row.has_target else unset,
            place=Place.CATALOGUE,
            field="targets",
            year=row.year,
        )


def direction_missing(assessment: Assessment) -> Iterator[Finding]:
    """A value and a target, and nothing that says which way is better."""
    row = assessment.indicator
    if row.value is not None and row.target is not None and row.direction is None:
        template = _("No se ha indicado el sentido esperado del indicador: no se puede evaluar.")
        yield about(
            "direction_missing", Severity.WARNING, assessment, template, place=Place.CATALOGUE, field="direction"
        )


def progress_undefined(assessment: Assessment) -> Iterator[Finding]:
    """A value and a target, and still no progress: a division by zero, no base line, no method."""
    row = assessment.indicator
    if row.value is not None and row.target is not None and assessment.progress is None:
        template = _("Hay valor y meta, pero el avance no se puede calcular con el método del indicador.")
        yield about("progress_undefined", Severity.WARNING, assessment, template, place=Place.CATALOGUE, field="method")


def target_already_met(assessment: Assessment) -> Iterator[Finding]:
    """The newest earlier value already met this year's target."""
    row, earlier = assessment.indicator, earlier_value(assessment.indicator)
    if earlier is None or row.target is None or row.direction is None:
        return
    year, value = earlier
    if is_met(value, row.target, row.direction):
        yield about(
            "target_already_met",
            Severity.INFO,
            assessment,
            _("La meta de %(year)s (%(target)s) ya se había alcanzado en %(earlier)s (%(value)s)."),
            place=Place.CATALOGUE,
            field="targets",
            year=row.year,
            target=shown(row, row.target),
            earlier=year,
            value=shown(row, value),
        )


def _leaps(assessment: Assessment) -> bool:
    row, previous = assessment.indicator, assessment.previous
    if row.value is None or previous is None or not row.value or not previous.value:
        return False
    times = row.value / previous.value
    return times >= LEAP or times <= 1 / LEAP


def implausible_progress(assessment: Assessment) -> Iterator[Finding]:
    """Progress above 300 %, or a value ten times the earlier one or a tenth of it."""
    row, previous = assessment.indicator, assessment.previous
    if assessment.progress is not None and assessment.progress > MOST_PLAUSIBLE_PROGRESS:
        template = _("El avance es %(progress)s: ¿son correctos el valor, la meta y la unidad?")
        progress = Share(assessment.progress)
        yield about("implausible_progress", Severity.WARNING, assessment, template, progress=progress)
    elif _leaps(assessment) and previous and row.value is not None:
        yield about(
            "implausible_progress",
            Severity.WARNING,
            assessment,
            _("El valor pasó de %(before)s en %(year)s a %(now)s: ¿es correcto?"),
            before=shown(row, previous.value),
            year=previous.year,
            now=shown(row, row.value),
        )


def value_out_of_range(assessment: Assessment) -> Iterator[Finding]:
    """A percentage above 100 is asked about; nothing but a variation may be negative (contract, section 2)."""
    row, value = assessment.indicator, assessment.indicator.value
    if value is None:
        return
    if value < 0 and row.unit not in {None, Unit.VARIATION}:
        template = _("El valor es %(value)s y esta unidad no admite valores negativos.")
        yield about("value_out_of_range", Severity.ERROR, assessment, template, value=shown(row, value))
    elif value > WHOLE and row.unit == Unit.PERCENTAGE:
        template = _("El porcentaje es mayor que 100: ¿es correcto?")
        yield about("value_out_of_range", Severity.WARNING, assessment, template)


def reason_beside_value(assessment: Assessment) -> Iterator[Finding]:
    """There is a value, and a reason for there being none."""
    row = assessment.indicator
    if row.value is not None and row.reason is not None:
        yield about(
            "reason_beside_value",
            Severity.ERROR,
            assessment,
            _("Hay un valor (%(value)s) y también un motivo de que falte («%(reason)s»): deje solo uno."),
            field="missing_reason",
            value=shown(row, row.value),
            reason=row.reason.label,
        )


def series_break(assessment: Assessment) -> Iterator[Finding]:
    """Between the earlier value and this one the series changed, so that they are not compared."""
    row, earlier = assessment.indicator, earlier_value(assessment.indicator)
    if row.value is None or earlier is None:
        return
    year, value = earlier
    crossed = [broken for broken in row.breaks if year < broken <= row.year]
    if crossed:
        yield about(
            "series_break",
            Severity.INFO,
            assessment,
            _("La serie cambia en %(broken)s: el valor de %(year)s no se compara con el de %(earlier)s (%(value)s)."),
            place=Place.CATALOGUE,
            field="breaks",
            broken=max(crossed),
            year=row.year,
            earlier=year,
            value=shown(row, value),
        )


RULES: tuple[Callable[[Assessment], Iterator[Finding]], ...] = (
    target_missing,
    direction_missing,
    progress_undefined,
    target_already_met,
    implausible_progress,
    value_out_of_range,
    reason_beside_value,
    series_break,
)
