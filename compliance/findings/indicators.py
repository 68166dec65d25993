"""What does not add up about one indicator: one rule, one function, over its assessment.

The contract's section 5 names the codes. A stated figure differs when it is not the computed one rounded to
the decimals with which it was stated, and when there is no computed one.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from compliance.calculation.progress import change_between, earlier_value, is_met
from compliance.calculation.rows import Assessment, StatedChange
from compliance.choices import Severity
from compliance.findings.rows import Finding
from compliance.formatting import decimals_of, difference, percent, rounded, with_unit

MOST_PLAUSIBLE_PROGRESS = Decimal(300)
LEAP = Decimal(10)


def _shown(assessment: Assessment, figure: Decimal) -> str:
    return with_unit(figure, assessment.indicator.unit, assessment.indicator.decimals)


def _finding(code: str, severity: Severity, assessment: Assessment, message: str) -> Finding:
    return Finding(code, severity, assessment.indicator.code, message)


def is_reproduced(stated: str, computed: Decimal | None) -> bool:
    """Whether the computed figure prints as stated, with the stated decimals."""
    printed = Decimal(stated)
    return computed is not None and rounded(computed, decimals_of(printed)) == printed


def target_missing(assessment: Assessment) -> Iterator[Finding]:
    """A value and no target to hold it against: none was set, or its figure is not known."""
    row = assessment.indicator
    if row.value is not None and row.target is None:
        unknown = _("Hay un valor de %(year)s y no se conoce la meta de ese año: no se puede evaluar.")
        unset = _("Hay un valor de %(year)s y no se fijó meta para ese año: no se puede evaluar.")
        message = unknown if row.has_target else unset
        yield _finding("target_missing", Severity.WARNING, assessment, message % {"year": row.year})


def direction_missing(assessment: Assessment) -> Iterator[Finding]:
    """A value and a target, and nothing that says which way is better."""
    row = assessment.indicator
    if row.value is not None and row.target is not None and row.direction is None:
        message = _("No se ha indicado el sentido esperado del indicador: no se puede evaluar.")
        yield _finding("direction_missing", Severity.WARNING, assessment, message)


def progress_undefined(assessment: Assessment) -> Iterator[Finding]:
    """A value and a target, and still no progress: a division by zero, no base line, no method."""
    row = assessment.indicator
    if row.value is not None and row.target is not None and assessment.progress is None:
        message = _("Hay valor y meta, pero el avance no se puede calcular con el método del indicador.")
        yield _finding("progress_undefined", Severity.WARNING, assessment, message)


def stated_progress_differs(assessment: Assessment) -> Iterator[Finding]:
    stated = assessment.indicator.stated.progress
    if stated and not is_reproduced(stated, assessment.progress):
        computed = _("no se puede calcular") if assessment.progress is None else percent(assessment.progress)
        message = _("El avance publicado es %(stated)s; con los datos registrados: %(computed)s.") % {
            "stated": percent(Decimal(stated), decimals_of(Decimal(stated))),
            "computed": computed,
        }
        yield _finding("stated_progress_differs", Severity.WARNING, assessment, message)


def stated_gap_differs(assessment: Assessment) -> Iterator[Finding]:
    row, stated = assessment.indicator, assessment.indicator.stated.gap
    if stated and not is_reproduced(stated, assessment.gap):
        computed = assessment.gap
        message = _("La brecha publicada es %(stated)s; con los datos registrados: %(computed)s.") % {
            "stated": difference(Decimal(stated), row.unit, decimals_of(Decimal(stated))),
            "computed": _("no se puede calcular") if computed is None else difference(computed, row.unit, row.decimals),
        }
        yield _finding("stated_gap_differs", Severity.WARNING, assessment, message)


def stated_status_differs(assessment: Assessment) -> Iterator[Finding]:
    stated = assessment.indicator.stated.status
    if stated is not None and stated != assessment.status:
        message = _("El estado publicado es «%(stated)s»; el valor y la meta dan «%(computed)s».") % {
            "stated": stated.label,
            "computed": assessment.status.label,
        }
        yield _finding("stated_status_differs", Severity.ERROR, assessment, message)


def stated_change_differs(assessment: Assessment) -> Iterator[Finding]:
    """Compares with the value of the year that is named; silent where that year has no value."""
    row = assessment.indicator
    for stated in row.stated.changes:
        since = row.values.get(stated.since)
        if since is None:
            continue
        if row.value is None:
            yield _change_without_value(assessment, stated)
        elif not is_reproduced(stated.change, change_between(since, row.value)):
            yield _change_finding(assessment, stated, since, row.value)


def _change_without_value(assessment: Assessment, stated: StatedChange) -> Finding:
    row, printed = assessment.indicator, Decimal(stated.change)
    message = _("Se publicó un cambio desde %(year)s (%(stated)s), pero no hay un valor de %(reported)s.") % {
        "year": stated.since,
        "stated": difference(printed, row.unit, decimals_of(printed)),
        "reported": row.year,
    }
    return _finding("stated_change_differs", Severity.WARNING, assessment, message)


def _change_finding(assessment: Assessment, stated: StatedChange, since: Decimal, value: Decimal) -> Finding:
    row, printed, change = assessment.indicator, Decimal(stated.change), change_between(since, value)
    opposite = printed * change < 0
    message = _(
        "El cambio publicado desde %(year)s es %(stated)s; los valores (%(since)s y %(value)s) dan %(computed)s."
    ) % {
        "year": stated.since,
        "stated": difference(printed, row.unit, decimals_of(printed)),
        "since": _shown(assessment, since),
        "value": _shown(assessment, value),
        "computed": difference(change, row.unit, row.decimals),
    }
    return _finding("stated_change_differs", Severity.ERROR if opposite else Severity.WARNING, assessment, message)


def target_already_met(assessment: Assessment) -> Iterator[Finding]:
    """The newest earlier value already met this year's target."""
    row, earlier = assessment.indicator, earlier_value(assessment.indicator)
    if earlier is None or row.target is None or row.direction is None:
        return
    year, value = earlier
    if is_met(value, row.target, row.direction):
        message = _("La meta de %(year)s (%(target)s) ya se había alcanzado en %(earlier)s (%(value)s).") % {
            "year": row.year,
            "target": _shown(assessment, row.target),
            "earlier": year,
            "value": _shown(assessment, value),
        }
        yield _finding("target_already_met", Severity.INFO, assessment, message)


