"""Folders of CSV files: what counts as a sheet, and every way in which a file is not UTF-8 with commas."""

import csv
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.workbooks import csv_folder as csv_module
from tests.workbooks.books import csv_folder, found_in, problems_of, read

METAS_CSV = "indicador,anio,valor\nIOP.01.01,2021,7.8\n"


def test_other_files_are_ignored(tmp_path: Path) -> None:
    others = dict.fromkeys(["README.md", ".DS_Store", "._Metas.csv", ".~lock.Metas.csv#"], b"\xff\0;")
    (tmp_path / "viejas.csv").mkdir()
    assert list(read(csv_folder(tmp_path, {"Metas.CSV": METAS_CSV, **others})).sheets) == ["Metas"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_endings_and_byte_order_mark(tmp_path: Path, newline: str, mark: str) -> None:
    sheet = read(csv_folder(tmp_path, {"Metas.csv": mark + METAS_CSV.replace("\n", newline)})).sheets["Metas"]
    assert [row.cells for row in sheet.rows] == [{"indicador": "IOP.01.01", "anio": "2021", "valor": "7.8"}]


def test_cell_of_several_lines_counts_as_one_row(tmp_path: Path) -> None:
    content = 'indicador,fuente\nIOP.01.01,"uno\n""dos"", y\ntres"\n\nIOP.02.01,"4,5;6"\n'
    sheet = read(csv_folder(tmp_path, {"Metas.csv": content})).sheets["Metas"]
    assert [(row.number, row.cells["fuente"]) for row in sheet.rows] == [(2, 'uno\n"dos", y\ntres'), (4, "4,5;6")]


def test_text_like_a_formula_is_text(tmp_path: Path) -> None:
    sheet = read(csv_folder(tmp_path, {"Metas.csv": "fuente\n=1+1\n"})).sheets["Metas"]
    assert sheet.rows[0].cells == {"fuente": "=1+1"}


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_other_encoding(tmp_path: Path, encoding: str) -> None:
    content = "indicador,fuente\nIOP.01.01,Perú\n".encode(encoding)
    line = 2 if encoding == "latin-1" else 1
    found = f"un texto que no está en UTF-8 (línea {line})"
    assert found_in(csv_folder(tmp_path, {"Metas.csv": content})) == [("Metas", "", found)]


@pytest.mark.parametrize(("separator", "shown"), [(";", "«;»"), ("\t", "«tabulación»"), ("|", "«|»")])
def test_other_separator(tmp_path: Path, separator: str, shown: str) -> None:
    content = METAS_CSV.replace(",", separator)
    found = f"{shown} como separador"
    assert found_in(csv_folder(tmp_path, {"Metas.csv": content})) == [("Metas", "A1", found)]


def test_null_character(tmp_path: Path) -> None:
    content = "indicador,fuente\nIOP.01.01,a\0b\n"
    assert found_in(csv_folder(tmp_path, {"Metas.csv": content})) == [("Metas", "B2", "un carácter nulo")]


def test_unquoted_commas_in_every_row(tmp_path: Path) -> None:
    content = "indicador,fuente\nIOP.01.01,INEI, ENDES\nIOP.02.01,INEI\nIOP.03.01,A, B\n"
    assert found_in(csv_folder(tmp_path, {"Metas.csv": content})) == [
        ("Metas", "C2", "ENDES"),
        ("Metas", "C4", "B"),
    ]


@pytest.mark.parametrize(
    "bad", ['IOP.02.01,"sin cerrar\nIOP.03.01,x\n', 'IOP.02.01,"a"b\n', "IOP.02.01," + "x" * 140_000]
)
def test_record_that_cannot_be_read(tmp_path: Path, bad: str) -> None:
    content = "indicador,fuente\nIOP.01.01,INEI\n" + bad
    found = "un registro que no se puede leer"
    assert found_in(csv_folder(tmp_path, {"Metas.csv": content})) == [("Metas", "A3", found)]


def test_unknown_and_repeated_sheets(tmp_path: Path) -> None:
    files = {"Metas.csv": METAS_CSV, "metas.csv": METAS_CSV, "Metas.CSV": METAS_CSV}
    problems = problems_of(csv_folder(tmp_path, files))
    assert [str(problem) for problem in problems] == [
        "Hoja Metas: se encontró una hoja repetida; se acepta cada hoja una sola vez.",
        "Hoja metas: «metas» no se acepta; se acepta una de estas hojas: Entidades, Metas.",
    ]


def test_folder_without_sheets(tmp_path: Path) -> None:
    assert found_in(tmp_path) == [("", "", "una carpeta sin archivos CSV")]


def test_too_much_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_module, "MOST_BYTES", 20)
    assert found_in(csv_folder(tmp_path, {"Metas.csv": METAS_CSV})) == [("", "", "más de 100 MB de contenido")]


@given(st.lists(st.tuples(*[st.text(st.characters(exclude_categories=["C", "Z"]))] * 2), max_size=8))
@settings(deadline=None)
def test_whatever_a_spreadsheet_writes_is_read(rows: list[tuple[str, str]]) -> None:
    content = StringIO()
    csv.writer(content).writerows([("indicador", "fuente"), *rows])
    with TemporaryDirectory() as folder:
        sheet = read(csv_folder(Path(folder), {"Metas.csv": content.getvalue()})).sheets["Metas"]
    written = [tuple(cell or None for cell in row) for row in rows if any(row)]
    assert [(row.cells["indicador"], row.cells["fuente"]) for row in sheet.rows] == written
