"""From figures to the document's sections: one module a section, and SECTIONS is the table of contents.

A kind of sentence is a small function from figures to its parts or to nothing (the narrative's rules); `words` holds
the grammar. Nothing here queries, and nothing is computed that `calculation` does not compute.
"""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext as _

from compliance.report.document import Document, Note, Section, Table
from compliance.report.figures import Figures
from compliance.report.narrative.activities import activities
from compliance.report.narrative.alternatives import alternatives
from compliance.report.narrative.annex_findings import annex_findings
from compliance.report.narrative.annex_indicators import annex_indicators
from compliance.report.narrative.annex_methods import annex_methods
from compliance.report.narrative.annex_reconciliation import annex_reconciliation, equal_tables
from compliance.report.narrative.header import header, introduced
from compliance.report.narrative.objectives import objectives
from compliance.report.narrative.story import Story, arrange
from compliance.report.narrative.summary import summary
from compliance.report.narrative.words.drafts import DraftSection
from compliance.report.narrative.words.settle import settle

# A section that a year has no need of is none.
SECTIONS: tuple[Callable[[Story], DraftSection | None], ...] = (
    header,
    summary,
    objectives,
    activities,
    alternatives,
    annex_indicators,
    annex_methods,
    annex_findings,
    annex_reconciliation,
)


def _settled(drafts: Iterable[DraftSection], story: Story) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    figures = story.figures
    names = {**figures.names, figures.policy.code: figures.policy.name}
    return settle(drafts, names, introduced(story))


def compose(figures: Figures) -> Document:
    """The whole report of a policy-year; the same figures give the same document."""
    story = arrange(figures)
    sections, notes = _settled((draft for section in SECTIONS if (draft := section(story))), story)
    return Document(
        title=_("Reporte de cumplimiento %(year)s") % {"year": figures.year},
        subtitle=figures.policy.name or figures.policy.code,
        language="es-PE",
        sections=sections,
        notes=notes,
    )


def compose_reconciliation(figures: Figures) -> tuple[Section, tuple[Table, ...]] | None:
    """The reconciliation by itself, with the tables of what is simply equal; None where nothing was published."""
    story = arrange(figures)
    draft = annex_reconciliation(story)
    if draft is None:
        return None
    (section,), _notes = _settled((draft,), story)
    return section, equal_tables(story)
