"""The document's charts as charts of the spreadsheet, with figures of their own so that none depends on a column."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from openpyxl.chart import BarChart as SheetBars
from openpyxl.chart import LineChart as SheetLines
from openpyxl.chart.data_source import AxDataSource, NumData, NumDataSource, NumVal, StrData, StrVal
from openpyxl.chart.legend import Legend, LegendEntry
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from compliance.report.document import BarChart, LineChart, Point
from compliance.report.renderers.frame import chart_words
from compliance.report.renderers.marks import LOOKS

ACCENT, MUTED = "55297C", "5C5664"
WIDTH, HEIGHT = 18, 8  # centimetres
LINE_WIDTH = 19_050  # 1.5 points


class Stroke(NamedTuple):
    """How a line of years is drawn; the same as in the PDF."""

    colour: str
    dash: Literal["solid", "dash"]
    symbol: Literal["circle", "diamond", "square"]


VALUES = Stroke(ACCENT, "solid", "circle")
TARGETS = Stroke(MUTED, "dash", "diamond")
BASELINE = Stroke(MUTED, "solid", "square")


def _categories(names: Sequence[str]) -> AxDataSource:
    return AxDataSource(
        strLit=StrData(ptCount=len(names), pt=[StrVal(idx=at, v=name) for at, name in enumerate(names)])
    )


def _series(position: int, name: str, categories: Sequence[str], figures: Iterable[tuple[int, str]]) -> Series:
    """Figures by their place among the categories; a place without one stays empty."""
    points = [NumVal(idx=at, v=figure) for at, figure in figures]
    series = Series(idx=position, order=position)
    series.tx = SeriesLabel(v=name)
    series.cat = _categories(categories)
    series.val = NumDataSource(numLit=NumData(formatCode="General", ptCount=len(categories), pt=points))
    return series


def _bars(node: BarChart) -> SheetBars:
    chart = SheetBars(barDir="bar", grouping="stacked", overlap=100, gapWidth=60)
    names = [bar.label for bar in node.bars]
    kinds = {segment.label: segment.mark for bar in node.bars for segment in bar.segments}
    for position, (label, mark) in enumerate(kinds.items()):
        counts = [sum(one.count for one in bar.segments if one.label == label) for bar in node.bars]
        if not any(counts):
            continue
        series = _series(position, label, names, ((at, str(count)) for at, count in enumerate(counts)))
        series.spPr = GraphicalProperties(solidFill=LOOKS[mark].fill.upper())
        chart.series.append(series)
    chart.x_axis.scaling.orientation = "maxMin"
    return chart


def _runs(points: Sequence[Point], breaks: Sequence[int]) -> Iterator[list[Point]]:
    """The points between breaks of series: no line crosses one."""
    for start, end in zip([0, *breaks], [*breaks, 10_000], strict=True):
        if run := [point for point in points if start <= point.year < end]:
            yield run


def _line(position: int, name: str, years: Sequence[int], points: Iterable[Point], stroke: Stroke) -> Series:
    figures = ((point.year - years[0], str(point.value)) for point in points)
    series = _series(position, name, [str(year) for year in years], figures)
    series.marker = Marker(symbol=stroke.symbol, size=6, spPr=GraphicalProperties(solidFill=stroke.colour))
    series.spPr = GraphicalProperties(ln=LineProperties(solidFill=stroke.colour, w=LINE_WIDTH, prstDash=stroke.dash))
    series.smooth = False
    return series


def _lines(node: LineChart) -> SheetLines:
    chart, words = SheetLines(), chart_words()
    runs = list(_runs(node.values, node.breaks))
    baseline = [node.baseline] if node.baseline else []
    known = [point.year for point in (*node.values, *node.targets, *baseline)]
    years = range(min(known, default=0), max(known, default=0) + 1)
    wanted: list[tuple[str, Sequence[Point], Stroke]] = [
        *((words.value, run, VALUES) for run in runs),
        (words.target, node.targets, TARGETS),
        (words.baseline, baseline, BASELINE),
    ]
    for position, (name, points, stroke) in enumerate(one for one in wanted if one[1]):
        chart.series.append(_line(position, name, years, points, stroke))
    chart.display_blanks = "span"
    chart.legend = Legend(legendEntry=[LegendEntry(idx=again, delete=True) for again in range(1, len(runs))])
    return chart


def sheet_chart(node: BarChart | LineChart) -> SheetBars | SheetLines:
    """A chart to be put on a sheet; its description is for the drawing that holds it."""
    chart = _bars(node) if isinstance(node, BarChart) else _lines(node)
    chart.title = node.title
    chart.width, chart.height = WIDTH, HEIGHT
    chart.x_axis.delete = chart.y_axis.delete = False
    if chart.legend:
        chart.legend.position = "b"
    return chart
