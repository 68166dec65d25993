"""Where each part of a chart of years stands in an SVG: across in percent, so that it fits any width; down in pixels.

Only geometry, as of the bars: which years and figures, and what is said of them, was decided by the narrative.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from compliance.report.document import LineChart, Point
from compliance.report.renderers.anchors import chart_name
from compliance.report.renderers.chart_labels import Box, Segment, box_of, crossings, percent

PLOT_TOP, PLOT_BOTTOM, AXIS, LINE_HEIGHT = 26.0, 176.0, 202.0, 224.0
LEFT, RIGHT = 4.0, 96.0
LABEL_OFFSET, WHOLE = 14.0, 100.0
NEAREST_YEARS, NEAREST_LABELS = 13.0, 18.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a line; its label stands apart from it and may be empty."""

    x: str
    y: str
    text: str = ""
    text_y: str = ""
    anchor: str = "middle"

    @property
    def box(self) -> Box:
        """The room of its label."""
        return box_of(self.text, float(self.x.rstrip("%")), float(self.text_y), self.anchor)


@dataclass(frozen=True, slots=True)
class Stroke:
    x1: str
    y1: str
    x2: str
    y2: str

    @property
    def segment(self) -> Segment:
        return Segment(float(self.x1.rstrip("%")), float(self.y1), float(self.x2.rstrip("%")), float(self.y2))


@dataclass(frozen=True, slots=True)
class Lines:
    identity: str
    height: str
    axis_y: str
    years_y: str
    values: tuple[Mark, ...]
    value_strokes: tuple[Stroke, ...]
    targets: tuple[Mark, ...]
    target_strokes: tuple[Stroke, ...]
    baseline: Mark | None
    years: tuple[Mark, ...]
    breaks: tuple[Mark, ...]


Segments = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    """From years and figures to positions."""

    years: tuple[int, int]
    figures: tuple[float, float]

    def across(self, year: int) -> float:
        first, last = self.years
        return 50.0 if first == last else LEFT + (RIGHT - LEFT) * (year - first) / (last - first)

    def down(self, figure: Decimal) -> float:
        low, high = self.figures
        share = 0.5 if low == high else (float(figure) - low) / (high - low)
        return PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * share

    def side(self, year: int) -> str:
        """Which way a year leans so that it stays inside."""
        position = self.across(year)
        return "start" if position < LEFT + 6 else "end" if position > RIGHT - 6 else "middle"

    def marks(self, point: Point, text: str, *, above: bool) -> Iterator[Mark]:
        """With the label to the right and to the left of the point, as far as it stays in the plot."""
        y, position = self.down(point.value), self.across(point.year)
        text_y = y - LABEL_OFFSET + 4 if above else y + LABEL_OFFSET + 5
        sides = [Mark(percent(position), f"{y:.1f}", text, f"{text_y:.1f}", side) for side in ("start", "end")]
        yield from [mark for mark in sides if mark.box.left >= 0 and mark.box.right <= WHOLE] or sides

    def mark(self, point: Point, text: str = "", *, above: bool = True, lines: Segments = ()) -> Mark:
        """The label leans to the side where fewer lines run through it; to the right if both are alike."""
        return min(self.marks(point, text, above=above), key=lambda mark: crossings(mark.box, lines))


def _scale(chart: LineChart) -> _Scale:
    points = (*chart.values, *chart.targets, *((chart.baseline,) if chart.baseline else ()))
    years, figures = [one.year for one in points], [float(one.value) for one in points]
    return _Scale((min(years), max(years)), (min(figures), max(figures)))


def _strokes(scale: _Scale, points: Iterable[Point], breaks: tuple[int, ...] = ()) -> Iterator[Stroke]:
    """From each point to the next, but not over a break of the series."""
    for one, other in pairwise(points):
        if not any(one.year < year <= other.year for year in breaks):
            first, second = scale.mark(one), scale.mark(other)
            yield Stroke(first.x, first.y, second.x, second.y)


