"""The figures of a policy-year arranged as the sections ask for them, once; nothing here words anything."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from compliance.calculation.rows import Assessment, IndicatorYear, ServiceAssessment
from compliance.calculation.tally import Counts, count
from compliance.calculation.year import ObjectiveTally
from compliance.choices import Achievement, Level
from compliance.report.figures import Figures

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Story:
    """`own` are an objective's own indicators, `of_service` a service's, both in scope and by code."""

    figures: Figures
    of_code: Mapping[str, Assessment]
    own: Mapping[str, tuple[Assessment, ...]]
    of_objective: Mapping[str, tuple[Assessment, ...]]
    of_service: Mapping[str, tuple[Assessment, ...]]
    services: Mapping[str, tuple[ServiceAssessment, ...]]
    tallies: Mapping[str, ObjectiveTally]
    found: Mapping[str, frozenset[str]]
    partly_in_scope: frozenset[str]
    last_target_year: int | None

    @property
    def year(self) -> int:
        return self.figures.year

    @property
    def objectives(self) -> tuple[str, ...]:
        return tuple(self.tallies)

    def has_finding(self, code: str, subject: str) -> bool:
        """Whether an indicator carries a finding of that code."""
        return subject in self.found.get(code, frozenset())

    def were_approved_here(self, codes: Iterable[str]) -> bool:
        """Whether entities reported the year of all of these in this system, so that what is absent they left out.

        Of historical data only the source's silence is known.
        """
        return all(code in self.figures.approvals for code in codes)

    def calls_for_caution(self, assessment: Assessment) -> bool:
        """Whether a figure of an indicator is out of range, and its report says so."""
        if assessment.status == Achievement.NO_INFORMATION:
            return False
        return self.has_finding("implausible_progress", assessment.indicator.code)

    def note(self, row: IndicatorYear) -> str:
        return self.figures.texts.notes.get(row.code, "")

    def entities_of(self, assessments: Iterable[Assessment]) -> tuple[str, ...]:
        """The entities in charge, those with most indicators first."""
        met: defaultdict[str, int] = defaultdict(int)
        for one in assessments:
            met[one.indicator.entity] += 1
        return tuple(sorted(met, key=lambda entity: (-met[entity], entity)))

    def counts_of_objective(self, code: str) -> Counts:
        """An objective's own indicators and those of its services, together."""
        return count(self.of_objective.get(code, ()))


def grouped(rows: Iterable[Row], key: Callable[[Row], str]) -> dict[str, tuple[Row, ...]]:
    """Rows by key, in the order in which they come."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return {name: tuple(members) for name, members in groups.items()}


def arrange(figures: Figures) -> Story:
    """Everything that the sections look up, gathered in one pass over the rows."""
    result = figures.result
    of_level = grouped(result.indicators, lambda one: one.indicator.level.value)
    target_years = [
        year for row in result.policy_year.indicators for year, target in row.targets.items() if target is not None
    ]
    by_finding = grouped(figures.findings, lambda finding: finding.code)
    return Story(
        figures=figures,
        of_code={one.indicator.code: one for one in result.indicators},
        own=grouped(of_level.get(Level.OBJECTIVE.value, ()), lambda one: one.indicator.objective),
        of_objective=grouped(result.indicators, lambda one: one.indicator.objective),
        of_service=grouped(of_level.get(Level.SERVICE.value, ()), lambda one: one.indicator.service or ""),
        services=grouped(result.services, lambda one: one.service.objective),
        tallies={tally.objective: tally for tally in result.by_objective},
        found={code: frozenset(one.subject for one in found) for code, found in by_finding.items()},
        partly_in_scope=frozenset(row.service for row in result.left_out if row.service),
        last_target_year=max(target_years, default=None),
    )
