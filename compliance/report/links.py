"""Links of a document that is a part of the report, or told apart from it: what they lead to may be left out."""

from collections.abc import Iterator
from dataclasses import replace

from compliance.report.document import Block, Document, Figure, Paragraph, Section, Table


def _places(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield section.anchor
        tables = (block for block in section.blocks if isinstance(block, Table))
        yield from (cell.anchor for table in tables for row in table.rows for cell in row)
        yield from _places(section.sections)


def _block(block: Block, places: frozenset[str]) -> Block:
    if not isinstance(block, Paragraph):
        return block
    parts = (
        replace(part, anchor="") if isinstance(part, Figure) and part.anchor not in places else part
        for part in block.parts
    )
    return replace(block, parts=tuple(parts))


def _section(section: Section, places: frozenset[str]) -> Section:
    blocks = tuple(_block(block, places) for block in section.blocks)
    return replace(section, blocks=blocks, sections=tuple(_section(one, places) for one in section.sections))


def without_dead_links(document: Document) -> Document:
    """The same words; a figure whose place is not in the document leads nowhere."""
    places = frozenset(_places(document.sections))
    return replace(document, sections=tuple(_section(one, places) for one in document.sections))
