"""A grid onto its sheet: headers in the first row, so that filters and other programs find them; then the rows."""

from collections.abc import Sequence
from math import ceil

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from compliance.report.renderers.sheets.cells import at, pieces, write, write_header
from compliance.report.renderers.sheets.grids import Content, Grid

NARROWEST, WIDEST = 10, 60
LINE_HEIGHT, HIGHEST = 15, 409  # points; the highest that Excel allows

Columns = list[tuple[str, list[tuple[Content, str]]]]


def _width(texts: Sequence[str]) -> int:
    """In characters: of the longest line, within bounds."""
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest + 2, NARROWEST), WIDEST)


def _parts(header: str, contents: Sequence[Content]) -> Columns:
    """A column of the grid, or several where a text is longer than a cell may be: it goes on in the next."""
    cut = [pieces(content.text) for content in contents]
    columns: Columns = [(header, [(content, part[0]) for content, part in zip(contents, cut, strict=True)])]
    for place in range(1, max(map(len, cut), default=1)):
        rest = [part[place] if place < len(part) else "" for part in cut]
        title = _("%(column)s (continuación)") % {"column": header}
        columns.append((title, [(Content(text), text) for text in rest]))
    return columns


def _columns(grid: Grid) -> Columns:
    return [
        column
        for position, header in enumerate(grid.headers)
        for column in _parts(header, [row[position] for row in grid.rows])
    ]


def _lines(content: Content, text: str, width: int) -> int:
    """How many lines a cell takes; a number never breaks."""
    return 1 if content.value is not None else sum(ceil((len(line) or 1) / width) for line in text.split("\n"))


def _set_heights(sheet: Worksheet, columns: Columns, widths: Sequence[int]) -> None:
    """Rows as high as their texts: LibreOffice does not find that out by itself when it opens a file."""
    cells = [[(Content(title), title), *contents] for title, contents in columns]
    for position, row in enumerate(zip(*cells, strict=True), 1):
        lines = max(_lines(content, text, width - 1) for (content, text), width in zip(row, widths, strict=True))
        sheet.row_dimensions[position].height = min(lines * LINE_HEIGHT + 2, HIGHEST)


def write_grid(sheet: Worksheet, grid: Grid) -> None:
    columns = _columns(grid)
    widths = [_width([title, *(text for _content, text in contents)]) for title, contents in columns]
    for position, (title, contents) in enumerate(columns, 1):
        write_header(at(sheet, 1, position), title)
        for row, (content, text) in enumerate(contents, 2):
            write(at(sheet, row, position), content, text)
        sheet.column_dimensions[get_column_letter(position)].width = widths[position - 1]
    _set_heights(sheet, columns, widths)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
