"""Every number of a report by its name, as a sentence prints it: what a person may bind a text to.

A name stands here for the very figure that the narrative prints under it; nothing is computed that it does not print.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property, partial

from compliance.calculation.keys import counts_by_key
from compliance.calculation.progress import change_between
from compliance.calculation.reconciliation import Kind, verdicts
from compliance.calculation.rows import Assessment, IndicatorYear, ServiceAssessment
from compliance.calculation.shares import times_target
from compliance.calculation.tally import count as count_statuses
from compliance.calculation.tally import services_with
from compliance.choices import Achievement, Level
from compliance.formatting import percent
from compliance.report.document import Figure
from compliance.report.narrative import printed
from compliance.report.narrative.resources import budget, share_executed
from compliance.report.narrative.since import KINDS, SCOPE_KINDS, changed
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.parts import count
from compliance.report.narrative.words.tokens import Known
from compliance.report.narrative.words.whereabouts import seen_at

SHARE = "_pct"
MOST_NEAR, LEAST_ALIKE = 4, 0.4


def of_counts(story: Story) -> Iterator[Figure]:
    """The counts of the contract's section 5, and the published scope counts that replace some of them."""
    for key, number in counts_by_key(story.figures.result).items():
        if number is not None:
            yield Figure(percent(number, 0), key, seen_at(key)) if key.endswith(SHARE) else count(number, key)
    for key, stated in story.figures.result.policy_year.stated_counts.items():
        if stated.isdigit():
            yield count(int(stated), f"stated.{key}")


def of_reconciliation(story: Story) -> Iterator[Figure]:
    """How many published figures have each verdict, together and by what they are."""
    found = story.figures.reconciliation
    for verdict, number in verdicts(found).items():
        yield count(number, f"reconciliation.verdicts.{verdict}")
    for kind in Kind:
        for verdict, number in verdicts(one for one in found if one.kind == kind).items():
            yield count(number, f"reconciliation.by_kind.{kind}.{verdict}")


def of_policy(story: Story) -> Iterator[Figure]:
    result, code = story.figures.result, story.figures.policy.code
    members = [one for one in result.indicators if one.indicator.level == Level.SERVICE]
    for status in Achievement:
        yield count(services_with(members, status), f"{code}.services_with_{status.value}")
    reported = sum(one.service.code in story.figures.resources for one in result.services)
    yield count(reported, f"{code}.services_with_resources")
    if changes := story.figures.changes:
        yield from (changed(story, changes, kind) for kind in (*SCOPE_KINDS, *KINDS))


def of_objective(code: str, story: Story) -> Iterator[Figure]:
    members = [one for service in story.services.get(code, ()) for one in story.of_service[service.service.code]]
    yield count(services_with(members, Achievement.NOT_ACHIEVED), f"{code}.services_with_not_achieved")
    own = story.own.get(code, ())
    for entity in story.entities_of(own):
        number = sum(one.indicator.entity == entity for one in own)
        yield count(number, f"{code}.indicators.{entity}")


def of_service(service: ServiceAssessment, story: Story) -> Iterator[Figure]:
    code = service.service.code
    counts, anchor = count_statuses(story.of_service[code]), printed.row_anchor("A", code)
    yield count(counts.total, f"{code}.total", anchor)
    for status in Achievement:
        yield count(int(getattr(counts, status.value)), f"{code}.{status.value}", anchor)
    if reported := story.figures.resources.get(code):
        amounts = (("modified", reported.modified), ("executed", reported.executed))
        yield from (budget(code, name, amount) for name, amount in amounts if amount is not None)
        if share := share_executed(code, reported):
            yield share


def _of_baselines(row: IndicatorYear) -> Iterator[Figure]:
    for baseline in row.baselines:
        yield printed.baseline_figure(row, baseline)
        if row.value is not None:
            yield printed.change_since_baseline(row, baseline, change_between(baseline.value, row.value))


def of_indicator(assessment: Assessment) -> Iterator[Figure]:
    row = assessment.indicator
    for year in sorted(row.values):
        yield printed.value_in(row, year)
        if row.value is not None and year < row.year:
            yield printed.change_since(row, year, change_between(row.values[year], row.value))
    yield from (printed.target_in(row, year) for year in sorted(row.targets) if row.targets[year] is not None)
    yield from _of_baselines(row)
    if assessment.gap is not None:
        yield printed.gap(assessment, assessment.gap)
    if assessment.progress is not None:
        yield printed.progress_figure(assessment, assessment.progress)
    if times := times_target(row):
        yield printed.times_figure(row, times)


def _by_name(figures: Iterable[Figure]) -> Mapping[str, Figure]:
    return {figure.origin: figure for figure in figures}


class NamedFigures:
    """A report's numbers by name; an element's are made when the first of them is asked for."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._made: dict[str, Mapping[str, Figure]] = {}

    @cached_property
    def _makers(self) -> Mapping[str, Callable[[], Iterator[Figure]]]:
        """By the code of the element; the counts have none."""
        story = self.story
        return {
            "": partial(of_counts, story),
            **({"reconciliation": partial(of_reconciliation, story)} if story.figures.reconciliation else {}),
            story.figures.policy.code: partial(of_policy, story),
            **{code: partial(of_objective, code, story) for code in story.objectives},
            **{one.service.code: partial(of_service, one, story) for one in story.figures.result.services},
            **{code: partial(of_indicator, one) for code, one in story.of_code.items()},
        }

    def of_element(self, code: str) -> Mapping[str, Figure]:
        if code not in self._made:
            self._made[code] = _by_name(self._makers[code]())
        return self._made[code]

    def element_of(self, name: str) -> str:
        """The longest code of an element that the name begins with; empty for a count or what is unknown."""
        words = name.split(".")
        heads = (".".join(words[:length]) for length in range(len(words), 0, -1))
        return next((head for head in heads if head in self._makers), "")

    def get(self, name: str) -> Figure | None:
        return self.of_element(self.element_of(name)).get(name)

    def every(self) -> Iterator[Figure]:
        for code in self._makers:
            yield from self.of_element(code).values()

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """What a text may mention: the policy, and entities by their acronyms."""
        figures, rows = self.story.figures, self.story.figures.result.policy_year
        codes = {*rows.objectives, *(one.code for one in rows.services)}
        in_rows = {*(one.entity for one in rows.indicators), *(one.entity for one in rows.services)}
        named = {*figures.names, *figures.answering.values(), *figures.units_in_charge.values(), *in_rows}
        return frozenset({*named, figures.policy.code} - codes - {""})

    @property
    def known(self) -> Known:
        return Known(self.get, self.acronyms.__contains__)

    def near(self, name: str) -> list[str]:
        """Names that exist and resemble one that does not: of its own element, else of any, or acronyms."""
        element = self.element_of(name)
        if element:
            names = list(self.of_element(element))
            return get_close_matches(name, names, MOST_NEAR, LEAST_ALIKE) or names[:MOST_NEAR]
        anything = {*self.of_element(""), *self._makers, *self.acronyms} - {""}
        return get_close_matches(name, sorted(anything), MOST_NEAR, LEAST_ALIKE)
