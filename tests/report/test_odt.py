"""The ODT: headings, notes, table headers and an index, in Peruvian Spanish, the same bytes each time."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from defusedxml.ElementTree import fromstring

from compliance.report.document import Cell, Column, Document, Section, Table
from compliance.report.renderers import odt
from tests.report.every_node import (
    CONTROLS,
    EMOJI,
    HOSTILE,
    RIGHT_TO_LEFT,
    crowded_section,
    every_node,
    leading,
    section_with,
)
from tests.report.reading import TEXT_XML, bag, descriptions, odt_text, part, words_of

DATED = date(2021, 12, 31)
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def rendered(*more: Any, **settings: Any) -> bytes:
    return odt.render(every_node(*more, **settings), DATED)


def body(content: bytes) -> Any:
    return fromstring(part(content, "content.xml"))


def headings(content: bytes) -> list[str]:
    return [node.get(f"{TEXT_XML}style-name") for node in body(content).iter(f"{TEXT_XML}h")]


def test_it_says_all_the_words() -> None:
    document = every_node()
    assert words_of(document) - bag(odt_text(odt.render(document, DATED))) == {}


def test_sections_are_headings_and_the_first_opens_a_page() -> None:
    assert headings(rendered()) == ["First_20_Heading", "Heading_20_1", "Heading_20_2"]


def test_the_index_knows_the_pages_of_its_entries() -> None:
    root = body(rendered())
    wanted = [node.get(f"{TEXT_XML}ref-name") for node in root.iter(f"{TEXT_XML}bookmark-ref")]
    known = {node.get(f"{TEXT_XML}name") for node in root.iter(f"{TEXT_XML}bookmark-start")}
    assert len(wanted) == 3
    assert set(wanted) <= known


def test_figures_and_words_lead_to_rows_and_sections() -> None:
    root = body(rendered(leading()))
    links = [node.get("{http://www.w3.org/1999/xlink}href") for node in root.iter(f"{TEXT_XML}a")]
    assert links[-4:] == ["#seccion_4", "#destino_1", "#seccion_2", "#seccion_4"]
    known = {node.get(f"{TEXT_XML}name") for node in root.iter() if "bookmark" in node.tag}
    assert {link.removeprefix("#") for link in links} <= known


def test_pictures_stand_in_their_line_and_a_last_table_opens_no_page() -> None:
    root = body(rendered(leading()))
    frames = [node for node in root.iter() if node.tag.endswith("}frame")]
    assert {node.get(f"{TEXT_XML}anchor-type") for node in frames} == {"as-char"}
    assert list(root.iter(f"{TEXT_XML}p"))[-1].get(f"{TEXT_XML}style-name") == "Last_20_Line"


def test_notes_are_footnotes_and_a_second_reference_is_to_the_first() -> None:
    root = body(rendered())
    notes = [node.get(f"{TEXT_XML}id") for node in root.iter(f"{TEXT_XML}note")]
    again = [node.get(f"{TEXT_XML}ref-name") for node in root.iter(f"{TEXT_XML}note-ref")]
    assert len(notes) == 2
    assert again == notes[:1]


def test_every_table_but_that_of_facts_repeats_its_header() -> None:
    tables = list(body(rendered()).iter(f"{TABLE}table"))
    assert [len(list(table.iter(f"{TABLE}table-header-rows"))) for table in tables] == [0, 1, 1, 1, 1]


def test_of_a_long_table_no_row_stands_alone_on_a_page() -> None:
    table = Table("T", (Column("Año"),), tuple((Cell(str(year)),) for year in range(2000, 2020)))
    content = rendered(Section("larga", "Larga", (table,)))
    words = body(content).iter(f"{TEXT_XML}p")
    assert [node.text for node in words if node.get(f"{TEXT_XML}style-name") == "Kept_20_Cell"] == [
        "2000",
        "2017",
        "2018",
    ]
    assert b'"TableRowKeep" config:type="boolean">true' in part(content, "settings.xml")


def test_rows_are_ruled_and_small_tables_stay_whole() -> None:
    root = body(rendered())
    cells = list(root.iter(f"{STYLE}table-cell-properties"))
    assert len(cells) == 2
    assert all("solid" in node.get(f"{FO}border-bottom") for node in cells)
    tables = list(root.iter(f"{STYLE}table-properties"))
    assert {node.get(f"{STYLE}may-break-between-rows") for node in tables} == {"false"}


def test_charts_are_described() -> None:
    assert [node.text for node in body(rendered()).iter(f"{SVG}desc")] == descriptions(every_node())


@pytest.mark.parametrize("is_draft", [True, False])
def test_head_and_foot_of_every_page_say_what_it_is(is_draft) -> None:
    pages = list(fromstring(part(rendered(is_draft=is_draft), "styles.xml")).iter(f"{STYLE}master-page"))
    assert len(pages) == 2
    for page in pages:
        head, foot = ("".join(page.find(f"{STYLE}{place}").itertext()) for place in ("header", "footer"))
        assert ("BORRADOR" in head) is is_draft
        assert "Primera edición" in foot
        assert "Página 1 de 1" in foot


def test_it_is_in_peruvian_spanish_and_bears_its_title_and_date() -> None:
    content = rendered()
    properties = list(fromstring(part(content, "styles.xml")).iter(f"{STYLE}text-properties"))
    spoken = {(node.get(f"{FO}language"), node.get(f"{FO}country")) for node in properties} - {(None, None)}
    meta = part(content, "meta.xml").decode()
    assert spoken == {("es", "PE")}
    assert "<dc:title>Reporte de cumplimiento 2021</dc:title>" in meta
    assert meta.count("2021-12-31T00:00:00Z") == 2


def test_the_same_document_gives_the_same_bytes() -> None:
    first = rendered()
    assert first == rendered()
    with ZipFile(BytesIO(first)) as archive:
        entries = archive.infolist()
    assert {one.date_time[:3] for one in entries} == {(2021, 12, 31)}
    assert (entries[0].filename, entries[0].compress_type) == ("mimetype", ZIP_STORED)


def test_a_section_of_crowded_tables_stands_on_pages_turned_across() -> None:
    said = headings(rendered(crowded_section(), section_with("x")))
    assert said[-2:] == ["Across_20_Heading", "Upright_20_Heading"]


def test_hostile_text_prints_literally() -> None:
    texts = [*HOSTILE, RIGHT_TO_LEFT, EMOJI]
    said = odt_text(rendered(section_with(*texts)))
    for text in texts:
        assert said.count(text.strip().replace("\r", "\n")) >= 8, text


@pytest.mark.parametrize("text", [CONTROLS, "", " ", "\n" * 50, "x " * 50_000])
def test_no_text_is_too_strange_or_too_long(text) -> None:
    said = odt_text(rendered(section_with(text)))
    assert said.count("x ") >= 8 * text.count("x ")


def test_a_document_of_nothing_is_a_document() -> None:
    assert body(odt.render(Document("", "", "es-PE", ()), DATED)) is not None
