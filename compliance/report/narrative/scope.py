"""What stays outside the report's scope, and why."""

from django.utils.translation import gettext as _

from compliance.calculation.rows import IndicatorYear
from compliance.calculation.year import has_protocol
from compliance.report.document import Cell, Column, Paragraph, Section, Table
from compliance.report.figures import Figures
from compliance.report.narrative.tables import name_cell


def _why(row: IndicatorYear, with_protocol: frozenset[str]) -> str:
    if row.service not in with_protocol:
        return _("El servicio no tenía protocolo aprobado al cierre del año.")
    return _("No tiene meta para el año.")


def scope(figures: Figures) -> Section:
    result = figures.result
    services = result.policy_year.services
    with_protocol = frozenset(one.code for one in services if has_protocol(one, figures.year))
    rows = tuple((name_cell(row), Cell(row.service or ""), Cell(_why(row, with_protocol))) for row in result.left_out)
    table = Table(
        _("Indicadores que no entran en este reporte"),
        (Column(_("Indicador")), Column(_("Servicio")), Column(_("Motivo"))),
        rows,
    )
    nothing = Paragraph((_("Todos los indicadores del catálogo cargado entran en este reporte."),))
    return Section(anchor="fuera", title=_("Indicadores fuera del alcance"), blocks=(table,) if rows else (nothing,))
