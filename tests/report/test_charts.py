"""Charts as SVG: what stands where, and that everyone can read them."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from compliance.choices import Achievement
from compliance.report.document import Bar, BarChart, Document, LineChart, Point, Section, Segment
from compliance.report.renderers import bar_charts, chart_labels, html, line_charts
from compliance.report.renderers.marks import LOOKS
from tests.report.every_node import BY_LEVEL, SERIES

SVG = re.compile(r"<svg class=\"chart\".*?</svg>(?=\s*<details)", re.DOTALL)


def drawn(chart: BarChart | LineChart) -> ElementTree.Element:
    """The chart's SVG, as a reader of XML sees it."""
    section = Section("graficos", "Gráficos", (chart,))
    page = html.render(Document("Reporte", "Política", "es-PE", (section,))).decode()
    (found,) = SVG.findall(page)
    return ElementTree.fromstring(found)


def texts(svg: ElementTree.Element) -> list[str]:
    return ["".join(one.itertext()).strip() for one in svg.iter("text")]


@pytest.mark.parametrize("chart", [BY_LEVEL, SERIES], ids=["bars", "lines"])
def test_a_chart_says_what_it_is_to_who_cannot_see_it(chart) -> None:
    svg = drawn(replace(chart, anchor="grafico"))
    named = {one.get("id"): one.text for one in (svg.find("title"), svg.find("desc"))}
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby").split() == list(named)
    assert list(named.values()) == [chart.title, chart.description]


@pytest.mark.parametrize("chart", [BY_LEVEL, SERIES], ids=["bars", "lines"])
def test_a_chart_fits_any_width_and_has_its_table(chart) -> None:
    svg = drawn(chart)
    assert svg.get("width") == "100%"
    assert svg.get("viewBox") is None
    page = html.render(Document("Reporte", "Política", "es-PE", (Section("a", "A", (chart,)),))).decode()
    assert chart.table.title in page.partition("<details")[2]


def test_two_charts_have_names_of_their_own() -> None:
    section = Section("a", "A", (BY_LEVEL, SERIES))
    page = html.render(Document("Reporte", "Política", "es-PE", (section,))).decode()
    identities = re.findall(r'\bid="([^"]+)"', page)
    assert len(identities) == len(set(identities))


def test_bars_are_as_long_as_their_counts() -> None:
    chart = bar_charts.bars(BY_LEVEL)
    longest, other = chart.rows
    assert [piece.width for piece in longest.pieces] == ["28.57%", "52.38%", "19.05%"]
    assert [piece.x for piece in longest.pieces] == ["0.00%", "28.57%", "80.95%"]
    assert [piece.width for piece in other.pieces] == ["61.90%"]


def test_pieces_are_told_apart_without_colour() -> None:
    said = texts(drawn(BY_LEVEL))
    assert said == ["Servicios", "● 6", "○ 11", "– 4", "Objetivos", "● 13"]
    fills = {one.get("fill") for one in drawn(BY_LEVEL).iter("rect")}
    assert len(fills) == 3


def test_a_sliver_has_no_label_that_would_not_fit() -> None:
    bar = Bar(
        "OP.01", (Segment("Meta alcanzada", 1, Achievement.ACHIEVED), Segment("Otra", 99, Achievement.NOT_ACHIEVED))
    )
    (row,) = bar_charts.bars(replace(BY_LEVEL, bars=(bar,))).rows
    assert [piece.label for piece in row.pieces] == ["", "○ 99"]


def test_no_bars_make_no_division_by_zero() -> None:
    assert bar_charts.bars(replace(BY_LEVEL, bars=())).rows == ()
    assert bar_charts.bars(replace(BY_LEVEL, bars=(Bar("OP.01", ()),))).rows[0].pieces == ()


def position(text: str) -> float:
    return float(text.rstrip("%"))


def test_points_stand_by_their_year_and_figure() -> None:
    lines = line_charts.lines(SERIES)
    across = [position(mark.x) for mark in lines.values]
    down = [float(mark.y) for mark in lines.values]
    assert across == sorted(across)
    assert (across[0], across[-1]) == (line_charts.LEFT, line_charts.RIGHT)
    assert down == sorted(down), "a falling value goes down"
    assert down[0] == line_charts.PLOT_TOP


