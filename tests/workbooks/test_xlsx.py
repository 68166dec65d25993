"""Workbooks cell by cell: types are kept, and formulas, error values, merged cells and foreign sheets are refused."""

import time as clock
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from compliance.workbooks.files import Book, read_book
from compliance.workbooks.problems import BookRefused
from tests.workbooks.books import (
    ALLOWED,
    CONTENT_TYPES,
    FIRST_SHEET,
    METAS,
    SHARED_STRINGS,
    as_excel_writes,
    found_in,
    problems_of,
    read,
    with_part,
    xlsx,
)

PARTS = [FIRST_SHEET, SHARED_STRINGS, CONTENT_TYPES, "xl/workbook.xml", "xl/styles.xml"]


def first_row(path: Path) -> dict[str, object]:
    return dict(read(path).sheets["Metas"].rows[0].cells)


def metas(tmp_path: Path, *cells: object) -> Path:
    return xlsx(tmp_path, {"Metas": [["indicador", "anio", "valor", "fuente"], cells]})


def test_cells_keep_their_types(tmp_path: Path) -> None:
    path = metas(tmp_path, datetime(2021, 10, 5), 2021, 7.6, True)
    cells = first_row(path)
    assert cells == {"indicador": datetime(2021, 10, 5), "anio": 2021, "valor": 7.6, "fuente": True}
    assert [type(cell) for cell in cells.values()] == [datetime, int, float, bool]


def test_shared_strings(tmp_path: Path) -> None:
    path = as_excel_writes(xlsx(tmp_path, {"Metas": METAS}), ["valor", "indicador", "IOP.01.01"])
    with ZipFile(path) as archive:
        assert b'<c r="A2" t="s"><v>2</v></c>' in archive.read(FIRST_SHEET)
    assert first_row(path) == {"indicador": "IOP.01.01", "anio": 2021, "valor": 7.8}


def test_dates_of_a_workbook_that_counts_from_1904(tmp_path: Path) -> None:
    def count_from_1904(book: Workbook) -> None:
        book.epoch = datetime(1904, 1, 1)
        book["Metas"]["A2"] = date(2021, 10, 5)

    path = xlsx(tmp_path, {"Metas": METAS}, count_from_1904)
    assert first_row(path)["indicador"] == datetime(2021, 10, 5)


def test_text_like_a_formula_is_text(tmp_path: Path) -> None:
    def store_as_text(book: Workbook) -> None:
        book["Metas"]["A2"].data_type = "s"

    path = xlsx(tmp_path, {"Metas": [["fuente"], ["=1+1"]]}, store_as_text)
    assert first_row(path) == {"fuente": "=1+1"}


def test_carriage_returns_and_inline_text(tmp_path: Path) -> None:
    path = with_part(
        xlsx(tmp_path, {"Metas": METAS}),
        FIRST_SHEET,
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row><c t="inlineStr"><is><t>fuente</t></is></c></row>'
        b'<row><c t="inlineStr"><is><r><t>uno_x000D_\n</t></r><r><t>dos</t></r></is></c></row>'
        b"</sheetData></worksheet>",
    )
    assert first_row(path) == {"fuente": "uno\ndos"}


