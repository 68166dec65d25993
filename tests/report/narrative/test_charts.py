"""What the charts show, and the tables behind them."""

from dataclasses import replace
from decimal import Decimal

from compliance.choices import Direction
from compliance.report.narrative import compose
from tests.report.narrative.reading import blocks
from tests.report.narrative.stories import figures, of_service, percentage, service

DOWN = {"direction": Direction.DESCENDING}
ROW = percentage(
    "7.6",
    "7.8",
    values={2018: "10.9", 2023: "8.3"},
    targets={2022: None, 2030: "2.4"},
    baselines={2017: "10.6"},
    **DOWN,
)


def lines(*rows, **rest) -> list:
    return blocks(compose(figures(*rows, **rest)), "line_chart")


def test_bars_count_the_indicators_of_both_levels() -> None:
    rows = (percentage("2", "1"), of_service(percentage("1", "2")), percentage(code="IOP.02.01", objective="OP.02"))
    (chart,) = blocks(compose(figures(*rows, services=(service(),), objectives=("OP.01", "OP.02"))), "bar_chart")
    counts = {bar.label: [segment.count for segment in bar.segments] for bar in chart.bars}
    assert counts == {"OP.01": [1, 1, 0], "OP.02": [0, 0, 1]}
    assert [[cell.value for cell in row[1:]] for row in chart.table.rows] == [[2, 1, 1, 0], [1, 0, 0, 1]]
    assert chart.description
    assert chart.anchor


def test_a_year_without_information_has_no_bars() -> None:
    assert blocks(compose(figures(percentage())), "bar_chart") == []


def test_the_path_holds_what_is_known_up_to_the_year_and_every_target() -> None:
    (chart,) = lines(ROW)
    assert [(one.year, one.text) for one in chart.values] == [(2018, "10.9\xa0%"), (2021, "7.6\xa0%")]
    assert [one.year for one in chart.targets] == [2021, 2030]
    assert (chart.baseline.year, chart.baseline.value) == (2017, Decimal("10.6"))
    assert chart.breaks == ()


def test_the_table_behind_it_holds_the_same() -> None:
    (chart,) = lines(ROW)
    rows = {row[0].text: [cell.value for cell in row[1:]] for row in chart.table.rows}
    assert rows == {
        "2017": [None, None],
        "2018": [Decimal("10.9"), None],
        "2021": [Decimal("7.6"), Decimal("7.8")],
        "2030": [None, Decimal("2.4")],
    }
    assert chart.table.rows[0][0].note == "línea de base: 10.6\xa0%"


def test_the_description_says_what_the_lines_show() -> None:
    (chart,) = lines(ROW)
    assert chart.description.replace("\xa0", " ") == (
        "El valor fue 10.9 % en 2018 y 7.6 % en 2021. La última meta, de 2030, es 2.4 %."
    )
    (alone,) = lines(percentage("5"))
    assert alone.description.replace("\xa0", " ") == "El único valor es de 2021: 5.0 %."


def test_breaks_are_shown_and_nothing_is_drawn_without_values() -> None:
    (chart,) = lines(replace(ROW, breaks=(2019, 2020, 2022)))
    assert chart.breaks == (2019, 2020)
    assert lines(percentage(target="5")) == []
