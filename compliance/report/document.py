"""The report as a tree that knows no format: sections, paragraphs, figures, lists and tables with typed cells.

Decided once by the narrative and rendered many times; no renderer computes, queries or words anything.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from compliance.choices import Achievement, ServiceStatus, Severity, Verdict

Mark = Achievement | ServiceStatus | Severity | Verdict

# What the paragraphs are called that a reviewer added to a section.
ADDED = "added"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence, as it is printed, and where it comes from.

    `origin` is its name, unique in the report and the same from year to year: a dotted key of the counts, or an
    element's code with what is told of it (`IOP.02.01.value`, `IOP.02.01.value.2019`, `SS.01.01.02.achieved`);
    `anchor` the place in this document that shows how it came about.
    """

    text: str
    origin: str
    anchor: str = ""
    is_figure: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, where it is referred to; numbered in document order, a repeated text shares its number."""

    number: int
    text: str
    is_note: ClassVar[bool] = True


Inline = str | Figure | Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or more; `lead` is said first and stressed.

    `passage` names the generated passage that it is of, unique in its section, or is `ADDED`; empty where an entity
    wrote it.
    """

    parts: tuple[Inline, ...]
    lead: str = ""
    passage: str = ""
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


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: a count and what it stands for."""

    label: str
    count: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart; its segments add up to its length."""

    label: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Counts as stacked bars, with a description for who cannot see them and the table behind them."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    table: Table
    anchor: str = ""
    kind: ClassVar[str] = "bar_chart"


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a year, exact and as it is printed."""

    year: int
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """An indicator's values against its targets, with base line and breaks of series, and the table behind them."""

    title: str
    description: str
    values: tuple[Point, ...]
    targets: tuple[Point, ...]
    baseline: Point | None
    breaks: tuple[int, ...]
    table: Table
    anchor: str = ""
    kind: ClassVar[str] = "line_chart"


@dataclass(frozen=True, slots=True)
class SmallCharts:
    """Paths of several indicators side by side, to be compared at a glance; the tables behind them stay behind."""

    items: tuple[LineChart, ...]
    kind: ClassVar[str] = "small_charts"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who gives a *visto bueno*: the office, and the person where one is named."""

    office: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class SignatureRoom:
    """Room for a signature beside each who signs, in the order in which they do."""

    items: tuple[Signer, ...]
    kind: ClassVar[str] = "signatures"


Block = Paragraph | BulletList | KeyFigures | Table | Facts | BarChart | LineChart | SmallCharts | SignatureRoom


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it."""

    anchor: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True, slots=True)
class Seal:
    """Where a file can be verified: an address, drawn as a QR code too, which `description` tells in words."""

    invitation: str
    address: str
    description: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `identity` says which edition it is; a draft is marked as one on every page.

    A brief one is a paper of a page or two: neither title page nor contents.
    """

    title: str
    subtitle: str
    language: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...] = ()
    identity: str = ""
    is_draft: bool = True
    seal: Seal | None = None
    is_brief: bool = False
