"""The document's charts as pictures, for the formats that cannot draw them: the same drawings as the PDF's."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import typst

from compliance.report.document import BarChart, Document, LineChart, Section, SmallCharts
from compliance.report.renderers.frame import chart_words
from compliance.report.renderers.marks import LOOKS
from compliance.report.renderers.nodes import Values
from compliance.report.renderers.typesetting import PAPER
from compliance.report.renderers.widths import abreast

DOTS_PER_INCH = 200


WIDTH, GUTTER = 16.0, 0.4  # cm


def picture_width(charts: SmallCharts) -> float:
    """Of each of the charts that stand side by side, in cm."""
    return WIDTH / abreast(charts) - GUTTER


def _drawings(sections: tuple[Section, ...]) -> Iterator[tuple[BarChart | LineChart, float]]:
    """Every chart in the order in which it is read, with its width in cm."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, SmallCharts):
                yield from ((chart, picture_width(block)) for chart in block.items)
            elif isinstance(block, BarChart | LineChart):
                yield block, WIDTH
        yield from _drawings(section.sections)


def charts(sections: tuple[Section, ...]) -> Iterator[BarChart | LineChart]:
    """Every chart, in the order in which it is read."""
    yield from (chart for chart, _width in _drawings(sections))


def pictures(document: Document) -> list[bytes]:
    """A PNG of each chart in their order, 16 cm wide or as small as it stands beside others."""
    found = list(_drawings(document.sections))
    if not found:
        return []
    values = {
        "looks": {mark: asdict(look) for mark, look in LOOKS.items()},
        "words": asdict(chart_words()),
        "charts": [{"width": width, "is_small": width < WIDTH, "node": Values().of(chart)} for chart, width in found],
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
