"""Everything that the queries bring of a policy-year, one query each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from compliance.findings.waivers import Waiver
from compliance.models import Entity, Policy
from compliance.report.queries.approved import EntryRow, LineRow, Series, entries, lines, series
from compliance.report.queries.catalogue import (
    IndicatorRow,
    ObjectiveRow,
    ServiceRow,
    entities,
    indicators,
    objectives,
    services,
)
from compliance.report.queries.closing import unsent
from compliance.report.queries.kept import TextRow, section_texts, stated_counts, waivers


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a policy-year; `root_of` leads from an entity to the one that answers for it.

    `unsent` are the indicators of which nothing was sent until the close, with its day.
    """

    entity_of: Mapping[int, Entity]
    root_of: Mapping[int, Entity]
    objectives: list[ObjectiveRow]
    services: list[ServiceRow]
    indicators: list[IndicatorRow]
    entries: list[EntryRow]
    lines: list[LineRow]
    series: Series
    stated_counts: Mapping[str, str]
    edits: list[TextRow]
    waivers: tuple[Waiver, ...]
    unsent: Mapping[int, date]

    def entries_of(self, year: int) -> Mapping[int, EntryRow]:
        """By indicator."""
        return {entry.indicator_id: entry for entry in self.entries if entry.year == year}

    def lines_of(self, year: int) -> list[LineRow]:
        return [line for line in self.lines if line.year == year]


def rows_of(policy: Policy, year: int) -> Rows:
    entity_of, root_of = entities()
    of_policy = indicators(policy)
    return Rows(
        entity_of=entity_of,
        root_of=root_of,
        objectives=objectives(policy),
        services=services(policy, year),
        indicators=of_policy,
        entries=entries(policy, year),
        lines=lines(policy, year),
        series=series(policy),
        stated_counts=stated_counts(policy, year),
        edits=section_texts(policy, year),
        waivers=waivers(policy, year),
        unsent=unsent(policy, year, of_policy),
    )
