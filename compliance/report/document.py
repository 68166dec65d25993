"""The report as a tree that knows no format: sections, paragraphs, figures, lists and tables with typed cells.

Decided once by the narrative and rendered many times; no renderer computes, queries or words anything.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from compliance.choices import Achievement, ServiceStatus, Severity

Mark = Achievement | ServiceStatus | Severity


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence, as it is printed, and where it comes from: a dotted key or an indicator's code."""

    text: str
    origin: str
    is_figure: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or more; `lead` is said first and stressed."""

    parts: tuple["str | Figure", ...]
    lead: str = ""
    kind: ClassVar[str] = "paragraph"


@dataclass(frozen=True, slots=True)
class BulletList:
    """Short texts of equal rank under a line that introduces them."""

    title: str
    items: tuple[str, ...]
    kind: ClassVar[str] = "list"


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A count that the reader should see first, and how much of the whole it is."""

    figure: Figure
    label: str
    share: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The few counts that say most; the first is the whole."""

    items: tuple[KeyFigure, ...]
    kind: ClassVar[str] = "key_figures"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `is_number` sets its alignment and, in a spreadsheet, its type."""

    title: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a reader sees and, where it is a number, the exact value behind it; `note` is said smaller below."""

    text: str
    value: Decimal | int | None = None
    note: str = ""
    mark: Mark | None = None
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of typed cells; the first column names the row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: ClassVar[str] = "table"

    @property
    def labelled_rows(self) -> tuple[tuple[tuple[Column, Cell], ...], ...]:
        """Each cell beside its column, for formats that name it again in every row."""
        return tuple(tuple(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the header: what it is, and its text or texts."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The header table that opens the report."""

    items: tuple[Fact, ...]
    kind: ClassVar[str] = "facts"


Block = Paragraph | BulletList | KeyFigures | Table | Facts


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    anchor: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    subtitle: str
    language: str
    sections: tuple[Section, ...]
