"""A book once read: sheets of rows of cells, whether they came from an XLSX or from CSV files.

The rules of form that both share stand here: headers, content outside them, sizes. What a cell means is not known.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from django.utils.translation import gettext as _

from compliance.workbooks.problems import Problem, column_letters

Cell = str | int | float | Decimal | bool | datetime | date | None

# A row as it stands in the file: its number, and its cells that have content by column number.
Line = tuple[int, dict[int, Cell]]

MOST_ROWS = 200_000
MOST_CHARACTERS = 100_000


@dataclass(frozen=True)
class Row:
    """A row with any content: every header of its sheet is a key, and an empty cell is None.

    `number` is the row's number in the sheet, the headers being row 1. In a CSV file it is the number of the record:
    a cell of several lines counts once.
    """

    number: int
    cells: dict[str, Cell]


@dataclass(frozen=True)
class Sheet:
    """Headers in the order of their columns, and the rows that have any content.

    `columns` holds the numbers of the headers' columns where they are not simply 1, 2, 3.
    """

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: dict[str, int] = field(default_factory=dict)

    def place(self, row_number: int, header: str) -> str:
        """`C7`; for a header that the sheet does not have, the first cell of the row."""
        position = self.headers.index(header) + 1 if header in self.headers else 1
        return f"{column_letters(self.columns.get(header, position))}{row_number}"


@dataclass(frozen=True)
class Book:
    """The sheets that stand in the book, by name; an absent sheet is absent here too."""

    sheets: dict[str, Sheet]


def sheet_of(name: str, lines: Iterable[Line], allowed: frozenset[str], problems: list[Problem]) -> Sheet:
    """The sheet that the lines make; what is wrong with its form is added to the problems."""
    remaining = _measured(name, lines, problems)
    number, first = next(remaining, (1, {}))
    if number != 1:
        found = _("una hoja sin encabezados en la fila 1")
        problems.append(Problem(name, "A1", found, _one_of(allowed), quoted=False))
        return Sheet(name, (), ())
    headers = _headers(name, first, allowed, problems)
    rows = tuple(_rows(name, remaining, headers, problems))
    return Sheet(name, tuple(headers.values()), rows, {header: column for column, header in headers.items()})


def _measured(name: str, lines: Iterable[Line], problems: list[Problem]) -> Iterator[Line]:
    """The lines that have content, their texts stripped, as long as the sheet is not too long."""
    count = 0
    for number, line in lines:
        stripped = ((column, _stripped(cell)) for column, cell in line.items())
        cells: dict[int, Cell] = {column: cell for column, cell in stripped if cell is not None}
        if not cells:
            continue
        count += 1
        if count > MOST_ROWS + 1:
            accepted = _("una hoja de hasta %(most)s filas") % {"most": MOST_ROWS}
            problems.append(Problem(name, f"A{number}", _("una hoja demasiado larga"), accepted, quoted=False))
            return
        for column, cell in cells.items():
            if isinstance(cell, str) and len(cell) > MOST_CHARACTERS:
                accepted = _("un texto de hasta %(most)s caracteres") % {"most": MOST_CHARACTERS}
                problems.append(Problem(name, f"{column_letters(column)}{number}", cell, accepted))
        yield number, cells


def written(cell: Cell) -> str:
    """The cell in a message, as a person sees it in the spreadsheet; nothing for an empty one."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return _("VERDADERO") if cell else _("FALSO")
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def _stripped(cell: Cell) -> Cell:
    return (cell.strip() or None) if isinstance(cell, str) else cell


def _headers(name: str, line: dict[int, Cell], allowed: frozenset[str], problems: list[Problem]) -> dict[int, str]:
    """The headers by column. Those refused are kept, so that what stands under them is not refused again."""
    headers: dict[int, str] = {}
    for column, cell in sorted(line.items()):
        header, place = written(cell), f"{column_letters(column)}1"
        if header not in allowed:
            problems.append(Problem(name, place, header, _one_of(allowed)))
        elif header in headers.values():
            found = _("un encabezado repetido («%(header)s»)") % {"header": header}
            problems.append(Problem(name, place, found, _("cada encabezado una sola vez"), quoted=False))
        headers[column] = header
    return headers


def _rows(name: str, lines: Iterator[Line], headers: dict[int, str], problems: list[Problem]) -> Iterator[Row]:
    for number, line in lines:
        stray = min((column for column in line if column not in headers), default=None)
        if stray is not None:
            accepted = _("contenido solo bajo un encabezado; en un CSV, un texto con comas va entre comillas")
            problems.append(Problem(name, f"{column_letters(stray)}{number}", written(line[stray]), accepted))
        yield Row(number, {header: line.get(column) for column, header in headers.items()})


def unknown_sheet(name: str, allowed: Iterable[str]) -> Problem:
    """The contract names every sheet there is (section 2)."""
    accepted = _("una de estas hojas: %(sheets)s") % {"sheets": ", ".join(allowed)}
    return Problem(name, "", name, accepted)


def repeated_sheet(name: str) -> Problem:
    """Two sheets whose names differ at most in spaces around them, or files in their extension."""
    return Problem(name, "", _("una hoja repetida"), _("cada hoja una sola vez"), quoted=False)


def _one_of(allowed: frozenset[str]) -> str:
    return _("uno de estos encabezados: %(headers)s") % {"headers": ", ".join(sorted(allowed))}
