"""Dates in cells, as a spreadsheet holds them or as people write them; and approvals known by their year alone."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.workbooks.days import ApprovalDay, approval_day, approval_day_cell, day
from compliance.workbooks.figures import CellRefused
from compliance.workbooks.grid import Cell

OCTOBER = date(2021, 10, 5)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        *((None, None), ("", None), (OCTOBER, OCTOBER), (datetime(2021, 10, 5, 13, 30), OCTOBER)),
        *(("2021-10-05", OCTOBER), ("05/10/2021", OCTOBER), ("5/10/2021", OCTOBER), (" 2021-10-05 ", OCTOBER)),
    ],
)
def test_day(cell: Cell, read: date | None) -> None:
    assert day(cell) == read


@pytest.mark.parametrize(
    "cell",
    [
        *("2021-13-01", "31/02/2021", "10/25/2021", "2021/10/05", "5-10-2021", "05/10/21", "ayer", "2021-10-05T00:00"),
        *(2021, 44474, 7.6, True, date(1989, 12, 31), date(2101, 1, 1), "1989-12-31", "0000-01-01", "٢٠٢١-10-05"),
    ],
)
def test_no_day(cell: Cell) -> None:
    with pytest.raises(CellRefused, match="una fecha entre 1990 y 2100, como 2021-10-05 o 05/10/2021"):
        day(cell)


@pytest.mark.parametrize("cell", [2021, 2021.0, "2021"])
def test_year_of_approval_counts_as_its_last_day(cell: Cell) -> None:
    assert approval_day(cell) == ApprovalDay(date(2021, 12, 31), only_year_known=True)


@pytest.mark.parametrize("cell", [OCTOBER, datetime(2021, 10, 5), "2021-10-05", "05/10/2021"])
def test_day_of_approval(cell: Cell) -> None:
    assert approval_day(cell) == ApprovalDay(OCTOBER, only_year_known=False)


@pytest.mark.parametrize("cell", [1989, 44474, "octubre de 2021", 2021.5, True, date(1989, 1, 1)])
def test_no_day_of_approval(cell: Cell) -> None:
    with pytest.raises(CellRefused, match="una fecha como 2021-10-05, o un año, entre 1990 y 2100"):
        approval_day(cell)


def test_no_approval() -> None:
    assert approval_day(None) is None
    assert approval_day_cell(None) is None


@given(days)
def test_days_there_and_back(when: date) -> None:
    assert day(when) == day(when.isoformat()) == day(f"{when:%d/%m/%Y}") == when
    assert approval_day(approval_day_cell(ApprovalDay(when, False))) == ApprovalDay(when, False)


@given(st.integers(1990, 2100))
def test_years_of_approval_there_and_back(year: int) -> None:
    approval = ApprovalDay(date(year, 12, 31), only_year_known=True)
    assert approval_day_cell(approval) == year
    assert approval_day(year) == approval
