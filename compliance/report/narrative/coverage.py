"""What the policy is made of and what the report covers: the first sentences of the summary (narrative, K01 to K03)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from compliance.report.narrative.story import Story
from compliance.report.narrative.words.parts import Mention, Part, Parts, Series, count, phrase, sentence

PLURALS = {
    "objectives": gettext_lazy("objetivos prioritarios"),
    "objective_indicators": gettext_lazy("indicadores de OP"),
    "guidelines": gettext_lazy("lineamientos"),
    "services": gettext_lazy("servicios"),
}


def policy_named(story: Story) -> Part:
    """The policy by its name and then its code; by the code alone where it has no name."""
    policy = story.figures.policy
    return Mention(policy.code) if policy.name else _("la política %(code)s") % {"code": policy.code}


def _so_many(name: str, number: int, origin: str) -> Parts:
    """`un servicio`, `12 servicios`."""
    template = {
        "objectives": ngettext("un objetivo prioritario", "%(n)s objetivos prioritarios", number),
        "objective_indicators": ngettext("un indicador de OP", "%(n)s indicadores de OP", number),
        "guidelines": ngettext("un lineamiento", "%(n)s lineamientos", number),
        "services": ngettext("un servicio", "%(n)s servicios", number),
        "indicators": ngettext("un indicador", "%(n)s indicadores", number),
    }[name]
    return phrase(template, n=count(number, origin))


def _structural(story: Story, name: str) -> tuple[int, str]:
    """As the legal act declares it, else as the catalogue holds it; with its key."""
    rows = story.figures.result.policy_year
    declared = getattr(rows.declared, name)
    if declared is None:
        return int(getattr(rows.loaded, name)), f"scope.loaded.{name}"
    return int(declared), f"scope.declared.{name}"


def objectives_and_indicators(story: Story) -> Parts:
    """K01, first half."""
    objectives, objectives_key = _structural(story, "objectives")
    indicators, indicators_key = _structural(story, "objective_indicators")
    if not objectives:
        return sentence(_("No se han registrado objetivos prioritarios (OP)."))
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


def _short_of(story: Story) -> dict[str, int]:
    """What the catalogue holds of the elements of which the legal act declares more."""
    rows = story.figures.result.policy_year
    held = {name: (getattr(rows.declared, name), getattr(rows.loaded, name)) for name in PLURALS}
    return {name: loaded for name, (declared, loaded) in held.items() if declared is not None and loaded < declared}


def incomplete_catalogue(story: Story) -> Parts | None:
    """How much of what the legal act declares is loaded (contract, section 3)."""
    held = {name: loaded for name, loaded in _short_of(story).items() if loaded}
    items = tuple(_so_many(name, loaded, f"scope.loaded.{name}") for name, loaded in held.items())
    if not items:
        return None
    return sentence(_("De ese total, el catálogo de este reporte registra %(items)s (anexo C)."), items=Series(items))


def absent_from_catalogue(story: Story) -> Parts | None:
    """What the legal act declares and the catalogue does not hold at all."""
    absent = [str(PLURALS[name]) for name, loaded in _short_of(story).items() if not loaded]
    if not absent:
        return None
    return sentence(_("No se han registrado %(items)s (anexo C)."), items=_(" ni ").join(absent))


def _approved(story: Story, name: str) -> tuple[int, str]:
    """With an approved protocol: as published, where that is more than an incomplete catalogue can give, else loaded.

    With its key (contract, section 3).
    """
    key = f"scope.protocol_approved.{name}"
    stated = story.figures.result.policy_year.stated_counts.get(key, "")
    loaded = int(getattr(story.figures.result.protocol_approved, name))
    is_incomplete = bool(story.found.get("catalogue_incomplete"))
    if stated.isdigit() and int(stated) > loaded and is_incomplete:
        return int(stated), f"stated.{key}"
    return loaded, key


def _only_objectives(story: Story) -> str:
    if story.figures.result.objective.total:
        return _("por ello, este reporte solo comprende los indicadores de OP")
    return _("por ello, este reporte no comprende ningún indicador")


def _approved_template(story: Story, services: int, indicators: int) -> str:
    if not services:
        return _("Al 31 de diciembre de %(year)s, ningún servicio contaba con protocolo aprobado; %(only)s.")
    if not indicators:
        return ngettext(
            "Al 31 de diciembre de %(year)s contaba con protocolo aprobado %(services)s, sin indicadores registrados; "
            "%(only)s.",
            "Al 31 de diciembre de %(year)s contaban con protocolo aprobado %(services)s, sin indicadores registrados; "
            "%(only)s.",
            services,
        )
    if not story.figures.result.service.total:
        return _(
            "Este reporte considera los servicios con protocolo aprobado al 31 de diciembre de %(year)s (%(services)s, "
            "con %(indicators)s), pero ninguno de sus indicadores tiene meta para ese año; %(only)s."
        )
    return _(
        "Este reporte considera los servicios con protocolo aprobado al 31 de diciembre de %(year)s (%(services)s, "
        "con %(indicators)s) y, entre ellos, los indicadores con meta para ese año: %(covered)s de %(covering)s."
    )


def scope(story: Story) -> Parts:
    """K02."""
    result = story.figures.result
    services, services_key = _approved(story, "services")
    indicators, indicators_key = _approved(story, "indicators")
    return sentence(
        _approved_template(story, services, indicators),
        year=story.year,
        only=_only_objectives(story),
        services=_so_many("services", services, services_key),
        indicators=_so_many("indicators", indicators, indicators_key),
        covered=_so_many("indicators", result.service.total, "scope.in_scope.service_indicators"),
        covering=_so_many("services", len(result.services), "scope.in_scope.services"),
    )


def loaded_scope(story: Story) -> Parts | None:
    """How many of the published services with protocol are loaded, where that is fewer."""
    loaded, (services, _key) = story.figures.result.protocol_approved, _approved(story, "services")
    indicators, _key = _approved(story, "indicators")
    if (services, indicators) == (loaded.services, loaded.indicators) or not loaded.indicators:
        return None
    template = ngettext(
        "De los servicios con protocolo aprobado, se ha registrado uno, con %(indicators)s%(others)s.",
        "De los servicios con protocolo aprobado, se han registrado %(services)s, con %(indicators)s%(others)s.",
        loaded.services,
    )
    unknown = ngettext(
        "; del otro no se tienen datos registrados",
        "; de los demás no se tienen datos registrados",
        services - loaded.services,
    )
    return sentence(
        template,
        others=unknown if services > loaded.services else "",
        services=count(loaded.services, "scope.protocol_approved.services"),
        indicators=_so_many("indicators", loaded.indicators, "scope.protocol_approved.indicators"),
    )


def left_out(story: Story) -> Parts | None:
    """K03: what has a protocol and no target is told by the annex."""
    result = story.figures.result
    out = result.protocol_approved.indicators - result.service.total
    if not out or not result.service.total:
        return None
    template = ngettext(
        "El indicador restante queda fuera, por no tener meta para %(year)s (anexo A).",
        "Los demás indicadores quedan fuera, por no tener meta para %(year)s (anexo A).",
        out,
    )
    return sentence(template, year=story.year)


def altogether(story: Story) -> Parts | None:
    """The indicators of both levels together."""
    result = story.figures.result
    if not result.service.total or not result.objective.total:
        return None
    template = ngettext(
        "Con el indicador de los OP, suman %(all)s.",
        "Con los %(own)s indicadores de los OP, suman %(all)s.",
        result.objective.total,
    )
    return sentence(
        template,
        own=count(result.objective.total, "scope.in_scope.objective_indicators"),
        all=count(result.all.total, "scope.in_scope.indicators"),
    )
