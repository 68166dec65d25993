"""Where links lead: the places of a document that its figures point to, under names that every format takes."""

from collections.abc import Iterator, Mapping
from itertools import chain

from compliance.report.document import BarChart, Block, Cell, Document, Figure, LineChart, Paragraph, Section, Table


def _blocks(sections: tuple[Section, ...]) -> Iterator[Block]:
    for section in sections:
        yield from section.blocks
        yield from _blocks(section.sections)


def _cells(block: Block) -> Iterator[Cell]:
    table = block.table if isinstance(block, BarChart | LineChart) else block
    if isinstance(table, Table):
        yield from chain.from_iterable(table.rows)


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
