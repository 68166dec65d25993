"""Annex A: every indicator in scope with all its numbers, the services, and what stays outside with the reason."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment, IndicatorYear, ServiceAssessment
from compliance.calculation.year import has_protocol
from compliance.formatting import ABSENT, day
from compliance.report.document import Cell, Column, Table
from compliance.report.figures import Act
from compliance.report.narrative import tables
from compliance.report.narrative.printed import row_anchor
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftBlock, DraftSection, paragraphs
from compliance.report.narrative.words.nouns import tidy
from compliance.report.narrative.words.parts import sentence


def row_of(assessment: Assessment) -> tuple[Cell, ...]:
    """All the numbers of an indicator, as `columns_of` names them."""
    row = assessment.indicator
    return (
        tables.name_cell(row, "A", row.entity),
        tables.baseline_cell(assessment),
        tables.previous_cell(assessment),
        tables.target_cell(row),
        tables.figure_cell(row, row.value),
        tables.progress_cell(assessment),
        tables.gap_cell(assessment),
        tables.status_cell(assessment),
    )


def columns_of(year: int) -> tuple[Column, ...]:
    of_year = {"year": year}
    return (
        Column(_("Indicador")),
        Column(_("Línea de base"), is_number=True),
        Column(_("Valor anterior"), is_number=True),
        Column(_("Meta %(year)s") % of_year, is_number=True),
        Column(_("Valor %(year)s") % of_year, is_number=True),
        Column(_("Avance"), is_number=True),
        Column(_("Brecha"), is_number=True),
        Column(_("Situación")),
    )


def _of_objective(code: str, story: Story) -> Iterator[Table]:
    if found := story.of_objective.get(code, ()):
        title = _("%(objective)s: indicadores propios y de sus servicios") % {"objective": code}
        yield Table(title, columns_of(story.year), tuple(row_of(one) for one in found))


def _approved(act: Act | None) -> Cell:
    """When and by which act; only the year where no more is known."""
    if act is None:
        return Cell(ABSENT)
    only_year = _("%(year)s, sin día conocido") % {"year": act.approved_on.year}
    return Cell(only_year if act.only_year_known else day(act.approved_on), note=act.legal_instrument)


def _service_row(service: ServiceAssessment, story: Story) -> tuple[Cell, ...]:
    row = service.service
    unit = story.figures.units_in_charge.get(row.code, "")
    return (
        Cell(tidy(row.name) or row.code, note=row.code if row.name else "", anchor=row_anchor("A", row.code)),
        Cell(row.entity, note=unit),
        _approved(story.figures.protocols.get(row.code)),
        Cell(str(len(service.indicators)), len(service.indicators)),
        Cell(str(service.status.label), mark=service.status),
    )


def _services(story: Story) -> Iterator[Table]:
    columns = (
        Column(_("Servicio")),
        Column(_("Entidad")),
        Column(_("Protocolo aprobado")),
        Column(_("Indicadores"), is_number=True),
        Column(_("Situación")),
    )
    if services := story.figures.result.services:
        rows = tuple(_service_row(one, story) for one in services)
        yield Table(_("Servicios comprendidos"), columns, rows)


def _why_left_out(row: IndicatorYear, with_protocol: frozenset[str]) -> str:
    if row.service not in with_protocol:
        return _("El servicio no tenía protocolo aprobado al cierre del año.")
    return _("No tiene meta para el año.")


def _left_out(story: Story) -> Iterator[DraftBlock]:
    services = story.figures.result.policy_year.services
    with_protocol = frozenset(one.code for one in services if has_protocol(one, story.year))
    rows = tuple(
        (tables.name_cell(row, "A"), Cell(row.service or ABSENT), Cell(_why_left_out(row, with_protocol)))
        for row in story.figures.result.left_out
    )
    columns = (Column(_("Indicador")), Column(_("Servicio")), Column(_("Motivo")))
    if rows:
        yield Table(_("Indicadores que no entran en este reporte"), columns, rows)
    else:
        nothing = sentence(_("Todos los indicadores registrados entran en este reporte."))
        yield from paragraphs([nothing], passage="nothing")


def annex_indicators(story: Story) -> DraftSection:
    return DraftSection(
        anchor="anexo-a",
        title=_("Anexo A. Indicadores y servicios"),
        blocks=(
            *(table for code in story.objectives for table in _of_objective(code, story)),
            *_services(story),
            *_left_out(story),
        ),
    )
