"""A text taken apart into what an edit can change: words, signs, numbers with their unit, and ends of paragraphs. Pure.

Numbers are compared by what they say: `7,6%`, `7.6 por ciento` and `7.6 %` are the same figure.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from compliance.report.narrative.typed_numbers import NO_FIGURES, YEAR

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
NUMBER = (
    r"(?:S/\s?|(?<![\w.,])[+−-])?\d+(?:[.,]\d+|[\s\N{NO-BREAK SPACE}]\d{3}(?!\d))*"
    r"(?:\s?(?:%|por\s+ciento\b|pp\b|puntos\s+porcentuales\b|puntos?\b))?"
)
ATOM = re.compile(
    rf"(?P<end>\n\s*\n)|(?P<raised>[{RAISED}]+)|(?P<number>{NUMBER})|(?P<word>(?:(?![{RAISED}])\w)+)|(?P<sign>[^\w\s])"
)
CORE = re.compile(r"\d[\d.,\s]*")
UNITS = (("pp", ("pp", "puntos porcentuales")), ("%", ("%", "por ciento")), ("puntos", ("puntos", "punto")))
SOLES = "S/"
MINUSES = ("−", "-")
# Names and the numbers of a list, whose digits count nothing; with a unit they would.
NAMES = re.compile(r"\b(?:covid|l[ií]nea|ODS|CEDAW)[\s-]*\d+\b", re.IGNORECASE)
IN_A_LIST = re.compile(r"(?:^|\n)\s*\(?\d{1,2}[.)](?=\s+\D)")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number says: its possible readings, since a comma may be a decimal sign or not, and its unit."""

    readings: frozenset[Decimal]
    unit: str

    def agrees(self, other: "Amount") -> bool:
        return self.unit == other.unit and bool(self.readings & other.readings)


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a text and where it stands; `amount` is that of a figure, none of a year, a date or a code.

    `has_digits` is said of a word with digits in it that is no part of a code or of a name.
    """

    text: str
    start: int
    stop: int
    amount: Amount | None = None
    is_raised: bool = False
    has_digits: bool = False


def _same(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def _readings(digits: str) -> Iterator[Decimal]:
    bare = re.sub(r"\s", "", digits).strip(".,")
    signs = re.findall("[.,]", bare)
    last = signs[-1] if signs else ""
    if not signs:
        yield Decimal(bare)
    elif len(set(signs)) > 1 or len(signs) == 1:
        whole, _sign, rest = bare.rpartition(last)
        yield Decimal(f"{re.sub('[.,]', '', whole)}.{rest}")
    if len(set(signs)) == 1 and all(len(group) == 3 for group in re.split("[.,]", bare)[1:]):
        yield Decimal(re.sub("[.,]", "", bare))


def _unit(said: str) -> str:
    if said.startswith(SOLES):
        return SOLES
    return next((unit for unit, written in UNITS if said.endswith(written)), "")


def amount_of(said: str) -> Amount | None:
    """What a number with its sign and unit says; nothing where it holds no digits."""
    said = _same(said)
    core = CORE.search(said)
    if core is None:
        return None
    sign = -1 if said.startswith(MINUSES) else 1
    return Amount(frozenset(sign * one for one in _readings(core[0])), _unit(said))


def _without_amount(text: str) -> list[range]:
    """Where years, dates, codes, names and numbers of legal acts stand."""
    patterns = (*NO_FIGURES, YEAR, NAMES, IN_A_LIST)
    return [range(*found.span()) for pattern in patterns for found in pattern.finditer(text)]


def _has_digits(word: str) -> bool:
    """Digits, fractions, and numbers that are one sign."""
    return any(unicodedata.category(one).startswith("N") for one in word)


def atoms(text: str) -> list[Atom]:
    """The whole text but its blanks, in order."""
    excluded = _without_amount(text)
    found: list[Atom] = []
    for one in ATOM.finditer(text):
        digits = CORE.search(text, *one.span()) if one["number"] else None
        is_excluded = any((digits or one).start() in span for span in excluded)
        amount = amount_of(one[0]) if digits else None
        if amount and is_excluded and not amount.unit:
            amount = None
        said = "\n\n" if one["end"] else _same(one[0])
        has_digits = bool(one["word"]) and not is_excluded and _has_digits(one[0])
        found.append(Atom(said, *one.span(), amount, bool(one["raised"]), has_digits))
    return found
