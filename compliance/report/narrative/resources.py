"""What entities reported of the money that services used (narrative, K36)."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.rows import ServiceAssessment
from compliance.calculation.shares import executed_share
from compliance.formatting import money, percent
from compliance.report.document import Figure
from compliance.report.figures import Resources
from compliance.report.narrative.printed import row_anchor
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftParagraph, paragraphs
from compliance.report.narrative.words.parts import Mention, Parts, count, phrase, sentence


def _nothing_reported(story: Story) -> Parts:
    """Who did not report can be said only of a year of which something was reported in this system."""
    if story.figures.approvals:
        return sentence(
            _("Ninguna entidad reportó información sobre el uso de recursos de los servicios comprendidos.")
        )
    return sentence(
        _("En los datos registrados no consta información sobre el uso de recursos de los servicios comprendidos.")
    )


def of_all_services(story: Story) -> Parts:
    """For how many of the services in scope resources were reported."""
    services, policy = story.figures.result.services, story.figures.policy.code
    reported = sum(one.service.code in story.figures.resources for one in services)
    if not reported:
        return _nothing_reported(story)
    total = count(len(services), "scope.in_scope.services")
    if reported == len(services):
        template = ngettext(
            "Se reportó información sobre el uso de recursos del único servicio comprendido.",
            "Se reportó información sobre el uso de recursos de los %(total)s servicios comprendidos.",
            reported,
        )
    else:
        template = ngettext(
            "Se reportó información sobre el uso de recursos de uno de los %(total)s servicios comprendidos.",
            "Se reportó información sobre el uso de recursos de %(n)s de los %(total)s servicios comprendidos.",
            reported,
        )
    return sentence(template, n=count(reported, f"{policy}.services_with_resources"), total=total)


def budget(code: str, name: str, amount: Decimal) -> Figure:
    """What was `modified` or `executed` of a service's budget."""
    return Figure(money(amount), f"{code}.{name}_budget", row_anchor("A", code))


def share_executed(code: str, reported: Resources) -> Figure | None:
    """What part of a service's budget was executed; None of a budget of zero."""
    share = executed_share(reported.modified, reported.executed)
    return None if share is None else Figure(percent(share), f"{code}.executed_share", row_anchor("A", code))


def _executed(code: str, reported: Resources) -> Parts:
    """` (88.0 %)`."""
    share = share_executed(code, reported)
    return () if share is None else phrase(_(" (%(share)s)"), share=share)


def of_service(service: ServiceAssessment, story: Story) -> tuple[DraftParagraph, ...]:
    """Budget and execution of one service, with what is missing of the two."""
    code = service.service.code
    reported = story.figures.resources.get(code)
    if reported is None:
        return ()
    if reported.executed is None:
        template = _(
            "Para este servicio, %(entity)s reportó un presupuesto modificado de %(modified)s; no informó su ejecución."
        )
    elif reported.modified is None:
        template = _(
            "Para este servicio, %(entity)s reportó una ejecución de %(executed)s; "
            "no informó el presupuesto modificado."
        )
    else:
        template = _(
            "Para este servicio, %(entity)s reportó un presupuesto modificado de %(modified)s "
            "y una ejecución de %(executed)s%(share)s."
        )
    amounts = {"modified": reported.modified, "executed": reported.executed}
    figures = {name: "" if amount is None else budget(code, name, amount) for name, amount in amounts.items()}
    said = sentence(template, entity=Mention(service.service.entity), share=_executed(code, reported), **figures)
    return paragraphs([said], lead=_("Uso de recursos."), passage="resources")
