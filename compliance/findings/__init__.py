"""What does not add up: pure rules over calculated rows, one function each, listed here.

The same rules serve the form, the review and the report. They find; people decide.
"""

from collections.abc import Callable, Iterable, Iterator

from compliance.calculation.rows import Assessment
from compliance.calculation.year import YearAssessment
from compliance.findings import indicators, series, stated
from compliance.findings.counts import catalogue_incomplete, stated_count_differs
from compliance.findings.rows import Finding, Written
from compliance.findings.texts import of_edited, of_texts, of_written

__all__ = ["Finding", "Written", "of_edited", "of_indicator", "of_written", "of_year"]

INDICATOR_RULES = (*indicators.RULES, *stated.RULES, *series.RULES)
YEAR_RULES: tuple[Callable[[YearAssessment], Iterator[Finding]], ...] = (
    catalogue_incomplete,
    stated_count_differs,
)


def of_indicator(assessment: Assessment) -> tuple[Finding, ...]:
    """Everything that does not add up about one indicator's year."""
    return tuple(finding for rule in INDICATOR_RULES for finding in rule(assessment))


def of_year(year: YearAssessment, written: Iterable[Written] | None = None) -> tuple[Finding, ...]:
    """Everything that does not add up in a policy-year, by code of finding and then by subject.

    Of texts, only where they are handed in: what nobody read is not held to be missing.
    """
    of_policy = [finding for rule in YEAR_RULES for finding in rule(year)]
    of_indicators = [finding for assessment in year.indicators for finding in of_indicator(assessment)]
    in_texts = [] if written is None else list(of_texts(year.indicators, written))
    return tuple(sorted([*of_policy, *of_indicators, *in_texts], key=lambda one: (one.code, one.subject)))
