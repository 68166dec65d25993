"""Pandoc's tree as an outline, whether it was read from a Word file or written for the report itself.

So both are read by the same rules. Tracked changes are taken as accepted; what is markup in a text stays text.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from compliance.publishing.returned.outline import Comment, Grid, Line, LineKind, Note, Outline, Part, tidy
from compliance.report.renderers.pandoc.nodes import Blocks, Inlines, Node

RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SHOWN_REFERENCE = re.compile(r" NOTEREF .*<w:t>(\d+)</w:t>", re.DOTALL)
TITLE_STYLES = {"List Title", "Chart Title"}
BETWEEN = " "


class _Reading:
    """The document as it grows; one for each tree."""

    def __init__(self) -> None:
        self.here = self.front = Part("")
        self.parts: list[Part] = []
        self.notes: list[Note] = []
        self.comments: list[Comment] = []
        self.held = ""
        self.is_held = False

    # --- inlines

    def words(self, inlines: Inlines) -> str:
        return "".join(map(self._inline, inlines))

    def _inline(self, node: Node) -> str:
        found = INLINES.get(node["t"])
        return found(self, node.get("c")) if found else ""

    def _span(self, content: Any) -> str:
        (_identifier, classes, attributes), inlines = content
        if "deletion" in classes:
            return ""
        if "comment-start" in classes:
            self._comment(dict(attributes), inlines)
            return ""
        if "paragraph-deletion" in classes:
            self.is_held = True
        return self.words(inlines)

    def _comment(self, attributes: dict[str, str], inlines: Inlines) -> None:
        said = Comment(tidy(attributes.get("author", "")), tidy(self.words(inlines)), self.here.title)
        if said.text:
            self.comments.append(said)

    def _raised(self, content: Any) -> str:
        said = self.words(content)
        return said.translate(RAISE) if said.isdecimal() and said.isascii() else said

    def _raw(self, content: Any) -> str:
        """Our own tree says a second reference to a note in XML."""
        shown = SHOWN_REFERENCE.search(content[1])
        return shown[1].translate(RAISE) if shown else ""

    def _note(self, content: Any) -> str:
        text = tidy(BETWEEN.join(texts_of(content)))
        if text:
            self.notes.append(Note(text, self.here.title))
        return ""

    # --- blocks

    def blocks(self, blocks: Iterable[Node], kind: LineKind = LineKind.TEXT) -> None:
        for node in blocks:
            found = BLOCKS.get(node["t"])
            if found:
                found(self, node.get("c"), kind)

    def _line(self, content: Any, kind: LineKind) -> None:
        """A paragraph whose end was deleted goes on in the next."""
        self.is_held = False
        said = f"{self.held} {self.words(content)}" if self.held else self.words(content)
        self.held = said if self.is_held else ""
        if not self.is_held and (text := tidy(said)):
            self.here.lines.append(Line(text, kind))

    def _heading(self, content: Any, _kind: LineKind) -> None:
        if title := tidy(self.words(content[2])):
            self.here = Part(title)
            self.parts.append(self.here)

    def _div(self, content: Any, kind: LineKind) -> None:
        style = dict(content[0][2]).get("custom-style", "")
        self.blocks(content[1], LineKind.TITLE if style in TITLE_STYLES else kind)

    def _list(self, content: Any, _kind: LineKind) -> None:
        for item in content:
            self.blocks(item, LineKind.ITEM)

    def _table(self, content: Any, _kind: LineKind) -> None:
        _attributes, caption, _columns, head, bodies, foot = content
        self.blocks(caption[1], LineKind.TITLE)
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        title = tidy(BETWEEN.join(texts_of(caption[1])))
        cells = tuple(tuple(self._cell(cell) for cell in row[1]) for row in rows)
        self.here.grids.append(Grid(title, cells))

    def _cell(self, cell: Any) -> str:
        inside = _Reading()
        inside.blocks(cell[4])
        self.comments += [Comment(one.author, one.text, self.here.title) for one in inside.comments]
        return BETWEEN.join(line.text for line in inside.front.lines)

    def outline(self, meta: Mapping[str, str]) -> Outline:
        if text := tidy(self.held):
            self.here.lines.append(Line(text))
        return Outline(self.front, tuple(self.parts), tuple(self.notes), tuple(self.comments), meta)


def _items(reading: _Reading, content: Any, kind: LineKind) -> None:
    for term, definitions in content:
        reading.blocks([{"t": "Para", "c": term}], kind)
        for blocks in definitions:
            reading.blocks(blocks, kind)


def _verse(reading: _Reading, content: Any, kind: LineKind) -> None:
    for line in content:
        reading._line(line, kind)


INLINES: dict[str, Callable[[_Reading, Any], str]] = {
    "Str": lambda _reading, content: str(content),
    "Space": lambda _reading, _content: " ",
    "SoftBreak": lambda _reading, _content: " ",
    "LineBreak": lambda _reading, _content: "\n",
    "Span": _Reading._span,
    "Note": _Reading._note,
    "RawInline": _Reading._raw,
    "Superscript": _Reading._raised,
    **dict.fromkeys(("Code", "Math"), lambda _reading, content: str(content[1])),
    **dict.fromkeys(("Link", "Cite", "Quoted"), lambda reading, content: reading.words(content[1])),
    **dict.fromkeys(("Emph", "Underline", "Strong", "Strikeout", "Subscript", "SmallCaps"), _Reading.words),
}
BLOCKS: dict[str, Callable[[_Reading, Any, LineKind], None]] = {
    "Para": _Reading._line,
    "Plain": _Reading._line,
    "Header": _Reading._heading,
    "Div": _Reading._div,
    "Table": _Reading._table,
    "BulletList": _Reading._list,
    "OrderedList": lambda reading, content, kind: reading._list(content[1], kind),
    "DefinitionList": _items,
    "BlockQuote": _Reading.blocks,
    "CodeBlock": lambda reading, content, kind: reading._line([{"t": "Str", "c": content[1]}], kind),
    "Figure": lambda reading, content, _kind: reading.blocks(content[1][1], LineKind.TITLE),
    "LineBlock": _verse,
}


def texts_of(blocks: Blocks) -> list[str]:
    """The lines of some blocks by themselves."""
    reading = _Reading()
    reading.blocks(blocks)
    return [line.text for line in reading.front.lines]


def read_tree(tree: Node, meta: Mapping[str, str] | None = None) -> Outline:
    """The whole document of a tree; `meta` is what its file says of itself."""
    reading = _Reading()
    reading.blocks(tree["blocks"])
    return reading.outline(meta or {})
