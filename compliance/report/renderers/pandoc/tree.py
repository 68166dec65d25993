"""From the document's nodes to pandoc's: the same order and words for DOCX and ODT, in styles that both know."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, zip_longest
from typing import Any

from compliance.formatting import ABSENT, NO_BREAK
from compliance.report.document import (
    BarChart,
    BulletList,
    Cell,
    Document,
    Facts,
    Figure,
    Inline,
    KeyFigure,
    KeyFigures,
    LineChart,
    Note,
    Paragraph,
    Seal,
    Section,
    SignatureRoom,
    Signer,
    SmallCharts,
    Table,
)
from compliance.report.renderers.anchors import destinations, section_names
from compliance.report.renderers.frame import Frame
from compliance.report.renderers.marks import LOOKS
from compliance.report.renderers.pandoc import nodes
from compliance.report.renderers.pandoc.nodes import Blocks, Inlines, Node
from compliance.report.renderers.pictures import picture_width
from compliance.report.renderers.qr import png
from compliance.report.renderers.widths import LINE, abreast, in_halves, line_of, shares, turned

PICTURE_WIDTH, QR_WIDTH = "16cm", "3cm"
FACT_WIDTHS = (0.28, 0.72)
SIGNATURE_WIDTHS = (0.55, 0.45)


@dataclass(frozen=True, slots=True)
class Entry:
    """A section where the contents list it: `identifier` is the bookmark of its heading, and `across` says whether
    it stands on pages turned across."""

    level: int
    identifier: str
    section: Section
    across: bool

    @property
    def title(self) -> str:
        return self.section.title.strip() or ABSENT


def note_bookmark(number: int) -> str:
    return f"nota_{number}"


def _levels(section: Section, level: int, across: bool) -> Iterator[tuple[int, Section, bool]]:
    """A section and all inside it, in the order in which they are read; that of the first level turns the others."""
    yield level, section, across
    for inner in section.sections:
        yield from _levels(inner, level + 1, across)


def entries(document: Document) -> tuple[Entry, ...]:
    """Their bookmarks are those of `section_names`."""
    sections = zip(document.sections, turned(document), strict=True)
    found = enumerate(chain.from_iterable(_levels(section, 1, across) for section, across in sections), 1)
    return tuple(Entry(level, f"seccion_{position}", section, across) for position, (level, section, across) in found)


def turns(found: tuple[Entry, ...], *, is_brief: bool) -> tuple[Entry, ...]:
    """The entries whose pages are turned otherwise than those before them; a title page is upright."""
    before = (is_brief and any(entry.across for entry in found[:1]), *(entry.across for entry in found))
    return tuple(entry for entry, across in zip(found, before, strict=False) if entry.across != across)


@dataclass(frozen=True, slots=True)
class Dialect:
    """What pandoc's tree cannot say, and each format says in XML of its own.

    `noted_again` takes a note's number and its place among the footnotes, from 0; `turn` ends a part of the document
    whose pages are upright or across.
    """

    xml_format: str
    noted_again: Callable[[int, int], str]
    contents: Callable[[Frame, tuple[Entry, ...]], Blocks]
    turn: Callable[[bool], Blocks]


@dataclass(slots=True)
class Writer:
    """Turns nodes into pandoc's, remembering which notes have been referred to; one for each document."""

    dialect: Dialect
    pictures: Iterator[bytes]
    destinations: Mapping[str, str]
    signature: str = ""
    notes: dict[int, int] = field(default_factory=dict)
    reached: set[str] = field(default_factory=set)
    line: int = LINE
    is_brief: bool = False

    def inline(self, part: Inline) -> Inlines:
        if isinstance(part, Note):
            return [self.note(part)]
        if isinstance(part, Figure):
            said = nodes.words(part.text)
            return [nodes.link(said, to)] if (to := self.destinations.get(part.anchor)) else said
        return nodes.words(part)

    def note(self, note: Note) -> Node:
        """A footnote where it is first referred to, and after that a reference to it."""
        if note.number in self.notes:
            xml = self.dialect.noted_again(note.number, self.notes[note.number])
            return nodes.raw_inline(self.dialect.xml_format, xml)
        self.notes[note.number] = len(self.notes)
        return nodes.marked(note_bookmark(note.number), [nodes.footnote(nodes.words(note.text))])

    def sentences(self, node: Paragraph) -> Inlines:
        lead = [nodes.strong(nodes.words(node.lead)), *nodes.words(" ")] if node.lead else []
        return [*lead, *(one for part in node.parts for one in self.inline(part))]

    def paragraph(self, node: Paragraph) -> Blocks:
        return [nodes.para(self.sentences(node))]

    def bullet_list(self, node: BulletList) -> Blocks:
        items = [nodes.words(item) for item in node.items]
        return [nodes.in_style("List Title", nodes.words(node.title)), *([nodes.bullets(items)] if items else [])]

    def key_figures(self, node: KeyFigures) -> Blocks:
        """A table of one row, so that each figure is read out with its label."""
        count = len(node.items)
        if not count:
            return []
        labels = [[nodes.plain(nodes.words(item.label))] for item in node.items]
        row = [_key_figure(item) for item in node.items]
        return [nodes.table([], [1 / count] * count, [False] * count, labels, [row])]

    def facts(self, node: Facts) -> Blocks:
        rows = [
            [[nodes.plain(nodes.words(item.name))], [nodes.plain(nodes.words(text)) for text in item.texts]]
            for item in node.items
        ]
        return [nodes.table([], FACT_WIDTHS, (False, False), [], rows)] if rows else []

    def signatures(self, node: SignatureRoom) -> Blocks:
        """A table with a high row for each who signs."""
        if not node.items:
            return []
        head = [[], [nodes.plain(nodes.words(self.signature))]]
        return [nodes.table([], SIGNATURE_WIDTHS, (False, False), head, map(_signature, node.items))]

    def table(self, node: Table) -> Blocks:
        right = [column.is_number for column in node.columns]
        head = [[nodes.plain(nodes.words(column.title))] for column in node.columns]
        rows = [[self.cell(cell, column.is_number) for column, cell in row] for row in node.labelled_rows]
        return [nodes.table(nodes.words(node.title), shares(node, self.line), right, head, rows)]

    def cell(self, cell: Cell, to_the_right: bool) -> Blocks:
        said = nodes.words(cell.text)
        if cell.mark:
            said = [nodes.styled(f"State {cell.mark}", [*nodes.words(LOOKS[cell.mark].symbol + NO_BREAK), *said])]
        here = self.destinations.get(cell.anchor, "")
        if here and here not in self.reached:
            self.reached.add(here)
            said = [nodes.marked(here, said)]
        note = nodes.in_style("Cell Note Right" if to_the_right else "Cell Note", nodes.words(cell.note))
        return [nodes.plain(said), *([note] if cell.note else [])]

    def bars(self, node: BarChart) -> Blocks:
        return [*self.drawn(node, "Chart"), *self.table(node.table)]

    def years(self, node: LineChart) -> Blocks:
        """A few figures stay on the page of their drawing; many may follow it."""
        table = in_halves(node.table)
        return [*self.drawn(node, "Kept Chart" if table == node.table else "Chart"), *self.table(table)]

    def drawn(self, node: BarChart | LineChart, style: str) -> Blocks:
        picture = _picture(next(self.pictures), node.description, PICTURE_WIDTH)
        return [nodes.in_style("Chart Title", nodes.words(node.title)), nodes.in_style(style, [picture])]

    def small_charts(self, node: SmallCharts) -> Blocks:
        """A table of rows of charts, each under its title; their own tables are left to the report."""
        across, width = abreast(node), f"{picture_width(node):.2f}cm"
        rows = [node.items[start : start + across] for start in range(0, len(node.items), across)]
        return [self._abreast(row, 1 / across, width) for row in rows]

    def _abreast(self, charts: tuple[LineChart, ...], share: float, width: str) -> Node:
        titles = [[nodes.plain(nodes.words(chart.title))] for chart in charts]
        drawn = [
            [nodes.in_style("Chart", [_picture(next(self.pictures), chart.description, width)])] for chart in charts
        ]
        return nodes.table([], [share] * len(charts), [False] * len(charts), titles, [drawn])

    def section(self, entry: Entry) -> Blocks:
        """A heading and its blocks; a paragraph that leads to a table stays on its page."""
        own = entry.section.blocks
        self.line = line_of(entry.across, self.is_brief)
        blocks = [nodes.heading(entry.level, [nodes.marked(entry.identifier, nodes.words(entry.title))])]
        for block, following in zip_longest(own, own[1:]):
            if isinstance(block, Paragraph) and isinstance(following, Table):
                blocks.append(nodes.in_style("Kept Text", self.sentences(block)))
            else:
                blocks += WRITTEN_BY[type(block)](self, block)
        return blocks


