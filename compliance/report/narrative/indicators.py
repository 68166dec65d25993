"""Everything that is said about one indicator, wherever it is said: its sentences, what its entity wrote, its lists."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Achievement
from compliance.report.narrative.absence import ABSENCE
from compliance.report.narrative.results import RESULTS, lead
from compliance.report.narrative.story import Story
from compliance.report.narrative.trends import TRENDS
from compliance.report.narrative.words.drafts import DraftBlock, DraftList, DraftParagraph, paragraphs
from compliance.report.narrative.words.nouns import tidy
from compliance.report.narrative.words.parts import Mention, Parts, sentence


def heading(code: str, name: str) -> str:
    """`IOP.02.01. Porcentaje de ...`; the code alone where there is no name."""
    return f"{code}. {tidy(name)}" if tidy(name) else code


def said_of(assessment: Assessment, story: Story, passage: str) -> tuple[DraftParagraph, ...]:
    """The year's result or why there is none, then how it stands against other years."""
    kinds = (*RESULTS, *ABSENCE)
    if assessment.status != Achievement.NO_INFORMATION:
        kinds = (*kinds, *TRENDS)
    return paragraphs((kind(assessment, story) for kind in kinds), lead(assessment), passage=passage)


def explanation(code: str, story: Story, *, named: bool = False) -> Iterator[DraftParagraph]:
    """What the entity says of a result or of its absence; with the code where the indicator was not just named."""
    if text := story.figures.texts.explanations.get(code):
        lead = _("Explicación de la entidad sobre el indicador %(code)s.") if named else _("Explicación de la entidad.")
        yield DraftParagraph((text,), lead=lead % {"code": code})


def context(code: str, story: Story, *, named: bool = False) -> Iterator[DraftParagraph]:
    """The paragraph that the entity wrote, disaggregations above all (narrative, K31)."""
    if text := story.figures.texts.context.get(code):
        yield DraftParagraph((text,), lead=_("Contexto del indicador %(code)s.") % {"code": code} if named else "")


def answering(row: IndicatorYear, story: Story) -> Mention:
    """Who answers for an indicator: a unit of its entity, or the entity itself."""
    return Mention(story.figures.answering.get(row.code, row.entity))


def measures(assessment: Assessment, story: Story) -> Iterator[DraftList]:
    """K35."""
    row = assessment.indicator
    found = story.figures.texts.measures.get(row.code, ())
    if not found:
        return
    if assessment.status == Achievement.ACHIEVED:
        template = ngettext(
            "Según informó %(entity)s, contribuyó a este resultado la siguiente medida:",
            "Según informó %(entity)s, contribuyeron a este resultado las siguientes medidas:",
            len(found),
        )
    else:
        template = ngettext(
            "Sobre el indicador %(code)s, según informó %(entity)s, se adoptó la siguiente medida:",
            "Sobre el indicador %(code)s, según informó %(entity)s, se adoptaron las siguientes medidas:",
            len(found),
        )
    yield DraftList(sentence(template, code=row.code, entity=answering(row, story)), found)


def actions(code: str, title: Parts, story: Story) -> Iterator[DraftList]:
    """The improvement actions written for an indicator or a service, under their own line."""
    if found := story.figures.texts.actions.get(code):
        yield DraftList(title, found)


def actions_for_indicator(row: IndicatorYear, story: Story, *, named: bool = False) -> Iterator[DraftList]:
    """With the code where the indicator was not just named."""
    this = _("Para mejorar este indicador, %(entity)s prevé:")
    template = _("Para mejorar el indicador %(code)s, %(entity)s prevé:") if named else this
    yield from actions(row.code, sentence(template, code=row.code, entity=answering(row, story)), story)


def result_of(code: str) -> str:
    """What the passage about one of several indicators of a section is called."""
    return f"result-{code}"


def whole(
    assessment: Assessment, story: Story, passage: str, *, silence: Iterable[DraftBlock] = ()
) -> tuple[DraftBlock, ...]:
    """An indicator told in one place; the actions of one that missed its target are section III's.

    `silence` stands where its measures would.
    """
    row = assessment.indicator
    later = () if assessment.status == Achievement.NOT_ACHIEVED else tuple(actions_for_indicator(row, story))
    return (
        *said_of(assessment, story, passage),
        *explanation(row.code, story),
        *context(row.code, story),
        *measures(assessment, story),
        *silence,
        *later,
    )
