"""How the services of an objective did together, as section II opens (narrative, K32)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.tally import ServiceCounts
from compliance.choices import Achievement, ServiceStatus
from compliance.report.narrative.outcomes import joined
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftParagraph, paragraphs
from compliance.report.narrative.words.parts import Parts, Series, count, phrase, sentence

ACHIEVED, PARTIAL, NOT_ACHIEVED, NOT_ASSESSABLE, _NONE = ServiceStatus
KNOWN = (ACHIEVED, PARTIAL, NOT_ACHIEVED, NOT_ASSESSABLE)
JUDGED = {Achievement.ACHIEVED, Achievement.NOT_ACHIEVED}


def _relative(status: ServiceStatus) -> str:
    """Of the only service with information."""
    return {
        ACHIEVED: _("que alcanzó sus metas"),
        PARTIAL: _("que alcanzó sus metas solo en parte"),
        NOT_ACHIEVED: _("que no registra metas alcanzadas"),
        NOT_ASSESSABLE: _("cuyo cumplimiento no se puede valorar"),
    }[status]


def _template(status: ServiceStatus, number: int) -> str:
    return {
        ACHIEVED: ngettext("uno alcanzó sus metas", "%(n)s alcanzaron sus metas", number),
        PARTIAL: ngettext("uno alcanzó sus metas solo en parte", "%(n)s alcanzaron sus metas solo en parte", number),
        NOT_ACHIEVED: ngettext("uno no registra metas alcanzadas", "%(n)s no registran metas alcanzadas", number),
        NOT_ASSESSABLE: ngettext(
            "el cumplimiento de uno no se puede valorar", "el cumplimiento de %(n)s no se puede valorar", number
        ),
    }[status]


def _unanimous(status: ServiceStatus, number: int) -> str:
    both = number == 2
    return {
        ACHIEVED: _("ambos alcanzaron sus metas") if both else _("todos alcanzaron sus metas"),
        PARTIAL: _("ambos alcanzaron sus metas solo en parte")
        if both
        else _("todos alcanzaron sus metas solo en parte"),
        NOT_ACHIEVED: _("ninguno registra metas alcanzadas"),
        NOT_ASSESSABLE: _("no se puede valorar el cumplimiento de ninguno"),
    }[status]


def _some_and_none(code: str, story: Story) -> bool:
    """Whether every service with information is partial or missed all, and nothing about their indicators is unknown.

    Of an indicator without information nobody can say that its target was not reached.
    """
    known = [one for one in story.services[code] if one.status != _NONE]
    targets = {one.status for service in known for one in story.of_service[service.service.code]}
    return {one.status for one in known} == {PARTIAL, NOT_ACHIEVED} and targets <= JUDGED


def _part_and_none(partial: int, missed: int, key: str) -> Parts:
    """`uno alcanzó la meta de solo una parte de sus indicadores y los otros 4, de ninguno`."""
    some = ngettext(
        "uno alcanzó la meta de solo una parte de sus indicadores",
        "%(n)s alcanzaron la meta de solo una parte de sus indicadores",
        partial,
    )
    rest = ngettext(" y el otro, de ninguno", " y los otros %(n)s, de ninguno", missed)
    return (
        *phrase(some, n=count(partial, f"{key}.{PARTIAL.value}")),
        *phrase(rest, n=count(missed, f"{key}.{NOT_ACHIEVED.value}")),
    )


def _clauses(code: str, counts: ServiceCounts, key: str, story: Story) -> Parts:
    if _some_and_none(code, story):
        return _part_and_none(counts.partial, counts.not_achieved, key)
    found = {status: number for status in KNOWN if (number := int(getattr(counts, status.value)))}
    if len(found) == 1:
        return (_unanimous(*next(iter(found.items()))),)
    return (
        Series(
            tuple(
                phrase(_template(status, number), n=count(number, f"{key}.{status.value}"))
                for status, number in found.items()
            )
        ),
    )


def _with_information(code: str, counts: ServiceCounts, key: str, story: Story) -> list[Parts]:
    if counts.with_information == 1:
        status = next(status for status in KNOWN if getattr(counts, status.value))
        template = _("Del %(objective)s se cuenta con información de un servicio, %(what)s.")
        return [sentence(template, objective=code, what=_relative(status))]
    head = sentence(
        _("Del %(objective)s se cuenta con información de %(n)s servicios"),
        objective=code,
        n=count(counts.with_information, f"{key}.with_information"),
    )
    return list(joined(head, _clauses(code, counts, key, story)))


def _none_known(code: str, counts: ServiceCounts, key: str) -> Parts:
    template = ngettext(
        "El único servicio del %(objective)s que entra en este reporte no cuenta con información.",
        "Ninguno de los %(n)s servicios del %(objective)s que entran en este reporte cuenta con información.",
        counts.total,
    )
    return sentence(template, objective=code, n=count(counts.total, f"{key}.total"))


def _without(counts: ServiceCounts, key: str) -> Parts | None:
    if not counts.no_information:
        return None
    template = ngettext(
        "De otro servicio no se cuenta con información.",
        "De otros %(n)s servicios no se cuenta con información.",
        counts.no_information,
    )
    return sentence(template, n=count(counts.no_information, f"{key}.no_information"))


def services_said(code: str, story: Story) -> tuple[DraftParagraph, ...]:
    """K32: how many of an objective's services have information, and what became of them."""
    counts, key = story.tallies[code].services, f"by_objective.{code}.service_counts"
    if not counts.total:
        nothing = sentence(_("Ningún servicio del %(objective)s entra en este reporte."), objective=code)
        return paragraphs([nothing], passage="services")
    if not counts.with_information:
        return paragraphs([_none_known(code, counts, key)], passage="services")
    return paragraphs([*_with_information(code, counts, key, story), _without(counts, key)], passage="services")
