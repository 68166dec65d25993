"""What differs between two reports: every figure, count, paragraph, finding and waiver, and what tables say. Pure.

A side is the contract's JSON, read, and the document beside it; the same comparison serves an errata page, two
editions and two years. What an edition says of itself is no difference.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from compliance.choices import Achievement
from compliance.report.comparison.figures import count_changes, counts_of, figure_changes, printed
from compliance.report.comparison.sides import ABOUT_THE_EDITION, ERRATA, SIGNATURES, Change, Side, rows_of
from compliance.report.comparison.texts import finding_changes, paragraph_changes, table_changes, waiver_changes

# An indicator or service that is in only one of the reports has no key.
DESCRIBING = frozenset({"", "name", "entity", "unit", "direction", "method", "reason"})

__all__ = [
    "ABOUT_THE_EDITION",
    "ERRATA",
    "SIGNATURES",
    "Change",
    "Comparison",
    "Moves",
    "Side",
    "compare",
    "counts_of",
    "moves",
    "printed",
    "rows_of",
]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs; `figures` are those of indicators and services, in the order of their codes.

    `tables` are what tables alone print in words: sources, acts, who approved.
    """

    figures: tuple[Change, ...] = ()
    counts: tuple[Change, ...] = ()
    paragraphs: tuple[Change, ...] = ()
    findings: tuple[Change, ...] = ()
    waivers: tuple[Change, ...] = ()
    tables: tuple[Change, ...] = ()

    @property
    def values(self) -> tuple[Change, ...]:
        """The values that entities report; the other figures follow from them or from the catalogue."""
        return tuple(change for change in self.figures if change.what == "value")

    @property
    def derived(self) -> tuple[Change, ...]:
        """The figures that are no values."""
        return tuple(change for change in self.figures if change.what not in ("value", *DESCRIBING))

    @property
    def described(self) -> tuple[Change, ...]:
        """What is told of indicators and services that is no figure: a name, a unit, or whether they are reported."""
        return tuple(change for change in self.figures if change.what in DESCRIBING)

    def __bool__(self) -> bool:
        return any((self.figures, self.counts, self.paragraphs, self.findings, self.waivers, self.tables))


@dataclass(frozen=True, slots=True)
class Moves:
    """How the situation of the indicators that both reports have went: `changed` by what it was and what it is."""

    common: int
    changed: Mapping[tuple[Achievement, Achievement], tuple[str, ...]]


def moves(before: Side, after: Side) -> Moves:
    """In the order of the situations, and by code."""
    old, new = rows_of(before, "indicators"), rows_of(after, "indicators")
    common = sorted({*old} & {*new})
    pairs = [(was, is_now) for was in Achievement for is_now in Achievement if was != is_now]
    found = {
        pair: tuple(code for code in common if (old[code]["status"], new[code]["status"]) == pair) for pair in pairs
    }
    return Moves(len(common), {pair: codes for pair, codes in found.items() if codes})


def compare(before: Side, after: Side) -> Comparison:
    """All that differs, in the order of the later report; words only of reports of the same year."""
    figures, counts = tuple(figure_changes(before, after)), tuple(count_changes(before, after))
    if before.figures["year"] != after.figures["year"]:
        return Comparison(figures, counts)
    return Comparison(
        figures,
        counts,
        tuple(paragraph_changes(before, after)),
        tuple(finding_changes(before, after)),
        tuple(waiver_changes(before, after)),
        tuple(table_changes(before, after, {change.subject for change in (*figures, *counts)})),
    )
