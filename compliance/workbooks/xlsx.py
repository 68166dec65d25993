"""An XLSX workbook into sheets: cells as openpyxl reads them, refusing formulas, error values and merged cells.

Whether the file may be opened at all is decided in `archive.py`; the rules that CSV files share, in `grid.py`.
"""

import warnings
from collections.abc import Iterator, Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _
from openpyxl.packaging.relationship import Relationship
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from compliance.workbooks.archive import inspect, refused
from compliance.workbooks.grid import Cell, Line, Sheet, repeated_sheet, sheet_of, unknown_sheet
from compliance.workbooks.problems import BookRefused, Problem, column_letters


class SheetParser(WorkSheetParser):
    """openpyxl's reader of one sheet, used without its workbook: it streams, pads nothing and keeps what is merged.

    A loaded workbook builds every cell of a merged range: two million of them where two columns are merged.
    """

    def parse_formula(self, element: Element) -> str:
        """The formula's own text, whatever its kind: none is accepted."""
        return f"={element.findtext(FORMULA_TAG) or ''}"


def read_xlsx(path: Path, allowed: Mapping[str, frozenset[str]], problems: list[Problem]) -> dict[str, Sheet]:
    """The allowed sheets, hidden ones too; `BookRefused` where the file is no workbook that can be read."""
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            inspect(file)
            return _sheets(file, allowed, problems)
    except BookRefused:
        raise
    except PermissionError as error:
        raise refused(_("un archivo que no se puede leer")) from error
    except Exception as error:
        # Whatever a damaged archive or its XML makes the libraries raise means the same to who sent it.
        damaged = refused(_("un libro incompleto o dañado"))
        raise BookRefused([*damaged.problems, *problems]) from error


def _sheets(file: IO[bytes], allowed: Mapping[str, frozenset[str]], problems: list[Problem]) -> dict[str, Sheet]:
    reader = ExcelReader(file, read_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    sheets: dict[str, Sheet] = {}
    for entry, part in reader.parser.find_sheets():
        name = entry.name.strip()
        if _may_stand(name, part, allowed, sheets, problems):
            sheets[name] = _sheet(reader, part, name, allowed[name], problems)
    return sheets


def _may_stand(
    name: str,
    part: Relationship,
    allowed: Mapping[str, frozenset[str]],
    sheets: Mapping[str, Sheet],
    problems: list[Problem],
) -> bool:
    """Whether the sheet is one of those allowed, holds cells and stands once."""
    if name not in allowed:
        problems.append(unknown_sheet(name, allowed))
    elif not part.Type.endswith("/worksheet"):
        found = _("una hoja que no es de celdas")
        problems.append(Problem(name, "", found, _("una hoja de cálculo con encabezados"), quoted=False))
    elif name in sheets:
        problems.append(repeated_sheet(name))
    else:
        return True
    return False


def _sheet(
    reader: ExcelReader, part: Relationship, name: str, headers: frozenset[str], problems: list[Problem]
) -> Sheet:
    book = reader.wb
    with reader.archive.open(part.target) as content:
        parser = SheetParser(
            content,
            reader.shared_strings,
            epoch=book.epoch,
            # The stubs leave these out; without them a date is read as the number of its day.
            date_formats=book._date_formats,  # type: ignore[attr-defined]
            timedelta_formats=book._timedelta_formats,  # type: ignore[attr-defined]
        )
        sheet = sheet_of(name, _lines(name, parser, problems), headers, problems)
    for merged in parser.merged_cells.mergeCell if parser.merged_cells else ():
        found = _("un grupo de celdas combinadas (%(cells)s)") % {"cells": merged.ref}
        accepted = _("una hoja sin celdas combinadas")
        problems.append(Problem(name, merged.ref.partition(":")[0], found, accepted, quoted=False))
    return sheet


def _lines(name: str, parser: SheetParser, problems: list[Problem]) -> Iterator[Line]:
    for number, cells in parser.parse():
        yield number, {cell["column"]: _content(name, cell, problems) for cell in cells}


def _content(name: str, cell: dict[str, Any], problems: list[Problem]) -> Cell:
    """What the cell holds; for content of a kind that is refused, its text."""
    value, kind = cell["value"], cell["data_type"]
    accepted = ""
    if kind == "f":
        accepted = _("un valor escrito, no una fórmula")
    elif kind == "e":
        accepted = _("un valor, o la celda vacía")
    elif isinstance(value, time | timedelta):
        accepted = _("un texto, un número o una fecha, no una hora")
    if accepted:
        value = str(value)
        problems.append(Problem(name, f"{column_letters(cell['column'])}{cell['row']}", value, accepted))
    return _without_carriage_return(value) if isinstance(value, str) else value


def _without_carriage_return(text: str) -> str:
    """The format writes as `_x000D_` a character that its line breaks do not need."""
    return text.replace("_x000D_", "") if "_x000D_" in text else text
