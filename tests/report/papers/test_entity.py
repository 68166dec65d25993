"""An entity's sheet: its own numbers first and right, then its parts of the report, and nobody else's."""

import pytest

from compliance.choices import Achievement
from compliance.report.document import KeyFigures, Paragraph, Table
from compliance.report.papers.entity import entities_of, entity_sheet, indicators_of, subject_of


def numbers(told, acronym: str) -> list[int]:
    first = entity_sheet(told, acronym).sections[0]
    (figures,) = [block for block in first.blocks if isinstance(block, KeyFigures)]
    return [int(item.figure.text) for item in figures.items]


def test_its_own_numbers_come_first(told) -> None:
    sheet = entity_sheet(told, "MINSA")
    assert sheet.title == "Así aparecerá el MINSA en el reporte de 2021"
    assert sheet.sections[0].title == "Ministerio de Salud (MINSA) en cifras"
    assert numbers(told, "MINSA") == [3, 2, 1, 0]
    assert [section.anchor for section in sheet.sections[1:3]] == ["I", "III"]


@pytest.mark.parametrize("acronym", ["MIMP", "SERVIR", "JNE", "MINEDU", "MTPE", "MINCETUR", "MINJUSDH"])
def test_they_are_those_of_the_reports_table_of_entities(told, acronym) -> None:
    (tally,) = [one for one in told.figures.result.by_entity if one.entity == acronym]
    expected = [
        tally.objective.total + tally.service.total,
        *(getattr(tally.objective, status) + getattr(tally.service, status) for status in shown()),
    ]
    assert numbers(told, acronym) == expected


def shown() -> list[str]:
    return [status.value for status in Achievement if status != Achievement.NOT_ASSESSABLE]


def test_those_that_met_their_target_are_listed_first(told) -> None:
    table = entity_sheet(told, "MINSA").sections[0].blocks[-1]
    assert isinstance(table, Table)
    assert [row[0].note for row in table.rows] == ["IOP.02.01", "IOP.02.03", "IOP.02.02"]


def test_indicators_of_both_levels_are_counted_apart(told) -> None:
    titles = [block.title for block in entity_sheet(told, "MIMP").sections[0].blocks if isinstance(block, Table)]
    assert titles == ["Sus indicadores por nivel", "Sus indicadores, según el cumplimiento de su meta"]


def test_a_units_sheet_is_its_own_and_the_ministrys_holds_it(told) -> None:
    figures = told.figures
    unit, ministry = subject_of(figures, "AURORA").codes, subject_of(figures, "MIMP").codes
    assert unit
    assert unit < ministry
    assert not unit & subject_of(figures, "MINSA").codes


def test_every_indicator_is_on_the_sheet_of_some_entity(told) -> None:
    figures = told.figures
    found = {one.indicator.code for entity in entities_of(figures) for one in indicators_of(figures, entity)}
    assert found == {one.indicator.code for one in figures.result.indicators}


def test_an_entity_about_which_the_report_says_nothing_is_told_so(told) -> None:
    sheet = entity_sheet(told, "DNEF")
    (section,) = sheet.sections
    assert section.blocks == (Paragraph(("Ningún indicador de la DNEF entra en el reporte de 2021.",)),)
