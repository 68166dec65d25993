"""The table that opens the report: which policy, who leads it, against what problem, by which act."""

from django.utils.translation import gettext as _

from compliance.formatting import day
from compliance.report.document import Fact, Facts, Section
from compliance.report.figures import Figures


def _named(name: str, short: str) -> str:
    """A full name with its acronym behind it, or the one of the two that is known."""
    return f"{name} ({short})" if name and short else name or short


def _act(figures: Figures) -> str:
    policy = figures.policy
    if policy.legal_instrument and policy.legal_instrument_date:
        return _("%(act)s, del %(day)s") % {
            "act": policy.legal_instrument,
            "day": day(policy.legal_instrument_date),
        }
    return policy.legal_instrument


def header(figures: Figures) -> Section:
    policy, rows = figures.policy, figures.result.policy_year
    objectives = tuple(f"{code}. {figures.names.get(code, '')}".strip() for code in sorted(rows.objectives))
    facts = (
        Fact(_("Política nacional"), (_named(policy.name, policy.code),)),
        Fact(_("Ministerio rector o conductor"), (_named(policy.lead_entity_name, policy.lead_entity),)),
        Fact(_("Problema público"), (policy.public_problem,)),
        Fact(_("Objetivos prioritarios (OP)"), objectives),
        Fact(_("Dispositivo legal"), (_act(figures),)),
    )
    absent = (_("Sin registrar."),)
    return Section(
        anchor="ficha",
        title=_("Ficha de la política"),
        blocks=(Facts(tuple(fact if any(fact.texts) else Fact(fact.name, absent) for fact in facts)),),
    )
