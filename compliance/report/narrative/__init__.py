"""From figures to the document's sections: one module a section, and SECTIONS is the table of contents."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from compliance.report.document import Document, Section
from compliance.report.figures import Figures
from compliance.report.narrative.activities import activities
from compliance.report.narrative.alternatives import alternatives
from compliance.report.narrative.header import header
from compliance.report.narrative.objectives import objectives
from compliance.report.narrative.observations import observations
from compliance.report.narrative.scope import scope
from compliance.report.narrative.summary import summary

SECTIONS: tuple[Callable[[Figures], Section], ...] = (
    header,
    summary,
    objectives,
    activities,
    alternatives,
    scope,
    observations,
)


def compose(figures: Figures) -> Document:
    """The whole report of a policy-year; the same figures give the same document."""
    return Document(
        title=_("Reporte de cumplimiento %(year)s") % {"year": figures.year},
        subtitle=figures.policy.name or figures.policy.code,
        language="es-PE",
        sections=tuple(section(figures) for section in SECTIONS),
    )
