"""Section I: what became of the objectives' own indicators, one by one (narrative, K12; the rest in `results`)."""

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment
from compliance.choices import Achievement, Unit
from compliance.report.narrative.charts import path_of
from compliance.report.narrative.indicators import heading, whole
from compliance.report.narrative.outcomes import Told, alone, by_status, clauses, joined, reached
from compliance.report.narrative.printed import is_surpassed
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import (
    MOST_FIGURES,
    DraftBlock,
    DraftParagraph,
    DraftSection,
    paragraphs,
)
from compliance.report.narrative.words.parts import (
    Mention,
    Parts,
    Series,
    count,
    figures_in,
    phrase,
    sentence,
)


def surpassed_all(assessments: tuple[Assessment, ...]) -> bool:
    return all(is_surpassed(one) for one in assessments if one.status == Achievement.ACHIEVED)


def _told(code: str, story: Story) -> Told:
    own = story.own[code]
    key = f"by_objective.{code}.counts.objective"
    return Told(
        counts=by_status(story.tallies[code].own),
        origin=lambda status: f"{key}.{status.value}",
        verb=reached(all_surpassed=surpassed_all(own)),
    )


def _charge(code: str, story: Story) -> Parts:
    """` a cargo del MINSA`, or `, 2 a cargo de SERVIR y uno del MIMP`; nothing where that would be too many figures."""
    own = story.own[code]
    entities = story.entities_of(own)
    if len(entities) == 1:
        return phrase(_(" a cargo %(entity)s"), entity=Mention(entities[0], "de"))

    def share(entity: str) -> Parts:
        number = sum(one.indicator.entity == entity for one in own)
        template = _("%(n)s a cargo %(entity)s") if entity == entities[0] else _("%(n)s %(entity)s")
        said = _("uno") if number == 1 else count(number, f"{code}.indicators.{entity}")
        return phrase(template, n=said, entity=Mention(entity, "de"))

    shares = (Series(tuple(share(entity) for entity in entities)),)
    return phrase(_(", %(shares)s"), shares=shares) if figures_in(shares) < MOST_FIGURES else ()


def opening(code: str, story: Story) -> tuple[DraftParagraph, ...]:
    """K12: with how many indicators an objective is measured, by whom, and what became of them."""
    told = _told(code, story)
    if told.total == 1:
        template = _("El %(objective)s se mide con un indicador%(charge)s, %(what)s.")
        charge = phrase(_(", a cargo %(entity)s"), entity=Mention(story.own[code][0].indicator.entity, "de"))
        said = sentence(template, objective=code, charge=charge, what=alone(told))
        return paragraphs([said], passage="opening")
    number = count(told.total, f"by_objective.{code}.counts.objective.total")
    measured = sentence(
        _("El %(objective)s se mide con %(n)s indicadores%(charge)s"),
        objective=code,
        n=number,
        charge=_charge(code, story),
    )
    return paragraphs(joined(measured, clauses(told)), passage="opening")


def _indicator(assessment: Assessment, story: Story) -> DraftSection:
    row = assessment.indicator
    blocks: tuple[DraftBlock, ...] = (*whole(assessment, story, "result"), *path_of(assessment))
    return DraftSection(f"I-{row.code}", heading(row.code, row.name), blocks)


def _objective(code: str, story: Story) -> DraftSection:
    own = story.own.get(code, ())
    nothing = sentence(_("No se han registrado indicadores propios del %(objective)s."), objective=code)
    return DraftSection(
        anchor=f"I-{code}",
        title=heading(code, story.figures.names.get(code, "")),
        blocks=opening(code, story) if own else paragraphs([nothing], passage="opening"),
        sections=tuple(_indicator(one, story) for one in own),
    )


def _tells_a_distance(assessment: Assessment) -> bool:
    """Whether its sentences may say how far its value is from its target, an earlier value or its base line."""
    is_measured = assessment.indicator.value is not None
    return is_measured and bool(assessment.gap or assessment.previous or assessment.baseline)


def how_to_read(story: Story) -> tuple[DraftParagraph, ...]:
    """What the words that come back in every result mean; only those that the year needs."""
    every = story.of_code.values()
    has_progress = any(one.gap and one.progress is not None for one in every)
    in_percent = any(one.indicator.unit == Unit.PERCENTAGE and _tells_a_distance(one) for one in every)
    progress = _("El avance compara el valor con la meta, en porcentaje; el anexo B muestra cada cálculo.")
    points = _("La abreviatura pp significa puntos porcentuales: la diferencia entre dos porcentajes.")
    needed = (sentence(progress) if has_progress else None, sentence(points) if in_percent else None)
    return paragraphs(needed, _("Cómo leer los resultados."), passage="how-to-read")


def objectives(story: Story) -> DraftSection:
    return DraftSection(
        anchor="I",
        title=_("I. Cumplimiento de los objetivos prioritarios de la política"),
        blocks=no_objectives(story) or how_to_read(story),
        sections=tuple(_objective(code, story) for code in story.objectives),
    )


def no_objectives(story: Story) -> tuple[DraftParagraph, ...]:
    """What stands under a heading of a catalogue without objectives."""
    if story.objectives:
        return ()
    return paragraphs([sentence(_("No se han registrado objetivos prioritarios."))], passage="nothing")
