"""Why an indicator has no value: one sentence a declared reason (narrative, K28 and K29), and its source's name."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from compliance.calculation.progress import earlier_value
from compliance.calculation.rows import Assessment
from compliance.choices import Achievement, MissingReason
from compliance.formatting import day
from compliance.report.narrative.printed import value
from compliance.report.narrative.results import Kind
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.nouns import tidy, with_article
from compliance.report.narrative.words.parts import Mention, Parts, sentence

# A source is recorded as `Encuesta ... (ENARES), según el reporte ...`: what follows says who cites it.
CITED = re.compile(r"[,;] (?:según|por|que)\b.*", re.DOTALL)


def source_name(recorded: str) -> str:
    """The source itself, without the remark that says who cites it."""
    return tidy(CITED.sub("", recorded))


def _source_not_collected(assessment: Assessment, story: Story) -> Parts:
    row = assessment.indicator
    source = source_name(story.figures.sources.get(row.code, ""))
    if not source:
        return sentence(_("No se cuenta con información: su fuente no se realizó en %(year)s."), year=row.year)
    template = _("No se cuenta con información: %(source)s, su fuente, no se realizó en %(year)s.")
    return sentence(template, source=with_article(source), year=row.year)


def _due_later(assessment: Assessment, story: Story) -> Parts:
    row = assessment.indicator
    expected, entity = story.figures.expected_on.get(row.code), Mention(row.entity)
    if expected is None:
        template = _("No se cuenta con información: %(entity)s prevé remitirla y no ha indicado la fecha.")
        return sentence(template, entity=entity)
    template = _("No se cuenta con información: %(entity)s prevé remitirla a más tardar el %(day)s.")
    return sentence(template, entity=entity, day=day(expected))


def _under_review(assessment: Assessment, story: Story) -> Parts:  # noqa: ARG001
    template = _("No se cuenta con información: %(entity)s revisa la definición del indicador.")
    return sentence(template, entity=Mention(assessment.indicator.entity))


def _not_submitted(assessment: Assessment, story: Story) -> Parts:  # noqa: ARG001
    template = _("No se cuenta con información: %(entity)s no la remitió.")
    return sentence(template, entity=Mention(assessment.indicator.entity))


def _not_due(assessment: Assessment, story: Story) -> Parts:  # noqa: ARG001
    row, earlier = assessment.indicator, earlier_value(assessment.indicator)
    if earlier is None:
        return sentence(_("En %(year)s no correspondía medir este indicador."), year=row.year)
    year, before = earlier
    template = _("En %(year)s no correspondía medir este indicador; el último valor es de %(last)s (%(before)s).")
    return sentence(template, year=row.year, last=year, before=value(row, before))


def _not_stated(assessment: Assessment, story: Story) -> Parts:  # noqa: ARG001
    return sentence(_("No se cuenta con información y no se ha registrado el motivo."))


REASONS: dict[MissingReason | None, Callable[[Assessment, Story], Parts]] = {
    MissingReason.SOURCE_NOT_COLLECTED: _source_not_collected,
    MissingReason.DUE_LATER: _due_later,
    MissingReason.DEFINITION_UNDER_REVIEW: _under_review,
    MissingReason.NOT_SUBMITTED: _not_submitted,
    MissingReason.NOT_DUE: _not_due,
    None: _not_stated,
}


def no_information(assessment: Assessment, story: Story) -> Parts | None:
    """K28 and K29."""
    row = assessment.indicator
    if assessment.status != Achievement.NO_INFORMATION or row.value is not None:
        return None
    return REASONS[row.reason](assessment, story)


ABSENCE: tuple[Kind, ...] = (no_information,)
