"""A problem says where it is, what was found and what is accepted, on one line; a refusal carries them in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.workbooks.problems import BookRefused, Problem, column_letters, column_number


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        (Problem("Metas", "C7", "abc", "un número"), "Metas, celda C7: «abc» no se acepta; se acepta un número."),
        (Problem("Metas", "A2", "", "un código"), "Metas, celda A2: no tiene contenido; se acepta un código."),
        (
            Problem("Metas", "", "una hoja repetida", "cada hoja una sola vez", quoted=False),
            "Hoja Metas: se encontró una hoja repetida; se acepta cada hoja una sola vez.",
        ),
        (
            Problem("", "", "un libro protegido con contraseña", "un libro de Excel", quoted=False),
            "Archivo: se encontró un libro protegido con contraseña; se acepta un libro de Excel.",
        ),
    ],
)
def test_message(problem: Problem, message: str) -> None:
    assert str(problem) == message


def test_long_content_is_cut_and_stays_on_one_line() -> None:
    problem = Problem("Avances", "D2", "uno\ndos\x1b[31m" + "x" * 500, "un número")
    assert problem.shown.startswith("uno dos[U+001B][31mxxx")
    assert problem.shown.endswith("…")
    assert len(problem.shown) == 81
    assert "\n" not in str(problem)
    assert "\x1b" not in str(problem)


def test_refusal_lists_sheets_as_named_and_their_cells_row_by_row() -> None:
    places = [("Metas", "C10"), ("Metas", "AA9"), ("Entidades", "A2"), ("Metas", "B9"), ("", ""), ("Metas", "")]
    refusal = BookRefused(Problem(sheet, cell, "x", "y") for sheet, cell in places)
    assert [(problem.sheet, problem.cell) for problem in refusal.problems] == [
        ("", ""),
        ("Metas", ""),
        ("Metas", "B9"),
        ("Metas", "AA9"),
        ("Metas", "C10"),
        ("Entidades", "A2"),
    ]
    assert str(refusal).splitlines() == [str(problem) for problem in refusal.problems]


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_column_letters(number: int, letters: str) -> None:
    assert column_letters(number) == letters


@given(st.integers(1, 10**9))
def test_columns_there_and_back(number: int) -> None:
    assert column_number(column_letters(number)) == number
