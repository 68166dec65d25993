"""What does not add up in what people wrote: one rule, one function, over a text beside its figures, listed here.

Precision before recall: a sentence that is right stays unflagged, so a rule that cannot tell says nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from compliance.calculation.rows import Assessment
from compliance.findings.rows import Finding, Passage, Written
from compliance.findings.texts.absent import absent_texts
from compliance.findings.texts.changes import change_contradicts_data
from compliance.findings.texts.codes import by_code
from compliance.findings.texts.comparisons import comparison_contradicts_data
from compliance.findings.texts.dates import other_year, relative_date
from compliance.findings.texts.decimals import decimal_comma
from compliance.findings.texts.numbers import number_not_in_data
from compliance.findings.texts.people import masculine_people, split_people
from compliance.findings.texts.reading import Reading
from compliance.findings.texts.repeats import same_as_another, same_as_last_year
from compliance.findings.texts.tallies import tally_contradicts_data
from compliance.findings.texts.targets import target_contradicts_data

__all__ = ["RULES", "of_edited", "of_texts", "of_written"]

Rule = Callable[[Reading], Iterator[Finding]]

AGAINST_FIGURES: tuple[Rule, ...] = (
    number_not_in_data,
    change_contradicts_data,
    comparison_contradicts_data,
    target_contradicts_data,
)
RULES: tuple[Rule, ...] = (
    *AGAINST_FIGURES,
    relative_date,
    other_year,
    decimal_comma,
    masculine_people,
    split_people,
)
# The report asks about every typed figure as it is.
ASKED_ELSEWHERE = frozenset({"number_not_in_data"})


def of_written(written: Written, assessment: Assessment | None = None) -> Iterator[Finding]:
    """What does not add up in the texts of one element; an indicator's are held against its figures."""
    for passage in written.passages():
        reading = Reading(written, passage, assessment)
        for rule in RULES:
            yield from rule(reading)
    yield from same_as_last_year(written)


def of_edited(
    text: str,
    year: int,
    assessment: Assessment | None = None,
    *,
    of_code: Mapping[str, Assessment] | None = None,
    counts: Mapping[str, int | None] | None = None,
) -> Iterator[Finding]:
    """What does not add up in words of the report itself.

    Those of one indicator's section are held against its figures, those that name others against theirs (`of_code`),
    and numbers of elements against the year's counts by dotted key.
    """
    written = Written(assessment.indicator.code if assessment else "", year)
    reading = Reading(written, Passage("", text), assessment, alone=assessment is not None)
    of_itself = ((rule, reading) for rule in RULES)
    of_others = ((rule, other) for other in by_code(reading, of_code or {}) for rule in AGAINST_FIGURES)
    for rule, one in (*of_itself, *of_others):
        yield from (finding for finding in rule(one) if finding.code not in ASKED_ELSEWHERE)
    yield from tally_contradicts_data(reading, counts or {})


def of_texts(assessments: Iterable[Assessment], texts: Iterable[Written]) -> Iterator[Finding]:
    """What does not add up in the texts of a whole year, and which texts it lacks."""
    of_code: Mapping[str, Written] = {one.code: one for one in texts}
    figures = {one.indicator.code: one for one in assessments}
    for code, written in of_code.items():
        yield from of_written(written, figures.get(code))
    yield from same_as_another(of_code.values())
    for assessment in figures.values():
        yield from absent_texts(assessment, of_code)
