"""In a part of the report no figure leads to what is not there; in the whole one every count leads somewhere."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf

from compliance.report.document import Document, Figure, Paragraph
from compliance.report.links import without_dead_links
from compliance.report.narrative import compose, tell
from compliance.report.papers.objective import aide_memoire
from compliance.report.reading import read_figures
from compliance.report.renderers import pdf
from tests.report.narrative.reading import sections


def figures_of(document: Document) -> list[Figure]:
    blocks = [block for section in sections(document) for block in section.blocks if isinstance(block, Paragraph)]
    return [part for block in blocks for part in block.parts if isinstance(part, Figure)]


def test_every_figure_of_the_report_leads_somewhere(pnig) -> None:
    document = compose(read_figures(pnig, 2021))
    assert len(figures_of(document)) > 100
    assert [one for one in figures_of(document) if not one.anchor] == []
    assert without_dead_links(document) == document


def test_every_figure_of_the_pdf_leads_somewhere_too(pnig) -> None:
    """Beside them only what leads from contents, notes and words."""
    document = compose(read_figures(pnig, 2021))
    pages = pypdf.PdfReader(BytesIO(pdf.render(document, date(2021, 12, 31)))).pages
    assert sum(len(page.get("/Annots", [])) for page in pages) > len(figures_of(document)) + len(document.sections)


def test_what_is_left_out_is_led_to_by_nothing(pnig) -> None:
    document = compose(read_figures(pnig, 2021))
    part = without_dead_links(replace(document, sections=document.sections[:2]))
    assert any(one.origin.startswith("counts.") and not one.anchor for one in figures_of(part))
    paper = aide_memoire(tell(read_figures(pnig, 2021)), "OP.02")
    assert {one.anchor for one in figures_of(paper)} == {""}
