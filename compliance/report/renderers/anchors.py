"""Where links lead: the places of a document that its figures point to, under names that every format takes."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from django.utils.text import slugify

from compliance.report.document import BarChart, Block, Cell, Document, Figure, LineChart, Paragraph, Section, Table


def read_in_order(sections: Iterable[Section]) -> Iterator[Section]:
    """Each section before those inside it."""
    for section in sections:
        yield section
        yield from read_in_order(section.sections)


def _blocks(sections: Iterable[Section]) -> Iterator[Block]:
    return chain.from_iterable(section.blocks for section in read_in_order(sections))


def _cells(block: Block) -> Iterator[Cell]:
    table = block.table if isinstance(block, BarChart | LineChart) else block
    if isinstance(table, Table):
        yield from chain.from_iterable(table.rows)


def section_names(document: Document) -> Mapping[str, str]:
    """What each section's heading is called by those who point to it; of several with one anchor, the first.

    Names are numbers, because Word takes neither a code's points nor more than 40 characters.
    """
    names: dict[str, str] = {}
    for position, section in enumerate(read_in_order(document.sections), 1):
        names.setdefault(section.anchor, f"seccion_{position}")
    return names


def chart_name(chart: BarChart | LineChart) -> str:
    """What a page calls a drawing and its parts."""
    return chart.anchor or slugify(chart.title)


def destinations(document: Document) -> Mapping[str, str]:
    """The cells' anchors that some figure of a sentence points to, with a name of letters, digits and `_` for each."""
    blocks = list(_blocks(document.sections))
    wanted = {
        part.anchor
        for block in blocks
        if isinstance(block, Paragraph)
        for part in block.parts
        if isinstance(part, Figure)
    }
    known = (cell.anchor for block in blocks for cell in _cells(block) if cell.anchor)
    found = (anchor for anchor in dict.fromkeys(known) if anchor in wanted)
    return {anchor: f"destino_{position}" for position, anchor in enumerate(found, 1)}
