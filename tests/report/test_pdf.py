"""The PDF: tagged, in Peruvian Spanish, the same bytes each time, every text as text whatever it is."""

import re
from datetime import date
from io import BytesIO
from typing import Any
from unicodedata import normalize

import pypdf
import pytest

from compliance.report.document import Cell, Column, Document, Figure, Paragraph, Section, Table
from compliance.report.renderers import pdf
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
from tests.report.reading import bag, descriptions, pdf_text, words_of

DATED = date(2021, 12, 31)


def read(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf.render(document, DATED)))


def tags(reader: pypdf.PdfReader) -> list[Any]:
    """The structure tree's elements, in their order."""
    found, left = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while left:
        node = left.pop(0).get_object()
        children = node.get("/K", []) if isinstance(node, dict) else []
        found += [node] if isinstance(node, dict) and "/S" in node else []
        children = children.get_object() if hasattr(children, "get_object") else children
        left += children if isinstance(children, list) else [children]
        left = [one for one in left if not isinstance(one, int)]
    return found


def without_spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_it_is_tagged_archivable_and_in_peruvian_spanish() -> None:
    root = read(every_node()).trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    assert root["/Lang"] == "es-PE"
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_it_has_bookmarks_and_headings_for_its_sections() -> None:
    reader = read(every_node())
    top = [one.title for one in reader.outline if not isinstance(one, list)]
    below = [one.title for one in reader.outline[-1]]
    assert (top, below) == (["Resumen", "I. Objetivos"], ["OP.01. Reducir la violencia"])
    kinds = [tag["/S"] for tag in tags(reader)]
    assert {"/H1", "/H2", "/Table", "/TH", "/L", "/Note", "/TOC", "/Figure"} <= set(kinds)


def test_charts_are_described() -> None:
    alternatives = [tag["/Alt"] for tag in tags(read(every_node())) if tag["/S"] == "/Figure" and "/Alt" in tag]
    assert alternatives == descriptions(every_node())


def test_every_header_cell_says_of_what_it_is_the_header() -> None:
    found = tags(read(every_node()))
    headers = [tag["/A"] for tag in found if tag["/S"] == "/TH"]
    assert len(headers) == 8
    assert {one["/Scope"] for attributes in headers for one in attributes} == {"/Column"}
    assert all("/Alt" in tag for tag in found if tag["/S"] == "/Figure")


def test_headings_begin_at_the_first_level_and_skip_none() -> None:
    levels = [int(tag["/S"][2:]) for tag in tags(read(every_node())) if re.fullmatch(r"/H\d", tag["/S"])]
    assert min(levels) == 1
    assert set(levels) == set(range(1, max(levels) + 1))


def test_it_says_all_the_words() -> None:
    document = every_node()
    assert words_of(document) - bag(pdf_text(pdf.render(document, DATED))) == {}


@pytest.mark.parametrize("is_draft", [True, False])
def test_every_page_says_which_edition_it_is_and_whether_a_draft(is_draft) -> None:
    reader = read(every_node(is_draft=is_draft))
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"Página {number} de {len(reader.pages)}" in text
        assert "Primera edición" in text
        assert ("BORRADOR" in text) is is_draft


def test_a_table_over_several_pages_repeats_its_header() -> None:
    rows = tuple((Cell(f"Fila {number}"), Cell(str(number), number)) for number in range(200))
    table = Table("Larga", (Column("Nombre de la columna"), Column("Valor", is_number=True)), rows)
    reader = read(Document("T", "S", "es-PE", (Section("a", "A", (table,)),)))
    of_table = [page.extract_text() for page in reader.pages if "Fila" in page.extract_text()]
    assert len(of_table) > 3
    assert all("Nombre de la columna" in text for text in of_table)


def test_the_same_document_gives_the_same_bytes_and_the_given_date() -> None:
    first, second = pdf.render(every_node(), DATED), pdf.render(every_node(), DATED)
    assert first == second
    assert pypdf.PdfReader(BytesIO(first)).metadata["/CreationDate"].startswith("D:20211231")


def test_hostile_text_prints_literally() -> None:
    said = without_spaces(pdf_text(pdf.render(every_node(section_with(*HOSTILE)), DATED)))
    for text in HOSTILE:
        assert said.count(without_spaces(text)) >= 8, text


