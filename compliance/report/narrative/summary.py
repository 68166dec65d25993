"""The summary: structure and scope of the policy, the counts of every level, and why information is missing."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.tally import NOT_STATED, Counts, ServiceCounts
from compliance.calculation.year import EntityTally
from compliance.choices import Achievement, MissingReason, ServiceStatus
from compliance.formatting import NO_BREAK
from compliance.report.document import (
    Cell,
    Column,
    Figure,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
)
from compliance.report.figures import Figures


def _pct(percentage: int | None) -> str:
    return "" if percentage is None else f"{percentage}{NO_BREAK}%"


def key_figures(figures: Figures) -> KeyFigures:
    """The whole and its four parts; a part that is empty and rare is left out."""
    counts = figures.result.all
    parts = [
        KeyFigure(
            Figure(str(getattr(counts, status.value)), f"counts.all.{status.value}"),
            str(status.label),
            _pct(getattr(counts, f"{status.value}_pct")),
            status,
        )
        for status in Achievement
        if getattr(counts, status.value) or status != Achievement.NOT_ASSESSABLE
    ]
    whole = KeyFigure(
        Figure(str(counts.total), "counts.all.total"),
        ngettext("indicador comprendido", "indicadores comprendidos", counts.total),
    )
    return KeyFigures((whole, *parts))


def structure(figures: Figures) -> Paragraph:
    """What the policy is made of, as its legal act declares it, else as the catalogue holds it."""
    rows = figures.result.policy_year

    def figure(name: str) -> Figure:
        declared = getattr(rows.declared, name)
        kind, count = ("loaded", getattr(rows.loaded, name)) if declared is None else ("declared", declared)
        return Figure(str(count), f"scope.{kind}.{name}")

    return Paragraph(
        (
            _("Objetivos prioritarios: "),
            figure("objectives"),
            _("; indicadores de objetivo: "),
            figure("objective_indicators"),
            _("; lineamientos: "),
            figure("guidelines"),
            _("; de ellos, con servicios: "),
            figure("guidelines_with_services"),
            _("; servicios: "),
            figure("services"),
            ".",
        ),
        lead=_("Estructura de la política."),
    )


def _scope_count(figures: Figures, key: str, loaded: int) -> tuple[str | Figure, ...]:
    """The published count where it is higher than an incomplete catalogue can give (contract, section 3)."""
    stated = figures.result.policy_year.stated_counts.get(key, "")
    if stated.isdigit() and int(stated) > loaded and _is_incomplete(figures):
        return (
            Figure(stated, f"stated.{key}"),
            _(" (en el catálogo cargado: "),
            Figure(str(loaded), key),
            ")",
        )
    return (Figure(str(loaded), key),)


def _is_incomplete(figures: Figures) -> bool:
    return any(finding.code == "catalogue_incomplete" for finding in figures.findings)


def coverage(figures: Figures) -> Paragraph:
    """Which services and indicators the report covers, and by which rule."""
    result = figures.result
    with_protocol = result.protocol_approved
    return Paragraph(
        (
            _("Servicios con protocolo aprobado al 31 de diciembre de %(year)s: ") % {"year": figures.year},
            *_scope_count(figures, "scope.protocol_approved.services", with_protocol.services),
            _("; sus indicadores: "),
            *_scope_count(figures, "scope.protocol_approved.indicators", with_protocol.indicators),
            _(". De ellos entran en este reporte los indicadores con meta para ese año: "),
            Figure(str(result.service.total), "scope.in_scope.service_indicators"),
            _("; servicios que los reúnen: "),
            Figure(str(len(result.services)), "scope.in_scope.services"),
            _(". Se suman los indicadores de objetivo: "),
            Figure(str(result.objective.total), "scope.in_scope.objective_indicators"),
            ".",
        ),
        lead=_("Alcance."),
    )


def _share(count: int, percentage: int | None) -> Cell:
    return Cell(str(count), count, note=_pct(percentage))


def _counts_row(label: str, counts: Counts) -> tuple[Cell, ...]:
    statuses = [_share(getattr(counts, one), getattr(counts, f"{one}_pct")) for one in Achievement.values]
    return (
        Cell(label),
        Cell(str(counts.total), counts.total),
        Cell(str(counts.with_information), counts.with_information),
        *statuses,
    )


def counts_by_level(figures: Figures) -> Table:
    result = figures.result
    columns = (_("Indicadores"), _("Total"), _("Con información"), *(str(one) for one in Achievement.labels))
    return Table(
        _("Indicadores según el cumplimiento de su meta"),
        tuple(Column(title, is_number=bool(position)) for position, title in enumerate(columns)),
        (
            _counts_row(_("De objetivos prioritarios"), result.objective),
            _counts_row(_("De servicios"), result.service),
            _counts_row(_("Todos"), result.all),
        ),
    )


def service_counts(counts: ServiceCounts) -> Table:
    columns = (_("Servicios"), *(str(label) for label in ServiceStatus.labels))
    cells = [Cell(str(count), count) for count in (getattr(counts, one) for one in ServiceStatus.values)]
    return Table(
        _("Servicios según el cumplimiento de las metas de sus indicadores"),
        tuple(Column(title, is_number=True) for title in columns),
        ((Cell(str(counts.total), counts.total), *cells),),
    )


def _entity_row(tally: EntityTally, figures: Figures) -> tuple[Cell, ...]:
    def of(counts: Counts, status: str) -> int:
        return int(getattr(counts, status))

    def cell(status: Achievement) -> Cell:
        own, services = of(tally.objective, status.value), of(tally.service, status.value)
        return Cell(
            str(own + services),
            own + services,
            note=_("%(own)s de OP, %(services)s de servicios") % {"own": own, "services": services}
            if own + services
            else "",
        )

    total = tally.objective.total + tally.service.total
    return (
        Cell(tally.entity, note=figures.names.get(tally.entity, "")),
        Cell(str(total), total),
        *(cell(status) for status in Achievement),
    )


def counts_by_entity(figures: Figures) -> Table:
    columns = (_("Entidad"), _("Indicadores"), *(str(one) for one in Achievement.labels))
    return Table(
        _("Indicadores por entidad responsable"),
        tuple(Column(title, is_number=bool(position)) for position, title in enumerate(columns)),
        tuple(_entity_row(tally, figures) for tally in figures.result.by_entity),
    )


def _reason_label(reason: str) -> str:
    return _("No se ha indicado el motivo") if reason == NOT_STATED else str(MissingReason(reason).label)


def reasons(found: Iterable[tuple[str, int]]) -> Table:
    columns = (Column(_("Motivo")), Column(_("Indicadores"), is_number=True))
    rows = sorted(((reason, count) for reason, count in found if count), key=lambda row: (-row[1], row[0]))
    return Table(
        _("Por qué falta información"),
        columns,
        tuple((Cell(_reason_label(reason)), Cell(str(count), count)) for reason, count in rows),
    )


def summary(figures: Figures) -> Section:
    result = figures.result
    missing = (reasons(result.reasons.items()),) if result.all.no_information else ()
    return Section(
        anchor="resumen",
        title=_("Resumen del reporte de cumplimiento"),
        blocks=(
            key_figures(figures),
            structure(figures),
            coverage(figures),
            counts_by_level(figures),
            service_counts(result.service_counts),
            *missing,
            counts_by_entity(figures),
        ),
    )
