"""The table of chosen indicators: in the report's order, each once, and what is no indicator is told."""

from compliance.report.papers.chosen import chosen_indicators, unknown_among


def test_they_come_in_the_reports_order_each_once(told) -> None:
    document = chosen_indicators(told, ["ISS.03.01.02.01", "IOP.01.01", "IOP.01.01", "ZZ"])
    (section,) = document.sections
    (table,) = section.blocks
    assert section.title == "2 indicadores"
    assert [row[0].anchor for row in table.rows] == ["A-IOP.01.01", "A-ISS.03.01.02.01"]
    said = [cell.text.replace("\xa0", " ") for cell in table.rows[0]]
    assert said[1:] == ["8.8 %", "8.8 %", "7.8 %", "7.6 %", "120.0 %", "+0.2 pp", "Meta alcanzada"]


def test_one_is_said_in_the_singular(told) -> None:
    assert chosen_indicators(told, ["IOP.01.01"]).sections[0].title == "1 indicador"


def test_nothing_chosen_is_a_document_without_sections(told) -> None:
    assert chosen_indicators(told, []).sections == ()


def test_what_is_no_indicator_is_told_once(told) -> None:
    assert unknown_among(told.figures, ["ZZ", "IOP.01.01", "ZZ", "<b>"]) == ("ZZ", "<b>")
