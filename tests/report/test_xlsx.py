"""The spreadsheet: a sheet a table, numbers as numbers, texts as texts, the same bytes each time."""

import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from compliance.formatting import number, percent
from compliance.report.document import Cell, Column, Document, Section, Table
from compliance.report.renderers import xlsx
from compliance.report.renderers.sheets.cells import number_format
from compliance.report.renderers.sheets.grids import Grid
from compliance.report.renderers.sheets.names import sheet_names
from tests.report.every_node import CONTROLS, EMOJI, HOSTILE, RIGHT_TO_LEFT, every_node, section_with
from tests.report.reading import bag, descriptions, part, words_of, xlsx_text

DATED = date(2021, 12, 31)
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def rendered(*more: Any, **settings: Any) -> bytes:
    return xlsx.render(every_node(*more, **settings), DATED)


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


def test_it_says_all_the_words() -> None:
    document = every_node()
    assert words_of(document, numbers=False) - bag(xlsx_text(xlsx.render(document, DATED))) == {}


def test_a_cover_leads_to_every_sheet() -> None:
    read = book(rendered())
    assert read.sheetnames[:3] == ["Portada", "Texto", "Notas"]
    assert len(read.sheetnames) == 3 + len(["Indicadores", "Conteos por nivel", "Valores y metas"])
    links = [cell.hyperlink.location for row in read["Portada"] for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in read.sheetnames[1:]]
    title = [cell.value for cell in read["Portada"]["A"]][:4]
    assert title == [
        "Política Nacional de Igualdad de Género",
        "Reporte de cumplimiento 2021",
        "Primera edición",
        "BORRADOR",
    ]


def test_numbers_are_numbers_with_the_decimals_that_are_printed() -> None:
    sheet = book(rendered())["1. Indicadores"]
    assert [cell.value for cell in sheet[1]] == ["Indicador", "Indicador: nota", "Brecha", "Brecha: nota", "Situación"]
    gap, plain, absent = (sheet.cell(row, 3) for row in (2, 3, 4))
    assert (gap.value, gap.number_format) == (24.4, '+0.0" pp";-0.0" pp";0.0" pp"')
    assert (plain.value, plain.number_format) == (4766.666, "#,##0.0")
    assert (absent.value, absent.data_type) == ("—", "s")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (number(Decimal("4766.7")), "#,##0.0"),
        (number(Decimal(21)), "0"),
        (percent(Decimal("7.6")), '0.0"\N{NO-BREAK SPACE}%"'),
        ("2021", "0"),
        ("\N{MINUS SIGN}0.10", "0.00"),
        ("cerca de 3", "General"),
        ("", "General"),
    ],
)
def test_the_format_follows_what_is_printed(printed, expected) -> None:
    assert number_format(printed) == expected


def test_a_number_is_as_exact_as_a_spreadsheet_can_hold_it() -> None:
    figures = [Decimal("8.8"), Decimal("193.84615384615384615"), Decimal("0.1"), Decimal("1E+2"), Decimal(21), 7]
    table = Table("T", (Column("A", is_number=True),), tuple((Cell(str(figure), figure),) for figure in figures))
    sheet = book(xlsx.render(Document("T", "S", "es-PE", (Section("a", "A", (table,)),)), DATED))["1. T"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [float(figure) for figure in figures]


def test_every_sheet_of_rows_has_a_fixed_header_filters_and_widths() -> None:
    for sheet in book(rendered()).worksheets[1:]:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(10 <= sheet.column_dimensions[letter].width <= 60 for letter in sheet.column_dimensions)


@pytest.mark.parametrize("is_draft", [True, False])
def test_head_and_foot_of_every_sheet_say_what_it_is(is_draft) -> None:
    for sheet in book(rendered(is_draft=is_draft)).worksheets:
        assert (sheet.oddHeader.right.text == "BORRADOR") is is_draft
        assert sheet.oddFooter.left.text == "Primera edición"
        assert sheet.oddFooter.right.text == "Página &P de &N"


def test_charts_are_charts_with_their_description() -> None:
    content = rendered()
    with ZipFile(BytesIO(content)) as archive:
        names = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name))
    said = [node.get("descr") for name in names for node in fromstring(part(content, name)).iter(f"{DRAWING}cNvPr")]
    assert said == descriptions(every_node())
    literals = fromstring(part(content, "xl/charts/chart2.xml")).iter(f"{CHART}numLit")
    drawn = [float(node.text) for literal in literals for node in literal.iter(f"{CHART}v")]
    assert sorted(drawn) == pytest.approx([7.6, 7.8, 8.3, 8.8, 10.9, 10.9])


def test_the_same_document_gives_the_same_bytes() -> None:
    first = rendered()
    assert first == rendered()
    with ZipFile(BytesIO(first)) as archive:
        assert {one.date_time[:3] for one in archive.infolist()} == {(2021, 12, 31)}
    properties = book(first).properties
    assert (properties.title, properties.language) == ("Reporte de cumplimiento 2021", "es-PE")
    assert properties.created == properties.modified == datetime(2021, 12, 31)


def test_hostile_text_stays_text() -> None:
    texts = [*HOSTILE, RIGHT_TO_LEFT, EMOJI]
    read = book(rendered(section_with(*texts)))
    cells = [cell for sheet in read for row in sheet for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in cells} == {"s"}
    said = [cell.value.replace("_x005F_", "_") for cell in cells]
    for text in texts:
        assert said.count(text.replace("\r", "\n")) >= 5, text
    assert all(cell.quotePrefix for cell in cells if cell.value.startswith(("=", "+", "-", "@", "\t", "\n")))


def test_what_excel_would_read_as_a_character_is_written_as_text() -> None:
    assert "_x005F_x0041_" in xlsx_text(rendered(section_with("_x0041_")))


@pytest.mark.parametrize("text", [CONTROLS, "", " ", "\n" * 50, "palabra " * 12_500, "😀" * 40_000])
def test_no_text_is_too_strange_or_too_long(text) -> None:
    said = xlsx_text(rendered(section_with(text)))
    longest = max(len(one.encode("utf-16-le")) // 2 for one in said.split("\n"))
    assert longest <= 32_767
    assert said.count("palabra") >= 5 * text.count("palabra")
    assert said.count("😀") >= 5 * text.count("😀")


def test_a_document_of_nothing_is_a_cover() -> None:
    assert book(xlsx.render(Document("", "", "es-PE", ()), DATED)).sheetnames == ["Portada"]


def test_tables_of_one_title_are_told_apart_by_their_sections() -> None:
    table = Table("Indicadores del servicio", (Column("A"),), ((Cell("x"),),))
    sections = tuple(Section(code, code, (table,)) for code in ("SS.01.01.03", "SS.01.01.07"))
    read = book(xlsx.render(Document("T", "S", "es-PE", sections), DATED))
    assert read.sheetnames[2:] == ["1. SS.01.01.03", "2. SS.01.01.07"]


@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=40)), max_size=20))
def test_names_of_sheets_are_short_valid_and_unique(said) -> None:
    names = sheet_names([Grid(title, "", anchor, (), ()) for title, anchor in said])
    assert len({name.lower() for name in names}) == len(said)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not FORBIDDEN.search(name)
        assert not name.startswith("'")
        assert not name.endswith("'")
