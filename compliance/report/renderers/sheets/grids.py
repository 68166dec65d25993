"""The document as grids: one for each table, one for all its texts, one for its notes. Nothing of a file format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from django.utils.translation import gettext as _

from compliance.report.document import (
    BarChart,
    Block,
    BulletList,
    Cell,
    Column,
    Document,
    Facts,
    Figure,
    Inline,
    KeyFigures,
    LineChart,
    Note,
    Paragraph,
    Section,
    SignatureRoom,
    SmallCharts,
    Table,
)

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Content:
    """What one cell of a sheet holds: a number with the way it is printed, or a text; and its state."""

    text: str
    value: Decimal | int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet to be: `anchor` is its section's, and `chart` what is drawn beside its rows."""

    title: str
    section: str
    anchor: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Content, ...], ...]
    chart: BarChart | LineChart | None = None


def _column(column: Column, cells: Sequence[Cell]) -> Iterator[tuple[str, list[Content]]]:
    """A column of a table, and one more for its notes where it has any."""
    yield column.title, [Content(cell.text, cell.value, cell.mark or "") for cell in cells]
    if any(cell.note for cell in cells):
        yield _("%(column)s: nota") % {"column": column.title}, [Content(cell.note) for cell in cells]


def _table(table: Table, section: Section, chart: BarChart | LineChart | None = None) -> Grid:
    columns = [
        pair
        for position, column in enumerate(table.columns)
        for pair in _column(column, [row[position] for row in table.rows])
    ]
    return Grid(
        title=table.title,
        section=section.title,
        anchor=section.anchor,
        headers=tuple(title for title, _contents in columns),
        rows=tuple(zip(*(contents for _title, contents in columns), strict=True)),
        chart=chart,
    )


def tables(sections: Sequence[Section]) -> Iterator[Grid]:
    """Every table in the order in which it is read, those behind charts among them."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                yield _table(block, section)
            elif isinstance(block, BarChart | LineChart):
                yield _table(block.table, section, block)
            elif isinstance(block, SmallCharts):
                yield from (_table(chart.table, section, chart) for chart in block.items)
        yield from tables(section.sections)


def _inline(part: Inline) -> str:
    if isinstance(part, Note):
        return str(part.number).translate(SUPERSCRIPT)
    return part.text if isinstance(part, Figure) else part


def _said(block: Block) -> Iterator[tuple[str, str]]:
    """What a block says, line by line, each under what it is about."""
    if isinstance(block, Paragraph):
        yield block.lead, "".join(map(_inline, block.parts))
    elif isinstance(block, BulletList):
        yield from ((block.title, item) for item in block.items)
    elif isinstance(block, Facts):
        yield from ((fact.name, text) for fact in block.items for text in fact.texts)
    elif isinstance(block, KeyFigures):
        figures = ((item.label, f"{item.figure.text} {item.share}".strip()) for item in block.items)
        yield from figures
    elif isinstance(block, Table):
        yield "", block.title
    elif isinstance(block, SignatureRoom):
        yield from ((signer.office, signer.name) for signer in block.items)
    elif isinstance(block, SmallCharts):
        yield from ((chart.title, chart.description) for chart in block.items)
    else:
        yield block.title, block.description


def _lines(sections: Sequence[Section]) -> Iterator[tuple[str, str, str]]:
    for section in sections:
        said = chain.from_iterable(map(_said, section.blocks))
        yield from ((section.title, about, text) for about, text in (("", ""), *said))
        yield from _lines(section.sections)


def texts(document: Document) -> Grid:
    """All that is said outside tables, and the names of the tables where they stand; a line a row."""
    rows = tuple(tuple(map(Content, line)) for line in _lines(document.sections))
    return Grid(_("Texto"), "", "", (_("Sección"), _("Asunto"), _("Texto")), rows)


def notes(document: Document) -> Grid:
    rows = tuple((Content(str(note.number), note.number), Content(note.text)) for note in document.notes)
    return Grid(_("Notas"), "", "", (_("N.°"), _("Nota")), rows)
