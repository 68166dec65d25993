"""Cells and rows about indicators, as the annexes' tables share them."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Direction
from compliance.formatting import ABSENT, difference, percent
from compliance.report.document import Cell
from compliance.report.narrative.printed import row_anchor, value_text
from compliance.report.narrative.words.nouns import tidy

DIRECTION_NOTES = {
    Direction.ASCENDING: gettext_lazy("se busca que aumente"),
    Direction.DESCENDING: gettext_lazy("se busca que disminuya"),
}


def indicator_name(row: IndicatorYear) -> str:
    """Its name, or that the catalogue does not know it."""
    return tidy(row.name) or _("Indicador sin nombre registrado")


def name_cell(row: IndicatorYear, annex: str, *more: str) -> Cell:
    """The indicator's name, and below it its code, which way it should move, and whatever else is asked."""
    direction = str(DIRECTION_NOTES[row.direction]) if row.direction else ""
    note = " · ".join(filter(None, (row.code, *more, direction)))
    return Cell(indicator_name(row), note=note, anchor=row_anchor(annex, row.code))


def figure_cell(row: IndicatorYear, figure: Decimal | None, note: str = "") -> Cell:
    return Cell(ABSENT, note=note) if figure is None else Cell(value_text(row, figure), figure, note=note)


def baseline_cell(assessment: Assessment) -> Cell:
    """The base line that the progress would use, with its year."""
    row, baseline = assessment.indicator, assessment.baseline
    return Cell(ABSENT) if baseline is None else figure_cell(row, baseline.value, str(baseline.year))


def previous_cell(assessment: Assessment) -> Cell:
    """The newest earlier value, with its year and how far the year's value is from it."""
    row, previous = assessment.indicator, assessment.previous
    if previous is None:
        return Cell(ABSENT)
    note = _("%(year)s; cambio: %(change)s") % {
        "year": previous.year,
        "change": difference(previous.change, row.unit, row.decimals),
    }
    return figure_cell(row, previous.value, note)


def target_cell(row: IndicatorYear) -> Cell:
    if row.target is None:
        return Cell(ABSENT, note=_("cifra desconocida") if row.has_target else _("sin meta registrada"))
    return figure_cell(row, row.target)


def progress_cell(assessment: Assessment) -> Cell:
    if assessment.progress is None:
        return Cell(ABSENT)
    return Cell(percent(assessment.progress), assessment.progress)


def gap_cell(assessment: Assessment) -> Cell:
    """With its sign: above zero it is better than the target."""
    row, gap = assessment.indicator, assessment.gap
    if gap is None:
        return Cell(ABSENT)
    note = _("favorable") if gap > 0 else _("desfavorable") if gap < 0 else _("igual a la meta")
    return Cell(difference(gap, row.unit, row.decimals), gap, note=note)


def status_cell(assessment: Assessment) -> Cell:
    """The state, why there is no value, and the later targets already met."""
    row = assessment.indicator
    reason = str(row.reason.label) if row.reason and row.value is None else ""
    later = _("ya alcanza metas hasta %(year)s") % {"year": assessment.surpasses[-1]} if assessment.surpasses else ""
    note = " · ".join(filter(None, (reason, later)))
    return Cell(str(assessment.status.label), note=note, mark=assessment.status)
