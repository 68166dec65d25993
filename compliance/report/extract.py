"""The parts of a document that are about an entity: a document of its own, in the same order and words.

What belongs to an entity is told by codes and by the origin of figures; no text is understood, none is changed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from compliance.report.document import (
    BarChart,
    Block,
    Cell,
    Document,
    Figure,
    LineChart,
    Note,
    Paragraph,
    Section,
    SmallCharts,
    Table,
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose parts are wanted: the entity's acronym, and the codes of its indicators and services."""

    acronym: str
    codes: frozenset[str]

    def is_named(self, text: str) -> bool:
        """Whether a text is one of the codes, or an anchor that ends in one: `III-SS.01.02.02`."""
        return text in self.codes or text.partition("-")[2] in self.codes

    def is_origin(self, key: str) -> bool:
        """Whether a figure's name begins with one of the codes, or counts the entity."""
        begins = (f"by_entity.{self.acronym}.", *(f"{code}." for code in self.codes))
        return key in self.codes or key.startswith(begins)


def _is_about(part: object, subject: Subject) -> bool:
    if isinstance(part, Figure):
        return subject.is_origin(part.origin) or subject.is_named(part.anchor)
    return isinstance(part, str) and any(code in part for code in subject.codes)


def _row_is_about(row: tuple[Cell, ...], subject: Subject) -> bool:
    """A row is named by its first cell; a finding says where it is in another."""
    if not row:
        return False
    first = row[0]
    named = subject.is_named(first.anchor) or first.text == subject.acronym or subject.is_origin(first.text)
    return named or (not first.anchor and any(subject.is_origin(cell.text) for cell in row[1:]))


def _paragraph(block: Paragraph, subject: Subject) -> Paragraph | None:
    return block if any(_is_about(part, subject) for part in block.parts) else None


def _table(block: Table, subject: Subject) -> Table | None:
    rows = tuple(row for row in block.rows if _row_is_about(row, subject))
    return replace(block, rows=rows) if rows else None


def _line_chart(block: LineChart, subject: Subject) -> LineChart | None:
    return block if subject.is_named(block.anchor) else None


def _nothing(_block: Block, _subject: Subject) -> None:
    """What counts the whole policy is about nobody."""


KEPT: dict[type, Callable[..., Block | None]] = {
    Paragraph: _paragraph,
    Table: _table,
    LineChart: _line_chart,
    BarChart: _nothing,
    SmallCharts: _nothing,
}


def _section(section: Section, subject: Subject) -> Section | None:
    if subject.is_named(section.anchor):
        return section
    kept = (KEPT.get(type(block), _nothing)(block, subject) for block in section.blocks)
    blocks = tuple(block for block in kept if block is not None)
    inner = (_section(one, subject) for one in section.sections)
    sections = tuple(one for one in inner if one is not None)
    return replace(section, blocks=blocks, sections=sections) if blocks or sections else None


def _noted(sections: tuple[Section, ...]) -> Iterator[int]:
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield from (part.number for part in block.parts if isinstance(part, Note))
        yield from _noted(section.sections)


def extract(document: Document, subject: Subject, *, title: str) -> Document:
    """The document of the subject's parts alone, under another title; notes keep their numbers."""
    found = (_section(section, subject) for section in document.sections)
    sections = tuple(section for section in found if section is not None)
    noted = set(_noted(sections))
    notes = tuple(note for note in document.notes if note.number in noted)
    return replace(document, title=title, sections=sections, notes=notes)
