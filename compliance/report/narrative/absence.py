"""Why an indicator has no value: one sentence a declared reason (narrative, K28 and K29), and its source's name."""

import re
from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from compliance.calculation.progress import earlier_value
from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Achievement, MissingReason
from compliance.formatting import day
from compliance.report.narrative.printed import named_together, target_in, value_in
from compliance.report.narrative.results import Kind
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import MOST_FIGURES, DraftParagraph, paragraphs
from compliance.report.narrative.words.nouns import tidy, with_article
from compliance.report.narrative.words.parts import Mention, Parts, Remark, Series, phrase, sentence

# A source is recorded as `Encuesta ... (ENARES), según el reporte ...`: what follows says who cites it and how surely.
CITED = re.compile(r"[,;] (?P<remark>(?:según|por|que)\b.*)", re.DOTALL)
# What goes on after who cites it.
CLAUSE = re.compile(r"[,;:]")


def source_name(recorded: str) -> str:
    """The source itself, without the remark that says who cites it."""
    return tidy(CITED.sub("", recorded))


def remark_on_source(recorded: str) -> Parts:
    """How surely the source is known, as a note; who cites it, and nothing more, is left to annex B."""
    found = CITED.search(recorded)
    remark = tidy(found["remark"]) if found else ""
    return (Remark(f"{remark[0].upper()}{remark[1:]}."),) if CLAUSE.search(remark) else ()


def _source_not_collected(assessment: Assessment, story: Story) -> Parts:
    row = assessment.indicator
    recorded = story.figures.sources.get(row.code, "")
    source = source_name(recorded)
    if not source:
        return phrase(_("su fuente no se realizó en %(year)s"), year=row.year)
    cited = (with_article(source), *remark_on_source(recorded))
    return phrase(_("%(source)s, su fuente, no se realizó en %(year)s"), source=cited, year=row.year)


def _due_later(assessment: Assessment, story: Story) -> Parts:
    row = assessment.indicator
    expected, entity = story.figures.expected_on.get(row.code), Mention(row.entity)
    if expected is None:
        return phrase(_("%(entity)s prevé remitirla y no ha indicado la fecha"), entity=entity)
    return phrase(_("%(entity)s prevé remitirla a más tardar el %(day)s"), entity=entity, day=day(expected))


def _will_remit(row: IndicatorYear, rows: Sequence[IndicatorYear], story: Story) -> Parts:
    """The same of some of a service's indicators, which it names."""
    expected, entity = story.figures.expected_on.get(row.code), Mention(row.entity)
    which = named_together(rows, "de")
    if expected is None:
        template = _("%(entity)s prevé remitir la información %(indicators)s y no ha indicado la fecha.")
        return sentence(template, entity=entity, indicators=which)
    template = _("%(entity)s prevé remitir la información %(indicators)s a más tardar el %(day)s.")
    return sentence(template, entity=entity, indicators=which, day=day(expected))


def _under_review(assessment: Assessment, story: Story) -> Parts:  # noqa: ARG001
    entity = Mention(assessment.indicator.entity, "de")
    return phrase(_("la definición está en revisión, a cargo %(entity)s"), entity=entity)


def _not_submitted(assessment: Assessment, story: Story) -> Parts:
    """As declared; what the closing established is told with its day."""
    entity, closed = Mention(assessment.indicator.entity), story.figures.closed_on.get(assessment.indicator.code)
    if closed is None:
        return phrase(_("%(entity)s no la remitió"), entity=entity)
    return phrase(_("%(entity)s no la remitió al cierre del periodo (%(day)s)"), entity=entity, day=day(closed))


def _not_due(assessment: Assessment, story: Story) -> Parts:  # noqa: ARG001
    row, earlier = assessment.indicator, earlier_value(assessment.indicator)
    if earlier is None:
        return phrase(_("en %(year)s no correspondía la medición"), year=row.year)
    year, _before = earlier
    template = _("en %(year)s no correspondía la medición; el último valor es de %(last)s (%(before)s)")
    return phrase(template, year=row.year, last=year, before=value_in(row, year))


def _not_stated(assessment: Assessment, story: Story) -> Parts:  # noqa: ARG001
    return (_("no se ha registrado el motivo"),)


REASONS: dict[MissingReason | None, Callable[[Assessment, Story], Parts]] = {
    MissingReason.SOURCE_NOT_COLLECTED: _source_not_collected,
    MissingReason.DUE_LATER: _due_later,
    MissingReason.DEFINITION_UNDER_REVIEW: _under_review,
    MissingReason.NOT_SUBMITTED: _not_submitted,
    MissingReason.NOT_DUE: _not_due,
    None: _not_stated,
}


def is_absent(assessment: Assessment) -> bool:
    """Whether there is neither a value nor a published state."""
    return assessment.status == Achievement.NO_INFORMATION and assessment.indicator.value is None


def why_absent(assessment: Assessment, story: Story) -> Parts:
    """The declared reason as a clause, in which *la* is the information."""
    return REASONS[assessment.indicator.reason](assessment, story)


def no_information(assessment: Assessment, story: Story) -> Parts | None:
    """K28 and K29, under the indicator's own heading and after the lead that says that there is none."""
    return sentence("%(why)s.", why=why_absent(assessment, story)) if is_absent(assessment) else None


def _target(row: IndicatorYear, template: str) -> Parts:
    return sentence(template, code=row.code, year=row.year, target=target_in(row, row.year))


def _targets(rows: Sequence[IndicatorYear]) -> Iterator[Parts]:
    """What was to be reached where it is known: of the only one without its code, of several by their codes."""
    known = [row for row in rows if row.target is not None]
    if len(rows) == 1 and known:
        yield _target(known[0], _("La meta del indicador para %(year)s es %(target)s."))
        return
    for start in range(0, len(known), MOST_FIGURES):
        some = known[start : start + MOST_FIGURES]
        if len(some) == 1:
            yield _target(some[0], _("La meta del indicador %(code)s para %(year)s es %(target)s."))
            continue
        items = tuple(_target(row, "%(target)s (%(code)s)") for row in some)
        template = _("Para %(year)s se fijaron las metas de %(targets)s.")
        yield sentence(template, year=some[0].year, targets=Series(items))


def together(assessments: Sequence[Assessment], story: Story) -> Iterator[DraftParagraph]:
    """K28 and K29 of a service's indicators, one sentence a reason and their targets; what holds for all names none."""
    by_reason: dict[Parts, list[IndicatorYear]] = {}
    for one in assessments:
        if is_absent(one):
            by_reason.setdefault(why_absent(one, story), []).append(one.indicator)
    for why, rows in by_reason.items():
        is_everyones, passage = len(rows) == len(assessments), f"missing-{rows[0].code}"
        if rows[0].reason == MissingReason.DUE_LATER and not is_everyones:
            yield from paragraphs([_will_remit(rows[0], rows, story), *_targets(rows)], passage=passage)
            continue
        template = "%(why)s." if is_everyones else _("%(indicators)s, %(why)s.")
        said = sentence(template, indicators=named_together(rows, "de"), why=why)
        lead = f"{Achievement.NO_INFORMATION.label}."
        yield from paragraphs([said, *_targets(rows)], lead=lead, passage=passage)


def target_alone(assessment: Assessment, story: Story) -> Parts | None:  # noqa: ARG001
    """What was to be reached, where nothing is known of what was."""
    return next(_targets([assessment.indicator]), None) if is_absent(assessment) else None


ABSENCE: tuple[Kind, ...] = (no_information, target_alone)
