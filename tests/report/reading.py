"""What a file says when it is read back, as a bag of words: pages and columns may break a text, words they may not."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from io import BytesIO
from typing import Any
from unicodedata import normalize
from zipfile import ZipFile

import openpyxl
import pypdf
from defusedxml.ElementTree import fromstring

from compliance.report.document import BarChart, Cell, Document, LineChart, Note, SmallCharts

WORD = re.compile(r"[^\W\d_]+|\d+")
RAISED = re.compile("[⁰¹²³⁴-⁹]+")
WORD_XML = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_XML = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
NOT_SAID = {"anchor", "origin", "passage", "language", "notes"}
ALTERNATIVE = {"description"}


def bag(text: str) -> Counter[str]:
    """Words and numbers, each by itself: a raised figure behind a word is none of its letters."""
    return Counter(WORD.findall(normalize("NFKC", RAISED.sub(r" \g<0>", text))))


def _fields(node: Any) -> Iterator[Any]:
    """The parts of a node that are printed; of a chart its title and table, for the rest is drawn; of a small one its
    title alone."""
    if isinstance(node, Document):
        yield [note.text for note in node.notes]
    if isinstance(node, SmallCharts):
        yield [chart.title for chart in node.items]
        return
    shown = {"title", "table"} if isinstance(node, BarChart | LineChart) else {one.name for one in fields(node)}
    yield from (getattr(node, name) for name in sorted(shown - NOT_SAID - ALTERNATIVE))


def texts(node: Any, *, numbers: bool = True) -> Iterator[str]:
    """Every text that a document prints, notes once each; without `numbers`, not those that are numbers in cells."""
    if isinstance(node, str) and not isinstance(node, Enum):
        yield node
    elif isinstance(node, tuple | list):
        for one in node:
            yield from texts(one, numbers=numbers)
    elif isinstance(node, Cell) and node.value is not None and not numbers:
        yield node.note
    elif is_dataclass(node) and not isinstance(node, Note):
        for one in _fields(node):
            yield from texts(one, numbers=numbers)


def words_of(document: Document, *, numbers: bool = True) -> Counter[str]:
    return bag(" ".join(texts(document, numbers=numbers)))


def descriptions(document: Document) -> list[str]:
    def of(section) -> Iterator[str]:
        for block in section.blocks:
            charts = block.items if isinstance(block, SmallCharts) else (block,)
            yield from (chart.description for chart in charts if isinstance(chart, BarChart | LineChart))
        for part in section.sections:
            yield from of(part)

    seal = [document.seal.description] if document.seal else []
    return [*seal, *(description for section in document.sections for description in of(section))]


def part(content: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name)


def docx_text(content: bytes) -> str:
    """Body and footnotes, paragraph by paragraph."""
    paragraphs = [
        paragraph
        for name in ("word/document.xml", "word/footnotes.xml")
        for paragraph in fromstring(part(content, name)).iter(f"{WORD_XML}p")
    ]
    said = (
        "".join(node.text or "" if node.tag == f"{WORD_XML}t" else "\n" for node in paragraph.iter() if is_said(node))
        for paragraph in paragraphs
    )
    return "\n".join(said)


def is_said(node: Any) -> bool:
    return node.tag in {f"{WORD_XML}t", f"{WORD_XML}br"}


def odt_text(content: bytes) -> str:
    """Every paragraph and heading of the body, footnotes among them."""
    root = fromstring(part(content, "content.xml"))
    blocks = [node for node in root.iter() if node.tag in {f"{TEXT_XML}p", f"{TEXT_XML}h"}]
    return "\n".join("".join(_own_text(block)) for block in blocks)


def _own_text(node: Any) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child.tag not in {f"{TEXT_XML}p", f"{TEXT_XML}h", f"{TEXT_XML}note"}:
            yield "\n" if child.tag == f"{TEXT_XML}line-break" else " " * int(child.get(f"{TEXT_XML}c", "0"))
            yield " " if child.tag == f"{TEXT_XML}s" else ""
            yield from _own_text(child)
        yield child.tail or ""


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


def xlsx_text(content: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(content))
    cells = (value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
    return "\n".join(value for value in cells if isinstance(value, str))
