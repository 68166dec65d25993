"""A folder that holds each sheet as a CSV file of the same name (contract, section 2) into sheets.

UTF-8, comma, header row. Files that are no CSV, and hidden ones, are none of the book.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from compliance.workbooks.archive import MOST_BYTES, refused, too_large
from compliance.workbooks.grid import Cell, Line, Sheet, repeated_sheet, sheet_of, unknown_sheet
from compliance.workbooks.problems import Problem, column_letters

OTHER_SEPARATORS = (";", "\t", "|")


def read_csv_folder(path: Path, allowed: Mapping[str, frozenset[str]], problems: list[Problem]) -> dict[str, Sheet]:
    """The allowed sheets; `BookRefused` where the folder cannot be read, has no CSV or too much of it."""
    sheets: dict[str, Sheet] = {}
    for name, content in _files(path):
        if name not in allowed:
            problems.append(unknown_sheet(name, allowed))
        elif name in sheets:
            problems.append(repeated_sheet(name))
        else:
            sheets[name] = _sheet(name, content, allowed[name], problems)
    return sheets


def _files(path: Path) -> list[tuple[str, bytes]]:
    """The names of the sheets and their bytes, by name."""
    try:
        files = sorted(file for file in path.iterdir() if _is_sheet(file))
        if not files:
            raise refused(_("una carpeta sin archivos CSV"))
        if sum(file.stat().st_size for file in files) > MOST_BYTES:
            raise too_large()
        return [(file.stem.strip(), file.read_bytes()) for file in files]
    except OSError as error:
        raise refused(_("una carpeta que no se puede leer")) from error


def _is_sheet(file: Path) -> bool:
    return file.suffix.lower() == ".csv" and not file.name.startswith(".") and file.is_file()


def _sheet(name: str, content: bytes, allowed: frozenset[str], problems: list[Problem]) -> Sheet:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = _("un texto que no está en UTF-8 (línea %(line)s)") % {"line": line}
        problems.append(Problem(name, "", found, _("un CSV guardado como UTF-8"), quoted=False))
        return Sheet(name, (), ())
    separator = _other_separator(text)
    if separator:
        found = _("«%(separator)s» como separador") % {"separator": _visible(separator)}
        problems.append(Problem(name, "A1", found, _("un CSV separado por comas"), quoted=False))
        return Sheet(name, (), ())
    return sheet_of(name, _lines(name, text, problems), allowed, problems)


def _other_separator(text: str) -> str:
    """The separator of a header row that has no comma: no header of the contract holds any of them."""
    header, _newline, _rest = text.partition("\n")
    if "," in header:
        return ""
    return next((separator for separator in OTHER_SEPARATORS if separator in header), "")


def _visible(separator: str) -> str:
    return _("tabulación") if separator == "\t" else separator


def _lines(name: str, text: str, problems: list[Problem]) -> Iterator[Line]:
    """The records by number, as far as the quotes of the file can be followed."""
    records = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, record in enumerate(records, 1):
            yield number, _cells(name, number, record, problems)
    except csv.Error:
        accepted = _("un texto entre comillas bien cerradas, de hasta 100 000 caracteres")
        found = _("un registro que no se puede leer")
        problems.append(Problem(name, f"A{number + 1}", found, accepted, quoted=False))


def _cells(name: str, number: int, record: list[str], problems: list[Problem]) -> dict[int, Cell]:
    cells: dict[int, Cell] = dict(enumerate(record, 1))
    for column, cell in enumerate(record, 1):
        if "\0" in cell:
            found, accepted = _("un carácter nulo"), _("un texto sin caracteres de control ni otros que no se ven")
            problems.append(Problem(name, f"{column_letters(column)}{number}", found, accepted, quoted=False))
    return cells
