"""What becomes of a row of a sheet: new, changed, unchanged or refused, as django-import-export reports it.

Who decides it is `resources.py`; what people read of a whole load is in `outcome.py`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.results import RowResult

from compliance.workbooks.columns import Column
from compliance.workbooks.outcome import Change
from compliance.workbooks.readings import Reading, Refusal
from compliance.workbooks.scope import Scope

# The values of a row by field name.
Values = Mapping[str, Any]


class Fate(RowResult):  # type: ignore[misc]  # the library has no types
    """A row's fate; until another is known it is left as it is. `changes` is empty unless it is new or changed."""

    changes: tuple[Change, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.import_type = self.IMPORT_TYPE_SKIP

    def is_created(self, reading: Reading) -> None:
        self.import_type = self.IMPORT_TYPE_NEW
        self.changes = (Change(reading.label),)

    def is_changed(
        self, columns: Mapping[str, Column], reading: Reading, before: Values, after: Values, scope: Scope
    ) -> None:
        self.import_type = self.IMPORT_TYPE_UPDATE
        self.changes = tuple(_changes(columns, reading, before, after, scope))

    def is_refused(self, reading: Reading) -> None:
        """With its messages by header; a row that only waits for another says nothing."""
        messages = {refusal.header: _message(refusal, reading) for refusal in reading.refusals}
        if messages:
            self.import_type = self.IMPORT_TYPE_INVALID
            self.validation_error = ValidationError(messages)


def _changes(
    columns: Mapping[str, Column], reading: Reading, before: Values, after: Values, scope: Scope
) -> Iterator[Change]:
    for name, value in after.items():
        if before[name] != value:
            column = columns[name]
            yield Change(reading.label, column.header, column.shown(before[name], scope), column.shown(value, scope))


def differences(
    columns: Mapping[str, Column], reading: Reading, before: Values, after: Values, scope: Scope
) -> Iterator[str]:
    """The row's cells in the preview of the administration; `before` and `after` leave the keys out."""
    for name, column in columns.items():
        if name not in after:
            yield reading.written(column.header)
            continue
        was, becomes = column.shown(before[name], scope), column.shown(after[name], scope)
        yield f"{was} → {becomes}" if was and before[name] != after[name] else becomes


def _message(refusal: Refusal, reading: Reading) -> str:
    found = refusal.found or f"«{reading.written(refusal.header)}»"
    return _("Se encontró %(found)s; se acepta %(accepted)s.") % {"found": found, "accepted": refusal.accepted}
