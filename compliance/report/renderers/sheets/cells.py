"""What stands in a cell: a text that no program takes for anything else, or a number printed as in the report."""

import re
from decimal import Decimal
from typing import cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from compliance.formatting import MINUS, NO_BREAK
from compliance.report.renderers.marks import LOOKS
from compliance.report.renderers.sheets.grids import Content

# Excel holds 32 767 UTF-16 units in a cell; a character is at most two of them.
LONGEST = 16_000
# What Excel would read as the number of a character, it reads literally if the underscore is given by its own.
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
PRINTED = re.compile(rf"([+{MINUS}-]?)(\d+(?:[ {NO_BREAK}]\d{{3}})*)(?:\.(\d+))?(\D*)")
FONT = "Calibri"
TOP = Alignment(wrap_text=True, vertical="top")
TOP_RIGHT = Alignment(wrap_text=True, vertical="top", horizontal="right")

HEADER_FONT = Font(name=FONT, bold=True, color="1F1B24")
HEADER_FILL = PatternFill("solid", fgColor="EFEBF3")
HEADER_RULE = Border(bottom=Side(style="medium", color="55297C"))


def at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell there: no sheet of ours has merged ones."""
    return cast(Cell, sheet.cell(row, column))


def pieces(text: str) -> list[str]:
    """The text, in as many parts as cells are needed to hold it."""
    return [text[start : start + LONGEST] for start in range(0, len(text), LONGEST)] or [""]


def number_format(printed: str) -> str:
    """The format that shows a number with the decimals, the sign and the unit with which it was printed."""
    found = PRINTED.fullmatch(printed)
    if not found:
        return "General"
    sign, digits, decimals, unit = found.groups()
    whole = "0" if digits.isdigit() else "#,##0"
    shown = whole + (f".{'0' * len(decimals)}" if decimals else "")
    suffix = '"{}"'.format(unit.replace('"', "")) if unit else ""
    return f"+{shown}{suffix};-{shown}{suffix};{shown}{suffix}" if sign == "+" else shown + suffix


def write_text(cell: Cell, text: str) -> None:
    """A text stays one whatever it begins with, also after somebody edits it."""
    cell.value = ESCAPE.sub("_x005F_", text)
    cell.data_type = "s"
    cell.alignment = TOP
    if text.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True


def write_header(cell: Cell, title: str) -> None:
    write_text(cell, pieces(title)[0])
    cell.font, cell.fill, cell.border = HEADER_FONT, HEADER_FILL, HEADER_RULE


def write_number(cell: Cell, number: Decimal | int) -> None:
    """As exact as a spreadsheet can hold it: openpyxl itself would write 8.8 as 8.800000000000001."""
    cell.value = f"{Decimal(number):.17g}"
    cell.data_type = "n"


def write(cell: Cell, content: Content, text: str) -> None:
    """The content's number, or the part `text` of its text."""
    if content.value is None:
        write_text(cell, text)
    else:
        write_number(cell, content.value)
        cell.number_format = number_format(content.text)
        cell.alignment = TOP_RIGHT
    if content.mark:
        cell.font = Font(name=FONT, color=LOOKS[content.mark].ink.upper(), bold=True)
