"""A document as what a reader reads: one line a paragraph or list title, with the section it stands in.

A footnote's reference reads `⟦n⟧`. What people wrote is told apart by its text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from compliance.report.document import Document, Figure, Note, Paragraph, Section
from compliance.report.figures import Figures


@dataclass(frozen=True)
class Line:
    """A paragraph or the title of a list; `path` holds the anchors of its sections, the innermost last."""

    path: tuple[str, ...]
    lead: str
    body: str
    figures: tuple[Figure, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        return f"{self.lead} {self.body}".strip()


def body_of(paragraph: Paragraph) -> str:
    def read(part: str | Figure | Note) -> str:
        if isinstance(part, Note):
            return f"⟦{part.number}⟧"
        return part.text if isinstance(part, Figure) else part

    return "".join(read(part) for part in paragraph.parts)


def _of_section(section: Section, path: tuple[str, ...]) -> Iterator[Line]:
    here = (*path, section.anchor)
    for block in section.blocks:
        if block.kind == "paragraph":
            figures = tuple(part for part in block.parts if isinstance(part, Figure))
            texts = tuple(part for part in block.parts if isinstance(part, str))
            yield Line(here, block.lead, body_of(block), figures, texts)
        elif block.kind == "list":
            yield Line(here, "", block.title, texts=(block.title,))
    for inner in section.sections:
        yield from _of_section(inner, here)


def lines(document: Document) -> list[Line]:
    return [line for section in document.sections for line in _of_section(section, ())]


def written_by_people(figures: Figures) -> set[str]:
    """Everything that is printed as somebody wrote it."""
    texts = figures.texts
    single = (*texts.explanations.values(), *texts.context.values(), *texts.notes.values())
    listed = (line for lists in (texts.measures, texts.actions) for found in lists.values() for line in found)
    return {*single, *listed}


def generated(document: Document, figures: Figures) -> list[Line]:
    """The lines that the narrative worded."""
    by_people = written_by_people(figures)
    return [line for line in lines(document) if line.body not in by_people]


def sections(document: Document) -> Iterator[Section]:
    """All sections, outer before inner."""
    waiting = list(document.sections)
    while waiting:
        section = waiting.pop(0)
        yield section
        waiting = [*section.sections, *waiting]


def blocks(document: Document, kind: str) -> list:
    return [block for section in sections(document) for block in section.blocks if block.kind == kind]


def words(document: Document) -> str:
    """Everything there is to read, tables and charts included, with plain spaces."""
    said = [line.whole for line in lines(document)]
    for section in sections(document):
        said.append(section.title)
        for block in section.blocks:
            if block.kind == "list":
                said += block.items
            elif block.kind == "key_figures":
                said += [f"{item.figure.text} {item.label} {item.share}" for item in block.items]
            elif block.kind == "facts":
                said += [text for fact in block.items for text in (fact.name, *fact.texts)]
            tables = [block] if block.kind == "table" else [block.table] if "chart" in block.kind else []
            said += [part for table in tables for row in table.rows for cell in row for part in (cell.text, cell.note)]
            said += [table.title for table in tables]
    said += [note.text for note in document.notes]
    return "\n".join(said).replace("\N{NO-BREAK SPACE}", " ")
