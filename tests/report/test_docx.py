"""The DOCX: real headings, footnotes and table headers, in Peruvian Spanish, the same bytes each time."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from defusedxml.ElementTree import fromstring

from compliance.report.document import Cell, Column, Document, Section, Table
from compliance.report.renderers import docx
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
from tests.report.reading import WORD_XML, bag, descriptions, docx_text, part, words_of

DATED = date(2021, 12, 31)
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def rendered(*more: Any, **settings: Any) -> bytes:
    return docx.render(every_node(*more, **settings), DATED)


def body(content: bytes) -> Any:
    return fromstring(part(content, "word/document.xml"))


def styles(content: bytes) -> list[str]:
    return [node.get(f"{WORD_XML}val") for node in body(content).iter(f"{WORD_XML}pStyle")]


def test_it_says_all_the_words() -> None:
    document = every_node()
    assert words_of(document) - bag(docx_text(docx.render(document, DATED))) == {}


def test_sections_are_real_headings_and_listed_in_the_contents() -> None:
    said = styles(rendered())
    assert [one for one in said if one.startswith("Heading")] == ["Heading1", "Heading1", "Heading2"]
    assert [one for one in said if one.startswith("TOC")] == ["TOCHeading", "TOC1", "TOC1", "TOC2"]
    assert set(said) <= set(known_styles(rendered()))


def known_styles(content: bytes) -> list[str]:
    return [node.get(f"{WORD_XML}styleId") for node in fromstring(part(content, "word/styles.xml"))]


def test_contents_lead_to_the_headings() -> None:
    root = body(rendered())
    wanted = {node.get(f"{WORD_XML}anchor") for node in root.iter(f"{WORD_XML}hyperlink")}
    assert wanted
    assert wanted <= {node.get(f"{WORD_XML}name") for node in root.iter(f"{WORD_XML}bookmarkStart")}


def test_contents_ask_for_the_page_of_every_heading() -> None:
    root = body(rendered())
    asked = [node.text.split() for node in root.iter(f"{WORD_XML}instrText") if node.text]
    assert [words[1] for words in asked if words[0] == "PAGEREF"] == ["seccion_1", "seccion_2", "seccion_3"]


def test_the_name_of_a_heading_stands_inside_it() -> None:
    """LibreOffice loses the page of a name that begins between a table and its heading."""
    root = body(rendered())
    named = [node.get(f"{WORD_XML}name") for node in root.iterfind(f".//{WORD_XML}p/{WORD_XML}bookmarkStart")]
    assert {"seccion_1", "seccion_2", "seccion_3"} <= set(named)


def test_of_a_long_table_no_row_stands_alone_on_a_page() -> None:
    table = Table("T", (Column("Año"),), tuple((Cell(str(year)),) for year in range(2000, 2020)))
    *_others, rows = (
        node.findall(f"{WORD_XML}tr")
        for node in body(rendered(Section("larga", "Larga", (table,)))).iter(f"{WORD_XML}tbl")
    )
    kept = ["".join(row.itertext()) for row in rows if row.find(f".//{WORD_XML}keepNext") is not None]
    assert kept == ["Año", "2000", "2017", "2018"]


def test_figures_and_words_lead_to_rows_and_sections() -> None:
    root = body(rendered(leading()))
    links = [(node.get(f"{WORD_XML}anchor"), "".join(node.itertext())) for node in root.iter(f"{WORD_XML}hyperlink")]
    assert links[-4:] == [
        ("seccion_4", "34"),
        ("destino_1", "7.6 %"),
        ("seccion_2", "sección I"),
        ("seccion_4", "anexo A"),
    ]
    assert {to for to, _said in links} <= {
        node.get(f"{WORD_XML}name") for node in root.iter(f"{WORD_XML}bookmarkStart")
    }


def test_nothing_asks_whether_fields_may_be_updated() -> None:
    content = rendered()
    assert b"updateFields" not in part(content, "word/settings.xml")
    assert b"w:dirty" not in part(content, "word/document.xml")


def test_a_table_that_ends_the_text_is_followed_by_a_paragraph() -> None:
    last = [node.tag for node in body(rendered(leading())).find(f"{WORD_XML}body")][-3:]
    assert last[-2:] == [f"{WORD_XML}p", f"{WORD_XML}sectPr"]


def test_notes_are_footnotes_and_a_second_reference_is_to_the_first() -> None:
    content = rendered()
    assert len(list(body(content).iter(f"{WORD_XML}footnoteReference"))) == 2
    instructions = [node.text.strip() for node in body(content).iter(f"{WORD_XML}instrText")]
    assert r"NOTEREF nota_1 \f \h" in instructions
    assert "Medido en mujeres de 15 a 19 años." in docx_text(content)


def test_every_table_but_that_of_facts_repeats_its_header_and_no_row_is_torn() -> None:
    tables = list(body(rendered()).iter(f"{WORD_XML}tbl"))
    headed = [len(list(table.iter(f"{WORD_XML}tblHeader"))) for table in tables]
    assert headed == [0, 1, 1, 1, 1]
    rows = [row for table in tables for row in table.iter(f"{WORD_XML}tr")]
    assert all(row.find(f"{WORD_XML}trPr/{WORD_XML}cantSplit") is not None for row in rows)


def test_charts_are_pictures_with_their_description() -> None:
    content = rendered()
    said = [node.get("descr") for node in body(content).iter(f"{DRAWING}docPr")]
    assert said == descriptions(every_node())
    with ZipFile(BytesIO(content)) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]
    assert len(pictures) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


@pytest.mark.parametrize("is_draft", [True, False])
def test_head_and_foot_of_every_page_say_what_it_is(is_draft) -> None:
    content = rendered(is_draft=is_draft)
    assert ("BORRADOR" in part(content, "word/header1.xml").decode()) is is_draft
    foot = part(content, "word/footer1.xml").decode()
    assert "Primera edición" in foot
    assert " PAGE " in foot
    assert " NUMPAGES " in foot


def test_it_is_in_peruvian_spanish_and_bears_its_title_and_date() -> None:
    content = rendered()
    languages = [
        node.get(f"{WORD_XML}val") for node in fromstring(part(content, "word/styles.xml")).iter(f"{WORD_XML}lang")
    ]
    core = part(content, "docProps/core.xml").decode()
    assert languages == ["es-PE"]
    assert "<dc:title>Reporte de cumplimiento 2021</dc:title>" in core
    assert core.count("2021-12-31T00:00:00Z") == 2


def test_the_same_document_gives_the_same_bytes() -> None:
    first = rendered()
    assert first == rendered()
    with ZipFile(BytesIO(first)) as archive:
        assert {one.date_time[:3] for one in archive.infolist()} == {(2021, 12, 31)}


def test_a_section_of_crowded_tables_stands_on_pages_turned_across() -> None:
    sizes = list(body(rendered(crowded_section(), section_with("x"))).iter(f"{WORD_XML}pgSz"))
    assert [size.get(f"{WORD_XML}orient") for size in sizes] == [None, "landscape", None]
    at_the_end = list(body(rendered(crowded_section())).iter(f"{WORD_XML}pgSz"))
    assert [size.get(f"{WORD_XML}orient") for size in at_the_end] == [None, "landscape"]


def test_hostile_text_prints_literally() -> None:
    texts = [*HOSTILE, RIGHT_TO_LEFT, EMOJI]
    said = docx_text(rendered(section_with(*texts)))
    for text in texts:
        assert said.count(text.strip().replace("\r", "\n")) >= 8, text


@pytest.mark.parametrize("text", [CONTROLS, "", " ", "\n" * 50, "x " * 50_000])
def test_no_text_is_too_strange_or_too_long(text) -> None:
    said = docx_text(rendered(section_with(text)))
    assert said.count("x ") >= 8 * text.count("x ")


def test_a_document_of_nothing_is_a_document() -> None:
    assert body(docx.render(Document("", "", "es-PE", ()), DATED)) is not None
