"""How near a policy-year's report is to its signature: what still blocks it, and what the pending entries would add."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.rows import IndicatorYear
from compliance.calculation.tally import Counts
from compliance.calculation.year import assess_year
from compliance.choices import EntryStatus
from compliance.entries.entity_status import EntityStatus, entity_statuses
from compliance.findings import Finding
from compliance.findings.waivers import blocks_publication, split
from compliance.formatting import listed
from compliance.models import Entity, Policy, ProgressEntry, ReportingCycle, ServiceEntry
from compliance.report.figures import Figures
from compliance.report.narrative.edits import STALE
from compliance.report.narrative.words.nouns import entity

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Blocker:
    """Something that stands between the report and its publication; `page` is where it is mended, if `is_of_year`
    that of the policy and year."""

    said: str
    page: str
    findings: tuple[Finding, ...] = ()
    is_of_year: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules look at, read once."""

    figures: Figures
    waiting: tuple[str, ...]
    statuses: tuple[EntityStatus, ...]


def _errors(situation: Situation) -> Blocker | None:
    found = blocks_publication(situation.figures.findings, situation.figures.waivers)
    template = ngettext("Resolver o dispensar %(n)s error", "Resolver o dispensar %(n)s errores", len(found))
    return Blocker(template % {"n": len(found)}, "", found) if found else None


def _stale_edits(situation: Situation) -> Blocker | None:
    """An edit that cannot be printed is an error; one that stands beside another generated text is asked about."""
    still_open = split(situation.figures.findings, situation.figures.waivers).open
    number = sum(one.code == STALE for one in still_open)
    template = ngettext("Confirmar %(n)s texto editado", "Confirmar %(n)s textos editados", number)
    return Blocker(template % {"n": number}, "edited_texts", is_of_year=True) if number else None


def is_told(figures: Figures, code: str) -> bool:
    """Whether the year's report tells of an indicator or of a service: both need a target that falls due."""
    assessed = (one.indicator for one in figures.result.indicators)
    return any(code in (row.code, row.service) for row in assessed)


def _of_them(number: int, told: int) -> str:
    """How many of those that wait the report tells of today."""
    if told == number:
        return ngettext("entra en este reporte", "todos entran en este reporte", number)
    if not told:
        return ngettext("no entra en este reporte", "ninguno entra en este reporte", number)
    return ngettext("%(n)s entra en este reporte", "%(n)s entran en este reporte", told) % {"n": told}


def _waiting(situation: Situation) -> Blocker | None:
    number = len(situation.waiting)
    if not number:
        return None
    told = sum(is_told(situation.figures, code) for code in situation.waiting)
    template = ngettext(
        "Revisar %(n)s registro enviado; %(told)s", "Revisar %(n)s registros enviados; %(told)s", number
    )
    return Blocker(template % {"n": number, "told": _of_them(number, told)}, "review_queue")


def of_entities(lagging: list[Entity]) -> list[str]:
    """`del JNE`, `el MIMP`: the first with its preposition."""
    named = enumerate(lagging[:MOST_NAMED])
    return [
        entity(one.acronym, one.name, "" if position else "de", in_full=False, article=one.article)
        for position, one in named
    ]


def _unsent(situation: Situation) -> Blocker | None:
    lagging = [status for status in situation.statuses if status.missing]
    if not lagging:
        return None
    names = of_entities([status.entity for status in lagging])
    if rest := len(lagging) - len(names):
        names.append(ngettext("%(n)s entidad más", "%(n)s entidades más", rest) % {"n": rest})
    template = _("Recibir los registros que faltan %(names)s")
    return Blocker(template % {"names": listed(names)}, "entity_status")


# In the order in which they are mended.
BLOCKERS: tuple[Callable[[Situation], Blocker | None], ...] = (_unsent, _waiting, _errors, _stale_edits)


def _submitted(policy: Policy, year: int) -> "QuerySet[ProgressEntry]":
    entries: QuerySet[ProgressEntry] = ProgressEntry.objects.filter(indicator__policy=policy, year=year)
    return entries.filter(status=EntryStatus.SUBMITTED)


def _waiting_codes(policy: Policy, year: int) -> tuple[str, ...]:
    """Of the indicators and services whose entries wait for review."""
    services = ServiceEntry.objects.filter(service__policy=policy, year=year, status=EntryStatus.SUBMITTED)
    indicators = _submitted(policy, year).values_list("indicator__code", flat=True)
    return (*indicators, *services.values_list("service__code", flat=True))


def blockers(figures: Figures, policy: Policy) -> Iterator[Blocker]:
    """What stands against publishing figures to which the document added what it found about edits (`tell`).

    Four queries; none where the year has no cycle here.
    """
    cycle = ReportingCycle.objects.filter(policy=policy, year=figures.year).first()
    situation = Situation(
        figures=figures,
        waiting=_waiting_codes(policy, figures.year) if cycle else (),
        statuses=tuple(entity_statuses(cycle)) if cycle else (),
    )
    return (found for rule in BLOCKERS if (found := rule(situation)))


def counts_if_approved(figures: Figures, policy: Policy) -> Counts | None:
    """All indicators' counts with what was sent and waits for review; None where nothing waits (one query)."""
    sent = dict(_submitted(policy, figures.year).values_list("indicator__code", "value"))
    if not sent:
        return None

    def approved(row: IndicatorYear) -> IndicatorYear:
        value = sent.get(row.code)
        return row if value is None else replace(row, values={**row.values, row.year: value})

    rows = figures.result.policy_year
    return assess_year(replace(rows, indicators=tuple(approved(row) for row in rows.indicators))).all
