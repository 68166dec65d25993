"""What is refused before a workbook is opened: other kinds of file, bombs, entities, protection, excess."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest

from compliance.workbooks import archive
from tests.workbooks.books import (
    FIRST_SHEET,
    METAS,
    NAMESPACE,
    SHARED_STRINGS,
    found_in,
    problems_of,
    read,
    with_part,
    xlsx,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BOMB = "un archivo que se expande sin medida"
NO_WORKBOOK = "un archivo que no es un libro de Excel"
DAMAGED = "un libro incompleto o dañado"


def zipped(parts: dict[str, bytes], method: int = ZIP_STORED) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", method) as zip_file:
        for name, part in parts.items():
            zip_file.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", NO_WORKBOOK),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, NO_WORKBOOK),
        (b"indicador,anio\nIOP.01.01,2021\n", NO_WORKBOOK),
        (b"<html><table></table></html>", NO_WORKBOOK),
        (OLE, "un libro en un formato antiguo (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "un libro protegido con contraseña"),
        (b"PK\x03\x04", DAMAGED),
        (zipped({"word/document.xml": b"<a/>"}), "un archivo comprimido que no es un libro de Excel"),
        (zipped({"content.xml": b"<a/>"}), "un archivo comprimido que no es un libro de Excel"),
        (zipped({"xl/workbook.bin": b"\0"}), "un archivo comprimido que no es un libro de Excel"),
        (zipped({"xl/workbook.xml": b"<a/>"}), DAMAGED),
        (zipped({"xl/workbook.xml": b"no es XML"}), DAMAGED),
        (zipped({"xl/workbook.xml": b"<a/>"}, ZIP_LZMA), BOMB),
        (zipped({f"xl/workbook{number}.xml": b"<a/>" for number in range(1001)}), BOMB),
        (zipped({"xl/workbook.xml": b" " * 2_000_000}, ZIP_DEFLATED), BOMB),
    ],
    ids=[
        *("empty", "picture", "csv", "html", "xls", "encrypted", "cut", "docx", "ods", "xlsb", "hollow", "no-xml"),
        *("lzma", "many-parts", "ratio"),
    ],
)
def test_other_files(tmp_path: Path, content: bytes, found: str) -> None:
    path = tmp_path / "libro.xlsx"
    path.write_bytes(content)
    assert found_in(path) == [("", "", found)]


def test_message(tmp_path: Path) -> None:
    (tmp_path / "foto.xlsx").write_bytes(b"\x89PNG")
    assert [str(problem) for problem in problems_of(tmp_path / "foto.xlsx")] == [
        "Archivo: se encontró un archivo que no es un libro de Excel; se acepta un libro de Excel (.xlsx) sin "
        "contraseña, o una carpeta con sus hojas como archivos CSV."
    ]


def test_truncated_workbook(tmp_path: Path) -> None:
    path = xlsx(tmp_path, {"Metas": METAS})
    path.write_bytes(path.read_bytes()[:-30])
    assert found_in(path) == [("", "", DAMAGED)]


def test_protected_archive(tmp_path: Path) -> None:
    path = xlsx(tmp_path, {"Metas": METAS})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert found_in(path) == [("", "", "un archivo protegido con contraseña")]


def test_too_much_content_before_and_after_unfolding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path, {"Metas": METAS})
    folded = path.stat().st_size
    for most in (folded - 1, folded + 1):
        monkeypatch.setattr(archive, "MOST_BYTES", most)
        assert found_in(path) == [("", "", "más de 0 MB de contenido")]


def test_a_declared_size_above_the_limit_is_never_unfolded(tmp_path: Path) -> None:
    """What 50 parts of 3 MB each declare, without a byte of them being read."""
    parts = {f"xl/media/{number}.bin": bytes(3_000_000) for number in range(50)}
    path = tmp_path / "libro.xlsx"
    path.write_bytes(zipped({"xl/workbook.xml": b"<a/>", **parts}, ZIP_DEFLATED))
    assert found_in(path) == [("", "", "más de 100 MB de contenido")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/passwd">',
        '<!ENTITY % c SYSTEM "http://example.org/x.dtd">',
        "",
    ],
    ids=["bomb", "file", "network", "none"],
)
def test_declared_entities(tmp_path: Path, declared: str, encoding: str) -> None:
    content = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE sst [{declared}]>'
        f'<sst xmlns="{NAMESPACE}"><si><t>ja</t></si></sst>'
    )
    path = with_part(xlsx(tmp_path, {"Metas": METAS}), SHARED_STRINGS, content.encode(encoding))
    assert found_in(path) == [("", "", "un libro con declaraciones de XML que ningún libro necesita")]


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (FIRST_SHEET, b'<worksheet xmlns="%s"><sheetData><row>%s</row></sheetData></worksheet>'),
        (FIRST_SHEET, b'<x:worksheet xmlns:x="%s"><x:sheetData><x:row>%s</x:row></x:sheetData></x:worksheet>'),
        (SHARED_STRINGS, b'<sst xmlns="%s"><si>%s</si></sst>'),
        ("xl/styles.xml", b'<styleSheet xmlns="%s"><cellXfs>%s</cellXfs></styleSheet>'),
    ],
    ids=["row", "prefixed-row", "string", "styles"],
)
def test_endless_rows_strings_and_styles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, content: bytes
) -> None:
    monkeypatch.setattr(archive, "MOST_INSIDE", 1000)
    path = with_part(xlsx(tmp_path, {"Metas": METAS}), part, content % (NAMESPACE.encode(), b"<c/>" * 1001))
    assert found_in(path) == [("", "", BOMB)]


def test_many_short_rows_are_no_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx(tmp_path, {"Metas": METAS + METAS[1:] * 300})
    monkeypatch.setattr(archive, "MOST_INSIDE", 200)
    assert len(read(path).sheets["Metas"].rows) == 602


def test_strict_variant(tmp_path: Path) -> None:
    path = xlsx(tmp_path, {"Metas": METAS})
    with ZipFile(path) as zip_file:
        content = zip_file.read(FIRST_SHEET)
    strict = content.replace(NAMESPACE.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    found = "un libro en la variante estricta del formato (Strict Open XML)"
    assert found_in(with_part(path, FIRST_SHEET, strict)) == [("", "", found)]
