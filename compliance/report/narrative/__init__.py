"""From figures to the document's sections: one module a section, and SECTIONS is the table of contents.

A kind of sentence is a small function from figures to its parts or to nothing (the narrative's rules); `words` holds
the grammar. Nothing here queries, and nothing is computed that `calculation` does not compute.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from compliance.report.document import Document
from compliance.report.figures import Figures
from compliance.report.narrative.activities import activities
from compliance.report.narrative.alternatives import alternatives
from compliance.report.narrative.annex_findings import annex_findings
from compliance.report.narrative.annex_indicators import annex_indicators
from compliance.report.narrative.annex_methods import annex_methods
from compliance.report.narrative.header import header, introduced
from compliance.report.narrative.objectives import objectives
from compliance.report.narrative.story import Story, arrange
from compliance.report.narrative.summary import summary
from compliance.report.narrative.words.drafts import DraftSection
from compliance.report.narrative.words.settle import settle

SECTIONS: tuple[Callable[[Story], DraftSection], ...] = (
    header,
    summary,
    objectives,
    activities,
    alternatives,
    annex_indicators,
    annex_methods,
    annex_findings,
)


def compose(figures: Figures) -> Document:
    """The whole report of a policy-year; the same figures give the same document."""
    story = arrange(figures)
    names = {**figures.names, figures.policy.code: figures.policy.name}
    sections, notes = settle((section(story) for section in SECTIONS), names, introduced(story))
    return Document(
        title=_("Reporte de cumplimiento %(year)s") % {"year": figures.year},
        subtitle=figures.policy.name or figures.policy.code,
        language="es-PE",
        sections=sections,
        notes=notes,
    )
