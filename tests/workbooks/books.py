"""Workbooks to test with: written by openpyxl, by hand as CSV, or with a part of the archive replaced. No test here."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from compliance.workbooks.files import Book, read_book
from compliance.workbooks.problems import BookRefused, Problem

Rows = Iterable[Iterable[object]]

ALLOWED = {
    "Entidades": frozenset({"sigla", "nombre", "depende_de"}),
    "Metas": frozenset({"indicador", "anio", "valor", "fuente"}),
}
METAS = [["indicador", "anio", "valor"], ["IOP.01.01", 2021, 7.8], ["IOP.02.01", 2021, 76.1]]
FIRST_SHEET = "xl/worksheets/sheet1.xml"
SHARED_STRINGS = "xl/sharedStrings.xml"
CONTENT_TYPES = "[Content_Types].xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def workbook(sheets: Mapping[str, Rows]) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def xlsx(folder: Path, sheets: Mapping[str, Rows], change: Callable[[Workbook], object] | None = None) -> Path:
    book = workbook(sheets)
    if change:
        change(book)
    path = folder / "libro.xlsx"
    book.save(path)
    return path


def as_excel_writes(path: Path, texts: Iterable[str]) -> Path:
    """The same workbook with these texts in the table of shared strings, which openpyxl does not write."""
    with ZipFile(path) as archive:
        types = archive.read(CONTENT_TYPES).decode()
        sheet = archive.read(FIRST_SHEET).decode()
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    for number, text in enumerate(texts):
        inline = f't="inlineStr"><is><t>{text}</t></is></c>'
        sheet = sheet.replace(inline, f't="s"><v>{number}</v></c>')
    override = f'<Override PartName="/{SHARED_STRINGS}" ContentType="{STRINGS_TYPE}"/></Types>'
    with_part(path, CONTENT_TYPES, types.replace("</Types>", override).encode())
    with_part(path, SHARED_STRINGS, f'<sst xmlns="{NAMESPACE}">{strings}</sst>'.encode())
    return with_part(path, FIRST_SHEET, sheet.encode())


def csv_folder(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def with_part(path: Path, part: str, content: bytes) -> Path:
    """The same archive with a part replaced, or added."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, kept in {**parts, part: content}.items():
            archive.writestr(name, kept)
    return path


def read(path: Path) -> Book:
    return read_book(path, ALLOWED)


def problems_of(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(BookRefused) as refusal:
        read(path)
    return refusal.value.problems


def found_in(path: Path) -> list[tuple[str, str, str]]:
    """Every problem as its sheet, its cell and what was found there."""
    return [(problem.sheet, problem.cell, problem.found) for problem in problems_of(path)]
