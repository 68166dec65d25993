"""The report's page read back: tables, traced figures, drawings, and every other text. No test lives here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser

EMPTY = {"meta", "link", "br", "img", "input", "hr"}
UNSEEN = {"style", "script", "head"}
NUMBER = re.compile(r"[−+]?\d+(?:\N{NO-BREAK SPACE}\d{3})*(?:\.\d+)?")


@dataclass
class Node:
    """An element with its attributes and what is inside it, texts and elements in their order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def every(self, tag: str = "", *, of_class: str = "") -> Iterator["Node"]:
        """The elements below it of that tag and class."""
        for one in self.inside:
            if isinstance(one, Node):
                if (not tag or one.tag == tag) and (not of_class or of_class in one.classes):
                    yield one
                yield from one.every(tag, of_class=of_class)

    def one(self, tag: str = "", *, of_class: str = "") -> "Node":
        return next(self.every(tag, of_class=of_class))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("page")]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attributes})
        self.open[-1].inside.append(node)
        if tag not in EMPTY:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Node(tag, {name: value or "" for name, value in attributes}))

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(html: bytes) -> Node:
    reader = _Reader()
    reader.feed(html.decode())
    return reader.open[0]


@dataclass(frozen=True)
class Cell:
    """What a cell says, and what it says smaller below."""

    text: str
    note: str
    anchor: str = ""

    @property
    def numbers(self) -> list[Decimal]:
        return numbers(self.text)

    @property
    def noted(self) -> list[Decimal]:
        return numbers(self.note)


@dataclass(frozen=True)
class Table:
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def named(self) -> list[dict[str, Cell]]:
        """Each row as its cells by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def numbers(text: str) -> list[Decimal]:
    """Every number, with its sign where it has one."""
    return [
        Decimal(one.replace("−", "-").replace("\N{NO-BREAK SPACE}", "").replace("+", ""))
        for one in NUMBER.findall(text)
    ]


def _cell(node: Node) -> Cell:
    note = "".join(one.text for one in node.every(of_class="report-note"))
    return Cell(node.text.strip().removesuffix(note).strip(), note, node.attributes.get("id", ""))


def table(node: Node) -> Table:
    rows = tuple(
        tuple(_cell(one) for one in row.inside if isinstance(one, Node)) for row in node.one("tbody").every("tr")
    )
    return Table(node.one("caption").text, tuple(one.text for one in node.one("thead").every("th")), rows)


def words(node: Node, *, leaving: tuple[str, ...]) -> Iterator[str]:
    """The texts that are read, but for those of elements that are left out by tag or class."""
    for one in node.inside:
        if isinstance(one, str):
            yield one
        elif one.tag not in UNSEEN and not {one.tag, *one.classes} & set(leaving):
            yield from words(one, leaving=leaving)
