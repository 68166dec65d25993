"""A book comes whole out of a workbook or a folder, or is refused with every problem of form and its place."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.workbooks.files import Book, Row, Sheet, read_book, read_with_problems
from compliance.workbooks.problems import BookRefused
from tests.workbooks.books import ALLOWED, METAS, csv_folder, found_in, problems_of, read, xlsx

METAS_CSV = "indicador,anio,valor\nIOP.01.01,2021,7.8\nIOP.02.01,2021,76.1\n"


@pytest.fixture(scope="module")
def real_workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("real")
    sheets = {"Metas": METAS, "Entidades": [["sigla", "nombre"], ["MIMP", "Ministerio"]]}
    return xlsx(folder, sheets).read_bytes()


def test_workbook_and_folder_give_the_same_places(tmp_path: Path) -> None:
    from_xlsx = read(xlsx(tmp_path, {"Metas": METAS})).sheets["Metas"]
    from_csv = read(csv_folder(tmp_path, {"Metas.csv": METAS_CSV})).sheets["Metas"]
    assert from_xlsx.headers == from_csv.headers == ("indicador", "anio", "valor")
    assert [row.number for row in from_xlsx.rows] == [row.number for row in from_csv.rows] == [2, 3]
    assert from_xlsx.rows[0].cells == {"indicador": "IOP.01.01", "anio": 2021, "valor": 7.8}
    assert from_csv.rows[0].cells == {"indicador": "IOP.01.01", "anio": "2021", "valor": "7.8"}
    assert from_xlsx.place(3, "valor") == from_csv.place(3, "valor") == "C3"


def test_place_of_a_sheet_made_by_hand() -> None:
    sheet = Sheet("Metas", ("indicador", "valor"), (Row(2, {"indicador": "IOP.01.01", "valor": None}),))
    assert sheet.place(2, "valor") == "B2"
    assert sheet.place(2, "anio") == "A2"


@pytest.mark.parametrize("name", ["nada.xlsx", "n" * 5000, "nulo\0.xlsx"])
def test_missing_file(tmp_path: Path, name: str) -> None:
    assert found_in(tmp_path / name) == [("", "", "un nombre de archivo o carpeta que no existe o no se puede leer")]


def test_every_problem_at_once(tmp_path: Path) -> None:
    metas = [
        ["indicador", "año", "valor", "valor", None],
        ["IOP.01.01", 2021, "=1+1", "#N/A", None],
        ["IOP.02.01", 2021, 3, None, "suelto"],
    ]
    path = xlsx(tmp_path, {"Hoja1": [["x"]], "Metas": metas, "Entidades": [[None], ["MIMP"]]})
    assert [(problem.sheet, problem.cell) for problem in problems_of(path)] == [
        ("Hoja1", ""),
        ("Metas", "B1"),
        ("Metas", "D1"),
        ("Metas", "C2"),
        ("Metas", "D2"),
        ("Metas", "E3"),
        ("Entidades", "A1"),
    ]


def test_book_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    files = {"Metas.csv": "indicador,año\nIOP.01.01,2021\n", "Otra.csv": "x\n", "Entidades.csv": "sigla\nMIMP\n"}
    book, problems = read_with_problems(csv_folder(tmp_path, files), ALLOWED)
    assert [(problem.sheet, problem.cell) for problem in problems] == [("Metas", "B1"), ("Otra", "")]
    assert book.sheets["Entidades"].rows[0].cells == {"sigla": "MIMP"}
    assert book.sheets["Metas"].rows[0].cells == {"indicador": "IOP.01.01", "año": "2021"}


def outcome(content: bytes) -> Book | BookRefused:
    """What comes of the bytes as a file; any other exception is a failure."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "libro.xlsx"
        path.write_bytes(content)
        try:
            return read_book(path, ALLOWED)
        except BookRefused as refusal:
            return refusal


@given(
    st.binary(max_size=3000), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
)
@settings(deadline=None)
def test_random_bytes_are_refused(content: bytes, magic: bytes) -> None:
    assert isinstance(outcome(magic + content), BookRefused)


@given(share=st.floats(0, 0.999))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_truncated_workbook_is_refused(real_workbook: bytes, share: float) -> None:
    assert isinstance(outcome(real_workbook[: int(len(real_workbook) * share)]), BookRefused)


@given(st.data())
@settings(deadline=None, max_examples=300)
def test_workbook_with_flipped_bits_is_read_or_refused(real_workbook: bytes, data: st.DataObject) -> None:
    content = bytearray(real_workbook)
    for position in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=20)):
        content[position] ^= data.draw(st.integers(1, 255))
    assert isinstance(outcome(bytes(content)), Book | BookRefused)


@given(st.binary(max_size=2000) | st.text(max_size=500).map(lambda text: text.encode("utf-8", "replace")))
@settings(deadline=None)
def test_random_csv_is_read_or_refused(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = csv_folder(Path(folder), {"Metas.csv": content, "Entidades.csv": b"sigla,nombre\n" + content})
        try:
            book: object = read_book(path, ALLOWED)
        except BookRefused as refusal:
            book = refusal
        assert isinstance(book, Book | BookRefused)
