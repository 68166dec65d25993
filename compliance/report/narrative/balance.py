"""The balance of the year in the summary: what is known, what was achieved, and why the rest is missing.

Narrative, K04 to K08; level by level in `levels`.
"""

from collections.abc import Iterator
from itertools import accumulate

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.calculation.tally import NOT_STATED
from compliance.choices import Achievement, MissingReason
from compliance.formatting import either, listed
from compliance.report.narrative.absence import source_name
from compliance.report.narrative.outcomes import Told, by_status, clauses, joined, reached_or_surpassed
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import MOST_FIGURES
from compliance.report.narrative.words.nouns import with_article
from compliance.report.narrative.words.parts import Mention, Parts, Series, count, figures_in, phrase, sentence


def _known(story: Story) -> Told:
    counts = by_status(story.figures.result.all, only_known=True)
    return Told(counts, lambda status: f"counts.all.{status.value}", reached_or_surpassed())


def nothing_known(story: Story) -> Parts | None:
    """K05, and a year that covers nothing."""
    counts = story.figures.result.all
    if not counts.total:
        return sentence(_("Ningún indicador entra en este reporte."))
    if counts.with_information:
        return None
    template = ngettext(
        "El único indicador comprendido no cuenta con información de %(year)s; por ello, no es posible valorar el "
        "cumplimiento de su meta.",
        "Ninguno de los %(total)s indicadores comprendidos cuenta con información de %(year)s; por ello, no es "
        "posible valorar el cumplimiento de las metas.",
        counts.total,
    )
    return sentence(template, total=count(counts.total, "counts.all.total"), year=story.year)


def _covered(story: Story) -> Parts:
    """How many of how many have information."""
    counts = story.figures.result.all
    total, known = (
        count(counts.total, "counts.all.total"),
        count(counts.with_information, "counts.all.with_information"),
    )
    if counts.total == 1:
        return sentence(_("El único indicador comprendido cuenta con información"))
    if counts.with_information == counts.total:
        return sentence(_("Los %(total)s indicadores comprendidos cuentan con información"), total=total)
    template = ngettext(
        "De los %(total)s indicadores comprendidos, uno cuenta con información",
        "De los %(total)s indicadores comprendidos, %(known)s cuentan con información",
        counts.with_information,
    )
    return sentence(template, total=total, known=known)


SINGLE = {
    Achievement.ACHIEVED: gettext_lazy(" y alcanzó o superó su meta"),
    Achievement.NOT_ACHIEVED: gettext_lazy(", pero no alcanzó su meta"),
    Achievement.NOT_ASSESSABLE: gettext_lazy(", pero su cumplimiento no se puede valorar"),
}


def overall(story: Story) -> tuple[Parts, ...]:
    """K04, K06 and K07; nothing where nothing is known."""
    told = _known(story)
    if not told.counts:
        return ()
    because = _(" porque %(what)s") % {"what": either(_lacking(story))} if _none_assessable(story) else ""
    if told.total == 1:
        return ((*_covered(story), str(SINGLE[next(iter(told.counts))]), because, "."),)
    return joined(_covered(story), (*clauses(told), because))


def _not_assessable(story: Story) -> list[IndicatorYear]:
    return [one.indicator for one in story.of_code.values() if one.status == Achievement.NOT_ASSESSABLE]


def _lacking(story: Story) -> list[str]:
    """What is missing where a value cannot be held against a target."""
    rows = _not_assessable(story)
    missing = (
        (_("no se fijó meta para %(year)s") % {"year": story.year}, any(not row.has_target for row in rows)),
        (_("no se conoce la cifra de su meta"), any(row.has_target and row.target is None for row in rows)),
        (_("falta registrar el sentido esperado"), any(row.target is not None and not row.direction for row in rows)),
    )
    return [what for what, is_missing in missing if is_missing]


def _none_assessable(story: Story) -> bool:
    """Whether nothing that is known can be judged, and one can say why."""
    return set(_known(story).counts) == {Achievement.NOT_ASSESSABLE} and bool(_lacking(story))


def why_not_assessable(story: Story) -> Parts | None:
    """What is missing to judge some of what is known; of all of it, the balance says so."""
    lacking = _lacking(story)
    if not lacking or _none_assessable(story):
        return None
    template = ngettext(
        "Del indicador que no se puede valorar, %(what)s.",
        "De los indicadores que no se pueden valorar, %(what)s.",
        len(_not_assessable(story)),
    )
    return sentence(template, what=either(lacking))


