"""The document as a tagged PDF (PDF/UA-1, PDF/A-2a), set by typst; the layout stands in `paper/report.typ`."""

import json
import re
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import typst

from compliance.report.document import Document
from compliance.report.renderers.frame import chart_words, frame, midnight
from compliance.report.renderers.marks import LOOKS
from compliance.report.renderers.nodes import as_values
from compliance.report.renderers.texts import legible, with_texts

PAPER = Path(__file__).parent / "paper"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]

# What typst says of a character that no font of its own can draw, or that PDF/A forbids.
REFUSED = re.compile(r'(?:the text|the codepoint) `"((?:[^"\\]|\\.)+)"`')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
MOST_ATTEMPTS = 4


def refused_characters(problem: typst.TypstError) -> set[str]:
    """All that typst refused in one attempt: it lists them together."""
    texts = REFUSED.findall(problem.diagnostic)
    drawn = (ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in texts)
    return {character for text in drawn for character in text if ord(character) > 127}


def named(characters: set[str]) -> dict[int, str]:
    """For `str.translate`: each character by its number, as `[U+1F600]`."""
    return {ord(character): f"[U+{ord(character):04X}]" for character in characters}


def _inputs(document: Document, dated: date) -> dict[str, str]:
    values = {
        "frame": asdict(frame(document)),
        "dated": {"year": dated.year, "month": dated.month, "day": dated.day},
        "looks": {mark: asdict(look) for mark, look in LOOKS.items()},
        "words": asdict(chart_words()),
        "sections": as_values(document.sections),
    }
    return {"document": json.dumps(values, ensure_ascii=False)}


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


def render(document: Document, dated: date) -> bytes:
    """The PDF bears `dated` as its date. The fonts are typst's own, so that it is the same on every machine;
    a character that they lack is printed by its number. Should typst still refuse, it is a tagged PDF alone."""
    document = with_texts(document, legible)
    for _attempt in range(MOST_ATTEMPTS):
        try:
            return _compile(document, dated, STANDARDS)
        except typst.TypstError as problem:
            refused = named(refused_characters(problem))
            if not refused:
                break
            document = with_texts(document, lambda text, by=refused: text.translate(by))  # type: ignore[misc]
    return _compile(document, dated, [])