WRITTEN_BY: dict[type, Callable[[Writer, Any], Blocks]] = {
    Paragraph: Writer.paragraph,
    BulletList: Writer.bullet_list,
    KeyFigures: Writer.key_figures,
    Facts: Writer.facts,
    Table: Writer.table,
    BarChart: Writer.bars,
    LineChart: Writer.years,
    SmallCharts: Writer.small_charts,
    SignatureRoom: Writer.signatures,
}


def _key_figure(item: KeyFigure) -> Blocks:
    figure = nodes.in_style("Key Figure", nodes.words(item.figure.text))
    return [figure, nodes.in_style("Cell Note", nodes.words(item.share))] if item.share else [figure]


def _picture(content: bytes, description: str, width: str) -> Node:
    return nodes.picture(f"data:image/png;base64,{b64encode(content).decode()}", description, width)


def _signature(item: Signer) -> tuple[Blocks, Blocks]:
    name = [nodes.in_style("Cell Note", nodes.words(item.name))] if item.name else []
    return [nodes.in_style("Signature Room", nodes.words(item.office)), *name], [nodes.plain([])]


def _cover(frame: Frame) -> Blocks:
    """What the title page says below the titles; those are the file's own properties too.

    Without a title page the head of the first page is near enough to mark a draft.
    """
    said = [("Identity", frame.identity), ("Draft Mark", "" if frame.is_brief else frame.draft)]
    blocks = [nodes.in_style(style, nodes.words(text)) for style, text in said if text]
    return [*blocks, *_sealed(frame.seal)] if frame.seal else blocks


def _sealed(seal: Seal) -> Blocks:
    picture = _picture(png(seal.address), seal.description, QR_WIDTH)
    said = nodes.in_style("Seal", nodes.words(seal.invitation))
    return [nodes.in_style("Seal Code", [picture]), said, nodes.in_style("Seal", [nodes.web_link(seal.address)])]


def tree(document: Document, frame: Frame, dialect: Dialect, pictures: Iterable[bytes]) -> Node:
    """The whole document: title page, contents, and every section; `pictures` are its charts in their order."""
    found = entries(document)
    places = {**section_names(document), **destinations(document)}
    writer = Writer(dialect, iter(pictures), places, frame.signature)
    writer.is_brief = document.is_brief
    turning = turns(found, is_brief=document.is_brief)
    blocks = _cover(frame)
    blocks += [] if document.is_brief else dialect.contents(frame, found)
    for entry in found:
        blocks += dialect.turn(not entry.across) if entry in turning else []
        blocks += writer.section(entry)
    return nodes.document(blocks, title=document.title, subtitle=document.subtitle, lang=document.language)
