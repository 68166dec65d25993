"""Where each part of a bar chart stands in an SVG: across in percent, so that it fits any width; down in pixels.

Only geometry: what is shown was decided by the narrative, and how it is written is the templates' part.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from compliance.report.document import BarChart
from compliance.report.renderers.anchors import chart_name
from compliance.report.renderers.chart_labels import percent
from compliance.report.renderers.marks import LOOKS, Look

ROW_HEIGHT = 54
BAR_TOP = 22
BAR_HEIGHT = 22
NARROWEST_LABEL = 7.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar; `label` is empty where it would not fit."""

    x: str
    width: str
    middle: str
    label: str
    title: str
    look: Look


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    label_y: int
    bar_y: int
    text_y: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend."""

    label: str
    look: Look


@dataclass(frozen=True, slots=True)
class Bars:
    identity: str
    height: int
    bar_height: int
    rows: tuple[Row, ...]
    keys: tuple[Key, ...]


def _pieces(chart: BarChart, position: int, longest: int) -> Iterator[Piece]:
    start = 0.0
    for segment in chart.bars[position].segments:
        width = 100 * segment.count / longest
        look = LOOKS[segment.mark.value]
        if segment.count:
            yield Piece(
                x=percent(start),
                width=percent(width),
                middle=percent(start + width / 2),
                label=f"{look.symbol} {segment.count}" if width >= NARROWEST_LABEL else "",
                title=f"{segment.label}: {segment.count}",
                look=look,
            )
        start += width


def bars(chart: BarChart) -> Bars:
    """One row a bar, all on the same scale; the name of each stands above it, so that phones have room."""
    longest = max((sum(one.count for one in bar.segments) for bar in chart.bars), default=0) or 1
    rows = tuple(
        Row(
            label=bar.label,
            label_y=ROW_HEIGHT * place + BAR_TOP - 6,
            bar_y=ROW_HEIGHT * place + BAR_TOP,
            text_y=ROW_HEIGHT * place + BAR_TOP + 16,
            pieces=tuple(_pieces(chart, place, longest)),
        )
        for place, bar in enumerate(chart.bars)
    )
    kinds = {segment.mark.value: segment.label for bar in chart.bars for segment in bar.segments}
    return Bars(
        identity=chart_name(chart),
        height=ROW_HEIGHT * len(rows),
        bar_height=BAR_HEIGHT,
        rows=rows,
        keys=tuple(Key(label, LOOKS[mark]) for mark, label in kinds.items()),
    )
