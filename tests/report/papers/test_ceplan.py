"""CEPLAN's columns: every indicator once, both ways of progress, numbers as numbers, and why a cell is empty."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from compliance.report.build import RENDERERS, last_day
from compliance.report.document import Cell
from compliance.report.papers.ceplan import REMARKS, ceplan
from tests.calculation.strategies import ASCENDING, DESCENDING, indicator

BASE_YEAR, BASE, TARGET, VALUE, TYPE_ONE, TYPE_TWO, REMARK = range(4, 11)


@pytest.fixture
def rows(told) -> dict[str, tuple[Cell, ...]]:
    (section,) = ceplan(told.figures).sections
    return {row[0].text: row for row in section.blocks[-1].rows}


def test_every_indicator_of_the_policy_has_a_row(told, rows) -> None:
    assert list(rows) == sorted(one.code for one in told.figures.result.policy_year.indicators)


def test_both_types_of_progress_whatever_the_indicators_own_method(rows) -> None:
    # 7.8 / 7.6, and (8.8 - 7.6) / (8.8 - 7.8): the report itself uses the second alone.
    row = rows["IOP.01.01"]
    assert [row[at].text for at in (BASE_YEAR, BASE, TARGET, VALUE)] == ["2020", "8.8", "7.8", "7.6"]
    assert (row[TYPE_ONE].text, row[TYPE_TWO].text) == ("102.6", "120.0")
    # 12.9 / 8.9, and (13.4 - 8.9) / (13.4 - 12.9): the report uses the first alone, and nothing is capped.
    row = rows["IOP.02.03"]
    assert (row[TYPE_ONE].text, row[TYPE_TWO].text) == ("144.9", "900.0")


def test_what_is_empty_says_why(rows) -> None:
    for code, row in rows.items():
        is_whole = all(row[at].value is not None for at in (TARGET, VALUE, TYPE_ONE, TYPE_TWO))
        assert is_whole == (row[REMARK].text == ""), code
    assert rows["IOP.02.01"][REMARK].text == "Línea de base sin registrar"
    assert "La fuente no se realizó" in rows["IOP.06.01"][REMARK].text


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (indicator("0", "9", direction=DESCENDING), "El tipo I dividiría entre cero"),
        (indicator("5", "0", direction=ASCENDING), "El tipo I dividiría entre cero"),
        (indicator("5", "9", direction=None), "Sentido sin registrar"),
        (indicator("5"), "Sin logro esperado para el año"),
        (indicator("5", targets={2021: None}), "Cifra del logro esperado desconocida"),
        (indicator("5", "9", baselines={2020: "9"}), "La línea de base es igual al logro esperado"),
    ],
)
def test_each_gap_has_a_remark_of_its_own(row, said) -> None:
    assert said in [remark(row) for remark in REMARKS]


def test_numbers_are_numbers_with_the_indicators_decimals_and_no_unit(told) -> None:
    document = ceplan(told.figures)
    book = openpyxl.load_workbook(BytesIO(RENDERERS["xlsx"](document, last_day(2021))))
    sheet = book.worksheets[-1]
    assert [cell.value for cell in sheet[1]][:3] == ["Código", "Nombre del indicador", "Sentido"]
    cells = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
    index = cells["IOP.03.01"]
    assert (index[VALUE].value, index[VALUE].number_format) == (28.71, "0.00")
    assert (index[TARGET].value, index[TARGET].number_format) == (25.5, "0.00")
    exact = Decimal(str(index[TYPE_ONE].value))
    assert abs(exact - Decimal("28.71") * 100 / Decimal("25.5")) < Decimal("0.000001")
    assert index[TYPE_ONE].number_format == "0.0"
    assert cells["IOP.01.01"][BASE_YEAR].value == 2020
    assert cells["IOP.01.01"][BASE_YEAR].number_format == "0"
    assert cells["ISS.03.01.02.01"][TYPE_ONE].number_format == "#,##0.0"
