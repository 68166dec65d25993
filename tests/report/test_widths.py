"""How wide columns become: most texts decide, and a rare long one breaks its lines."""

from compliance.report.document import Cell, Column, Table
from compliance.report.renderers.widths import FEW_ROWS, shares


def table(rows: int, odd: str) -> Table:
    finding = Cell("Un hallazgo que se cuenta en una frase de cierta extensión, como casi todos " * 2)
    said = [(finding, Cell("IOP.01.01"))]
    return Table("T", (Column("Qué"), Column("Dónde")), (*said * (rows - 1), (said[0][0], Cell(odd))))


def test_one_long_text_among_many_takes_no_room() -> None:
    plain, odd = table(20, "IOP.01.01"), table(20, "Estructura de la política: lineamientos con servicios")
    assert shares(odd)[0] > 0.7
    assert shares(plain)[0] > 0.7


def test_of_few_texts_each_counts() -> None:
    of_few, of_many = (table(rows, "Estructura de la política: lineamientos") for rows in (FEW_ROWS, 20))
    assert shares(of_few)[1] > shares(of_many)[1]


def test_shares_never_leave_the_page() -> None:
    assert sum(shares(table(30, "x" * 300))) <= 1
