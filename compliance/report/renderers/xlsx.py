"""The document as a spreadsheet: a cover that leads to its texts, its notes, and a sheet for each table."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import cast
from xml.sax.saxutils import quoteattr

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from compliance.report.document import Document
from compliance.report.renderers.archive import DatedArchive
from compliance.report.renderers.frame import Frame, frame, midnight
from compliance.report.renderers.sheets import grids
from compliance.report.renderers.sheets.charts import sheet_chart
from compliance.report.renderers.sheets.cover import write_cover
from compliance.report.renderers.sheets.grids import Grid
from compliance.report.renderers.sheets.names import own_name, sheet_names
from compliance.report.renderers.sheets.rows import write_grid
from compliance.report.renderers.texts import with_texts

A4 = 9
FRAMED = re.compile(rb'(name="(?:Chart|Image) \d+")(?: descr="Picture")?')


def _set_line(item: HeaderFooterItem | None, left: str, right: str) -> None:
    """The head or foot of a printed page, where `&` begins a code."""
    line = cast(HeaderFooterItem, item)
    line.left.text, line.right.text = left.replace("&", "&&"), right


def _set_page(sheet: Worksheet, around: Frame) -> None:
    """On paper: A4 across, as wide as the sheet, with the report's name, its draft mark and page numbers."""
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _set_line(sheet.oddHeader, around.running, around.draft)
    _set_line(sheet.oddFooter, around.short_identity, around.page.replace("{pages}", "&N").replace("{page}", "&P"))


def _set_properties(book: Workbook, document: Document, dated: date) -> None:
    properties = book.properties
    properties.title, properties.creator, properties.language = document.title, "", document.language
    properties.created = properties.modified = midnight(dated).replace(tzinfo=None)


def _workbook(document: Document, listed: Sequence[tuple[str, Grid]], dated: date) -> Workbook:
    book, around = Workbook(), frame(document)
    cover = cast(Worksheet, book.active)
    cover.title = own_name(_("Portada"))
    write_cover(cover, around, listed)
    _set_page(cover, around)
    for name, grid in listed:
        sheet = book.create_sheet(name)
        write_grid(sheet, grid)
        _set_page(sheet, around)
        if grid.chart:
            sheet.add_chart(sheet_chart(grid.chart), f"{get_column_letter(sheet.max_column + 2)}2")
    _set_properties(book, document, dated)
    return book


def _described(description: str) -> Callable[[bytes], bytes]:
    """Gives a drawing the words for who cannot see it, which openpyxl has no place for."""
    words = quoteattr(description, {"\n": "&#10;"}).encode()
    return lambda drawing: FRAMED.sub(lambda found: found[1] + b" descr=" + words, drawing)


def _listed(document: Document) -> list[tuple[str, Grid]]:
    """The sheets after the cover, by name."""
    tables = list(grids.tables(document.sections))
    others = [grid for grid in (grids.texts(document), grids.notes(document)) if grid.rows]
    return [*((own_name(grid.title), grid) for grid in others), *zip(sheet_names(tables), tables, strict=True)]


def render(document: Document, dated: date) -> bytes:
    """The workbook bears `dated` as the day of its making: the same document, the same bytes."""
    document = with_texts(document)
    listed = _listed(document)
    seal = [document.seal.description] if document.seal else []
    drawn = [*seal, *(grid.chart.description for _name, grid in listed if grid.chart)]
    changes = {f"xl/drawings/drawing{at}.xml": _described(words) for at, words in enumerate(drawn, 1)}
    made = BytesIO()
    ExcelWriter(_workbook(document, listed, dated), DatedArchive(made, dated, changes)).save()
    return made.getvalue()
