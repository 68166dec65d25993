"""What the report's page offers beside its words: editing, mending findings, and the entries behind figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from compliance.entries.access import Standing, can_see_entry, can_see_review
from compliance.models import Policy, ProgressEntry
from compliance.publishing.access import can_word_report
from compliance.report.narrative import Told
from compliance.report.narrative.edits import EditState
from compliance.views.mending import ToMend, to_mend


@dataclass(frozen=True, slots=True)
class Wording:
    """For those who word the report: which one it is, and what became of each edit by its address."""

    code: str
    year: int
    states: Mapping[str, EditState]


def wording_of(told: Told, policy: Policy, standing: Standing) -> Wording | None:
    """Nothing for those who only read."""
    return Wording(policy.code, told.figures.year, told.states) if can_word_report(standing) else None


@dataclass(frozen=True, slots=True)
class Mending:
    """For those who review: what annex C's findings lead to, by their words and their place in words."""

    code: str
    year: int
    rows: Mapping[tuple[str, str], ToMend]
    anchor: str = "anexo-c"


def mending_of(told: Told, policy: Policy, standing: Standing) -> Mending | None:
    """Nothing for those who only read (three queries at most)."""
    if not can_word_report(standing):
        return None
    figures = told.figures
    rows = to_mend(figures.findings, figures, policy, is_administrator=standing.is_administrator)
    return Mending(policy.code, figures.year, {(row.finding.message, row.where): row for row in rows})


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind an indicator's figures: its entry's address, and the titles of its evidence with theirs."""

    entry: str
    evidence: tuple[tuple[str, str], ...]


def _entry_address(entry: ProgressEntry, standing: Standing) -> str:
    return reverse("review_entry" if can_see_review(standing) else "entry", args=["indicador", entry.pk])


def _evidence(entry: ProgressEntry) -> tuple[tuple[str, str], ...]:
    return tuple((one.title, one.link or reverse("evidence_file", args=[one.pk])) for one in entry.evidences.all())


def behind_figures(policy: Policy, year: int, standing: Standing) -> dict[str, Behind]:
    """The entries of the year, by code of indicator, for a person who may see them (two queries)."""
    entries = ProgressEntry.objects.filter(indicator__policy=policy, year=year, cycle__isnull=False)
    return {
        entry.indicator.code: Behind(_entry_address(entry, standing), _evidence(entry))
        for entry in entries.select_related("indicator").prefetch_related("evidences")
        if can_see_entry(standing, entry)
    }
