"""From figures to the document's sections: one module a section, and SECTIONS is the table of contents.

A kind of sentence is a small function from figures to its parts or to nothing (the narrative's rules); `words` holds
the grammar. Nothing here queries, and nothing is computed that `calculation` does not compute.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from compliance.findings import Finding
from compliance.report.document import Document, Section, Table
from compliance.report.figures import Figures
from compliance.report.narrative.activities import activities
from compliance.report.narrative.alternatives import alternatives
from compliance.report.narrative.annex_findings import annex_findings
from compliance.report.narrative.annex_indicators import annex_indicators
from compliance.report.narrative.annex_methods import annex_methods
from compliance.report.narrative.annex_reconciliation import annex_reconciliation, equal_tables
from compliance.report.narrative.edits import EditState, with_edits
from compliance.report.narrative.header import header, introduced
from compliance.report.narrative.objectives import objectives
from compliance.report.narrative.passages import printed
from compliance.report.narrative.story import Story, arrange
from compliance.report.narrative.summary import summary
from compliance.report.narrative.words.drafts import DraftSection
from compliance.report.narrative.words.parts import Parts
from compliance.report.narrative.words.settle import Settled, Settling

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


@dataclass(frozen=True, slots=True)
class Told:
    """A document, and its figures with what the document adds to them: the words of edits, and findings about those.

    `states` are the edits' by address; `passages` the paragraphs of every passage as they were settled.
    """

    document: Document
    figures: Figures
    states: Mapping[str, EditState]
    passages: Mapping[str, tuple[tuple[Settled, ...], ...]] = field(default_factory=dict)

    def parts_at(self, where: str) -> tuple[Parts, ...]:
        """The paragraphs of a passage without series; none where there is no such passage."""
        return tuple(tuple(part for part, _inline in settled) for settled in self.passages.get(where, ()))


def drafts_of(story: Story) -> tuple[DraftSection, ...]:
    """Every section as it is generated."""
    return tuple(draft for section in SECTIONS if (draft := section(story)))


def _settling(story: Story) -> Settling:
    figures = story.figures
    names = {**figures.names, figures.policy.code: figures.policy.name}
    return Settling(names, introduced(story), figures.articles)


def _with_findings(story: Story, found: tuple[Finding, ...]) -> Story:
    together = sorted([*story.figures.findings, *found], key=lambda one: (one.code, one.subject))
    return replace(story, figures=replace(story.figures, findings=tuple(together)))


def _with_words(figures: Figures, document: Document, states: Mapping[str, EditState]) -> Figures:
    if not states:
        return figures
    said = printed(document)
    words = {where: said[where] for where, state in states.items() if state != EditState.UNRESOLVED}
    return replace(figures, texts=replace(figures.texts, paragraphs=words))


def tell(figures: Figures) -> Told:
    """The whole report of a policy-year, with what people edited; the same figures give the same document."""
    story = arrange(figures)
    edited = with_edits(drafts_of(story), story)
    if edited.findings:  # annex C lists them with all others
        story = _with_findings(story, edited.findings)
        edited = with_edits(drafts_of(story), story)
    settling = _settling(story)
    sections, notes = settling.document(edited.sections)
    document = Document(
        title=_("Reporte de cumplimiento %(year)s") % {"year": figures.year},
        subtitle=figures.policy.name or figures.policy.code,
        language="es-PE",
        sections=sections,
        notes=notes,
    )
    said = {where: tuple(paragraphs) for where, paragraphs in settling.passages.items()}
    return Told(document, _with_words(story.figures, document, edited.states), edited.states, said)


def compose(figures: Figures) -> Document:
    """The document alone."""
    return tell(figures).document


def compose_reconciliation(figures: Figures) -> tuple[Section, tuple[Table, ...]] | None:
    """The reconciliation by itself, with the tables of what is simply equal; None where nothing was published."""
    story = arrange(figures)
    draft = annex_reconciliation(story)
    if draft is None:
        return None
    return _settling(story).section(draft), equal_tables(story)
