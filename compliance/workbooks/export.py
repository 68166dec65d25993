"""The catalogue of a policy as the workbook of the contract's section 3, which imports back without a change."""

from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell as SpreadsheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compliance.models import Policy
from compliance.workbooks.catalogue import CATALOGUE_SHEETS, Policies
from compliance.workbooks.cells import LONGEST_TEXT, put
from compliance.workbooks.grid import Cell
from compliance.workbooks.resources import SheetResource
from compliance.workbooks.scope import Scope

NARROWEST, WIDEST = 10, 60


class ExportRefused(Exception):
    """A text is longer than a cell of a spreadsheet can hold, and half of it would come back."""


def export_catalogue(policy: Policy) -> bytes:
    """The whole catalogue of the policy, with all the entities. Of base lines and targets, those in force.

    Raises `ExportRefused`, naming the place, where a text does not fit into a cell.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    scope = Scope(policy)
    for resource in sorted(CATALOGUE_SHEETS, key=lambda resource: resource is not Policies):
        _write_sheet(book.create_sheet(resource.sheet), resource(scope=scope))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _write_sheet(sheet: Worksheet, resource: SheetResource) -> None:
    rows: list[tuple[Cell, ...]] = [resource.headers(), *resource.export()]
    for number, row in enumerate(rows, 1):
        cells = (SpreadsheetCell(sheet, number, column) for column in range(1, len(row) + 1))
        sheet.append([_filled(cell, value, row) for cell, value in zip(cells, row, strict=True)])
    _dress(sheet, rows)


def _filled(cell: SpreadsheetCell, value: Cell, row: tuple[Cell, ...]) -> SpreadsheetCell:
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        words = {"sheet": cell.parent.title, "row": row[0], "most": LONGEST_TEXT}
        raise ExportRefused(_("%(sheet)s, fila de %(row)s: un texto de más de %(most)s caracteres.") % words)
    put(value, cell)
    return cell


def _dress(sheet: Worksheet, rows: list[tuple[Cell, ...]]) -> None:
    """Headers in bold that stay in sight, and columns as wide as what they hold."""
    sheet.freeze_panes = "A2"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, column in enumerate(zip(*rows, strict=True), 1):
        width = max(map(_width, column))
        sheet.column_dimensions[get_column_letter(number)].width = min(max(width + 2, NARROWEST), WIDEST)
        if width > WIDEST:
            for (cell,) in sheet.iter_rows(min_col=number, max_col=number):
                cell.alignment = Alignment(wrap_text=True, vertical="top")


def _width(cell: Cell) -> int:
    if cell is None or isinstance(cell, date):
        return NARROWEST
    return max(map(len, str(cell).split("\n")))
