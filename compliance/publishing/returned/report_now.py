"""The report of now as an outline, each of its lines with the passage that it is of."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import repeat

from compliance.publishing.returned.binding import BETWEEN
from compliance.publishing.returned.outline import Line, Outline, Part, key
from compliance.publishing.returned.tree_reading import read_tree
from compliance.report.document import Document, Figure, Paragraph, Section
from compliance.report.figures import Figures
from compliance.report.narrative import Told, tell
from compliance.report.narrative.figure_labels import Labelled, labelled
from compliance.report.narrative.named_figures import NamedFigures
from compliance.report.narrative.story import arrange
from compliance.report.narrative.words.drafts import address
from compliance.report.narrative.words.settle import text_of
from compliance.report.renderers.docx import DIALECT
from compliance.report.renderers.frame import frame
from compliance.report.renderers.pandoc.tree import tree
from compliance.report.renderers.texts import with_texts


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def _said(paragraph: Paragraph) -> str:
    lead = f"{paragraph.lead} " if paragraph.lead else ""
    return f"{lead}{text_of(paragraph.parts)}"


def _addressed(part: Part, section: Section) -> Part:
    """The paragraphs of passages stand among the lines in their order."""
    waiting = deque(block for block in section.blocks if isinstance(block, Paragraph) and key(_said(block)))
    lines: list[Line] = []
    for line in part.lines:
        if waiting and key(line.text) == key(_said(waiting[0])):
            name = waiting.popleft().passage
            line = replace(line, address=address(section.anchor, name) if name else "")
        lines.append(line)
    return Part(part.title, section.anchor, lines, part.grids)


def outline_of(document: Document) -> Outline:
    """The document as its Word would be read back."""
    document = with_texts(document)
    read = read_tree(tree(document, frame(document), DIALECT, repeat(b"")))
    parts = zip(read.parts, _sections(document.sections), strict=True)
    return replace(read, parts=tuple(_addressed(part, section) for part, section in parts))


@dataclass(frozen=True)
class ReportNow:
    """The report of a policy-year, told once for everything that is asked of it here."""

    figures: Figures

    @cached_property
    def told(self) -> Told:
        return tell(self.figures)

    @cached_property
    def outline(self) -> Outline:
        return outline_of(self.told.document)

    @cached_property
    def paragraphs(self) -> dict[str, tuple[Paragraph, ...]]:
        """The printed paragraphs of every passage and addition, by address."""
        found: dict[str, list[Paragraph]] = {}
        for section in _sections(self.told.document.sections):
            for block in section.blocks:
                if isinstance(block, Paragraph) and block.passage:
                    found.setdefault(address(section.anchor, block.passage), []).append(block)
        return {where: tuple(blocks) for where, blocks in found.items()}

    @cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(section.anchor for section in _sections(self.told.document.sections))

    @cached_property
    def _named(self) -> NamedFigures:
        return NamedFigures(arrange(self.figures))

    def figures_at(self, where: str) -> tuple[Labelled, ...]:
        """The numbers that a passage's section prints, and all of the element that it is about."""
        anchor = where.rpartition("/")[0]
        blocks = (one for at, some in self.paragraphs.items() if at.rpartition("/")[0] == anchor for one in some)
        printed = {part.origin: part for one in blocks for part in one.parts if isinstance(part, Figure)}
        element = self._named.element_of(anchor.partition("-")[2])
        own = self._named.of_element(element) if element else {}
        return tuple(labelled(one, self._named) for one in (printed | dict(own)).values())

    @cached_property
    def everything(self) -> str:
        """All that the report says: headings, texts, cells and notes."""
        parts, said = self.outline.parts, [note.text for note in self.outline.notes]
        said += [text for part in parts for text in (part.title, *(line.text for line in part.lines))]
        said += [cell for part in parts for grid in part.grids for row in grid.rows for cell in row]
        return BETWEEN.join(said)

    def printed(self, where: str) -> str:
        """A passage as it reads now, a blank line between paragraphs; empty where there is none."""
        return BETWEEN.join(_said(one) for one in self.paragraphs.get(where, ()))