def test_a_break_leaves_a_gap_and_a_mark() -> None:
    whole = line_charts.lines(replace(SERIES, breaks=()))
    broken = line_charts.lines(SERIES)
    assert (len(whole.value_strokes), len(broken.value_strokes)) == (2, 1)
    assert len(broken.target_strokes) == 1
    assert [mark.text for mark in broken.breaks] == ["2020"]


def test_the_last_value_and_its_target_are_labelled_apart() -> None:
    lines = line_charts.lines(SERIES)
    value, target = lines.values[-1], lines.targets[-1]
    assert (value.text, target.text) == ("7.6 %", "7.8 %")
    assert float(value.text_y) > float(value.y), "below, since the target lies above it"
    assert float(target.text_y) < float(target.y)


def test_years_do_not_run_into_each_other() -> None:
    values = tuple(Point(year, Decimal(year), str(year)) for year in range(2019, 2022))
    lines = line_charts.lines(replace(SERIES, values=values, targets=(Point(2030, Decimal(2030), "x"),), baseline=None))
    places = [position(mark.x) for mark in lines.years]
    assert [mark.text for mark in lines.years] == ["2021", "2030", "2019"]
    assert min(abs(one - other) for one in places for other in places if one != other) > line_charts.NEAREST_YEARS


@pytest.mark.parametrize("values", [(Point(2021, Decimal(5), "5"),), ()], ids=["one", "none"])
def test_one_point_or_none_still_draws(values) -> None:
    chart = replace(SERIES, values=values, targets=(Point(2021, Decimal(5), "5"),), baseline=None, breaks=())
    lines = line_charts.lines(chart)
    assert [mark.x for mark in lines.targets] == ["50.00%"]
    assert lines.value_strokes == lines.target_strokes == ()
    assert drawn(chart) is not None


def test_positions_have_a_point_whatever_the_language() -> None:
    assert all(re.fullmatch(r"-?\d+(\.\d+)?%?", one.get("x", "0")) for one in drawn(SERIES).iter())


def test_no_line_runs_through_the_label_of_a_year_below_its_target() -> None:
    """The path of targets falls on to the right below the value: its label leans to where nothing runs."""
    values = tuple(Point(year, Decimal(value), f"{value} %") for year, value in ((2019, "10.8"), (2021, "7.6")))
    targets = tuple(Point(year, Decimal(value), f"{value} %") for year, value in ((2021, "7.8"), (2030, "2.4")))
    lines = line_charts.lines(replace(SERIES, values=values, targets=targets, baseline=None, breaks=()))
    strokes = [one.segment for one in (*lines.value_strokes, *lines.target_strokes)]
    assert lines.values[-1].anchor == "end"
    assert chart_labels.crossings(lines.values[-1].box, strokes) == 0


def test_the_base_line_tells_its_value_and_year_once() -> None:
    values = tuple(Point(year, Decimal(value), f"{value} %") for year, value in ((2019, "10.8"), (2021, "7.6")))
    chart = replace(SERIES, values=values, targets=(), baseline=values[0], breaks=())
    lines = line_charts.lines(chart)
    assert lines.baseline.text == "10.8 % (2019)"
    assert [mark.text for mark in lines.values] == ["", "7.6 %"]
    assert "10.8 % (2019)" in texts(drawn(chart))


def test_a_base_line_without_room_keeps_silent() -> None:
    values = tuple(Point(year, Decimal(value), f"{value} %") for year, value in ((2020, "5"), (2021, "5")))
    near = Point(2021, Decimal(5), "5.0 %")
    lines = line_charts.lines(replace(SERIES, values=values, targets=(), baseline=near, breaks=()))
    for mark in (lines.baseline,):
        assert not mark.text or not any(mark.box.meets(one.box) for one in lines.values if one.text)
    assert lines.values[-1].text == "5 %"


def _lightness(colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_lightness(one), _lightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_fills_differ_in_grey_and_their_counts_are_read_upon_them() -> None:
    looks = [LOOKS[one.value] for one in Achievement]
    assert all(_contrast(look.fill, look.on_fill) >= 4.5 for look in looks)
    assert _contrast(LOOKS[Achievement.ACHIEVED.value].fill, LOOKS[Achievement.NOT_ACHIEVED.value].fill) >= 2.5
    fills = sorted((look.fill for look in looks), key=_lightness)
    assert all(_contrast(one, other) >= 1.3 for one, other in pairwise(fills))
