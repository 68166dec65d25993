"""How wide columns become: most texts decide, and a rare long one breaks its lines."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from compliance.report.document import Cell, Column, Document, Section, Table
from compliance.report.renderers.widths import FEW_ROWS, MANY_ROWS, ROWS_OF_A_PAGE, in_halves, shares, turned
from tests.report.every_node import crowded_section


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


def test_among_long_texts_the_room_goes_where_it_keeps_rows_low() -> None:
    columns = Column("Indicador"), Column("Cálculo"), Column("Fuente")
    rows = ((Cell("Nombre " * 9), Cell("7.6 ÷ 7.8", note="nota " * 8), Cell("Fuente " * 30)),) * 20
    name, calculation, source = shares(Table("T", columns, rows))
    assert source > name > calculation


def years(count: int) -> Table:
    columns = Column("Año"), Column("Valor", is_number=True)
    return Table("T", columns, tuple((Cell(str(2000 + at)), Cell(f"{at} %")) for at in range(count)))


@given(st.integers(min_value=0, max_value=40))
def test_halves_hold_every_row_once_and_in_order(count: int) -> None:
    whole = years(count)
    halves = in_halves(whole)
    assert (halves == whole) is (count <= MANY_ROWS)
    width = len(whole.columns)
    parts = [tuple(row[at : at + width] for row in halves.rows) for at in range(0, len(halves.columns), width)]
    said = [row for part in parts for row in part if row[0].text]
    assert said == list(whole.rows)
    assert [column.title for column in halves.columns] == ["Año", "Valor"] * len(parts)


def test_shares_never_leave_the_page() -> None:
    assert sum(shares(table(30, "x" * 300))) <= 1


def brief(rows: int) -> Document:
    """A paper whose second section is a crowded table of so many rows."""
    (crowded,) = (block for block in crowded_section().blocks if isinstance(block, Table))
    annex = Section("anexo", "Anexo", (replace(crowded, rows=crowded.rows[:1] * rows),))
    return Document("T", "S", "es-PE", (Section("a", "A", (table(3, "x"),)), annex), is_brief=True)


def test_a_brief_paper_turns_only_what_fills_a_page() -> None:
    assert turned(brief(ROWS_OF_A_PAGE)) == (False, True)
    assert turned(brief(ROWS_OF_A_PAGE - 1)) == (False, False)


def test_a_report_turns_an_annex_that_is_crowded_to_a_third() -> None:
    annex = crowded_section()
    for others, is_turned in ((3, True), (4, False)):
        mixed = replace(annex, blocks=(*annex.blocks, table(others, "x")))
        assert turned(Document("T", "S", "es-PE", (mixed,))) == (is_turned,)
