"""The tables of counts in the summary: by level, of services, by entity, and of the reasons for missing information."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.tally import NOT_STATED, Counts
from compliance.calculation.year import EntityTally, YearAssessment
from compliance.choices import Achievement, MissingReason, ServiceStatus
from compliance.formatting import NO_BREAK
from compliance.report.document import Cell, Column, Table
from compliance.report.figures import Figures


def share(percentage: int | None) -> str:
    """`31 %`, or nothing where there is no whole to be a part of."""
    return "" if percentage is None else f"{percentage}{NO_BREAK}%"


def statuses_shown(counts: Counts) -> tuple[Achievement, ...]:
    """All of them but the rare one, which is shown only where it occurs."""
    rare = Achievement.NOT_ASSESSABLE
    return tuple(status for status in Achievement if status != rare or counts.not_assessable)


def count_cell(count: int, note: str = "") -> Cell:
    return Cell(str(count), count, note=note)


def _columns(first: str, *numbers: str) -> tuple[Column, ...]:
    return (Column(first), *(Column(title, is_number=True) for title in numbers))


def _of(counts: Counts, status: Achievement) -> int:
    return int(getattr(counts, status.value))


def _level_row(label: str, counts: Counts, statuses: Sequence[Achievement]) -> tuple[Cell, ...]:
    return (
        Cell(label),
        count_cell(counts.total),
        count_cell(counts.with_information),
        *(count_cell(_of(counts, one), share(getattr(counts, f"{one.value}_pct"))) for one in statuses),
    )


def by_level(result: YearAssessment) -> Table:
    """A level without indicators has no row."""
    statuses = statuses_shown(result.all)
    levels = (
        (_("De objetivos prioritarios"), result.objective),
        (_("De servicios"), result.service),
        (_("Todos"), result.all),
    )
    return Table(
        _("Indicadores según el cumplimiento de su meta"),
        _columns(_("Indicadores"), _("Total"), _("Con información"), *(str(one.label) for one in statuses)),
        tuple(_level_row(label, counts, statuses) for label, counts in levels if counts.total),
    )


def of_services(result: YearAssessment) -> Table:
    counts = result.service_counts
    rare = ServiceStatus.NOT_ASSESSABLE
    statuses = [one for one in ServiceStatus if one != rare or counts.not_assessable]
    cells = (count_cell(int(getattr(counts, one.value))) for one in statuses)
    return Table(
        _("Servicios según el cumplimiento de las metas de sus indicadores"),
        _columns(_("Servicios"), _("Total"), *(str(one.label) for one in statuses)),
        ((Cell(_("Comprendidos en este reporte")), count_cell(counts.total), *cells),),
    )


def _entity_note(tally: EntityTally, status: Achievement) -> str:
    """How many are of objectives, and how many of how many services."""
    own, of_services = _of(tally.objective, status), _of(tally.service, status)
    services = getattr(tally, f"services_with_{status.value}", None)
    held = ngettext("%(n)s en %(services)s servicio", "%(n)s en %(services)s servicios", services or 0)
    parts = (
        (own, _("%(n)s de OP")),
        (of_services, _("%(n)s de servicios") if services is None else held),
    )
    return ", ".join(text % {"n": count, "services": services} for count, text in parts if count)


def _entity_row(tally: EntityTally, name: str, statuses: Sequence[Achievement]) -> tuple[Cell, ...]:
    return (
        Cell(tally.entity, note=name, anchor=f"entidad-{tally.entity}"),
        count_cell(tally.objective.total + tally.service.total),
        *(
            count_cell(_of(tally.objective, one) + _of(tally.service, one), _entity_note(tally, one))
            for one in statuses
        ),
    )


def by_entity(figures: Figures) -> Table:
    statuses = statuses_shown(figures.result.all)
    return Table(
        _("Indicadores por entidad responsable"),
        _columns(_("Entidad"), _("Indicadores"), *(str(one.label) for one in statuses)),
        tuple(_entity_row(tally, figures.names.get(tally.entity, ""), statuses) for tally in figures.result.by_entity),
    )


def _reason_label(reason: str) -> str:
    return _("No se ha indicado el motivo") if reason == NOT_STATED else str(MissingReason(reason).label)


def of_reasons(result: YearAssessment) -> Table:
    """The most frequent reason first; only those that occur."""
    found = sorted(result.reasons.items(), key=lambda row: (-row[1], row[0]))
    return Table(
        _("Por qué falta información"),
        _columns(_("Motivo"), _("Indicadores")),
        tuple((Cell(_reason_label(reason)), count_cell(count)) for reason, count in found if count),
    )
