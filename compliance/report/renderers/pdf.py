"""The document as a tagged PDF (PDF/UA-1, PDF/A-2a), set by typst; the layout stands in `paper/report.typ`."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from unicodedata import category

import typst

from compliance.report.document import Document
from compliance.report.renderers.anchors import destinations, section_names
from compliance.report.renderers.frame import chart_words, frame, midnight
from compliance.report.renderers.marks import LOOKS
from compliance.report.renderers.nodes import Values
from compliance.report.renderers.qr import svg
from compliance.report.renderers.references import readable
from compliance.report.renderers.texts import numbered, with_texts
from compliance.report.renderers.widths import turned

PAPER = Path(__file__).parent / "paper"
STANDARDS: "tuple[list[typst.PDFStandard], ...]" = (["a-2a", "ua-1"], ["ua-1"])

# What typst says of a character that no font of its own can draw, or that PDF/A forbids.
REFUSED = re.compile(r'(?:the text|the codepoint) `"((?:[^"\\]|\\.)+)"`')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
JOINING = "Cf"
MOST_ROUNDS = 4


def refused_characters(problem: typst.TypstError) -> set[str]:
    """All that typst refused in one attempt: it lists them together."""
    texts = REFUSED.findall(problem.diagnostic)
    drawn = (ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in texts)
    return {character for text in drawn for character in text if ord(character) > 127}


def by_number(characters: set[str]) -> Callable[[str], str]:
    """Prints these characters as `[U+1F600]`; those that only join others, which nobody sees, not at all."""
    numbers = {ord(one): "" if category(one) == JOINING else numbered(one) for one in characters}
    return lambda text: text.translate(numbers)


def _inputs(document: Document, dated: date) -> dict[str, str]:
    around = frame(document)
    values = Values({**section_names(document), **destinations(document)}, is_brief=document.is_brief)
    data = {
        "frame": asdict(around) | {"running": around.running, "short-identity": around.short_identity},
        "dated": {"year": dated.year, "month": dated.month, "day": dated.day},
        "looks": {mark: asdict(look) for mark, look in LOOKS.items()},
        "words": asdict(chart_words()),
        "qr": svg(around.seal.address) if around.seal else "",
        "sections": list(map(values.section, document.sections, turned(document))),
    }
    return {"document": json.dumps(data, ensure_ascii=False)}


def _compile(document: Document, dated: date, standards: "list[typst.PDFStandard]") -> bytes:
    return typst.compile(
        PAPER / "report.typ",
        root=PAPER,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=_inputs(document, dated),
        pdf_standards=standards,
        timestamp=midnight(dated),
    )


def _attempt(document: Document, dated: date, standards: "list[typst.PDFStandard]") -> bytes | None:
    """The PDF to these standards, characters that cannot be drawn printed by their number; None if it cannot be."""
    for _round in range(MOST_ROUNDS):
        try:
            return _compile(document, dated, standards)
        except typst.TypstError as problem:
            refused = refused_characters(problem)
            if not refused:
                break
            document = with_texts(document, by_number(refused))
    return None


def render(document: Document, dated: date) -> bytes:
    """The PDF bears `dated` as its date, and typst's own fonts, so that it is the same on every machine.

    A text may be beyond PDF/A (a heading of 32 kB): then it is PDF/UA alone, and else a tagged PDF.
    """
    document = readable(document)
    for standards in STANDARDS:
        if (content := _attempt(document, dated, standards)) is not None:
            return content
    return _compile(document, dated, [])
