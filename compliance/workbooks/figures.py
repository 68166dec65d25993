"""Figures in cells: exact numbers, counts, years, and figures as they were published; and numbers back into cells.

The other types of cell, and the pairs of reading and writing, live in `cells.py`.
"""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from compliance.formatting import WIDE, decimals_of, plain
from compliance.models.bounds import DECIMAL_PLACES, DIGITS, FIRST_YEAR, LAST_YEAR
from compliance.workbooks.grid import Cell

WHOLE_DIGITS = DIGITS - DECIMAL_PLACES
# What a spreadsheet program keeps of a number; one with more digits is written as text.
SPREADSHEET_DIGITS = 15
# The largest number that the database's whole-number columns hold.
LARGEST_COUNT = 2_147_483_647
STATED_LENGTH = 40

_NUMERAL = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


class CellRefused(Exception):
    """The cell does not hold what its column takes. `accepted` is a noun phrase that follows "se acepta"."""

    def __init__(self, accepted: str) -> None:
        self.accepted = accepted
        super().__init__(accepted)


def number(cell: Cell) -> Decimal | None:
    """The exact number. A single comma is the decimal sign: "7,600" is 7.6 (contract, section 2)."""
    if cell is None or cell == "":
        return None
    figure = _figure(cell)
    if figure is None or not figure.is_finite():
        raise CellRefused(_("un número con punto o coma decimal, sin separador de miles"))
    if figure.adjusted() >= WHOLE_DIGITS or decimals_of(figure) > DECIMAL_PLACES:
        sizes = {"whole": WHOLE_DIGITS, "decimals": DECIMAL_PLACES}
        raise CellRefused(_("un número de hasta %(whole)s cifras enteras y %(decimals)s decimales") % sizes)
    return figure or figure.copy_abs()


def _figure(cell: Cell) -> Decimal | None:
    """A number cell as a spreadsheet shows it, digit by digit; None where the cell is no number."""
    if isinstance(cell, bool | date):
        return None
    if isinstance(cell, str):
        numeral = _numeral(cell)
        return Decimal(numeral) if numeral else None
    return Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell or 0)


def _numeral(text: str) -> str:
    """The text with an ASCII minus and a decimal point, and all its digits; nothing where it is no number."""
    plainer = text.strip().replace("\N{MINUS SIGN}", "-")
    return plainer.replace(",", ".") if _NUMERAL.fullmatch(plainer) else ""


def whole_number(cell: Cell) -> int | None:
    """A count or a position, from 0."""
    accepted = _("un número entero desde 0")
    figure = _number_or(accepted, cell)
    if figure is None:
        return None
    if figure < 0 or figure != figure.to_integral_value() or figure > LARGEST_COUNT:
        raise CellRefused(accepted)
    return int(figure)


def year(cell: Cell) -> int | None:
    """1990 to 2100 (contract, section 2)."""
    accepted = _("un año entre %(first)s y %(last)s") % {"first": FIRST_YEAR, "last": LAST_YEAR}
    figure = _number_or(accepted, cell)
    if figure is None:
        return None
    if figure != figure.to_integral_value() or not FIRST_YEAR <= figure <= LAST_YEAR:
        raise CellRefused(accepted)
    return int(figure)


def _number_or(accepted: str, cell: Cell) -> Decimal | None:
    try:
        return number(cell)
    except CellRefused as refused:
        raise CellRefused(accepted) from refused


def stated_figure(cell: Cell) -> str:
    """A figure as it was published, with the decimals of its text and its sign: "+0.6", "120.0".

    A number cell is taken as printed with 1 decimal, half up (contract, section 4).
    """
    return _stated(cell, 1)


def stated_count(cell: Cell) -> str:
    """A count as it was published; a number cell is taken as printed with no decimals (contract, section 4)."""
    stated = _stated(cell, 0)
    if stated.startswith("-"):
        raise CellRefused(_("un recuento desde 0"))
    return stated


def _stated(cell: Cell, decimals: int) -> str:
    figure = number(cell)
    if figure is None:
        return ""
    if not isinstance(cell, str):
        return plain(figure.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE))
    stated = _numeral(cell)
    if len(stated) > STATED_LENGTH:
        raise CellRefused(_("una cifra de hasta %(most)s caracteres") % {"most": STATED_LENGTH})
    return stated


def number_cell(figure: Decimal | int | None) -> Cell:
    """A number for the spreadsheet; text with a decimal point where a spreadsheet would lose digits of it."""
    if figure is None or isinstance(figure, int):
        return figure
    exact = figure.normalize(WIDE)
    if len(exact.as_tuple().digits) > SPREADSHEET_DIGITS:
        return plain(exact)
    return int(exact) if exact == exact.to_integral_value() else float(exact)
