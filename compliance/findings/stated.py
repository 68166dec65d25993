"""What a past report published about an indicator, held against what its figures give (contract, section 5).

A stated figure differs when it is not the computed one rounded to the decimals with which it was stated, and when
there is no computed one.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext

from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

from compliance.calculation.progress import EXACT, change_between
from compliance.calculation.reconciliation.intervals import prints_as
from compliance.calculation.reconciliation.of_indicator import reconcile_progress
from compliance.calculation.rows import Assessment, StatedChange
from compliance.choices import Place, Severity, Verdict
from compliance.findings.printed import Share, apart, apart_as_stated, shown
from compliance.findings.rows import Finding, about
from compliance.formatting import decimals_of

NOT_COMPUTABLE = gettext_lazy("no se puede calcular")


def is_reproduced(stated: str, computed: Decimal | None) -> bool:
    """Whether the computed figure prints as stated, with the stated decimals."""
    return computed is not None and prints_as(computed, stated)


def _is_within_rounding(assessment: Assessment) -> bool:
    """Whether figures that print as value and target give the stated progress (annex D says the same)."""
    with localcontext(EXACT):
        return any(one.verdict == Verdict.WITHIN_ROUNDING for one in reconcile_progress(assessment))


def stated_progress_differs(assessment: Assessment) -> Iterator[Finding]:
    """A published progress that is not the computed one; only told, not asked, where rounding explains it."""
    stated = assessment.indicator.stated.progress
    if stated and not is_reproduced(stated, assessment.progress):
        printed = Decimal(stated)
        explained = assessment.progress is not None and _is_within_rounding(assessment)
        rounding = _(
            "El avance publicado es %(stated)s; con los datos registrados: %(computed)s. La diferencia se explica por "
            "el redondeo."
        )
        differs = _("El avance publicado es %(stated)s; con los datos registrados: %(computed)s.")
        yield about(
            "stated_progress_differs",
            Severity.INFO if explained else Severity.WARNING,
            assessment,
            rounding if explained else differs,
            place=Place.REPORT,
            field="progress",
            stated=Share(printed, decimals_of(printed)),
            computed=NOT_COMPUTABLE if assessment.progress is None else Share(assessment.progress),
        )


def stated_gap_differs(assessment: Assessment) -> Iterator[Finding]:
    row, stated = assessment.indicator, assessment.indicator.stated.gap
    if stated and not is_reproduced(stated, assessment.gap):
        yield about(
            "stated_gap_differs",
            Severity.WARNING,
            assessment,
            _("La brecha publicada es %(stated)s; con los datos registrados: %(computed)s."),
            place=Place.REPORT,
            field="gap",
            stated=apart_as_stated(row, Decimal(stated)),
            computed=NOT_COMPUTABLE if assessment.gap is None else apart(row, assessment.gap),
        )


def stated_status_differs(assessment: Assessment) -> Iterator[Finding]:
    stated = assessment.indicator.stated.status
    if stated is not None and stated != assessment.status:
        yield about(
            "stated_status_differs",
            Severity.ERROR,
            assessment,
            _("El estado publicado es «%(stated)s»; el valor y la meta dan «%(computed)s»."),
            place=Place.REPORT,
            field="status",
            stated=stated.label,
            computed=assessment.status.label,
        )


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
    row = assessment.indicator
    return about(
        "stated_change_differs",
        Severity.WARNING,
        assessment,
        _("Se publicó un cambio desde %(year)s (%(stated)s), pero no hay un valor de %(reported)s."),
        place=Place.REPORT,
        field="changes",
        year=stated.since,
        stated=apart_as_stated(row, Decimal(stated.change)),
        reported=row.year,
    )


def _change_finding(assessment: Assessment, stated: StatedChange, since: Decimal, value: Decimal) -> Finding:
    row, printed, change = assessment.indicator, Decimal(stated.change), change_between(since, value)
    opposite = printed * change < 0
    return about(
        "stated_change_differs",
        Severity.ERROR if opposite else Severity.WARNING,
        assessment,
        _("El cambio publicado desde %(year)s es %(stated)s; los valores (%(since)s y %(value)s) dan %(computed)s."),
        place=Place.REPORT,
        field="changes",
        year=stated.since,
        stated=apart_as_stated(row, printed),
        since=shown(row, since),
        value=shown(row, value),
        computed=apart(row, change),
    )


RULES: tuple[Callable[[Assessment], Iterator[Finding]], ...] = (
    stated_progress_differs,
    stated_gap_differs,
    stated_status_differs,
    stated_change_differs,
)