def test_hebrew_and_arabic_are_drawn_and_what_no_font_draws_is_said_all_the_same() -> None:
    said = pdf_text(pdf.render(every_node(section_with(RIGHT_TO_LEFT, EMOJI)), DATED))
    assert EMOJI.split()[0] in said
    assert EMOJI.split()[-1] in said
    assert "[U+" not in said
    assert any("\u0590" < letter < "\u05ff" for letter in said)
    assert any("\u0600" < letter < "\u06ff" for letter in said)


def test_what_nobody_agreed_on_is_numbered_since_no_archive_may_hold_it() -> None:
    said = pdf_text(pdf.render(every_node(section_with("uno \ue000 y 😀")), DATED))
    assert "uno [U+E000] y 😀" in said


def test_what_no_font_draws_costs_no_standard() -> None:
    metadata = read(every_node(section_with(EMOJI))).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata


WRITTEN_HERE = [
    "ñawpa ch'aska p’unchay kʼuchu",
    "jaqi aru, äru, ïñu, üta",
    "Asháninka ë ɨ ŋ g̱",
    "≥ 5 ≤ – — ¿qué? ¡sí! «x» … N.º ½ → €",
]


def test_letters_of_the_countrys_languages_and_signs_are_drawn() -> None:
    said = pdf_text(pdf.render(every_node(section_with(*WRITTEN_HERE)), DATED))
    assert "[U+" not in said
    assert bag(" ".join(WRITTEN_HERE)) - bag(said) == {}


def test_a_letter_with_a_combining_accent_is_that_letter() -> None:
    assert "café" in normalize("NFC", pdf_text(pdf.render(every_node(section_with("cafe\u0301")), DATED)))


def test_what_would_turn_the_words_round_is_numbered() -> None:
    said = pdf_text(pdf.render(every_node(section_with("uno \u202edos\u202c tres")), DATED))
    assert "uno [U+202E]dos[U+202C] tres" in said


def test_joined_emoji_stay_joined() -> None:
    said = pdf_text(pdf.render(every_node(section_with("👩\u200d🚀 ❤\ufe0f")), DATED))
    assert "👩\u200d🚀" in said
    assert "❤\ufe0f" in said


@pytest.mark.parametrize("text", [CONTROLS, "", " ", "\n" * 50], ids=["controls", "empty", "space", "lines"])
def test_no_text_is_too_strange(text) -> None:
    assert len(read(every_node(section_with(text))).pages) > 3


@pytest.mark.parametrize(("piece", "times"), [("palabra ", 12_500), ("x", 30_000)], ids=["words", "one word"])
def test_a_long_text_is_printed_to_its_end(piece, times) -> None:
    table = Table("T", (Column("A"), Column("B")), ((Cell(piece * times), Cell("b")),))
    said = pdf_text(pdf.render(Document("T", "S", "es-PE", (Section("a", "A", (table,)),)), DATED))
    assert said.count(piece.strip()) == times


def test_a_document_of_nothing_is_a_page() -> None:
    assert len(read(Document("", "", "es-PE", ())).pages) >= 1


def links(document: Document) -> int:
    return sum(len(page.get("/Annots", [])) for page in read(document).pages)


def test_figures_lead_to_the_row_they_come_from() -> None:
    row = (Cell("Porcentaje de redes", anchor="B-IOP.01.01"), Cell("7.6 %"))
    table = Table("T", (Column("A"), Column("B")), (row, row))
    told = [Paragraph((Figure("7.6 %", "IOP.01.01", anchor),)) for anchor in ("B-IOP.01.01", "no-hay")]
    with_link, without = (Document("T", "S", "es-PE", (Section("a", "A", (one, table)),)) for one in told)
    assert links(with_link) == links(without) + 1


def test_figures_and_words_lead_to_the_section_they_name() -> None:
    reader = read(every_node(leading()))
    (page,) = [page for page in reader.pages if "véase la sección I" in page.extract_text()]
    found = [one.get_object() for one in page["/Annots"]]
    names = [str(one["/Dest"]) for one in found if not isinstance(one["/Dest"], list)]
    assert sorted(names) == ["seccion_2", "seccion_4", "seccion_4"]
    assert set(names) <= set(reader.named_destinations)
    assert links(every_node(leading())) == links(every_node()) + len(["contents", "row", *names])
    assert all(one["/Contents"] and "/StructParent" in one for one in found)
    assert all(one["/Border"][2] == 0 for one in found)


def test_an_annex_of_crowded_tables_is_turned_across() -> None:
    pages = read(every_node(crowded_section())).pages
    across = [page.mediabox.width > page.mediabox.height for page in pages]
    assert across == [False] * (len(across) - 1) + [True]
