"""What a returned text says in figures that no data of the report say: figures never come in by a Word. Pure.

A year, a date, a code or the number of a legal act is no figure; but a year beside a figure says of when it is.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compliance.publishing.returned.atoms import Atom, atoms
from compliance.report.narrative.typed_numbers import NO_FIGURES, YEAR

SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+|\n\s*\n")
NUMBERED = re.compile(r"(?<=\s)\d.*")
UNITS_IN_WORDS = r"por\s+ciento|puntos?\s+porcentual(?:es)?|puntos"
TENS = "treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa"
IN_WORDS = (
    r"cero|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|diecis[eé]is|diecisiete|"
    rf"dieciocho|diecinueve|veinte|veinti\w+|(?:{TENS})(?:\s+y\s+\w+)?|cien|ciento|doscient[oa]s|trescient[oa]s|mil|"
    r"mill[oó]n|millones|mitad|tercio|(?:tercera|cuarta|quinta)\s+parte|doble|triple|ambos|ambas|ning[uú]n|ningun[oa]|"
    r"todos|todas"
)
COUNTED = re.compile(rf"\b(?P<number>{IN_WORDS})\b(?:\s+\w+)?", re.IGNORECASE)
MEASURED = re.compile(rf"\b(?:{IN_WORDS}|un[oa]?)\s+(?:{UNITS_IN_WORDS})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class YearChange:
    """The years that stood beside a figure, and the one that was written there."""

    approved: tuple[str, ...]
    written: str


def _years(text: str) -> list[str]:
    return YEAR.findall(text)


def _amounts(text: str) -> list[Atom]:
    return [one for one in atoms(text) if one.amount]


def _agree(ours: Sequence[Atom], theirs: Sequence[Atom]) -> bool:
    return any(one.amount and other.amount and one.amount.agrees(other.amount) for one in ours for other in theirs)


def _years_of(sentence: str, before: Sequence[str]) -> list[list[str]]:
    """The years of each sentence that says one of these figures; of all, where none does."""
    figures = _amounts(sentence)
    same = [_years(one) for one in before if _agree(_amounts(one), figures)]
    return same or [[year for one in before for year in _years(one)]]


def _changed_in(sentence: str, before: Sequence[str]) -> Iterator[YearChange]:
    written = _years(sentence)
    if not (written and _amounts(sentence)):
        return
    said = _years_of(sentence, before)
    known = tuple(dict.fromkeys(year for years in said for year in years))
    strange = [year for year in written if year not in known]
    if not strange and len(said) == 1 and sorted(said[0]) == sorted(written) and _is_turned(sentence, before):
        strange = [year for year, ours in zip(written, said[0], strict=True) if year != ours]
    yield from (YearChange(known, year) for year in dict.fromkeys(strange))


def _is_turned(sentence: str, before: Sequence[str]) -> bool:
    """The same figures in the same order, and their years in another."""
    ours = [one.text for one in _amounts(sentence)]
    return any(
        [other.text for other in _amounts(one)] == ours and _years(one) != _years(sentence)
        for one in before
        if _agree(_amounts(one), _amounts(sentence))
    )


def changed_years(before: str, after: str) -> tuple[YearChange, ...]:
    """Years that stand beside a figure and stood beside none, or beside another, before."""
    ours = SENTENCE_END.split(before)
    found = (change for sentence in SENTENCE_END.split(after) for change in _changed_in(sentence, ours))
    return tuple(dict.fromkeys(found))


def _references(text: str) -> list[str]:
    """Codes, legal acts, dates, and years that are of none of these."""
    found: list[range] = []
    for pattern in (*NO_FIGURES, YEAR):
        spans = (range(*one.span()) for one in pattern.finditer(text))
        found += [span for span in spans if not any(span.start in other for other in found)]
    return [" ".join(text[span.start : span.stop].split()) for span in sorted(found, key=lambda one: one.start)]


def _same_reference(said: str) -> str:
    """`N° 008-2019-MIMP` is `008-2019-MIMP`; of a code, its letters count."""
    number = NUMBERED.search(said)
    return (number[0] if number else said).casefold()


def new_references(before: str, after: str) -> tuple[str, ...]:
    """Years, codes, dates and acts that were not said before: whether they are right, a person says."""
    known = {_same_reference(one) for one in _references(before)}
    return tuple(dict.fromkeys(one for one in _references(after) if _same_reference(one) not in known))


def _is_raised_figure(one: Atom, text: str) -> bool:
    """Behind a word it refers to a note, or is the exponent of a unit."""
    return one.is_raised and (one.start == 0 or text[one.start - 1].isspace() or text[one.start - 1].isdigit())


def disguised(before: str, after: str) -> tuple[str, ...]:
    """Figures that are not written as one: `½`, `fue75`, raised digits by themselves, `siete por ciento`."""
    known = Counter(one.text for one in atoms(before))
    odd = [one.text for one in atoms(after) if one.has_digits or _is_raised_figure(one, after)]
    in_words = [found[0] for found in MEASURED.finditer(after) if found[0] not in before]
    return tuple(dict.fromkeys([*(one for one in odd if one not in known), *in_words]))


def _number_word(found: re.Match[str]) -> str:
    """Without accents and capitals, which a corrected spelling may change."""
    decomposed = unicodedata.normalize("NFD", found["number"].casefold())
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def counted_in_words(before: str, after: str) -> tuple[str, ...]:
    """Counts in words that the text did not say before: `tres servicios`. Whether they are right, a person says."""
    left, found = Counter(_number_word(one) for one in COUNTED.finditer(before)), []
    for one in COUNTED.finditer(after):
        word = _number_word(one)
        if left[word]:
            left[word] -= 1
        else:
            found.append(one[0])
    return tuple(dict.fromkeys(found))
