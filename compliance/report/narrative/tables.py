"""The table of indicators that sections I, II and the scope share."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Direction
from compliance.formatting import ABSENT, difference, number, percent, with_unit
from compliance.report.document import Cell, Column, Figure, Table

DIRECTION_NOTES = {
    Direction.ASCENDING: gettext_lazy("se busca aumentarlo"),
    Direction.DESCENDING: gettext_lazy("se busca reducirlo"),
}


def indicator_name(row: IndicatorYear) -> str:
    """Its name, or that the catalogue does not know it."""
    return row.name or _("Indicador sin nombre registrado")


def name_cell(row: IndicatorYear) -> Cell:
    """The indicator's name, and below it its code and which way it should move."""
    direction = str(DIRECTION_NOTES[row.direction]) if row.direction else ""
    return Cell(indicator_name(row), note=" · ".join(filter(None, (row.code, direction))), anchor=row.code)


def _value_cell(row: IndicatorYear, figure: Decimal | None) -> Cell:
    return Cell(ABSENT) if figure is None else Cell(with_unit(figure, row.unit, row.decimals), figure)


def _target_cell(row: IndicatorYear) -> Cell:
    if row.target is None:
        return Cell(ABSENT, note=_("cifra desconocida") if row.has_target else _("sin meta registrada"))
    return _value_cell(row, row.target)


def _progress_cell(assessment: Assessment) -> Cell:
    if assessment.progress is None:
        return Cell(ABSENT)
    return Cell(percent(assessment.progress), assessment.progress)


def _gap_cell(assessment: Assessment) -> Cell:
    row, gap = assessment.indicator, assessment.gap
    if gap is None:
        return Cell(ABSENT)
    note = _("favorable") if gap > 0 else _("desfavorable") if gap < 0 else _("igual a la meta")
    return Cell(difference(gap, row.unit, row.decimals), gap, note=note)


def _status_cell(assessment: Assessment) -> Cell:
    reason = assessment.indicator.reason
    return Cell(
        str(assessment.status.label),
        note=str(reason.label) if reason and assessment.indicator.value is None else "",
        mark=assessment.status,
    )


def indicator_table(title: str, assessments: Iterable[Assessment], year: int) -> Table:
    """Target, value, progress, gap and status, a row an indicator."""
    columns = (
        Column(_("Indicador")),
        Column(_("Meta %(year)s") % {"year": year}, is_number=True),
        Column(_("Valor %(year)s") % {"year": year}, is_number=True),
        Column(_("Avance"), is_number=True),
        Column(_("Brecha"), is_number=True),
        Column(_("Situación")),
    )
    rows = tuple(
        (
            name_cell(one.indicator),
            _target_cell(one.indicator),
            _value_cell(one.indicator, one.indicator.value),
            _progress_cell(one),
            _gap_cell(one),
            _status_cell(one),
        )
        for one in assessments
    )
    return Table(title, columns, rows)


def printed_value(row: IndicatorYear, figure: Decimal) -> Figure:
    """A value or target in a sentence, traced to its indicator."""
    return Figure(with_unit(figure, row.unit, row.decimals), row.code)


def printed_count(count: int, origin: str) -> Figure:
    return Figure(number(Decimal(count)), origin)
