"""CEPLAN's columns for its yearly follow-up report: every indicator of the policy with both ways to compute progress.

One row an indicator and nothing but figures in the figures' columns, so that nobody types them twice (domain, parts
1.2 and 1.4).
"""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext as _

from compliance.calculation.progress import baseline_in_use, progress_by, status
from compliance.calculation.rows import IndicatorYear
from compliance.choices import ProgressMethod
from compliance.formatting import exact, number, rounded
from compliance.report.document import Cell, Column, Document, Paragraph, Section, Table
from compliance.report.figures import Figures
from compliance.report.narrative.tables import indicator_name

PROGRESS_DECIMALS = 1
NOTHING = Cell("")


def _columns(year: int) -> tuple[Column, ...]:
    of_year = {"year": year}
    return (
        Column(_("Código")),
        Column(_("Nombre del indicador")),
        Column(_("Sentido")),
        Column(_("Unidad de medida")),
        Column(_("Línea de base: año"), is_number=True),
        Column(_("Línea de base: valor"), is_number=True),
        Column(_("Logro esperado %(year)s") % of_year, is_number=True),
        Column(_("Valor obtenido %(year)s") % of_year, is_number=True),
        Column(_("Avance tipo I (%)"), is_number=True),
        Column(_("Avance tipo II (%)"), is_number=True),
        Column(_("Observaciones")),
    )


def _amount(row: IndicatorYear, figure: Decimal | None) -> Cell:
    """The exact figure, shown with the indicator's decimals and without its unit, which has a column of its own."""
    if figure is None:
        return NOTHING
    return Cell(number(exact(figure) if row.decimals is None else rounded(figure, row.decimals)), figure)


def _progress(row: IndicatorYear, method: ProgressMethod) -> Cell:
    reached = progress_by(row, method)
    return NOTHING if reached is None else Cell(number(rounded(reached, PROGRESS_DECIMALS)), reached)


def _without_value(row: IndicatorYear) -> str:
    if row.value is not None:
        return ""
    if row.reason:
        return str(row.reason.label)
    if row.stated.status:
        return _("Valor no registrado; situación publicada: %(status)s") % {"status": str(status(row).label).lower()}
    return _("Sin valor registrado")


def _without_target(row: IndicatorYear) -> str:
    if row.target is not None:
        return ""
    return _("Cifra del logro esperado desconocida") if row.has_target else _("Sin logro esperado para el año")


def _without_direction(row: IndicatorYear) -> str:
    return "" if row.direction else _("Sentido sin registrar")


def _without_type_one(row: IndicatorYear) -> str:
    is_comparable = row.value is not None and row.target is not None and row.direction is not None
    if not is_comparable or progress_by(row, ProgressMethod.RATIO) is not None:
        return ""
    return _("El tipo I dividiría entre cero")


def _without_type_two(row: IndicatorYear) -> str:
    baseline = baseline_in_use(row)
    if baseline is None:
        return _("Línea de base sin registrar")
    return _("La línea de base es igual al logro esperado") if baseline.value == row.target else ""


# What is empty in a row, and why; one function for each.
REMARKS: tuple[Callable[[IndicatorYear], str], ...] = (
    _without_value,
    _without_target,
    _without_direction,
    _without_type_one,
    _without_type_two,
)


def _row(row: IndicatorYear) -> tuple[Cell, ...]:
    baseline = baseline_in_use(row)
    return (
        Cell(row.code),
        Cell(indicator_name(row)),
        Cell(str(row.direction.label) if row.direction else ""),
        Cell(str(row.unit.label) if row.unit else ""),
        Cell(str(baseline.year), baseline.year) if baseline else NOTHING,
        _amount(row, baseline.value if baseline else None),
        _amount(row, row.target),
        _amount(row, row.value),
        _progress(row, ProgressMethod.RATIO),
        _progress(row, ProgressMethod.BASELINE),
        Cell(" · ".join(filter(None, (remark(row) for remark in REMARKS)))),
    )


def _how() -> tuple[Paragraph, ...]:
    said = (
        (
            _("Avance tipo I."),
            _(
                "Es el valor obtenido entre el logro esperado del mismo año; en los indicadores descendentes, el logro "
                "esperado entre el valor obtenido."
            ),
        ),
        (
            _("Avance tipo II."),
            _(
                "Es la parte recorrida de la distancia entre la línea de base y el logro esperado del año, para "
                "indicadores no agregables."
            ),
        ),
        (
            _("Los dos tipos se calculan para todos los indicadores."),
            _(
                "El reporte de cumplimiento usa en cada indicador solo el de su ficha técnica. Ninguno se limita a "
                "100 % y ninguno se redondea: se muestran con un decimal. Antes de registrarlos, verifique cuál pide "
                "la guía de CEPLAN vigente."
            ),
        ),
    )
    return tuple(Paragraph((text,), lead=lead) for lead, text in said)


def ceplan(figures: Figures) -> Document:
    """Every indicator of the catalogue, in scope of the compliance report or not, by code."""
    rows = sorted(figures.result.policy_year.indicators, key=lambda row: row.code)
    year = {"year": figures.year}
    table = Table(_("Seguimiento %(year)s") % year, _columns(figures.year), tuple(_row(row) for row in rows))
    return Document(
        title=_("Datos para CEPLAN %(year)s") % year,
        subtitle=figures.policy.name or figures.policy.code,
        language="es-PE",
        sections=(Section("ceplan", _("Indicadores de la política"), (*_how(), table)),),
    )
