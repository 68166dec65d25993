"""Tables of sentences about the indicators of `data`: right ones, and ones that are wrong. No test lives here.

Among the right ones are traps: other subjects, denials, plans, parts of the country, other years.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tests.findings.texts.data import CLAIMS, NUMBERS
from tests.findings.texts.tables import changes, comparisons, gerunds, in_words, no_year, numbers, ranges, targets

Row = tuple[str, str]


class Table(NamedTuple):
    """`codes` are the findings by one of which a wrong sentence is told, `least` how many there must be of each."""

    right: Sequence[Row]
    wrong: Sequence[Row]
    codes: frozenset[str]
    least: int = 5


TABLES = {
    "changes": Table(changes.RIGHT, changes.WRONG, CLAIMS, 50),
    "targets": Table(targets.RIGHT, targets.WRONG, CLAIMS, 50),
    "numbers": Table(numbers.RIGHT, numbers.WRONG, NUMBERS, 50),
    "no year": Table(no_year.RIGHT, no_year.WRONG, CLAIMS),
    "gerunds": Table(gerunds.RIGHT, gerunds.WRONG, CLAIMS),
    "comparisons": Table(comparisons.RIGHT, comparisons.WRONG, CLAIMS),
    "ranges": Table(ranges.RIGHT, ranges.WRONG, CLAIMS),
    "in words": Table(in_words.RIGHT, in_words.WRONG, CLAIMS | NUMBERS),
}
