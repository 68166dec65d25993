"""A sentence as parts: its words, its figures, and what only the whole document can decide.

Sentences are written as one template each, with a slot for every part; `drafts` packs them into paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from compliance.formatting import number
from compliance.report.document import Figure
from compliance.report.narrative.words.whereabouts import seen_at

SLOT = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity or the policy: in full where the document first speaks of it, by its acronym from then on.

    `preposition` is `a`, `de` or none, so that it can be contracted with the article.
    """

    acronym: str
    preposition: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A footnote that has no number yet."""

    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """`A, B y C`: the separator and the conjunction depend on how its items turn out."""

    items: tuple["Parts", ...]


Part = str | Figure | Mention | Remark | Series
Parts = tuple[Part, ...]
Slot = Part | Parts | int


@cache
def _pieces(template: str) -> tuple[str, ...]:
    """The template's texts, with the names of its slots at the odd places."""
    return tuple(SLOT.split(template))


def _filled(template: str, slots: dict[str, Slot]) -> Iterator[Part]:
    for position, piece in enumerate(_pieces(template)):
        if position % 2 == 0:
            yield piece
            continue
        slot = slots[piece]
        if isinstance(slot, tuple):
            yield from slot
        else:
            yield str(slot) if isinstance(slot, int) else slot


def phrase(template: str, **slots: Slot) -> Parts:
    """The template with its slots filled; a plain integer is a year or another number that is no figure."""
    return tuple(part for part in _filled(template, slots) if part != "")


def opened(parts: Parts) -> Parts:
    """The same words as they begin a sentence."""
    if not parts:
        return parts
    first, *rest = parts
    if isinstance(first, Mention):
        return (replace(first, opens=True), *rest)
    if isinstance(first, Series):
        items = (opened(first.items[0]), *first.items[1:])
        return (replace(first, items=items), *rest)
    if isinstance(first, str):
        return (first[:1].upper() + first[1:], *rest)
    return parts


def sentence(template: str, **slots: Slot) -> Parts:
    """A whole sentence, from its capital to its full stop, which the template holds."""
    return opened(phrase(template, **slots))


def count(number_of: int, origin: str, anchor: str = "") -> Figure:
    """A count as a figure; `origin` is its dotted key, or the code of the element whose rows it counts, and `anchor`
    where it can be seen, unless the key tells."""
    return Figure(number(Decimal(number_of)), origin, anchor or seen_at(origin))


def figures_in(parts: Parts) -> int:
    """How many figures the parts hold."""
    nested = sum(figures_in(item) for part in parts if isinstance(part, Series) for item in part.items)
    return nested + sum(isinstance(part, Figure) for part in parts)
