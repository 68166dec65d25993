"""Figures in cells are exact: number cells digit by digit, texts with a point or a comma, published ones as printed."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.workbooks.figures import (
    CellRefused,
    number,
    number_cell,
    stated_count,
    stated_figure,
    whole_number,
    year,
)
from compliance.workbooks.grid import Cell

NO_NUMBERS = [
    *("abc", "1.234.567", "1,234,567", "1,234.5", "1 234", "1\u00a0234", "7.6%", "1e5", "1E5", "nan", "inf", "--5"),
    *("5-", "5.", ".5", "7..6", "- 5", "0x10", "1_000", "٣", "½", "−", "+", ",", "7;6"),
    *(True, False, date(2021, 1, 1), datetime(2021, 1, 1), float("nan"), float("inf"), float("-inf")),
    *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")),
]
figures = st.decimals(allow_nan=False, allow_infinity=False, places=20).filter(lambda figure: abs(figure) < 10**20)


@pytest.mark.parametrize("cell", [None, ""])
def test_empty(cell: Cell) -> None:
    assert number(cell) is whole_number(cell) is year(cell) is None
    assert stated_figure(cell) == stated_count(cell) == ""


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        *((0, "0"), (7, "7"), (7.6, "7.6"), (0.1 + 0.2, "0.30000000000000004"), (1e-07, "0.0000001"), (-0.0, "0")),
        *(("7.6", "7.6"), ("7,6", "7.6"), ("7,600", "7.6"), ("1.234", "1.234"), (" 78 ", "78"), ("007", "7")),
        *(("-0,3", "-0.3"), ("\N{MINUS SIGN}0.3", "-0.3"), ("+2", "2"), ("-0", "0"), (Decimal("7.60"), "7.60")),
        *((4766.7, "4766.7"), (10**19, "10000000000000000000"), ("0.00000000000000000001", "0.00000000000000000001")),
    ],
)
def test_number(cell: Cell, figure: str) -> None:
    read = number(cell)
    assert read == Decimal(figure)
    assert not read or not read.is_signed() or figure.startswith("-")


@pytest.mark.parametrize("cell", NO_NUMBERS)
def test_no_number(cell: Cell) -> None:
    for read in (number, whole_number, year, stated_figure, stated_count):
        with pytest.raises(CellRefused):
            read(cell)


def test_what_a_number_is_said_to_be() -> None:
    with pytest.raises(CellRefused) as refusal:
        number("1.234.567")
    assert refusal.value.accepted == "un número con punto o coma decimal, sin separador de miles"


@pytest.mark.parametrize("cell", [10**20, -(10**20), 1e20, 1e300, "1" * 21, 1e-21, "0." + "0" * 20 + "1"])
def test_number_with_too_many_digits(cell: Cell) -> None:
    with pytest.raises(CellRefused, match="20 cifras enteras y 20 decimales"):
        number(cell)


@pytest.mark.parametrize(
    ("cell", "count"), [(0, 0), (3.0, 3), ("12", 12), ("12,0", 12), (2_147_483_647, 2_147_483_647)]
)
def test_whole_number(cell: Cell, count: int) -> None:
    assert whole_number(cell) == count


@pytest.mark.parametrize("cell", [-1, 1.5, "1,5", 2_147_483_648])
def test_no_whole_number(cell: Cell) -> None:
    with pytest.raises(CellRefused, match="un número entero desde 0"):
        whole_number(cell)


@pytest.mark.parametrize(("cell", "read"), [(1990, 1990), (2100, 2100), (2021.0, 2021), ("2021", 2021)])
def test_year(cell: Cell, read: int) -> None:
    assert year(cell) == read


@pytest.mark.parametrize("cell", [1989, 2101, 2021.5, "21", "dos mil", datetime(2021, 1, 1), -2021, True])
def test_no_year(cell: Cell) -> None:
    with pytest.raises(CellRefused, match="un año entre 1990 y 2100"):
        year(cell)


@pytest.mark.parametrize(
    ("cell", "stated"),
    [
        *((120, "120.0"), (7.65, "7.7"), (-0.25, "-0.3"), (-0.04, "-0.0"), (4766.666, "4766.7"), (0, "0.0")),
        *(("120", "120"), ("120,00", "120.00"), ("+0.6", "+0.6"), ("\N{MINUS SIGN}0,60", "-0.60"), (" 97.4 ", "97.4")),
    ],
)
def test_stated_figure(cell: Cell, stated: str) -> None:
    assert stated_figure(cell) == stated


@pytest.mark.parametrize(("cell", "stated"), [(12, "12"), (12.0, "12"), (61.5, "62"), ("12", "12"), ("61,8", "61.8")])
def test_stated_count(cell: Cell, stated: str) -> None:
    assert stated_count(cell) == stated


@pytest.mark.parametrize("cell", [-1, "-1", "\N{MINUS SIGN}1"])
def test_no_stated_count(cell: Cell) -> None:
    with pytest.raises(CellRefused, match="un recuento desde 0"):
        stated_count(cell)


def test_stated_figure_longer_than_its_column() -> None:
    with pytest.raises(CellRefused, match="40 caracteres"):
        stated_figure("0" * 41)


@pytest.mark.parametrize(
    ("figure", "cell"),
    [
        *((None, None), (Decimal("7.60"), 7.6), (Decimal("120.00"), 120), (Decimal("-0.3"), -0.3), (3, 3)),
        *((Decimal("1E+3"), 1000), (Decimal("0.333333333333333"), 0.333333333333333)),
        (Decimal("0.3333333333333333"), "0.3333333333333333"),
        (Decimal("12345678901234567.5"), "12345678901234567.5"),
    ],
)
def test_number_cell(figure: Decimal | None, cell: Cell) -> None:
    written = number_cell(figure)
    assert written == cell
    assert type(written) is type(cell)


@given(figures)
def test_numbers_there_and_back(figure: Decimal) -> None:
    assert number(number_cell(figure)) == figure


@given(st.floats(-1e15, 1e15, allow_subnormal=False).map(lambda figure: round(figure, 6)))
def test_number_cells_keep_the_digits_that_a_spreadsheet_shows(figure: float) -> None:
    assert number(figure) == Decimal(repr(figure))


@given(figures)
def test_comma_and_point_are_the_same(figure: Decimal) -> None:
    text = f"{figure:f}"
    assert number(text) == number(text.replace(".", ",")) == number(text.replace("-", "\N{MINUS SIGN}")) == figure


@given(st.from_regex(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?", fullmatch=True))
def test_stated_texts_are_kept(text: str) -> None:
    assert stated_figure(text) == text
    assert stated_figure(stated_figure(text.replace(".", ","))) == text


@given(st.decimals(-(10**9), 10**9, places=4))
def test_stated_number_cells_have_one_decimal(figure: Decimal) -> None:
    stated = stated_figure(figure)
    assert len(stated.partition(".")[2]) == 1
    assert abs(Decimal(stated) - figure) <= Decimal("0.05")
