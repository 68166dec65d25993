"""A brief document in every format: no title page and no contents, small charts side by side, the same words."""

from datetime import date
from io import BytesIO

import pypdf
import pytest
from defusedxml.ElementTree import fromstring

from compliance.report.build import RENDERERS
from compliance.report.document import Document
from compliance.report.renderers.widths import turned
from tests.report.every_node import HOSTILE, brief_paper, crowded_section, every_node, section_with
from tests.report.reading import (
    WORD_XML,
    bag,
    descriptions,
    docx_text,
    odt_text,
    part,
    pdf_text,
    words_of,
    xlsx_text,
)

DATED = date(2021, 12, 31)
READ = {"pdf": pdf_text, "docx": docx_text, "odt": odt_text, "xlsx": xlsx_text, "html": bytes.decode}


def rendered(name: str, document: Document | None = None) -> bytes:
    return RENDERERS[name](document or brief_paper(), DATED)


def pages(document: Document) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(BytesIO(rendered("pdf", document))).pages)


@pytest.mark.parametrize("name", READ)
def test_it_says_all_its_words(name) -> None:
    said = READ[name](rendered(name))
    assert words_of(brief_paper(), numbers=name != "xlsx") - bag(said) == {}


@pytest.mark.parametrize("name", ["pdf", "docx", "odt", "html"])
def test_it_lists_no_contents(name) -> None:
    assert "Contenido" in READ[name](rendered(name, every_node()))
    assert "Contenido" not in READ[name](rendered(name))


@pytest.mark.parametrize("name", ["pdf", "docx", "odt"])
def test_hostile_text_prints_literally(name) -> None:
    document = brief_paper(section_with(*HOSTILE))
    assert words_of(document) - bag(READ[name](rendered(name, document))) == {}


@pytest.mark.parametrize("name", RENDERERS)
def test_the_same_document_gives_the_same_bytes(name) -> None:
    assert rendered(name) == rendered(name)


def test_it_is_one_page_that_says_it_is_a_draft() -> None:
    (page,) = pages(brief_paper())
    assert "BORRADOR" in page.extract_text()
    assert "Página 1 de 1" in page.extract_text()


@pytest.mark.parametrize("charts", [1, 2, 3, 4])
def test_small_charts_are_described_and_the_pdf_is_still_tagged(charts) -> None:
    document = brief_paper(charts=charts)
    content = rendered("pdf", document)
    assert b"pdfuaid:part" in content
    assert content.count(b"/Alt") >= charts
    assert len(descriptions(document)) == charts


def test_word_neither_lists_contents_nor_turns_a_page_before_its_text() -> None:
    document = part(rendered("docx"), "word/document.xml").decode()
    assert "TOC" not in document
    assert "pageBreakBefore" not in document
    pictures = list(fromstring(document.encode()).iter(f"{WORD_XML}drawing"))
    assert len(pictures) == 3


def test_opendocument_describes_every_chart_and_lists_no_contents() -> None:
    content = part(rendered("odt"), "content.xml").decode()
    assert content.count("<svg:desc>") == 3
    assert "table-of-content" not in content
    assert "First_20_Heading" not in content


def test_a_reports_pages_turn_one_by_one_and_a_papers_all_or_none() -> None:
    crowded = crowded_section()
    assert turned(every_node(crowded)) == (False, False, True)
    assert turned(brief_paper(crowded)) == (False, False)
    alone = Document("T", "S", "es-PE", (crowded,), is_brief=True)
    assert turned(alone) == (True,)
    (page,) = pages(alone)
    assert page.mediabox.width > page.mediabox.height
    across = 'w:orient="landscape"'
    assert part(rendered("docx", alone), "word/document.xml").decode().count(across) == 1
