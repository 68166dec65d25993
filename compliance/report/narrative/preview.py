"""One indicator told by itself: what the report would print of it, for pages that show it before anything is approved.

The sentences are the report's own. Only what depends on the rest of the report is not: entities are named by their
acronyms, as they are after their first mention, and footnotes are not numbered.
"""

from dataclasses import dataclass, replace
from datetime import date

from compliance import findings
from compliance.calculation.rows import Assessment, PolicyYear, StructureCounts
from compliance.calculation.year import assess_year
from compliance.choices import Level
from compliance.report.document import Paragraph
from compliance.report.figures import Figures, PolicyHeader, Texts
from compliance.report.narrative.absence import is_absent, together
from compliance.report.narrative.indicators import result_of, said_of
from compliance.report.narrative.story import Story, arrange
from compliance.report.narrative.words.drafts import DraftParagraph, DraftSection
from compliance.report.narrative.words.settle import settle, text_of

NOTHING = StructureCounts(None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class Told:
    """The indicator's paragraphs: what is stressed first, then their texts, and what stands at their foot."""

    lead: str
    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join((self.lead, *self.paragraphs)).strip()


@dataclass(frozen=True, slots=True)
class Known:
    """What an entity stated beside its value, and what the report knows of it and of the policy; `entity` is the root
    of its tree, with its name and the article that the catalogue states."""

    policy: PolicyHeader
    entity: str
    entity_name: str = ""
    article: str = ""
    source: str = ""
    explanation: str = ""
    note: str = ""
    expected_on: date | None = None
    last_target_year: int | None = None


def _figures(assessment: Assessment, known: Known) -> Figures:
    row = assessment.indicator
    rows = PolicyYear(row.year, (), (), (row,), declared=NOTHING, loaded=NOTHING)
    notes = {row.code: known.note} if known.note else {}
    explanations = {row.code: known.explanation} if known.explanation else {}
    return Figures(
        policy=known.policy,
        year=row.year,
        result=assess_year(rows),
        findings=tuple(findings.of_indicator(assessment)),
        texts=Texts(measures={}, actions={}, explanations=explanations, context={}, notes=notes, paragraphs={}),
        names={},
        units_in_charge={},
        expected_on={row.code: known.expected_on} if known.expected_on else {},
        sources={row.code: known.source} if known.source else {},
    )


def _story(assessment: Assessment, known: Known) -> Story:
    return replace(arrange(_figures(assessment, known)), last_target_year=known.last_target_year)


def _drafts(assessment: Assessment, story: Story) -> tuple[DraftParagraph, ...]:
    """A service's indicators without information are told together, so each by its name."""
    if assessment.indicator.level == Level.SERVICE and is_absent(assessment):
        return tuple(together((assessment,), story))
    return said_of(assessment, story, result_of(assessment.indicator.code))


def preview(assessment: Assessment, known: Known) -> Told:
    """What the report would say of the indicator's year."""
    in_charge = replace(assessment, indicator=replace(assessment.indicator, entity=known.entity))
    (section,), notes = settle(
        (DraftSection("", "", _drafts(in_charge, _story(in_charge, known))),),
        {known.entity: known.entity_name},
        {known.entity},
        {known.entity: known.article},
    )
    said = [block for block in section.blocks if isinstance(block, Paragraph)]
    return Told(
        lead=said[0].lead if said else "",
        paragraphs=tuple(text_of(one.parts) for one in said),
        notes=tuple(note.text for note in notes),
    )
