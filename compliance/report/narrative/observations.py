"""The findings: what does not add up, gravest first."""

from django.utils.translation import gettext as _

from compliance.choices import Severity
from compliance.findings import Finding
from compliance.report.document import Cell, Column, Paragraph, Section, Table
from compliance.report.figures import Figures

GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def _row(finding: Finding) -> tuple[Cell, ...]:
    return (
        Cell(finding.message),
        Cell(finding.subject),
        Cell(str(finding.severity.label), note=finding.code, mark=finding.severity),
    )


def observations(figures: Figures) -> Section:
    ordered = sorted(figures.findings, key=lambda one: (GRAVEST_FIRST.index(one.severity), one.subject, one.code))
    table = Table(
        _("Hallazgos de la revisión automática"),
        (Column(_("Qué se encontró")), Column(_("Dónde")), Column(_("Gravedad"))),
        tuple(_row(finding) for finding in ordered),
    )
    nothing = Paragraph((_("La revisión automática no encontró nada que observar."),))
    return Section(anchor="hallazgos", title=_("Hallazgos"), blocks=(table,) if ordered else (nothing,))
