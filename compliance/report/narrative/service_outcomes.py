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


def _relative(status: ServiceStatus, *, missed_all: bool) -> str:
    """Of the only service with information."""
    none = _("que no alcanzó ninguna de sus metas") if missed_all else _("que no registra metas alcanzadas")
    return {
        ACHIEVED: _("que alcanzó sus metas"),
        PARTIAL: _("que alcanzó sus metas solo en parte"),
        NOT_ACHIEVED: none,
        NOT_ASSESSABLE: _("cuyo cumplimiento no se puede valorar"),
    }[status]


def _none_achieved(number: int, *, missed_all: bool) -> str:
    if not missed_all:
        return ngettext("uno no registra metas alcanzadas", "%(n)s no registran metas alcanzadas", number)
    return ngettext("uno no alcanzó ninguna de sus metas", "%(n)s no alcanzaron ninguna de sus metas", number)


def _template(status: ServiceStatus, number: int, *, missed_all: bool) -> str:
    return {
        ACHIEVED: ngettext("uno alcanzó sus metas", "%(n)s alcanzaron sus metas", number),
        PARTIAL: ngettext("uno alcanzó sus metas solo en parte", "%(n)s alcanzaron sus metas solo en parte", number),
        NOT_ACHIEVED: _none_achieved(number, missed_all=missed_all),
        NOT_ASSESSABLE: ngettext(
            "el cumplimiento de uno no se puede valorar", "el cumplimiento de %(n)s no se puede valorar", number
        ),
    }[status]


def _unanimous(status: ServiceStatus, number: int, *, missed_all: bool) -> str:
    both = number == 2
    none = _("ninguno alcanzó alguna de sus metas") if missed_all else _("ninguno registra metas alcanzadas")
    return {
        ACHIEVED: _("ambos alcanzaron sus metas") if both else _("todos alcanzaron sus metas"),
        PARTIAL: _("ambos alcanzaron sus metas solo en parte")
        if both
        else _("todos alcanzaron sus metas solo en parte"),
        NOT_ACHIEVED: none,
        NOT_ASSESSABLE: _("no se puede valorar el cumplimiento de ninguno"),
    }[status]


def _missed_all(code: str, story: Story) -> bool:
    """Whether of the services without an achieved target every indicator is known to have missed its own.

    Of an indicator without information nobody can say that its target was not reached.
    """
    without = [one.service.code for one in story.services[code] if one.status == NOT_ACHIEVED]
    targets = {one.status for service in without for one in story.of_service[service]}
    return targets <= {Achievement.NOT_ACHIEVED}


def _some_and_none(code: str, story: Story) -> bool:
    """Whether every service with information is partial or missed all, and all is known of their indicators."""
    known = [one for one in story.services[code] if one.status != _NONE]
    targets = {one.status for service in known for one in story.of_service[service.service.code]}
    return {one.status for one in known} == {PARTIAL, NOT_ACHIEVED} and targets <= JUDGED


def _part_and_none(partial: int, missed: int, key: str) -> Parts:
    """`uno alcanzó la meta de una parte de sus indicadores; los otros 4, la de ninguno`."""
    some = ngettext(
        "uno alcanzó la meta de una parte de sus indicadores",
        "%(n)s alcanzaron la meta de una parte de sus indicadores",
        partial,
    )
    rest = ngettext("; el otro, la de ninguno", "; los otros %(n)s, la de ninguno", missed)
    return (
        *phrase(some, n=count(partial, f"{key}.{PARTIAL.value}")),
        *phrase(rest, n=count(missed, f"{key}.{NOT_ACHIEVED.value}")),
    )


def _clauses(code: str, counts: ServiceCounts, key: str, story: Story) -> Parts:
    if _some_and_none(code, story):
        return _part_and_none(counts.partial, counts.not_achieved, key)
    found = {status: number for status in KNOWN if (number := int(getattr(counts, status.value)))}
    missed_all = _missed_all(code, story)
    if len(found) == 1:
        return (_unanimous(*next(iter(found.items())), missed_all=missed_all),)
    return (
        Series(
            tuple(
                phrase(_template(status, number, missed_all=missed_all), n=count(number, f"{key}.{status.value}"))
                for status, number in found.items()
            )
        ),
    )


def _with_information(code: str, counts: ServiceCounts, key: str, story: Story) -> list[Parts]:
    if counts.with_information == 1:
        status = next(status for status in KNOWN if getattr(counts, status.value))
        template = _("Del %(objective)s se cuenta con información de un servicio, %(what)s.")
        return [sentence(template, objective=code, what=_relative(status, missed_all=_missed_all(code, story)))]
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