# Why information is missing, as a clause about one case.
CASES = {
    MissingReason.SOURCE_NOT_COLLECTED.value: gettext_lazy("no se realizó la fuente"),
    MissingReason.NOT_SUBMITTED.value: gettext_lazy("la entidad no la remitió"),
    MissingReason.DUE_LATER.value: gettext_lazy("la entidad la remitirá después"),
    MissingReason.DEFINITION_UNDER_REVIEW.value: gettext_lazy("la definición está en revisión"),
    MissingReason.NOT_DUE.value: gettext_lazy("no correspondía la medición"),
    NOT_STATED: gettext_lazy("no se ha registrado el motivo"),
}
# The same where several entities are meant.
CASES_OF_SEVERAL = {
    MissingReason.NOT_SUBMITTED.value: gettext_lazy("las entidades no la remitieron"),
    MissingReason.DUE_LATER.value: gettext_lazy("las entidades la remitirán después"),
}


def _why(reason: str, story: Story) -> str:
    if reason in CASES_OF_SEVERAL and len(story.entities_of(_missing_by(story, MissingReason(reason)))) > 1:
        return str(CASES_OF_SEVERAL[reason])
    return str(CASES[reason])


def _reasons(story: Story) -> list[tuple[str, int]]:
    """Those that occur, the most frequent first."""
    found = story.figures.result.reasons
    return sorted(((reason, found[reason]) for reason in CASES if found[reason]), key=lambda one: -one[1])


def _case(reason: str, number: int, story: Story, *, names_the_unit: bool) -> Parts:
    if names_the_unit:
        template = ngettext("en un caso, %(why)s", "en %(n)s casos, %(why)s", number)
    else:
        template = ngettext("en uno, %(why)s", "en %(n)s, %(why)s", number)
    origin = f"no_information_reasons.{reason}"
    return phrase(template, n=count(number, origin), why=_why(reason, story))


def _without(story: Story) -> Parts:
    """Who has no information, as the reasons' sentence begins; nothing where K05 has just said it."""
    counts = story.figures.result.all
    if not counts.with_information:
        return ()
    template = ngettext(
        "El indicador restante no cuenta con información: ",
        "Los %(n)s indicadores restantes no cuentan con información: ",
        counts.no_information,
    )
    return phrase(template, n=count(counts.no_information, "counts.all.no_information"))


def _at_once(who: Parts, cases: list[Parts]) -> int:
    """How many cases the first sentence can hold."""
    figures = accumulate((figures_in(case) for case in cases), initial=figures_in(who))
    return sum(sum_of <= MOST_FIGURES for sum_of in figures) - 1


def without_information(story: Story) -> Iterator[Parts]:
    """K08: one sentence, or two where there are many reasons."""
    reasons, who = _reasons(story), _without(story)
    if len(reasons) == 1:
        reason, number = reasons[0]
        template = ngettext("%(who)s%(why)s.", "%(who)sen todos los casos, %(why)s.", number)
        yield sentence(template, who=who, why=_why(reason, story))
    if len(reasons) < 2:
        return
    cases = [_case(*reason, story, names_the_unit=not position) for position, reason in enumerate(reasons)]
    at_once = _at_once(who, cases)
    yield sentence(_("%(who)s%(cases)s."), who=who, cases=Series(tuple(cases[:at_once])))
    if rest := tuple(cases[at_once:]):
        yield sentence(_("De los demás casos, %(cases)s."), cases=Series(rest))


def _missing_by(story: Story, reason: MissingReason) -> list[Assessment]:
    missing = (one for one in story.of_code.values() if one.status == Achievement.NO_INFORMATION)
    return [one for one in missing if one.indicator.reason == reason]


def who_did_not_submit(story: Story) -> Parts | None:
    """The entities that were asked and did not answer."""
    entities = story.entities_of(_missing_by(story, MissingReason.NOT_SUBMITTED))
    if not entities:
        return None
    template = ngettext(
        "La entidad que no remitió información de uno o más de sus indicadores es %(entities)s.",
        "Las entidades que no remitieron información de uno o más de sus indicadores son %(entities)s.",
        len(entities),
    )
    return sentence(template, entities=Series(tuple((Mention(entity),) for entity in entities)))


def sources_not_collected(story: Story) -> Parts | None:
    """The surveys and registers that were not carried out, where they are recorded."""
    rows = [one.indicator.code for one in _missing_by(story, MissingReason.SOURCE_NOT_COLLECTED)]
    names = dict.fromkeys(source_name(story.figures.sources.get(code, "")) for code in rows)
    named = [with_article(name) for name in names if name]
    if not named:
        return None
    template = ngettext(
        "La fuente que no se realizó en %(year)s es %(sources)s.",
        "Las fuentes que no se realizaron en %(year)s son %(sources)s.",
        len(named),
    )
    return sentence(template, year=story.year, sources=listed(named))
