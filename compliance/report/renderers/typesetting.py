"""A file of `paper/` set by typst with its own fonts, so that it is the same on every machine.

A character that no font draws is set in a box that holds its number; one that PDF/A forbids is printed as its number.
What is set, and how it looks, stands elsewhere.
"""

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from unicodedata import category

import typst

from compliance.models.unseen import numbered
from compliance.report.renderers.boxes import font_of
from compliance.report.renderers.frame import midnight
from compliance.report.renderers.texts import with_texts

Node = TypeVar("Node")
Inputs = dict[str, str]

PAPER = Path(__file__).parent / "paper"
# What typst says of a character that no font of its own can draw, or that PDF/A forbids.
REFUSED = re.compile(r'(?:the text|the codepoint) `"((?:[^"\\]|\\.)+)"`')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
JOINING = "Cf"
MOST_ROUNDS = 6


def refused_characters(problem: typst.TypstError) -> set[str]:
    """All that typst refused in one attempt: it lists them together."""
    texts = REFUSED.findall(problem.diagnostic)
    drawn = (ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in texts)
    return {character for text in drawn for character in text if ord(character) > 127}


def by_number(characters: set[str]) -> Callable[[str], str]:
    """Prints these characters as `[U+E000]`; those that only join others, which nobody sees, not at all."""
    numbers = {ord(one): "" if category(one) == JOINING else numbered(one) for one in characters}
    return lambda text: text.translate(numbers)


@contextmanager
def _fonts(boxed: Collection[str]) -> "Iterator[list[Path]]":
    """The folders with fonts besides typst's own."""
    if not boxed:
        yield []
        return
    with TemporaryDirectory() as folder:
        Path(folder, "boxes.ttf").write_bytes(font_of(boxed))
        yield [Path(folder)]


def typeset(
    name: str, inputs: Inputs, dated: date, standards: "list[typst.PDFStandard]", boxed: Collection[str] = ()
) -> bytes:
    """The PDF, with a box for each of these characters. Raises `TypstError`."""
    with _fonts(boxed) as folders:
        made: bytes = typst.compile(
            PAPER / name,
            root=PAPER,
            font_paths=folders,
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=standards,
            timestamp=midnight(dated),
        )
    return made


def set_whatever_it_says(
    name: str, node: Node, inputs: Callable[[Node], Inputs], dated: date, standards: "list[typst.PDFStandard]"
) -> bytes | None:
    """The PDF to these standards whatever characters the node's texts hold; None if it cannot be to them."""
    boxed: set[str] = set()
    for _round in range(MOST_ROUNDS):
        try:
            return typeset(name, inputs(node), dated, standards, boxed)
        except typst.TypstError as problem:
            refused = refused_characters(problem)
            if not refused:
                return None
            if refused <= boxed:
                node = with_texts(node, by_number(refused))
            boxed |= refused
    return None
