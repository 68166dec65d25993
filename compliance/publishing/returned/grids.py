"""Tables of the report held against those of a document, cell by cell: told, never taken. Pure."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from django.utils.translation import gettext as _

from compliance.publishing.returned.changes import Change, Kind
from compliance.publishing.returned.outline import Grid, Part, key

Row = tuple[str, ...]


def _keys(rows: Sequence[Row]) -> list[Row]:
    return [tuple(map(key, row)) for row in rows]


def _table(grid: Grid, number: int) -> str:
    return grid.title or _("Tabla %(number)s") % {"number": number}


def _place(ours: Row, head: Row, position: int) -> str:
    """The row's name and the column's title; a table in halves names its rows again in the second."""
    if position >= len(head):
        return ours[0]
    names = (ours[at] for at in range(min(position, len(ours) - 1), -1, -1) if head[at] == head[0])
    return " · ".join(filter(None, (next(names, ""), head[position])))


def _cells(ours: Row, theirs: Row, head: Row) -> Iterator[tuple[str, str, str]]:
    """Of one row: where a cell stands, what it said, and what it says."""
    for position, (before, after) in enumerate(zip_longest(ours, theirs, fillvalue="")):
        if key(before) != key(after):
            yield _place(ours, head, position), before, after


def _of_grid(ours: Grid, theirs: Grid) -> Iterator[tuple[str, str, str]]:
    head = ours.rows[0] if ours.rows else ()
    matcher = SequenceMatcher(None, _keys(ours.rows), _keys(theirs.rows), autojunk=False)
    for what, start, end, from_, until in matcher.get_opcodes():
        if what == "equal":
            continue
        for mine, yours in zip_longest(ours.rows[start:end], theirs.rows[from_:until]):
            if mine and yours:
                yield from _cells(mine, yours, head)
            elif row := mine or yours:
                yield row[0], " · ".join(mine or ()), " · ".join(yours or ())


def grid_changes(ours: Part, theirs: Part) -> Iterator[Change]:
    """Every changed cell, row or table below one heading."""
    for number, (mine, yours) in enumerate(zip_longest(ours.grids, theirs.grids), 1):
        if mine is None or yours is None:
            table = _table(mine or yours, number)
            gone, new = _("La tabla ya no está."), _("Es una tabla nueva.")
            yield Change(Kind.CELL, ours.title, after=gone if yours is None else new, where=table)
            continue
        table = _table(mine, number)
        for place, before, after in _of_grid(mine, yours):
            where = " · ".join(filter(None, (table, place)))
            yield Change(Kind.CELL, ours.title, before, after, where=where)