def _leaps(assessment: Assessment) -> bool:
    row, previous = assessment.indicator, assessment.previous
    if row.value is None or previous is None or not row.value or not previous.value:
        return False
    times = row.value / previous.value
    return times >= LEAP or times <= 1 / LEAP


def implausible_progress(assessment: Assessment) -> Iterator[Finding]:
    """Progress above 300 %, or a value ten times the earlier one or a tenth of it."""
    if assessment.progress is not None and assessment.progress > MOST_PLAUSIBLE_PROGRESS:
        message = _("El avance es %(progress)s: ¿son correctos el valor, la meta y la unidad?")
        yield _finding(
            "implausible_progress",
            Severity.WARNING,
            assessment,
            message % {"progress": percent(assessment.progress)},
        )
    elif _leaps(assessment) and assessment.previous and assessment.indicator.value is not None:
        message = _("El valor pasó de %(before)s en %(year)s a %(now)s: ¿es correcto?") % {
            "before": _shown(assessment, assessment.previous.value),
            "year": assessment.previous.year,
            "now": _shown(assessment, assessment.indicator.value),
        }
        yield _finding("implausible_progress", Severity.WARNING, assessment, message)


RULES: tuple[Callable[[Assessment], Iterator[Finding]], ...] = (
    target_missing,
    direction_missing,
    progress_undefined,
    stated_progress_differs,
    stated_gap_differs,
    stated_status_differs,
    stated_change_differs,
    target_already_met,
    implausible_progress,
)
