"""What the policy is made of and what the report covers: the first sentences of the summary (narrative, K01 to K03)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.report.document import Figure
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.parts import Mention, Part, Parts, Series, count, phrase, sentence


def policy_named(story: Story) -> Part:
    """The policy by its name and then its code; by the code alone where it has no name."""
    policy = story.figures.policy
    return Mention(policy.code) if policy.name else _("la política %(code)s") % {"code": policy.code}


def _element(name: str, number: int) -> str:
    """How so many elements of a kind are said."""
    if not number:
        return {
            "objectives": _("ningún objetivo prioritario"),
            "objective_indicators": _("ningún indicador de OP"),
            "guidelines": _("ningún lineamiento"),
            "services": _("ningún servicio"),
            "indicators": _("ningún indicador"),
        }[name]
    return {
        "objectives": ngettext("un objetivo prioritario", "%(n)s objetivos prioritarios", number),
        "objective_indicators": ngettext("un indicador de OP", "%(n)s indicadores de OP", number),
        "guidelines": ngettext("un lineamiento", "%(n)s lineamientos", number),
        "services": ngettext("un servicio", "%(n)s servicios", number),
        "indicators": ngettext("un indicador", "%(n)s indicadores", number),
    }[name]


def _so_many(name: str, number: int, origin: str) -> Parts:
    return phrase(_element(name, number), n=count(number, origin))


def _structural(story: Story, name: str) -> tuple[int, str]:
    """As the legal act declares it, else as the catalogue holds it; with its key."""
    rows = story.figures.result.policy_year
    declared = getattr(rows.declared, name)
    if declared is None:
        return int(getattr(rows.loaded, name)), f"scope.loaded.{name}"
    return int(declared), f"scope.declared.{name}"


def objectives_and_indicators(story: Story) -> Parts | None:
    """K01, first half."""
    objectives, objectives_key = _structural(story, "objectives")
    indicators, indicators_key = _structural(story, "objective_indicators")
    if not objectives:
        return sentence(_("El catálogo cargado no contiene objetivos prioritarios (OP)."))
    measured = ngettext(", medido con %(indicators)s", ", medidos con %(indicators)s", objectives)
    return sentence(
        _("%(policy)s se organiza en %(objectives)s (OP)%(measured)s."),
        policy=policy_named(story),
        objectives=_so_many("objectives", objectives, objectives_key),
        measured=phrase(measured, indicators=_so_many("indicators", indicators, indicators_key)) if indicators else "",
    )


def guidelines_and_services(story: Story) -> Parts | None:
    """K01, second half."""
    guidelines, guidelines_key = _structural(story, "guidelines")
    served, served_key = _structural(story, "guidelines_with_services")
    services, services_key = _structural(story, "services")
    if not guidelines:
        return None
    if not services or not served:
        template = _("Comprende %(guidelines)s.")
    elif served == guidelines:
        template = ngettext(
            "Comprende %(guidelines)s, que se concreta en %(services)s.",
            "Comprende %(guidelines)s; todos ellos se concretan en %(services)s.",
            guidelines,
        )
    else:
        template = ngettext(
            "Comprende %(guidelines)s; uno de ellos se concreta en %(services)s.",
            "Comprende %(guidelines)s; %(served)s de ellos se concretan en %(services)s.",
            served,
        )
    return sentence(
        template,
        guidelines=_so_many("guidelines", guidelines, guidelines_key),
        served=count(served, served_key),
        services=_so_many("services", services, services_key),
    )


def incomplete_catalogue(story: Story) -> Parts | None:
    """How much of what the legal act declares is loaded (contract, section 3)."""
    rows = story.figures.result.policy_year

    def lacking() -> Iterator[Parts]:
        for name in ("objectives", "objective_indicators", "guidelines", "services"):
            declared, loaded = getattr(rows.declared, name), getattr(rows.loaded, name)
            if declared is not None and loaded < declared:
                yield _so_many(name, loaded, f"scope.loaded.{name}")

    items = tuple(lacking())
    if not items:
        return None
    return sentence(_("El catálogo cargado aún no los contiene todos: tiene %(items)s (anexo C)."), items=Series(items))


def _is_incomplete(story: Story) -> bool:
    return bool(story.found.get("catalogue_incomplete"))


def _approved(story: Story, name: str) -> Figure | None:
    """A published count, where it is higher than an incomplete catalogue can give (contract, section 3)."""
    key = f"scope.protocol_approved.{name}"
    stated = story.figures.result.policy_year.stated_counts.get(key, "")
    loaded = getattr(story.figures.result.protocol_approved, name)
    if stated.isdigit() and int(stated) > loaded and _is_incomplete(story):
        return count(int(stated), f"stated.{key}")
    return None


def _approved_said(story: Story, name: str) -> Parts:
    loaded = getattr(story.figures.result.protocol_approved, name)
    stated = _approved(story, name)
    if stated is None:
        return _so_many(name, loaded, f"scope.protocol_approved.{name}")
    return phrase(_element(name, int(story.figures.result.policy_year.stated_counts[f"scope.protocol_approved.{name}"])), n=stated)
