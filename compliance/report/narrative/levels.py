"""The balance level by level in the summary: objectives' indicators, then services' (narrative, K09 and K34)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.tally import Counts, services_with
from compliance.choices import Achievement, Level
from compliance.formatting import percent
from compliance.report.document import Figure
from compliance.report.narrative import pending, shares
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.parts import Parts, count, phrase, sentence
from compliance.report.narrative.words.whereabouts import seen_at

ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION = Achievement
WHOLE = 100


@dataclass(frozen=True, slots=True)
class OfLevel:
    """A level's counts with their keys, and what its indicators are called."""

    level: Level
    counts: Counts
    name: str

    def figure(self, name: str) -> Figure:
        return count(int(getattr(self.counts, name)), f"counts.{self.level.value}.{name}")

    def share(self, status: Achievement) -> Figure:
        name = f"{status.value}_pct"
        key = f"counts.{self.level.value}.{name}"
        return Figure(percent(getattr(self.counts, name) or 0, 0), key, seen_at(key))


def of_objectives(story: Story) -> OfLevel:
    return OfLevel(Level.OBJECTIVE, story.figures.result.objective, _("de los OP"))


def of_services(story: Story) -> OfLevel:
    return OfLevel(Level.SERVICE, story.figures.result.service, _("de servicios"))


def _achieved_template(counts: Counts) -> str:
    achieved, total = counts.achieved, counts.total
    if total == 1:
        reached = _("El único indicador %(of)s alcanzó o superó su meta.")
        return reached if achieved else _("El único indicador %(of)s no alcanzó su meta.")
    if not achieved and counts.with_information < total:
        return ngettext(
            "El único indicador %(of)s con información no alcanzó su meta.",
            "Ninguno de los %(known)s indicadores %(of)s con información alcanzó su meta.",
            counts.with_information,
        )
    if not achieved:
        return _("Ninguno de los %(total)s indicadores %(of)s alcanzó su meta.")
    if achieved == total:
        both, all_of_them = (
            _("Ambos indicadores %(of)s alcanzaron o superaron su meta."),
            _("Los %(total)s indicadores %(of)s alcanzaron o superaron su meta."),
        )
        return both if total == 2 else all_of_them
    return ngettext(
        "De los %(total)s indicadores %(of)s, uno alcanzó o superó su meta (%(share)s).",
        "De los %(total)s indicadores %(of)s, %(n)s alcanzaron o superaron su meta (%(share)s).",
        achieved,
    )


def achieved(level: OfLevel) -> Parts | None:
    """K09, what was achieved; silent where nothing is known or the known cannot be judged."""
    counts = level.counts
    if not counts.with_information or (not counts.achieved and counts.not_assessable):
        return None
    return sentence(
        _achieved_template(counts),
        of=level.name,
        total=level.figure("total"),
        known=level.figure("with_information"),
        n=level.figure("achieved"),
        share=level.share(ACHIEVED),
    )


def none_known(level: OfLevel) -> Parts | None:
    """K09, where a level has no information at all."""
    counts = level.counts
    if not counts.total or counts.with_information:
        return None
    template = ngettext(
        "El único indicador %(of)s no cuenta con información.",
        "Ninguno de los %(total)s indicadores %(of)s cuenta con información.",
        counts.total,
    )
    return sentence(template, of=level.name, total=level.figure("total"))


def _rest_template(status: Achievement, number: int) -> str:
    return {
        NOT_ACHIEVED: ngettext(
            "No alcanzó su meta un indicador%(services)s (%(share)s).",
            "No alcanzaron su meta %(n)s indicadores%(services)s (%(share)s).",
            number,
        ),
        NOT_ASSESSABLE: ngettext(
            "No se puede valorar el cumplimiento de un indicador%(services)s (%(share)s).",
            "No se puede valorar el cumplimiento de %(n)s indicadores%(services)s (%(share)s).",
            number,
        ),
        NO_INFORMATION: ngettext(
            "No cuenta con información un indicador%(services)s (%(share)s).",
            "No cuentan con información %(n)s indicadores%(services)s (%(share)s).",
            number,
        ),
    }[status]


def _of_so_many(services: int, origin: str) -> Parts:
    template = ngettext(", de un servicio", ", de %(n)s servicios", services)
    return phrase(template, n=count(services, origin))


def the_rest(level: OfLevel, status: Achievement, services: Parts = ()) -> Parts | None:
    """K09, another state; silent where it is everyone's and has been said."""
    number = int(getattr(level.counts, status.value))
    if not number or (number == level.counts.total and status != NOT_ASSESSABLE):
        return None
    return sentence(
        _rest_template(status, number), n=level.figure(status.value), services=services, share=level.share(status)
    )


def objectives_level(story: Story) -> Iterator[Parts | None]:
    """All that the summary says of the objectives' indicators."""
    level = of_objectives(story)
    yield none_known(level)
    yield achieved(level)
    yield shares.of_objectives_achieved(story)
    everyone_missed = not level.counts.achieved and not level.counts.not_assessable
    for status in (NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION):
        # That none was achieved has just been said.
        if not (status == NOT_ACHIEVED and everyone_missed):
            yield the_rest(level, status)


def _tells_whose(story: Story, status: Achievement) -> bool:
    """Services that are named one by one need not be told by entity before."""
    return status == NOT_ACHIEVED or (status == NO_INFORMATION and not pending.are_named(story))


def services_level(story: Story) -> Iterator[Parts | None]:
    """All that the summary says of the services' indicators."""
    level, policy = of_services(story), story.figures.policy.code
    members = [one for one in story.of_code.values() if one.indicator.level == Level.SERVICE]
    yield none_known(level)
    yield achieved(level)
    yield shares.by_entity(story, ACHIEVED)
    for status in (NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION):
        services = _of_so_many(services_with(members, status), f"{policy}.services_with_{status.value}")
        said = the_rest(level, status, services)
        yield said
        if said and _tells_whose(story, status):
            yield shares.by_entity(story, status)


def rounding(story: Story) -> Parts | None:
    """K34, only where it is true."""
    result = story.figures.result
    if all(_adds_up(counts) for counts in (result.all, result.objective, result.service) if counts.total):
        return None
    return sentence(_("Los porcentajes se redondean al entero, por lo que pueden no sumar el cien por ciento."))


def _adds_up(counts: Counts) -> bool:
    return sum(getattr(counts, f"{status.value}_pct") or 0 for status in Achievement) == WHOLE