def test_hidden_sheets_count(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book["Metas"].sheet_state = "veryHidden"

    path = xlsx(tmp_path, {"Entidades": [["sigla"]], "Metas": METAS}, hide)
    assert list(read(path).sheets) == ["Entidades", "Metas"]


def test_far_away_formatting_is_no_content(tmp_path: Path) -> None:
    def format_corner(book: Workbook) -> None:
        book["Metas"]["XFD1048576"].number_format = "0.0"

    assert len(read(xlsx(tmp_path, {"Metas": METAS}, format_corner)).sheets["Metas"].rows) == 2


@pytest.mark.parametrize(
    "formula",
    ["=1+1", ArrayFormula("C2:C2", "=1+1"), DataTableFormula("C2:C2", dt2D="1", r1="A1", r2="B1")],
    ids=["plain", "array", "table"],
)
def test_formula(tmp_path: Path, formula: object) -> None:
    [(sheet, cell, found)] = found_in(metas(tmp_path, "IOP.01.01", 2021, formula))
    assert (sheet, cell) == ("Metas", "C2")
    assert found.startswith("=")


def test_formulas_that_share_one(tmp_path: Path) -> None:
    path = with_part(
        xlsx(tmp_path, {"Metas": METAS}),
        FIRST_SHEET,
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>valor</t></is></c></row>'
        b'<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2*2</f><v>4</v></c></row>'
        b'<row r="3"><c r="A3"><f t="shared" si="0"/><v>6</v></c></row></sheetData></worksheet>',
    )
    assert found_in(path) == [("Metas", "A2", "=B2*2"), ("Metas", "A3", "=")]


@pytest.mark.parametrize("value", ["#N/A", "#DIV/0!", "#REF!", "#NAME?"])
def test_error_value(tmp_path: Path, value: str) -> None:
    path = metas(tmp_path, "IOP.01.01", 2021, value)
    assert [str(problem) for problem in problems_of(path)] == [
        f"Metas, celda C2: «{value}» no se acepta; se acepta un valor, o la celda vacía."
    ]


def test_hour(tmp_path: Path) -> None:
    path = metas(tmp_path, "IOP.01.01", 2021, time(13, 30))
    assert found_in(path) == [("Metas", "C2", "13:30:00")]


def test_number_that_is_no_date(tmp_path: Path) -> None:
    def misformat(book: Workbook) -> None:
        book["Metas"]["C2"] = 10**12
        book["Metas"]["C2"].number_format = "yyyy-mm-dd"

    assert found_in(xlsx(tmp_path, {"Metas": METAS}, misformat)) == [("Metas", "C2", "#VALUE!")]


def test_merged_cells(tmp_path: Path) -> None:
    def merge(book: Workbook) -> None:
        book["Metas"].merge_cells("B2:B3")
        book["Metas"].merge_cells("F7:G9")

    problems = problems_of(xlsx(tmp_path, {"Metas": METAS}, merge))
    assert [(problem.cell, problem.found) for problem in problems] == [
        ("B2", "un grupo de celdas combinadas (B2:B3)"),
        ("F7", "un grupo de celdas combinadas (F7:G9)"),
    ]


def test_merged_columns_take_no_time(tmp_path: Path) -> None:
    path = xlsx(tmp_path, {"Metas": METAS})
    with ZipFile(path) as archive:
        content = archive.read(FIRST_SHEET)
    merged = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    found = found_in(with_part(path, FIRST_SHEET, content.replace(b"</sheetData>", merged)))
    assert found == [("Metas", "A1", "un grupo de celdas combinadas (A1:XFD1048576)")]


def test_unknown_sheet_is_not_looked_into(tmp_path: Path) -> None:
    problems = problems_of(xlsx(tmp_path, {"Hoja1": [["=1+1"]], "Metas": METAS}))
    assert [str(problem) for problem in problems] == [
        "Hoja Hoja1: «Hoja1» no se acepta; se acepta una de estas hojas: Entidades, Metas."
    ]


def test_chart_sheet(tmp_path: Path) -> None:
    def add_chart(book: Workbook) -> None:
        book.create_chartsheet("Entidades").add_chart(BarChart())

    path = xlsx(tmp_path, {"Metas": METAS}, add_chart)
    assert found_in(path) == [("Entidades", "", "una hoja que no es de celdas")]


def test_sheets_whose_names_differ_in_spaces(tmp_path: Path) -> None:
    assert found_in(xlsx(tmp_path, {"Metas": METAS, "Metas ": METAS})) == [("Metas", "", "una hoja repetida")]


def test_sheet_that_the_archive_lacks(tmp_path: Path) -> None:
    path = xlsx(tmp_path, {"Metas": METAS})
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != FIRST_SHEET}
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert found_in(path) == [("", "", "un libro incompleto o dañado")]


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError

    path = xlsx(tmp_path, {"Metas": METAS})
    monkeypatch.setattr(Path, "open", refuse)
    assert found_in(path) == [("", "", "un archivo que no se puede leer")]


def test_damage_is_told_together_with_what_was_found_before_it(tmp_path: Path) -> None:
    path = xlsx(tmp_path, {"Hoja1": METAS, "Metas": METAS})
    with ZipFile(path) as archive:
        content = archive.read("xl/worksheets/sheet2.xml")
    with_part(path, "xl/worksheets/sheet2.xml", content.replace(b"7.8", b"siete"))
    assert found_in(path) == [("", "", "un libro incompleto o dañado"), ("Hoja1", "", "Hoja1")]


def test_twenty_thousand_rows_take_seconds(tmp_path: Path) -> None:
    headers = frozenset(f"columna{number}" for number in range(10))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Metas")
    sheet.append(sorted(headers))
    for number in range(20_000):
        sheet.append([number, 7.6, f"texto {number}", "IOP.01.01", 2021, 1, 2, 3, 4, 5])
    book.save(tmp_path / "grande.xlsx")
    start = clock.process_time()
    rows = read_book(tmp_path / "grande.xlsx", {"Metas": headers}).sheets["Metas"].rows
    assert clock.process_time() - start < 10
    assert len(rows) == 20_000


@pytest.fixture(scope="module")
def real_workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    rows = [*METAS, ["IOP.03.01", datetime(2021, 10, 5), None], ["=1", True, "#N/A"]]

    def merge(book: Workbook) -> None:
        book["Metas"].merge_cells("F7:G9")

    path = xlsx(tmp_path_factory.mktemp("real"), {"Metas": rows}, merge)
    return as_excel_writes(path, ["indicador", "anio", "IOP.01.01"]).read_bytes()


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_damaged_xml_is_read_or_refused(real_workbook: bytes, data: st.DataObject) -> None:
    """The archive is sound, and bytes within one of its parts are others."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "libro.xlsx"
        path.write_bytes(real_workbook)
        part = data.draw(st.sampled_from(PARTS))
        with ZipFile(path) as archive:
            content = bytearray(archive.read(part))
        for position in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=5)):
            content[position] = data.draw(st.sampled_from(b'0123456789-eE.<>/"=AZaz \xc3'))
        try:
            outcome: object = read_book(with_part(path, part, bytes(content)), ALLOWED)
        except BookRefused as refusal:
            outcome = refusal
    assert isinstance(outcome, Book | BookRefused)
