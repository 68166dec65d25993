"""The document's charts as pictures, for the formats that cannot draw them: the same drawings as the PDF's."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import typst

from compliance.report.document import BarChart, Document, LineChart, Section
from compliance.report.renderers.frame import chart_words
from compliance.report.renderers.marks import LOOKS
from compliance.report.renderers.nodes import Values
from compliance.report.renderers.pdf import PAPER

DOTS_PER_INCH = 200


def charts(sections: tuple[Section, ...]) -> Iterator[BarChart | LineChart]:
    """Every chart, in the order in which it is read."""
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, BarChart | LineChart))
        yield from charts(section.sections)


def pictures(document: Document) -> list[bytes]:
    """A PNG of each chart, 16 cm wide, in their order."""
    found = list(charts(document.sections))
    if not found:
        return []
    values = {
        "looks": {mark: asdict(look) for mark, look in LOOKS.items()},
        "words": asdict(chart_words()),
        "charts": Values().of(tuple(found)),
    }
    drawn = typst.compile(
        PAPER / "alone.typ",
        root=PAPER,
        ignore_system_fonts=True,
        format="png",
        ppi=DOTS_PER_INCH,
        sys_inputs={"charts": json.dumps(values, ensure_ascii=False)},
    )
    return drawn if isinstance(drawn, list) else [drawn]
