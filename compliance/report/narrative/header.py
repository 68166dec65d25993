"""The table that opens the report: which policy, who leads it, against what problem, by which act."""

from django.utils.translation import gettext as _

from compliance.formatting import day
from compliance.report.document import Fact, Facts
from compliance.report.narrative.indicators import heading
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftSection
from compliance.report.narrative.words.nouns import tidy


def _named(name: str, short: str) -> str:
    """A full name with its acronym behind it, or the one of the two that is known."""
    name = tidy(name)
    return f"{name} ({short})" if name and short else name or short


def introduced(story: Story) -> frozenset[str]:
    """The acronyms that this table gives in full, so that the sentences below it need not."""
    policy = story.figures.policy
    return frozenset({policy.code, policy.lead_entity})


def _act(story: Story) -> str:
    policy = story.figures.policy
    if policy.legal_instrument and policy.legal_instrument_date:
        return _("%(act)s, del %(day)s") % {
            "act": policy.legal_instrument,
            "day": day(policy.legal_instrument_date),
        }
    return policy.legal_instrument


def header(story: Story) -> DraftSection:
    policy, names = story.figures.policy, story.figures.names
    facts = (
        Fact(_("Política nacional"), (_named(policy.name, policy.code),)),
        Fact(_("Ministerio rector o conductor"), (_named(policy.lead_entity_name, policy.lead_entity),)),
        Fact(_("Problema público"), (policy.public_problem,)),
        Fact(_("Objetivos prioritarios (OP)"), tuple(heading(code, names.get(code, "")) for code in story.objectives)),
        Fact(_("Dispositivo legal"), (_act(story),)),
    )
    absent = (_("Sin registrar."),)
    return DraftSection(
        anchor="ficha",
        title=_("Ficha de la política"),
        blocks=(Facts(tuple(fact if any(fact.texts) else Fact(fact.name, absent) for fact in facts)),),
    )
