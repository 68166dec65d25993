"""The nodes of pandoc's JSON tree that the report needs; texts stand in them as values, never as markup."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Node = dict[str, Any]
Inlines = list[Node]
Blocks = list[Node]

API_VERSION = [1, 23, 1]
NO_ATTRIBUTES: list[Any] = ["", [], []]


def _node(kind: str, content: Any = None) -> Node:
    return {"t": kind} if content is None else {"t": kind, "c": content}


def _named(identifier: str = "", **attributes: str) -> list[Any]:
    return [identifier, [], [[name.replace("_", "-"), value] for name, value in attributes.items()]]


def words(text: str) -> Inlines:
    """A text with its line ends."""
    first, *others = text.replace("\t", " ").split("\n")
    inlines = [_node("Str", first)] if first else []
    for line in others:
        inlines += [_node("LineBreak"), _node("Str", line)]
    return inlines


def strong(inlines: Inlines) -> Node:
    return _node("Strong", inlines)


def styled(style: str, inlines: Inlines) -> Node:
    """Inlines in a character style of the reference document."""
    return _node("Span", [_named(custom_style=style), inlines])


def marked(identifier: str, inlines: Inlines) -> Node:
    """Inlines that can be referred to."""
    return _node("Span", [_named(identifier), inlines])


def link(inlines: Inlines, identifier: str) -> Node:
    return _node("Link", [NO_ATTRIBUTES, inlines, [f"#{identifier}", ""]])


def web_link(address: str) -> Node:
    return _node("Link", [NO_ATTRIBUTES, words(address), [address, ""]])


def footnote(inlines: Inlines) -> Node:
    return _node("Note", [para(inlines)])


def raw_inline(xml_format: str, xml: str) -> Node:
    return _node("RawInline", [xml_format, xml])


def raw_block(xml_format: str, xml: str) -> Node:
    return _node("RawBlock", [xml_format, xml])


def picture(source: str, alternative: str, width: str) -> Node:
    return _node("Image", [_named(width=width), words(alternative), [source, ""]])


def para(inlines: Inlines) -> Node:
    return _node("Para", inlines)


def plain(inlines: Inlines) -> Node:
    return _node("Plain", inlines)


def in_style(style: str, inlines: Inlines) -> Node:
    """A paragraph in a style of the reference document."""
    return _node("Div", [_named(custom_style=style), [para(inlines)]])


def heading(level: int, inlines: Inlines) -> Node:
    """One that bears no name itself: pandoc would stretch it over the whole section, where LibreOffice loses it."""
    return _node("Header", [level, NO_ATTRIBUTES, inlines])


def bullets(items: Iterable[Inlines]) -> Node:
    return _node("BulletList", [[plain(item)] for item in items])


def _row(cells: Sequence[Blocks]) -> list[Any]:
    return [NO_ATTRIBUTES, [[NO_ATTRIBUTES, _node("AlignDefault"), 1, 1, blocks] for blocks in cells]]


def table(
    caption: Inlines,
    widths: Sequence[float],
    to_the_right: Sequence[bool],
    head: Sequence[Blocks],
    rows: Iterable[Sequence[Blocks]],
) -> Node:
    """A table; `widths` are parts of the page's width, and an empty `head` is no header row."""
    columns = [
        [_node("AlignRight" if right else "AlignLeft"), _node("ColWidth", width)]
        for width, right in zip(widths, to_the_right, strict=True)
    ]
    header = [NO_ATTRIBUTES, [_row(head)] if head else []]
    body = [NO_ATTRIBUTES, 0, [], [_row(row) for row in rows]]
    return _node(
        "Table",
        [NO_ATTRIBUTES, [None, [plain(caption)] if caption else []], columns, header, [body], [NO_ATTRIBUTES, []]],
    )


def said_of_the_file(properties: Mapping[str, str]) -> Node:
    """What the file says of itself, by name."""
    return {name: _node("MetaInlines", words(text)) for name, text in properties.items() if text}


def document(blocks: Blocks, **meta: str) -> Node:
    """The whole tree; `meta` is what the file says of itself."""
    return {"pandoc-api-version": API_VERSION, "meta": said_of_the_file(meta), "blocks": blocks}
