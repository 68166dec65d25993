"""A document as its readers see it: parts under their headings, with lines of text, tables, notes and comments.

Also what two texts have in common that a reader would call the same. How a document is read is said in `tree_reading`.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

BLANK = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")
ANY_BLANK = re.compile(r"\s+")
UNSEEN = re.compile("[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}]")
RAISED_DIGITS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
# What a file and its first page call the document, among what is known of it.
TITLE, PRINTED_TITLE, SUBTITLE = "title", "printed-title", "subtitle"


def tidy(text: str) -> str:
    """The text in one line; spaces that hold a unit to its number stay."""
    return BLANK.sub(" ", text).strip()


def key(text: str) -> str:
    """What two texts share that a reader would call the same: raised figures are references to notes."""
    seen = RAISED_DIGITS.sub("", UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    return ANY_BLANK.sub(" ", seen).strip()


class LineKind(StrEnum):
    """What a line is in the report; a Word file tells only paragraphs, items and captions."""

    TEXT = "text"
    ITEM = "item"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `address` is the passage that it is of, known of the report's own lines only."""

    text: str
    kind: LineKind = LineKind.TEXT
    address: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells as texts, its header first where it has one."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, and the title of the part that refers to it first."""

    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote in the margin, and the heading below which it stands."""

    author: str
    text: str
    title: str


@dataclass(slots=True)
class Part:
    """What stands under one heading, before the next."""

    title: str
    anchor: str = ""
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole document; `front` is what precedes its first heading, `meta` what the file says of itself."""

    front: Part
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    comments: tuple[Comment, ...]
    meta: Mapping[str, str] = field(default_factory=dict)
