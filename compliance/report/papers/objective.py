"""The *ayuda memoria* of a priority objective: on one page its indicators, its services, and what is pending and why.

The sentences are the report's own; only what they are cut down to is decided here.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment, ServiceAssessment
from compliance.choices import Achievement
from compliance.formatting import ABSENT, difference
from compliance.report.document import Cell, Column, Document, SmallCharts, Table
from compliance.report.links import without_dead_links
from compliance.report.narrative import Told
from compliance.report.narrative import tables as cells
from compliance.report.narrative.absence import together
from compliance.report.narrative.charts import path_of
from compliance.report.narrative.indicators import heading
from compliance.report.narrative.objectives import opening
from compliance.report.narrative.over_the_years import break_since
from compliance.report.narrative.printed import value_text
from compliance.report.narrative.service_outcomes import services_said
from compliance.report.narrative.story import Story, arrange
from compliance.report.narrative.words.drafts import DraftBlock, DraftSection, paragraphs
from compliance.report.narrative.words.nouns import tidy
from compliance.report.narrative.words.parts import Series, sentence
from compliance.report.narrative.words.settle import settle

LONGEST_NAME = 140
LONGEST_REASON = 260


def shortened(text: str, most: int) -> str:
    """As many whole words as there is room for; the report has the rest."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def change_cell(assessment: Assessment) -> Cell:
    """How far the value is from the newest earlier one; nothing across a break of the series (narrative, K30)."""
    row, previous = assessment.indicator, assessment.previous
    if previous is None:
        return Cell(ABSENT)
    if broken := break_since(row, previous.year):
        return Cell(ABSENT, note=_("cambio de metodología en %(year)s") % {"year": broken})
    judged = {True: _("mejora"), False: _("retroceso"), None: ""}[previous.better]
    since = _("desde %(year)s (%(value)s)") % {"year": previous.year, "value": value_text(row, previous.value)}
    change = difference(previous.change, row.unit, row.decimals)
    return Cell(change, previous.change, note=" · ".join(filter(None, (since, judged))))


def _name_cell(assessment: Assessment) -> Cell:
    row = assessment.indicator
    direction = str(cells.DIRECTION_NOTES[row.direction]) if row.direction else ""
    name = shortened(cells.indicator_name(row), LONGEST_NAME)
    return Cell(name, note=" · ".join(filter(None, (row.code, row.entity, direction))))


def _indicator_row(assessment: Assessment) -> tuple[Cell, ...]:
    row = assessment.indicator
    return (
        _name_cell(assessment),
        cells.target_cell(row),
        cells.figure_cell(row, row.value),
        change_cell(assessment),
        cells.status_cell(assessment),
    )


def _indicators(code: str, story: Story) -> Iterator[DraftBlock]:
    own, year = story.own.get(code, ()), {"year": story.year}
    if not own:
        nothing = sentence(
            _("El catálogo registrado no contiene indicadores propios del %(objective)s."), objective=code
        )
        yield from paragraphs([nothing], passage="opening")
        return
    yield from opening(code, story)
    columns = (
        Column(_("Indicador")),
        Column(_("Meta %(year)s") % year, is_number=True),
        Column(_("Valor %(year)s") % year, is_number=True),
        Column(_("Último cambio")),
        Column(_("Situación")),
    )
    yield Table(_("Indicadores del objetivo"), columns, tuple(_indicator_row(one) for one in own))
    if charts := tuple(chart for one in own for chart in path_of(one)):
        yield SmallCharts(charts)


def _service_row(service: ServiceAssessment, story: Story) -> tuple[Cell, ...]:
    row = service.service
    unit = story.figures.units_in_charge.get(row.code, "")
    name = shortened(tidy(row.name) or row.code, LONGEST_NAME)
    in_charge = " · ".join(dict.fromkeys(filter(None, (row.entity, unit))))
    return (
        Cell(name, note=" · ".join(filter(None, (row.code if row.name else "", in_charge)))),
        Cell(str(len(service.indicators)), len(service.indicators)),
        Cell(str(service.status.label), mark=service.status),
    )


