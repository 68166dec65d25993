"""What the report's page offers beside its words: editing them, and the entries behind its figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from compliance.entries.access import Standing, can_see_entry, can_see_review
from compliance.models import Policy, ProgressEntry
from compliance.publishing.access import can_word_report
from compliance.report.narrative import Told
from compliance.report.narrative.edits import EditState


@dataclass(frozen=True, slots=True)
class Wording:
    """For those who word the report: which one it is, and what became of each edit by its address."""

    code: str
    year: int
    states: Mapping[str, EditState]


def wording_of(told: Told, policy: Policy, standing: Standing) -> Wording | None:
    """Nothing for those who only read."""
    return Wording(policy.code, told.figures.year, told.states) if can_word_report(standing) else None


def entry_addresses(policy: Policy, year: int, standing: Standing) -> dict[str, str]:
    """Where the entries behind the figures are, by code of indicator, for a person who may see them (one query)."""
    entries = ProgressEntry.objects.filter(indicator__policy=policy, year=year, cycle__isnull=False)
    found = {}
    for entry in entries.select_related("indicator"):
        if can_see_review(standing) and can_see_entry(standing, entry):
            found[entry.indicator.code] = reverse("review_entry", args=["indicador", entry.pk])
        elif can_see_entry(standing, entry):
            found[entry.indicator.code] = reverse("entry", args=["indicador", entry.pk])
    return found