def _value_marks(chart: LineChart, scale: _Scale, lines: Segments) -> Iterator[Mark]:
    """The last value is labelled away from its target, the first where there is room for both."""
    if not chart.values:
        return
    last, first = chart.values[-1], chart.values[0]
    target = next((one for one in chart.targets if one.year == last.year), None)
    is_far = abs(scale.across(last.year) - scale.across(first.year)) > NEAREST_LABELS
    for point in chart.values:
        is_labelled = point is last or (point is first and is_far)
        above = not (point is last and target is not None and target.value >= last.value)
        yield scale.mark(point, point.text if is_labelled else "", above=above, lines=lines)


def _target_marks(chart: LineChart, scale: _Scale, lines: Segments) -> Iterator[Mark]:
    """The target of the last value's year and the last one of all are labelled."""
    value, last = chart.values[-1] if chart.values else None, chart.targets[-1] if chart.targets else None
    falls = last is not None and last.value < chart.targets[0].value
    for point in chart.targets:
        of_year = value is not None and point.year == value.year
        is_far = value is None or abs(scale.across(point.year) - scale.across(value.year)) > NEAREST_LABELS
        is_labelled = of_year or (point is last and is_far)
        above = point.value >= value.value if value and of_year else not falls
        yield scale.mark(point, point.text if is_labelled else "", above=above, lines=lines)


def _baseline_mark(point: Point, scale: _Scale, lines: Segments, taken: Iterable[Mark]) -> Mark:
    """Its label tells value and year where there is room: nothing runs through it, no other label meets it."""
    boxes = [mark.box for mark in taken if mark.text]
    for above in (True, False):
        for mark in scale.marks(point, f"{point.text} ({point.year})" if point.text else "", above=above):
            is_inside = mark.box.top >= 0 and mark.box.bottom <= AXIS
            if is_inside and not crossings(mark.box, lines) and not any(mark.box.meets(box) for box in boxes):
                return mark
    return scale.mark(point)


def _with_baseline(
    chart: LineChart, scale: _Scale, lines: Segments, values: tuple[Mark, ...], targets: tuple[Mark, ...]
) -> tuple[Mark | None, tuple[Mark, ...]]:
    """The base line, and the values: the first of several says nothing twice where it is the base line."""
    if chart.baseline is None:
        return None, values
    first = chart.values[0] if len(chart.values) > 1 else None
    is_same = first is not None and (first.year, first.value) == (chart.baseline.year, chart.baseline.value)
    others = (replace(values[0], text=""), *values[1:]) if is_same else values
    mark = _baseline_mark(chart.baseline, scale, lines, (*others, *targets))
    return mark, others if mark.text else values


def _years(chart: LineChart, scale: _Scale) -> Iterator[Mark]:
    """The last value's year first, then the ends where they stand far enough from it."""
    wanted = [*(one.year for one in chart.values[-1:]), *reversed(scale.years)]
    placed: list[float] = []
    for year in dict.fromkeys(wanted):
        position = scale.across(year)
        if all(abs(position - other) > NEAREST_YEARS for other in placed):
            placed.append(position)
            yield Mark(percent(position), "", str(year), "", scale.side(year))


def lines(chart: LineChart) -> Lines:
    """Values as one line with its breaks, targets as another, the base line as a point."""
    scale = _scale(chart)
    value_strokes = tuple(_strokes(scale, chart.values, chart.breaks))
    target_strokes = tuple(_strokes(scale, chart.targets))
    drawn = tuple(stroke.segment for stroke in (*value_strokes, *target_strokes))
    targets = tuple(_target_marks(chart, scale, drawn))
    baseline, values = _with_baseline(chart, scale, drawn, tuple(_value_marks(chart, scale, drawn)), targets)
    return Lines(
        identity=chart_name(chart),
        height=f"{LINE_HEIGHT:.0f}",
        axis_y=f"{AXIS:.0f}",
        years_y=f"{AXIS + 17:.0f}",
        values=values,
        value_strokes=value_strokes,
        targets=targets,
        target_strokes=target_strokes,
        baseline=baseline,
        years=tuple(_years(chart, scale)),
        breaks=tuple(Mark(percent(scale.across(year)), "", str(year)) for year in chart.breaks),
    )
