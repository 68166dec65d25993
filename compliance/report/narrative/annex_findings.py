"""Annex C: the findings, gravest first, and those that are published unresolved, each with who answers for it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from compliance.choices import Severity
from compliance.findings import Finding
from compliance.findings.waivers import Waived, split
from compliance.formatting import day
from compliance.report.document import Cell, Column, Table
from compliance.report.narrative.places import place
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftBlock, DraftParagraph, DraftSection
from compliance.report.narrative.words.parts import sentence

GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def _row(finding: Finding) -> tuple[Cell, ...]:
    return (
        Cell(finding.message),
        Cell(place(finding.subject)),
        Cell(str(finding.severity.label), mark=finding.severity),
    )


def _open(findings: tuple[Finding, ...]) -> Table:
    ordered = sorted(findings, key=lambda one: (GRAVEST_FIRST.index(one.severity), one.subject, one.code))
    return Table(
        _("Hallazgos, del más al menos grave"),
        (Column(_("Qué se encontró")), Column(_("Dónde")), Column(_("Gravedad"))),
        tuple(_row(finding) for finding in ordered),
    )


def _waived_row(waived: Waived) -> tuple[Cell, ...]:
    finding, waiver = waived
    return (
        Cell(finding.message, note=place(finding.subject)),
        Cell(waiver.reason),
        Cell(waiver.by, note=", ".join(filter(None, (waiver.office, day(waiver.on))))),
    )


def _waived(waived: tuple[Waived, ...]) -> Table:
    """K44."""
    return Table(
        _("Observaciones con las que se publica sin resolver"),
        (Column(_("Observación")), Column(_("Motivo")), Column(_("Autorizó"))),
        tuple(_waived_row(one) for one in waived),
    )


def _blocks(story: Story) -> Iterator[DraftBlock]:
    found = split(story.figures.findings, story.figures.waivers)
    if found.waived:
        yield _waived(found.waived)
    if found.open:
        yield _open(found.open)
    if not found.open and not found.waived:
        nothing = sentence(_("La revisión automática no encontró nada que observar."))
        yield DraftParagraph(nothing)


def annex_findings(story: Story) -> DraftSection:
    title = _("Anexo C. Hallazgos de la revisión automática")
    return DraftSection(anchor="anexo-c", title=title, blocks=tuple(_blocks(story)))
