"""Text, codes and the contract's words; and for every type: any cell is read or refused, and comes back the same."""

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from compliance.choices import Achievement, Article, Direction, MissingReason, ProgressMethod, Unit
from compliance.workbooks import cells
from compliance.workbooks.cells import Cell, CellRefused, CellType, acronym, code, put, text
from compliance.workbooks.files import read_book

TYPES = {name: value for name, value in vars(cells).items() if isinstance(value, CellType)}
any_cell = (
    st.none()
    | st.text()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.integers(1980, 2110).map(str)
    | st.from_regex(r"[-+−]?[0-9]{0,25}([.,][0-9]{0,25})?", fullmatch=True)
    | st.from_regex(r"[A-Z]{1,4}([.-][0-9]{1,2}){0,3}", fullmatch=True)
    | st.sampled_from([word for table in (cells.UNITS, cells.METHODS, cells.MISSING_REASONS) for word in table])
)


def taken(cell_type: CellType, found: list[Cell]) -> list[object]:
    """The values of the cells that the type takes; any other exception than its own is a failure."""
    values = []
    for cell in found:
        with suppress(CellRefused):
            values.append(cell_type.read(cell))
    return values


def test_every_type_is_tested() -> None:
    assert len(TYPES) == 16


@pytest.mark.parametrize("name", TYPES)
@given(cell=any_cell)
def test_any_cell_is_read_or_refused_and_comes_back(name: str, cell: Cell) -> None:
    cell_type = TYPES[name]
    for value in taken(cell_type, [cell]):
        again = cell_type.read(cell_type.write(value))
        assert again == value
        assert type(again) is type(value)


@pytest.mark.parametrize("name", TYPES)
def test_empty_cells(name: str) -> None:
    cell_type = TYPES[name]
    assert cell_type.read(None) == cell_type.read("")
    assert cell_type.read(None) in (None, "")
    assert cell_type.write(cell_type.read(None)) is None


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        *((" Perú ", "Perú"), ("uno\r\ndos\rtres", "uno\ndos\ntres"), ("=1+1", "=1+1"), ("a\tb", "a\tb")),
        *((2021, "2021"), (7.6, "7.6"), (5.0, "5"), (Decimal("7.60"), "7.6"), (0, "0")),
    ],
)
def test_text(cell: Cell, read: str) -> None:
    assert text(cell) == read


@pytest.mark.parametrize(
    ("cell", "accepted"),
    [
        *((True, "un texto"), (date(2021, 1, 1), "un texto"), (datetime(2021, 1, 1), "un texto")),
        *(
            (f"a{unseen}b", "un texto sin caracteres de control ni otros que no se ven")
            for unseen in "\0\x07\x1b\x7f\x85\ud800\u061c\u200e\u202e\u2066"
        ),
        ("a" * 32_768, "un texto de hasta 32767 caracteres"),
    ],
)
def test_no_text(cell: Cell, accepted: str) -> None:
    with pytest.raises(CellRefused) as refusal:
        text(cell)
    assert refusal.value.accepted == accepted


@pytest.mark.parametrize("cell", ["PNIG", "OP.01", "SS.01.02.02", "ISS.01.02.02.01", " IOP.02.01 "])
def test_code(cell: str) -> None:
    assert code(cell) == cell.strip()


@pytest.mark.parametrize(
    "cell", ["op.01", "OP..01", "OP 01", "OP.01.", "ÑO.01", "OP.01\nOP.02", 5, 1.1, True, date(2021, 1, 1)]
)
def test_no_code(cell: Cell) -> None:
    with pytest.raises(CellRefused, match=r"un código de letras mayúsculas .* como OP\.01"):
        code(cell)


@pytest.mark.parametrize(("cell", "read"), [(" MIMP ", "MIMP"), ("Gore Áncash", "Gore Áncash"), ("N\u0303A", "ÑA")])
def test_acronym(cell: str, read: str) -> None:
    assert acronym(cell) == read


@pytest.mark.parametrize("cell", ["M" * 31, "MIMP\nPCM", 5, True, date(2021, 1, 1)])
def test_no_acronym(cell: Cell) -> None:
    with pytest.raises(CellRefused, match="una sigla de hasta 30 caracteres"):
        acronym(cell)


@pytest.mark.parametrize(
    ("cell_type", "cell", "read"),
    [
        (cells.UNIT, "porcentaje", Unit.PERCENTAGE),
        (cells.ARTICLE, "La", Article.FEMININE),
        (cells.ARTICLE, "sin", Article.NONE),
        (cells.UNIT, "Índice", Unit.INDEX),
        (cells.UNIT, "RAZÓN", Unit.RATIO),
        (cells.DIRECTION, "descendente", Direction.DESCENDING),
        (cells.METHOD, "línea base", ProgressMethod.BASELINE),
        (cells.METHOD, "razon", ProgressMethod.RATIO),
        (cells.MISSING_REASON, " definicion-en  revisión ", MissingReason.DEFINITION_UNDER_REVIEW),
        (cells.STATED_STATUS, "sin_informacion", Achievement.NO_INFORMATION),
    ],
)
def test_words(cell_type: CellType, cell: str, read: str) -> None:
    value = cell_type.read(cell)
    assert value == read
    assert type(value) is str


@pytest.mark.parametrize("cell", ["sube", "ascending", 1, True, date(2021, 1, 1)])
def test_no_word(cell: Cell) -> None:
    with pytest.raises(CellRefused) as refusal:
        cells.DIRECTION.read(cell)
    assert refusal.value.accepted == "una de estas palabras: ascendente, descendente"


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (cells.UNITS, Unit.values),
        (cells.DIRECTIONS, Direction.values),
        (cells.METHODS, ProgressMethod.values),
        (cells.MISSING_REASONS, MissingReason.values),
        (cells.STATED_STATUSES, ["achieved", "not_achieved", "no_information"]),
    ],
)
def test_every_code_has_one_word(table: dict[str, str], codes: list[str]) -> None:
    assert sorted(map(str, table.values())) == sorted(codes)


def through_a_workbook(values: list[Cell]) -> list[Cell]:
    """The cells as they come back from a saved file."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, value in enumerate(["valor", *values], 1):
        put(value, sheet.cell(number, 1))
        put(number, sheet.cell(number, 2))
    sheet["B1"] = "orden"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "libro.xlsx"
        book.save(path)
        rows = read_book(path, {sheet.title: frozenset({"valor", "orden"})}).sheets[sheet.title].rows
    return [row.cells["valor"] for row in rows]


def test_text_that_begins_like_a_formula_stays_text() -> None:
    texts: list[Cell] = ["=1+1", "+0.6", "-0.6", "@SUM(A1)", "#N/A", "2021-10-05", "7.60", "TRUE"]
    assert through_a_workbook(texts) == texts


def test_numbers_and_days_stay_what_they_are() -> None:
    values: list[Cell] = [7.6, 120, -0.3, date(2021, 10, 5), True]
    assert through_a_workbook(values) == [7.6, 120, -0.3, datetime(2021, 10, 5), True]


@pytest.mark.parametrize("name", TYPES)
@given(found=st.lists(any_cell, max_size=5))
@settings(deadline=None, max_examples=30)
def test_values_come_back_from_a_saved_workbook(name: str, found: list[Cell]) -> None:
    cell_type = TYPES[name]
    values = taken(cell_type, found)
    again = through_a_workbook([cell_type.write(value) for value in values])
    assert [cell_type.read(cell) for cell in again] == values
