"""What a cell may hold, and the value that it stands for, in both directions.

One function a type of cell, without knowledge of sheets: text, codes, days and the words of the contract's closed
lists here, figures in `figures.py`. An empty cell is "" where the value is text, else None.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from compliance.choices import Achievement, Direction, MissingReason, ProgressMethod, Unit
from compliance.formatting import plain
from compliance.models.bounds import FIRST_YEAR, LAST_YEAR, code_shape
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

__all__ = ["Cell", "CellRefused", "number", "number_cell", "stated_count", "stated_figure", "whole_number", "year"]

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

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOCAL_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


class ApprovalDay(NamedTuple):
    """When a protocol was approved; where only the year is known, its last day (contract, section 3)."""

    on: date
    only_year_known: bool


def text(cell: Cell) -> str:
    """Free text of one or more lines; a number is taken as it is written."""
    if cell is None:
        return ""
    if isinstance(cell, bool | date):
        raise CellRefused(_("un texto"))
    if not isinstance(cell, str):
        return plain(number(cell) or number_zero)
    lines = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\t" for letter in lines):
        raise CellRefused(_("un texto sin caracteres de control"))
    if len(lines) > LONGEST_TEXT:
        raise CellRefused(_("un texto de hasta %(most)s caracteres") % {"most": LONGEST_TEXT})
    return lines