def _services(code: str, story: Story) -> Iterator[DraftBlock]:
    yield from services_said(code, story)
    if services := story.services.get(code, ()):
        columns = (Column(_("Servicio")), Column(_("Indicadores"), is_number=True), Column(_("Situación")))
        yield Table(_("Servicios del objetivo"), columns, tuple(_service_row(one, story) for one in services))


def _missed(code: str, story: Story) -> tuple[Assessment, ...]:
    found = story.of_objective.get(code, ())
    return tuple(one for one in found if one.status == Achievement.NOT_ACHIEVED)


def _why_missed(code: str, story: Story) -> Iterator[DraftBlock]:
    """What the entities explained, one by one; the others together."""
    missed, explained = _missed(code, story), story.figures.texts.explanations
    lead = f"{Achievement.NOT_ACHIEVED.label}."
    for one in missed:
        if text := explained.get(one.indicator.code):
            said = sentence("%(code)s: %(why)s", code=one.indicator.code, why=shortened(text, LONGEST_REASON))
            yield from paragraphs([said], lead=lead, passage=f"missed-{one.indicator.code}")
    if silent := [one.indicator.code for one in missed if one.indicator.code not in explained]:
        left_out, unknown = (
            _("%(codes)s: la entidad no informó los motivos."),
            _("%(codes)s: no constan los motivos en los datos registrados."),
        )
        template = left_out if story.were_approved_here(silent) else unknown
        said = sentence(template, codes=Series(tuple((one,) for one in silent)))
        yield from paragraphs([said], lead=lead, passage="missed")


def _not_assessable(code: str, story: Story) -> Iterator[DraftBlock]:
    found = story.of_objective.get(code, ())
    codes = [one.indicator.code for one in found if one.status == Achievement.NOT_ASSESSABLE]
    if codes:
        listed = Series(tuple((one,) for one in codes))
        said = sentence(_("%(codes)s: falta la meta o el sentido con que valorarlo."), codes=listed)
        yield from paragraphs([said], lead=f"{Achievement.NOT_ASSESSABLE.label}.", passage="not-assessable")


def _pending(code: str, story: Story) -> Iterator[DraftBlock]:
    found = story.of_objective.get(code, ())
    yield from _why_missed(code, story)
    yield from _not_assessable(code, story)
    yield from together(found, story)
    if found and all(one.status == Achievement.ACHIEVED for one in found):
        nothing = sentence(_("Nada: todos los indicadores alcanzaron su meta de %(year)s."), year=story.year)
        yield from paragraphs([nothing], passage="nothing")


def _sections(code: str, story: Story) -> Iterator[DraftSection]:
    parts = (
        ("indicadores", _("Cómo va el objetivo"), tuple(_indicators(code, story))),
        ("servicios", _("Cómo van sus servicios"), tuple(_services(code, story))),
        ("pendiente", _("Qué está pendiente y por qué"), tuple(_pending(code, story))),
    )
    return (DraftSection(f"{anchor}-{code}", title, blocks) for anchor, title, blocks in parts if blocks)


def aide_memoire(told: Told, code: str) -> Document:
    """One page about the objective; raises `KeyError` where the policy has no such objective."""
    story = arrange(told.figures)
    name = heading(code, told.figures.names[code])
    policy = told.figures.policy
    names = {**told.figures.names, policy.code: policy.name}
    sections, notes = settle(_sections(code, story), names, {policy.code}, told.figures.articles)
    paper = Document(
        title=name,
        subtitle=_("Ayuda memoria %(year)s · %(policy)s") % {"year": story.year, "policy": policy.name or policy.code},
        language="es-PE",
        sections=sections,
        notes=notes,
        is_brief=True,
    )
    return without_dead_links(paper)
