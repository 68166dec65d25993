"""The rows of a sheet once their cells are read: values, what is wrong with them, and whether they can be judged.

Who asks for them is `resources.py`; the rules that judge them are in `checks.py` and `entry_checks.py`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from compliance.workbooks.columns import Column
from compliance.workbooks.figures import CellRefused
from compliance.workbooks.grid import Cell, written
from compliance.workbooks.scope import Scope, Unsettled


@dataclass(frozen=True)
class Refusal:
    """What is wrong with a row, at one of its columns.

    Without `found` it is the cell itself that is not accepted; `found` describes what is, and follows "se encontró".
    """

    header: str
    accepted: str
    found: str = ""


@dataclass
class Reading:
    """A row of a sheet; the first one under the headers has the number 1.

    `values` holds, by field name, the cells that could be read; a column that the sheet does not have is absent, one
    that could not be read is `unread`. A row `waits` where it hangs from another that was refused: it is not loaded,
    and nothing is said of it. Of one that `repeats` another, the other stands.
    """

    number: int
    cells: Mapping[str, Cell]
    values: dict[str, Any] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    refusals: list[Refusal] = field(default_factory=list)
    cautions: list[Refusal] = field(default_factory=list)
    key: tuple[Any, ...] | None = None
    label: str = ""
    waits: bool = False
    repeats: bool = False

    @property
    def is_good(self) -> bool:
        return not self.refusals and not self.waits

    def written(self, header: str) -> str:
        """The cell as it stands in the sheet."""
        return written(self.cells.get(header))

    def gives(self, *names: str) -> bool:
        """Whether the sheet has a column, read or not, for one of the fields."""
        return any(name in self.values or name in self.unread for name in names)

    def standing(self, *headers: str) -> str:
        """The first of the headers that the sheet has: a problem needs a place."""
        return next((header for header in headers if header in self.cells), headers[0])


@dataclass(frozen=True)
class Check:
    """A rule over one row as it would be stored. It is not asked where a field that it `reads` could not be read."""

    reads: frozenset[str]
    judge: Callable[[Any, Reading, Scope], Iterator[Refusal]]

    def __call__(self, instance: Any, reading: Reading, scope: Scope) -> list[Refusal]:
        if self.reads & reading.unread:
            return []
        return list(self.judge(instance, reading, scope))


def over(*reads: str) -> Callable[[Callable[[Any, Reading, Scope], Iterator[Refusal]]], Check]:
    """Makes a check of a function, over the fields named."""
    return lambda judge: Check(frozenset(reads), judge)


# A rule over all the rows of a sheet together: which of them are refused, and why.
SheetCheck = Callable[[Sequence[Reading], Scope], Iterator[tuple[Reading, Refusal]]]


def read_rows(columns: Mapping[str, Column], rows: Iterable[Mapping[str, Cell]], scope: Scope) -> list[Reading]:
    """The rows with their cells read; `columns` are those of the sheet by field name."""
    keys = {name: column for name, column in columns.items() if column.is_key}
    readings = []
    for number, row in enumerate(rows, 1):
        cells = {header: (cell.strip() or None) if isinstance(cell, str) else cell for header, cell in row.items()}
        reading = Reading(number, cells)
        for name, column in columns.items():
            if column.header in cells:
                _read(name, column, reading, scope)
        if not reading.unread & keys.keys():
            reading.key = tuple(reading.values.get(name) for name in keys)
        reading.label = " ".join(filter(None, (reading.written(column.header) for column in keys.values())))
        readings.append(reading)
    return readings


def _read(name: str, column: Column, reading: Reading, scope: Scope) -> None:
    try:
        reading.values[name] = column.read(reading.cells[column.header], scope)
    except CellRefused as refused:
        reading.unread.add(name)
        reading.refusals.append(Refusal(column.header, refused.accepted))
    except Unsettled:
        reading.unread.add(name)
        reading.waits = True


def repeated(readings: Sequence[Reading], header: str) -> Iterator[tuple[Reading, Refusal]]:
    """A key stands once in its sheet; the rows that repeat it are refused, at their first key column."""
    seen: set[tuple[Any, ...]] = set()
    for reading in readings:
        if reading.key in seen:
            reading.repeats = True
            found = _("una fila repetida (%(label)s)") % {"label": reading.label}
            yield reading, Refusal(header, _("una sola fila con esa clave"), found)
        elif reading.key is not None:
            seen.add(reading.key)
