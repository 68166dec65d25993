"""Paragraphs, lists and sections before the whole document is known, and how sentences become paragraphs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from compliance.report.document import ADDED, Block
from compliance.report.narrative.words.parts import Parts, figures_in

# A paragraph holds no more figures than this; beyond it a table says them (narrative, rule 11).
MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """One sentence or more; `lead` is said first and stressed.

    `passage` names the generated passage that it is of, unique in its section; empty where people wrote it.
    """

    parts: Parts
    lead: str = ""
    passage: str = ""


@dataclass(frozen=True, slots=True)
class DraftList:
    """Short texts under a line that introduces them."""

    title: Parts
    items: tuple[str, ...]


DraftBlock = DraftParagraph | DraftList | Block


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A heading with what will stand under it."""

    anchor: str
    title: str
    blocks: tuple[DraftBlock, ...] = ()
    sections: tuple["DraftSection", ...] = ()


def address(anchor: str, passage: str) -> str:
    """Where a passage stands: `resumen/balance`; what was added to a section, `resumen/`."""
    return f"{anchor}/{'' if passage == ADDED else passage}"


def _packed(sentences: Iterable[Parts]) -> Iterator[Parts]:
    together: Parts = ()
    for said in sentences:
        if together and figures_in(together) + figures_in(said) > MOST_FIGURES:
            yield together
            together = ()
        together = (*together, " ", *said) if together else said
    if together:
        yield together


def paragraphs(sentences: Iterable[Parts | None], lead: str = "", *, passage: str) -> tuple[DraftParagraph, ...]:
    """A passage: sentences in as few paragraphs as the most figures allow; the lead stands before the first.

    Its name is a short English slug, unique in its section and the same for any data.
    """
    packed = [DraftParagraph(parts, passage=passage) for parts in _packed(said for said in sentences if said)]
    if not packed or not lead:
        return tuple(packed)
    return (replace(packed[0], lead=lead), *packed[1:])
