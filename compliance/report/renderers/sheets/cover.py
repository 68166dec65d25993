"""The first sheet: what the report is, and where everything stands."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from compliance.report.document import Seal
from compliance.report.renderers.frame import Frame
from compliance.report.renderers.qr import png
from compliance.report.renderers.sheets.cells import FONT, at, pieces, write_header, write_text
from compliance.report.renderers.sheets.grids import Grid

WIDTHS = {"A": 36, "B": 72, "C": 100}
LINK_FONT = Font(name=FONT, underline="single", color="55297C")
SEAL_ROW, FIRST_ENTRY = 5, 7
QR_PIXELS = 128


def _write_titles(sheet: Worksheet, around: Frame) -> None:
    titles = (
        (around.subtitle, Font(name=FONT, size=12, color="5C5664")),
        (around.title, Font(name=FONT, size=22, bold=True)),
        (around.identity, Font(name=FONT, size=11)),
        (around.draft, Font(name=FONT, size=14, bold=True, color="9B2C1A")),
    )
    for row, (text, font) in enumerate(titles, 1):
        cell = at(sheet, row, 1)
        write_text(cell, pieces(text)[0])
        cell.font, cell.alignment = font, Alignment(vertical="center")
        sheet.row_dimensions[row].height = float(font.size or 11) * 1.5


class QrPicture(Image):
    """The code as a picture, which openpyxl else reads with a library that nothing here needs."""

    format = "png"

    def __init__(self, address: str, cell: str) -> None:
        self.address, self.anchor = address, cell
        self.width = self.height = QR_PIXELS

    def _data(self) -> bytes:
        return png(self.address)


def _write_seal(sheet: Worksheet, seal: Seal) -> None:
    cell = at(sheet, SEAL_ROW, 1)
    write_text(cell, f"{seal.invitation} {seal.address}")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=seal.address)
    cell.font, cell.alignment = LINK_FONT, Alignment(vertical="center")
    sheet.row_dimensions[SEAL_ROW].height = 30
    sheet.add_image(QrPicture(seal.address, "C1"))


def _write_entry(sheet: Worksheet, row: int, name: str, grid: Grid) -> None:
    for position, text in enumerate((name, grid.title, grid.section), 1):
        cell = at(sheet, row, position)
        write_text(cell, pieces(text)[0])
        cell.alignment = Alignment(vertical="top")
    link = at(sheet, row, 1)
    target = "'{}'!A1".format(name.replace("'", "''"))
    link.hyperlink = Hyperlink(ref=link.coordinate, location=target, display=name)
    link.font = LINK_FONT


def write_cover(sheet: Worksheet, around: Frame, listed: Sequence[tuple[str, Grid]]) -> None:
    """Title, edition and draft mark; then every sheet by its name, with what stands there and in which section."""
    _write_titles(sheet, around)
    if around.seal:
        _write_seal(sheet, around.seal)
    for position, title in enumerate((_("Hoja"), _("Contenido"), _("Sección")), 1):
        write_header(at(sheet, FIRST_ENTRY - 1, position), title)
    for row, (name, grid) in enumerate(listed, FIRST_ENTRY):
        _write_entry(sheet, row, name, grid)
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
