"""What became of an imported sheet, in words: its refusals, the rows that it creates or changes, and their counts."""

import logging
from collections import Counter
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from import_export.results import Result, RowResult

from compliance.workbooks.outcome import SheetOutcome
from compliance.workbooks.resources import SheetRefused

logger = logging.getLogger(__name__)

MOST_PROBLEMS = 50


class Previewed(NamedTuple):
    """A row that would be created or changed: its cells, and which of them would change."""

    is_new: bool
    cells: list[tuple[str, bool]]


def refusals_of(result: Result) -> list[str]:
    """Why the sheet is not accepted, in reading order."""
    if result.has_errors():
        return [_base_refusal(error.error) for error in result.base_errors]
    return [
        _("Fila %(row)s, columna %(header)s: %(problem)s")
        % {"row": row.number + 1, "header": header, "problem": problem}
        for row in result.invalid_rows
        for header, problems in row.error_dict.items()
        for problem in problems
    ]


def _base_refusal(error: Exception) -> str:
    if isinstance(error, SheetRefused):
        return str(error)
    logger.error("A sheet could not be loaded", exc_info=error)
    return _("La base de datos no aceptó la hoja: no cumple una de sus reglas.")


def folded(problems: list[str]) -> list[str]:
    """The first ones, and how many more there are."""
    rest = len(problems) - MOST_PROBLEMS
    if rest <= 0:
        return problems
    return [*problems[:MOST_PROBLEMS], ngettext("… y %(n)s más", "… y %(n)s más", rest) % {"n": rest}]


def preview_of(result: Result) -> list[Previewed]:
    """The rows that the sheet creates or changes; those that stay as they are say nothing."""
    return [
        Previewed(row.is_new(), _cells(row, result.diff_headers))
        for row in result.valid_rows()
        if row.import_type != RowResult.IMPORT_TYPE_SKIP
    ]


def _cells(row: RowResult, headers: list[str]) -> list[tuple[str, bool]]:
    changed = {change.header for change in row.changes}
    return [(cell, header in changed) for header, cell in zip(headers, row.diff, strict=True)]


def outcome_of(sheet: str, result: Result) -> SheetOutcome:
    counts = Counter(row.import_type for row in result.rows)
    new, changed = counts[RowResult.IMPORT_TYPE_NEW], counts[RowResult.IMPORT_TYPE_UPDATE]
    return SheetOutcome(sheet, new, changed, counts[RowResult.IMPORT_TYPE_SKIP])
