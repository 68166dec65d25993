"""An entity's sheet: its own numbers first, then every part of the report that is about it, in the report's words.

The parts are cut out by `extract`; this module adds what an entity asks first: how many, and what became of them.
"""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment
from compliance.calculation.tally import count
from compliance.choices import Achievement, Level
from compliance.report.document import Block, Cell, Column, Document, Paragraph, Section, Table
from compliance.report.extract import Subject, extract
from compliance.report.figures import Figures
from compliance.report.links import without_dead_links
from compliance.report.narrative import Told
from compliance.report.narrative import tables as cells
from compliance.report.narrative.counts import count_cell, share, statuses_shown
from compliance.report.narrative.summary import SUMMARY, key_figures_of
from compliance.report.narrative.words.nouns import entity


def _units(figures: Figures, acronym: str) -> frozenset[str]:
    return figures.inside.get(acronym, frozenset({acronym}))


def indicators_of(figures: Figures, acronym: str) -> tuple[Assessment, ...]:
    """The indicators in scope for which the entity, or a unit inside it, answers."""
    units = _units(figures, acronym)
    return tuple(
        one
        for one in figures.result.indicators
        if figures.answering.get(one.indicator.code, one.indicator.entity) in units
    )


def subject_of(figures: Figures, acronym: str) -> Subject:
    """The codes of its indicators and services; a service belongs to its unit and to the entities above it."""
    units = _units(figures, acronym)
    services = (
        one.service.code
        for one in figures.result.services
        if figures.units_in_charge.get(one.service.code, one.service.entity) in units
    )
    return Subject(acronym, frozenset([*services, *(one.indicator.code for one in indicators_of(figures, acronym))]))


def entities_of(figures: Figures) -> tuple[str, ...]:
    """The acronyms of all entities and units that the report of the year is about."""
    return tuple(acronym for acronym in sorted(figures.inside) if subject_of(figures, acronym).codes)


def _by_level(own: tuple[Assessment, ...]) -> Iterator[Table]:
    """Only where it has indicators of both levels; else the key figures say all."""
    groups = {level: tuple(one for one in own if one.indicator.level == level) for level in Level}
    if not all(groups.values()):
        return
    statuses = statuses_shown(count(own))
    columns = (
        Column(_("Indicadores")),
        Column(_("Total"), is_number=True),
        *(Column(str(one.label), is_number=True) for one in statuses),
    )
    counts = {level: count(rows) for level, rows in groups.items()}
    rows = (
        (
            Cell(_("De objetivos prioritarios") if level == Level.OBJECTIVE else _("De servicios")),
            count_cell(of.total),
            *(count_cell(getattr(of, one.value), share(getattr(of, f"{one.value}_pct"))) for one in statuses),
        )
        for level, of in counts.items()
    )
    yield Table(_("Sus indicadores por nivel"), columns, tuple(rows))


def _by_status(figures: Figures, own: tuple[Assessment, ...]) -> Table:
    """Every indicator of its own, those that met their target first."""
    statuses, year = list(Achievement), {"year": figures.year}
    columns = (
        Column(_("Indicador")),
        Column(_("Meta %(year)s") % year, is_number=True),
        Column(_("Valor %(year)s") % year, is_number=True),
        Column(_("Situación")),
    )
    ordered = sorted(own, key=lambda one: (statuses.index(one.status), one.indicator.code))
    rows = tuple(
        (
            Cell(cells.indicator_name(one.indicator), note=one.indicator.code),
            cells.target_cell(one.indicator),
            cells.figure_cell(one.indicator, one.indicator.value),
            cells.status_cell(one),
        )
        for one in ordered
    )
    return Table(_("Sus indicadores, según el cumplimiento de su meta"), columns, rows)


def _own_numbers(figures: Figures, acronym: str) -> tuple[Block, ...]:
    own = indicators_of(figures, acronym)
    if not own:
        who = {"year": figures.year, "entity": _called(figures, acronym, "de")}
        return (Paragraph((_("Ningún indicador %(entity)s entra en el reporte de %(year)s.") % who,)),)
    counts = count(own)
    return (
        key_figures_of(counts, f"entity.{acronym}", statuses_shown(counts)),
        *_by_level(own),
        _by_status(figures, own),
    )


def _called(figures: Figures, acronym: str, preposition: str = "") -> str:
    """`el MINSA`, `de SERVIR`."""
    name, article = figures.names.get(acronym, ""), figures.articles.get(acronym, "")
    return entity(acronym, name, preposition, in_full=False, article=article)


def _without_counts(section: Section) -> Section | None:
    """The summary's tables count the entity, which its own numbers just did."""
    if section.anchor != SUMMARY:
        return section
    said = tuple(block for block in section.blocks if not isinstance(block, Table))
    return replace(section, blocks=said) if said else None


def entity_sheet(told: Told, acronym: str) -> Document:
    """The sheet of an entity or unit; it says so where the report of the year has nothing about it."""
    figures, name = told.figures, told.figures.names.get(acronym, "")
    who = {"entity": _called(figures, acronym), "year": figures.year}
    document = extract(
        told.document,
        subject_of(figures, acronym),
        title=_("Así aparecerá %(entity)s en el reporte de %(year)s") % who,
    )
    heading = _("%(name)s en cifras") % {"name": f"{name} ({acronym})" if name else acronym}
    own = Section("en-cifras", heading, _own_numbers(figures, acronym))
    sections = (own, *filter(None, map(_without_counts, document.sections)))
    return without_dead_links(replace(document, sections=sections, is_brief=True))
