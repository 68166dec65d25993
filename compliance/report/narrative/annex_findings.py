"""Annex C: the findings, gravest first: what does not add up and a person should know or decide."""

from django.utils.translation import gettext as _

from compliance.choices import Severity
from compliance.findings import Finding
from compliance.report.document import Cell, Column, Table
from compliance.report.narrative.places import place
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftBlock, DraftSection, paragraphs
from compliance.report.narrative.words.parts import sentence

GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def _row(finding: Finding) -> tuple[Cell, ...]:
    return (
        Cell(finding.message),
        Cell(place(finding.subject)),
        Cell(str(finding.severity.label), note=finding.code, mark=finding.severity),
    )


def annex_findings(story: Story) -> DraftSection:
    ordered = sorted(story.figures.findings, key=lambda one: (GRAVEST_FIRST.index(one.severity), one.subject, one.code))
    table = Table(
        _("Hallazgos de la revisión automática"),
        (Column(_("Qué se encontró")), Column(_("Dónde")), Column(_("Gravedad"))),
        tuple(_row(finding) for finding in ordered),
    )
    nothing = sentence(_("La revisión automática no encontró nada que observar."))
    blocks: tuple[DraftBlock, ...] = (table,) if ordered else paragraphs([nothing], passage="nothing")
    return DraftSection(anchor="anexo-c", title=_("Anexo C. Hallazgos de la revisión automática"), blocks=blocks)
