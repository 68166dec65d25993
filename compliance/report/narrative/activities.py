"""Section II: the services with information, the measures that helped, and the use of resources."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment, ServiceAssessment
from compliance.report.document import Block, BulletList, Paragraph, Section
from compliance.report.figures import Figures
from compliance.report.narrative.objectives import explanations, later_target
from compliance.report.narrative.tables import indicator_table


def in_charge(service: ServiceAssessment, figures: Figures) -> str:
    """The entity that answers for the service, and the unit inside it that delivers it."""
    entity, unit = service.service.entity, figures.units_in_charge.get(service.service.code)
    return _("%(unit)s (%(entity)s)") % {"unit": unit, "entity": entity} if unit else entity


def _measures(assessments: tuple[Assessment, ...], figures: Figures) -> Iterator[BulletList]:
    for assessment in assessments:
        code = assessment.indicator.code
        if measures := figures.texts.measures.get(code):
            yield BulletList(_("Medidas adoptadas (%(code)s)") % {"code": code}, measures)


def _service(service: ServiceAssessment, figures: Figures) -> Section:
    own = tuple(one for one in figures.result.indicators if one.indicator.code in service.indicators)
    later = (later_target(one) for one in own)
    blocks: tuple[Block, ...] = (
        Paragraph(
            (_("A cargo de %(entity)s.") % {"entity": in_charge(service, figures)},),
            lead=f"{service.status.label}.",
        ),
        indicator_table(_("Indicadores del servicio"), own, figures.year),
        *(paragraph for paragraph in later if paragraph is not None),
        *explanations(own, figures),
        *_measures(own, figures),
    )
    code = service.service.code
    return Section(anchor=code, title=f"{code}. {service.service.name}", blocks=blocks)


def _objective(code: str, services: tuple[ServiceAssessment, ...], figures: Figures) -> Section:
    nothing = Paragraph((_("Ninguno de sus servicios entra en el alcance de este reporte."),))
    return Section(
        anchor=f"II-{code}",
        title=f"{code}. {figures.names.get(code, '')}",
        blocks=() if services else (nothing,),
        sections=tuple(_service(service, figures) for service in services),
    )


def _resources() -> Paragraph:
    return Paragraph((_("Ninguna entidad reportó información sobre el uso de recursos."),), lead=_("Uso de recursos."))


def activities(figures: Figures) -> Section:
    by_objective = {
        code: tuple(one for one in figures.result.services if one.service.objective == code)
        for code in sorted(figures.result.policy_year.objectives)
    }
    return Section(
        anchor="II",
        title=_("II. Situación de las principales actividades que contribuyen al cumplimiento y uso de recursos"),
        blocks=(_resources(),),
        sections=tuple(_objective(code, services, figures) for code, services in by_objective.items()),
    )
