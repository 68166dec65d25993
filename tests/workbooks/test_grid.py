"""The rules of form that workbooks and CSV files share: headers, content outside them, sizes, empty rows."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest

from compliance.workbooks import grid
from compliance.workbooks.grid import Cell, Line, Sheet, sheet_of, written
from compliance.workbooks.problems import Problem

ALLOWED = frozenset({"indicador", "anio", "valor"})


def made_of(*rows: Sequence[Cell]) -> tuple[Sheet, list[Problem]]:
    problems: list[Problem] = []
    lines: list[Line] = [(number, dict(enumerate(row, 1))) for number, row in enumerate(rows, 1)]
    return sheet_of("Metas", lines, ALLOWED, problems), problems


def found_in(*rows: Sequence[Cell]) -> list[tuple[str, str]]:
    return [(problem.cell, problem.found) for problem in made_of(*rows)[1]]


def test_rows_hold_every_header_and_stripped_text() -> None:
    sheet, problems = made_of([" indicador ", "anio"], ["  IOP.01.01\n", " "], [None, 0])
    assert not problems
    assert [row.cells for row in sheet.rows] == [
        {"indicador": "IOP.01.01", "anio": None},
        {"indicador": None, "anio": 0},
    ]


def test_empty_rows_are_skipped_and_keep_their_numbers() -> None:
    sheet, problems = made_of(["indicador"], ["a"], [None, ""], [" "], ["b"])
    assert not problems
    assert [row.number for row in sheet.rows] == [2, 5]


def test_empty_column_between_headers_keeps_its_place() -> None:
    sheet, problems = made_of([None, "indicador", "", "valor"], [None, "IOP.01.01", "", 1])
    assert not problems
    assert sheet.headers == ("indicador", "valor")
    assert sheet.place(2, "indicador") == "B2"
    assert sheet.place(2, "valor") == "D2"


@pytest.mark.parametrize("rows", [[], [[None, ""]]])
def test_sheet_without_any_content_is_no_problem(rows: list[Sequence[Cell]]) -> None:
    assert made_of(*rows) == (Sheet("Metas", (), ()), [])


def test_content_without_headers() -> None:
    assert found_in([], ["IOP.01.01", 2021]) == [("A1", "una hoja sin encabezados en la fila 1")]


def test_unknown_header() -> None:
    _sheet, problems = made_of(["indicador", "Año", 2021], ["IOP.01.01", 2021, 3])
    assert [str(problem) for problem in problems] == [
        "Metas, celda B1: «Año» no se acepta; se acepta uno de estos encabezados: anio, indicador, valor.",
        "Metas, celda C1: «2021» no se acepta; se acepta uno de estos encabezados: anio, indicador, valor.",
    ]


def test_repeated_header() -> None:
    assert found_in(["valor", "anio", "valor"], [1, 2, 3]) == [("C1", "un encabezado repetido («valor»)")]


def test_content_under_no_header() -> None:
    assert found_in(["indicador", None, "anio"], ["a", "x", 1], ["b", None, 2, None, "y", "z"]) == [
        ("B2", "x"),
        ("E3", "y"),
    ]


def test_row_of_empty_cells_longer_than_the_headers() -> None:
    assert found_in(["indicador"], ["a", None, ""]) == []


def test_long_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_CHARACTERS", 10)
    assert found_in(["indicador"], ["a" * 10], ["a" * 11]) == [("A3", "a" * 11)]


def test_long_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_ROWS", 3)
    assert found_in(["indicador"], ["a"], [None], ["b"], ["c"]) == []
    assert found_in(["indicador"], ["a"], ["b"], ["c"], ["d"], ["e"]) == [("A5", "una hoja demasiado larga")]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (None, ""),
        (True, "VERDADERO"),
        (7.6, "7.6"),
        (datetime(2021, 10, 5), "2021-10-05"),
        (datetime(2021, 10, 5, 13, 30), "2021-10-05 13:30:00"),
        (date(2021, 10, 5), "2021-10-05"),
    ],
)
def test_written(cell: Cell, shown: str) -> None:
    assert written(cell) == shown
