"""Section II: the services with information, what helped, and the use of resources (narrative, K32, K33 and K36)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment, ServiceAssessment
from compliance.calculation.tally import count as count_statuses
from compliance.choices import Achievement
from compliance.report.narrative import indicators
from compliance.report.narrative.absence import is_absent, together
from compliance.report.narrative.objectives import no_objectives, surpassed_all
from compliance.report.narrative.outcomes import Told, alone, by_status, clauses, joined, reached
from compliance.report.narrative.printed import row_anchor
from compliance.report.narrative.resources import of_all_services, of_service
from compliance.report.narrative.service_outcomes import services_said
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftBlock, DraftParagraph, DraftSection, paragraphs
from compliance.report.narrative.words.parts import Mention, Parts, count, phrase, sentence


def charge(service: ServiceAssessment, story: Story) -> Parts:
    """`a cargo del Programa Nacional AURORA, del MIMP`: the unit that delivers, and the entity that answers."""
    entity, unit = service.service.entity, story.figures.units_in_charge.get(service.service.code)
    if not unit or unit == entity:
        return phrase(_("a cargo %(entity)s"), entity=Mention(entity, "de"))
    return phrase(_("a cargo %(unit)s, %(entity)s"), unit=Mention(unit, "de"), entity=Mention(entity, "de"))


def opening(service: ServiceAssessment, story: Story) -> tuple[DraftParagraph, ...]:
    """K33: a service is told by its indicators; it is never said to comply where only some of them do."""
    code = service.service.code
    own = story.of_service[code]
    anchor = row_anchor("A", code)
    told = Told(
        counts=by_status(count_statuses(own)),
        origin=lambda status: f"{code}.{status.value}",
        anchor=anchor,
        verb=reached(all_surpassed=surpassed_all(own)),
        see=_(" (véase la sección III)"),
    )
    with_target = _(" con meta para %(year)s") % {"year": story.year} if code in story.partly_in_scope else ""
    if told.total == 1:
        template = _("El servicio, %(charge)s, se mide con un indicador%(with_target)s, %(what)s.")
        what = alone(told)
        said = sentence(template, charge=charge(service, story), with_target=with_target, what=what)
        return paragraphs([said], passage="opening")
    head = sentence(
        _("El servicio, %(charge)s, se mide con %(n)s indicadores%(with_target)s"),
        charge=charge(service, story),
        n=count(told.total, f"{code}.total", anchor),
        with_target=with_target,
    )
    return paragraphs(joined(head, clauses(told)), passage="opening")


def _no_measures(assessment: Assessment, story: Story) -> Iterator[DraftParagraph]:
    row = assessment.indicator
    if assessment.status == Achievement.ACHIEVED and not story.figures.texts.measures.get(row.code):
        by_the_entity = _("La entidad no informó las medidas que adoptó.")
        by_the_source = _("No constan las medidas adoptadas en los datos registrados.")
        nothing = sentence(by_the_entity if story.were_approved_here([row.code]) else by_the_source)
        yield from paragraphs([nothing], passage=f"no-measures-{row.code}")


def _indicator(assessment: Assessment, story: Story) -> Iterator[DraftBlock]:
    """One that missed its target is told in section III; of that, here stands only what its entity adds."""
    row = assessment.indicator
    if assessment.status != Achievement.NOT_ACHIEVED and not is_absent(assessment):
        silence = _no_measures(assessment, story)
        yield from indicators.whole(assessment, story, indicators.result_of(row.code), silence=silence)
        return
    if is_absent(assessment):
        yield from indicators.explanation(row.code, story, named=True)
    yield from indicators.context(row.code, story, named=True)
    yield from indicators.measures(assessment, story)
    if is_absent(assessment):
        yield from indicators.actions_for_indicator(row, story, named=True)


def actions_for_service(service: ServiceAssessment, story: Story) -> Iterator[DraftBlock]:
    code = service.service.code
    who = Mention(story.figures.units_in_charge.get(code) or service.service.entity)
    title = sentence(_("Para mejorar este servicio, %(entity)s prevé:"), entity=who)
    yield from indicators.actions(code, title, story)


def missed(service: ServiceAssessment, story: Story) -> bool:
    """Whether any of its indicators missed its target, so that section III speaks of it."""
    return any(one.status == Achievement.NOT_ACHIEVED for one in story.of_service[service.service.code])


def _service(service: ServiceAssessment, story: Story) -> DraftSection:
    code = service.service.code
    own = story.of_service[code]
    blocks: tuple[DraftBlock, ...] = (
        *opening(service, story),
        *(block for one in own if not is_absent(one) for block in _indicator(one, story)),
        *together(own, story),
        *(block for one in own if is_absent(one) for block in _indicator(one, story)),
        *(() if missed(service, story) else actions_for_service(service, story)),
        *of_service(service, story),
    )
    return DraftSection(code, indicators.heading(code, service.service.name), blocks)


def _objective(code: str, story: Story) -> DraftSection:
    return DraftSection(
        anchor=f"II-{code}",
        title=indicators.heading(code, story.figures.names.get(code, "")),
        blocks=services_said(code, story),
        sections=tuple(_service(one, story) for one in story.services.get(code, ())),
    )


def no_services(story: Story) -> tuple[DraftParagraph, ...]:
    """What stands under the heading of a report without services."""
    said = sentence(_("Ningún servicio entra en este reporte; por ello, tampoco se informa sobre el uso de recursos."))
    return no_objectives(story) or paragraphs([said], passage="nothing")


def _by_objective(story: Story) -> tuple[DraftSection, ...]:
    said = paragraphs([of_all_services(story)], passage="resources")
    return (
        *(_objective(code, story) for code in story.objectives),
        DraftSection("II-recursos", _("Uso de recursos"), said),
    )


def activities(story: Story) -> DraftSection:
    has_services = bool(story.figures.result.services)
    return DraftSection(
        anchor="II",
        title=_(
            "II. Situación de las principales actividades que contribuyen al cumplimiento del objetivo de la política "
            "y uso de recursos"
        ),
        blocks=() if has_services else no_services(story),
        sections=_by_objective(story) if has_services else (),
    )
