"""Tables are held against each other cell by cell, whatever rows came or went."""

from compliance.publishing.returned.grids import grid_changes
from compliance.publishing.returned.outline import Grid, Part

HEAD, FIRST, SECOND = ("Año", "Valor"), ("2020", "7.7 %"), ("2021", "7.6 %")


def told(ours: list[Grid], theirs: list[Grid]) -> list[tuple[str, str, str]]:
    found = grid_changes(Part("OP.01", grids=ours), Part("OP.01", grids=theirs))
    return [(one.where, one.before, one.after) for one in found]


def grid(*rows: tuple[str, ...], title: str = "Datos") -> Grid:
    return Grid(title, rows)


def test_the_same_cells_are_no_change_whatever_their_spaces() -> None:
    assert told([grid(HEAD, FIRST)], [grid(HEAD, ("2020", "7.7\N{NO-BREAK SPACE}%"), title="")]) == []


def test_a_changed_cell_is_named_by_its_table_row_and_column() -> None:
    assert told([grid(HEAD, FIRST, SECOND)], [grid(HEAD, FIRST, ("2021", "7.5 %"))]) == [
        ("Datos · 2021 · Valor", "7.6 %", "7.5 %")
    ]


def test_rows_that_came_or_went_are_told_whole() -> None:
    assert told([grid(HEAD, FIRST)], [grid(HEAD, FIRST, SECOND)]) == [("Datos · 2021", "", "2021 · 7.6 %")]
    assert told([grid(HEAD, FIRST, SECOND)], [grid(HEAD, SECOND)]) == [("Datos · 2020", "2020 · 7.7 %", "")]


def test_a_row_with_more_cells_or_none_is_told_too() -> None:
    assert told([grid(HEAD, FIRST)], [grid(HEAD, (*FIRST, "x"))]) == [("Datos · 2020", "", "x")]
    assert told([grid(HEAD, FIRST)], [grid(HEAD, ())]) == [("Datos · 2020", "2020 · 7.7 %", "")]
    assert told([grid(HEAD)], [grid(HEAD, ())]) == []


def test_tables_that_came_or_went_are_told() -> None:
    assert told([grid(HEAD)], []) == [("Datos", "", "La tabla ya no está.")]
    assert told([], [grid(HEAD, title="")]) == [("Tabla 1", "", "Es una tabla nueva.")]
