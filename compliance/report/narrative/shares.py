"""Whose indicators they are: a count told again by objective or by entity (narrative, K10).

Silent where only a table can hold so many figures (narrative, rule 11).
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.rows import Assessment
from compliance.calculation.year import EntityTally, ObjectiveTally
from compliance.choices import Achievement
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import MOST_FIGURES
from compliance.report.narrative.words.parts import Mention, Parts, Series, count, figures_in, phrase, sentence


def _within_figures(said: Parts) -> Parts | None:
    return said if figures_in(said) <= MOST_FIGURES else None


def _in_charge(story: Story, assessments: Iterable[Assessment]) -> Parts:
    entities = story.entities_of(assessments)
    return phrase(_("a cargo %(of)s"), of=Series(tuple((Mention(one, "de"),) for one in entities)))


def _share_of_objective(story: Story, tally: ObjectiveTally) -> Parts:
    number, total = tally.own.achieved, tally.own.total
    if total == 1:
        template = _("al único indicador del %(objective)s, %(charge)s")
    elif number == total:
        both, all_of_them = (
            _("a ambos indicadores del %(objective)s, %(charge)s"),
            _("a los %(total)s indicadores del %(objective)s, %(charge)s"),
        )
        template = both if total == 2 else all_of_them
    else:
        template = ngettext(
            "a uno de los %(total)s indicadores del %(objective)s, %(charge)s",
            "a %(n)s de los %(total)s indicadores del %(objective)s, %(charge)s",
            number,
        )
    key = f"by_objective.{tally.objective}.counts.objective"
    met = [one for one in story.own[tally.objective] if one.status == Achievement.ACHIEVED]
    return phrase(
        template,
        n=count(number, f"{key}.achieved"),
        total=count(total, f"{key}.total"),
        objective=tally.objective,
        charge=_in_charge(story, met),
    )


def of_objectives_achieved(story: Story) -> Parts | None:
    """Whose indicators achieved their targets, objective by objective; silent where all of them did."""
    counts = story.figures.result.objective
    tallies = [tally for tally in story.tallies.values() if tally.own.achieved]
    if not tallies or counts.achieved == counts.total or len(tallies) == len(story.tallies) == 1:
        return None
    items = tuple(_share_of_objective(story, tally) for tally in tallies)
    # It may open a paragraph of its own, so it names whose share it tells.
    template = ngettext(
        "El que alcanzó su meta corresponde %(items)s.",
        "Los que alcanzaron su meta corresponden %(items)s.",
        counts.achieved,
    )
    return _within_figures(sentence(template, items=Series(items)))


def _so_many_services(tally: EntityTally, status: Achievement) -> Parts:
    services = int(getattr(tally, f"services_with_{status.value}"))
    template = ngettext("un servicio %(entity)s", "%(n)s servicios %(entity)s", services)
    key = f"by_entity.{tally.entity}.service.services_with_{status.value}"
    return phrase(template, n=count(services, key), entity=Mention(tally.entity, "de"))


def _share_of_entity(tally: EntityTally, status: Achievement, *, comes_first: bool) -> Parts:
    number = int(getattr(tally.service, status.value))
    if comes_first:
        template = ngettext("uno corresponde a %(services)s", "%(n)s corresponden a %(services)s", number)
    else:
        template = ngettext("uno, a %(services)s", "%(n)s, a %(services)s", number)
    key = f"by_entity.{tally.entity}.service.{status.value}"
    return phrase(template, n=count(number, key), services=_so_many_services(tally, status))


def by_entity(story: Story, status: Achievement) -> Parts | None:
    """K10."""

    def size(tally: EntityTally) -> tuple[int, int]:
        return int(getattr(tally.service, status.value)), int(getattr(tally, f"services_with_{status.value}"))

    tallies = [tally for tally in story.figures.result.by_entity if getattr(tally.service, status.value)]
    tallies.sort(key=lambda tally: (*(-part for part in size(tally)), tally.entity))
    if len(tallies) == 1:
        template = {1: _("Corresponde a %(services)s."), 2: _("Ambos corresponden a %(services)s.")}
        words = template.get(size(tallies[0])[0], _("Todos corresponden a %(services)s."))
        return sentence(words, services=_so_many_services(tallies[0], status))
    shares = tuple(_share_of_entity(tally, status, comes_first=not place) for place, tally in enumerate(tallies))
    if not shares:
        return None
    return _within_figures(sentence(_("De esos indicadores, %(shares)s."), shares=Series(shares)))
