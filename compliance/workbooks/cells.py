"""What a cell may hold, and the value that it stands for, in both directions.

One function a type of cell, without knowledge of sheets: text, codes, days and the words of the contract's closed
lists here, figures in `figures.py`, days in `days.py`. An empty cell is "" where the value is text, else None.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl.cell import Cell as SpreadsheetCell

from compliance.choices import Achievement, Article, Direction, MissingReason, ProgressMethod, Unit
from compliance.formatting import exact, plain
from compliance.models.bounds import code_shape
from compliance.models.unseen import UNSEEN
from compliance.workbooks.days import ApprovalDay, approval_day, approval_day_cell, day
from compliance.workbooks.figures import (
    CellRefused,
    number,
    number_cell,
    stated_count,
    stated_figure,
    whole_number,
    year,
)
from compliance.workbooks.grid import Cell

__all__ = [
    "ApprovalDay",
    "Cell",
    "CellRefused",
    "approval_day",
    "approval_day_cell",
    "day",
    "number",
    "number_cell",
    "stated_count",
    "stated_figure",
    "whole_number",
    "year",
]

# What a cell of a spreadsheet holds; a longer text could not be exported again.
LONGEST_TEXT = 32_767
LONGEST_ACRONYM = 30

# The words of the contract, sections 3 and 4, and what they stand for.
UNITS: dict[str, str] = {
    "porcentaje": Unit.PERCENTAGE,
    "tasa": Unit.RATE,
    "razon": Unit.RATIO,
    "indice": Unit.INDEX,
    "numero": Unit.NUMBER,
    "cantidad": Unit.AMOUNT,
    "variacion": Unit.VARIATION,
}
DIRECTIONS: dict[str, str] = {"ascendente": Direction.ASCENDING, "descendente": Direction.DESCENDING}
METHODS: dict[str, str] = {"razon": ProgressMethod.RATIO, "linea_base": ProgressMethod.BASELINE}
ARTICLES: dict[str, str] = {"el": Article.MASCULINE, "la": Article.FEMININE, "sin": Article.NONE}
MISSING_REASONS: dict[str, str] = {
    "fuente_no_realizada": MissingReason.SOURCE_NOT_COLLECTED,
    "no_remitido": MissingReason.NOT_SUBMITTED,
    "se_remitira": MissingReason.DUE_LATER,
    "definicion_en_revision": MissingReason.DEFINITION_UNDER_REVIEW,
    "no_corresponde": MissingReason.NOT_DUE,
}
STATED_STATUSES: dict[str, str] = {
    "logrado": Achievement.ACHIEVED,
    "no_logrado": Achievement.NOT_ACHIEVED,
    "sin_informacion": Achievement.NO_INFORMATION,
}


def text(cell: Cell) -> str:
    """Free text of one or more lines; a number is taken as it is written."""
    if cell is None:
        return ""
    if isinstance(cell, bool | date):
        raise CellRefused(_("un texto"))
    if not isinstance(cell, str):
        figure = number(cell)
        return "" if figure is None else plain(exact(figure))
    lines = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    if UNSEEN.search(lines):
        raise CellRefused(_("un texto sin caracteres de control ni otros que no se ven"))
    if len(lines) > LONGEST_TEXT:
        raise CellRefused(_("un texto de hasta %(most)s caracteres") % {"most": LONGEST_TEXT})
    return lines


def code(cell: Cell) -> str:
    """The code of an element of the catalogue: `OP.01`, `SS.01.02.02`."""
    word = cell.strip() if isinstance(cell, str) else cell
    if word is None or word == "":
        return ""
    accepted = _("un código de letras mayúsculas y números separados por puntos, como OP.01")
    if not isinstance(word, str):
        raise CellRefused(accepted)
    try:
        code_shape(word)
    except ValidationError as refused:
        raise CellRefused(accepted) from refused
    return word


def acronym(cell: Cell) -> str:
    """The acronym of an entity: one line, letters with accents composed."""
    word = unicodedata.normalize("NFC", cell.strip()) if isinstance(cell, str) else cell
    if word is None:
        return ""
    if not isinstance(word, str) or len(word) > LONGEST_ACRONYM or not word.isprintable():
        raise CellRefused(_("una sigla de hasta %(most)s caracteres") % {"most": LONGEST_ACRONYM})
    return word


def choice(cell: Cell, words: Mapping[str, str]) -> str:
    """The code of a word out of a closed list; upper case, accents, and spaces for `_` are no difference."""
    if cell is None or cell == "":
        return ""
    found = words.get(_plainest(cell)) if isinstance(cell, str) else None
    if found is None:
        raise CellRefused(_("una de estas palabras: %(words)s") % {"words": ", ".join(words)})
    return str(found)


def _plainest(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.strip().casefold())
    return re.sub(r"[\s-]+", "_", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def text_cell(value: str) -> Cell:
    """Text of any type as it is, a stated figure with its decimals included; nothing leaves the cell empty."""
    return value or None


def choice_cell(value: str, words: Mapping[str, str]) -> Cell:
    """The contract's word for a code."""
    return next((word for word, stands_for in words.items() if stands_for == value), None)


def put(value: Cell, target: SpreadsheetCell) -> None:
    """Writes into a spreadsheet: text stays text, even where it begins like a formula."""
    target.value = value
    if isinstance(value, str):
        target.data_type = "s"
        target.quotePrefix = value.startswith(("=", "+", "-", "@", "\t", "\r"))


@dataclass(frozen=True)
class CellType:
    """A type of cell in both directions: `read(write(value)) == value` for every value that `read` gives."""

    read: Callable[[Cell], Any]
    write: Callable[[Any], Cell]


def _as_it_is(value: int | date | None) -> Cell:
    return value


def _choice_type(words: Mapping[str, str]) -> CellType:
    return CellType(partial(choice, words=words), partial(choice_cell, words=words))


TEXT = CellType(text, text_cell)
CODE = CellType(code, text_cell)
ACRONYM = CellType(acronym, text_cell)
NUMBER = CellType(number, number_cell)
WHOLE_NUMBER = CellType(whole_number, _as_it_is)
YEAR = CellType(year, _as_it_is)
DAY = CellType(day, _as_it_is)
APPROVAL_DAY = CellType(approval_day, approval_day_cell)
STATED_FIGURE = CellType(stated_figure, text_cell)
STATED_COUNT = CellType(stated_count, text_cell)
UNIT = _choice_type(UNITS)
DIRECTION = _choice_type(DIRECTIONS)
METHOD = _choice_type(METHODS)
ARTICLE = _choice_type(ARTICLES)
MISSING_REASON = _choice_type(MISSING_REASONS)
STATED_STATUS = _choice_type(STATED_STATUSES)
