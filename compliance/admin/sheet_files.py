"""The two formats in which the administration takes and gives a sheet: XLSX and CSV.

Files are read by the same reader as the commands', with its refusals; what the rows mean, the sheet's resource knows.
"""

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import WriteOnlyCell
from tablib import Dataset

from compliance.workbooks.catalogue import CATALOGUE_SHEETS
from compliance.workbooks.files import Cell, Sheet, read_book
from compliance.workbooks.problems import BookRefused, Problem
from compliance.workbooks.resources import SheetResource

ALLOWED = {sheet.sheet: frozenset(sheet.headers()) for sheet in CATALOGUE_SHEETS}

# What makes a spreadsheet program take the text of a CSV file for a formula.
FORMULA_SIGNS = ("=", "+", "-", "@")


@dataclass
class SheetFile(ABC):
    """A format of django-import-export, for one sheet."""

    resource: type[SheetResource]
    encoding: str | None = None

    title: ClassVar[str]
    extension: ClassVar[str]
    content_type: ClassVar[str]

    def get_title(self) -> str:
        return self.title

    def get_extension(self) -> str:
        return self.extension

    def get_content_type(self) -> str:
        return self.content_type

    def get_read_mode(self) -> str:
        return "rb"

    def is_binary(self) -> bool:
        return True

    def create_dataset(self, content: bytes) -> Dataset:
        """The rows of the sheet, its columns in the order of the contract. Raises `BookRefused`."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / f"{self.resource.sheet}.{self.extension}"
            file.write_bytes(content)
            book = read_book(self.place(file), ALLOWED)
        sheet = book.sheets.get(self.resource.sheet)
        if sheet is None or not sheet.rows:
            raise BookRefused([self._nothing(sheet)])
        headers = [header for header in self.resource.headers() if header in sheet.headers]
        return Dataset(*([row.cells[header] for header in headers] for row in sheet.rows), headers=headers)

    def _nothing(self, sheet: Sheet | None) -> Problem:
        name = {"sheet": self.resource.sheet}
        found = _("una hoja sin filas") if sheet else _("un libro sin la hoja %(sheet)s") % name
        return Problem("", "", found, _("un libro con filas en la hoja %(sheet)s") % name, quoted=False)

    @abstractmethod
    def place(self, file: Path) -> Path:
        """What the reader is given: the file or its folder."""

    @abstractmethod
    def export_data(self, dataset: Dataset, **_options: Any) -> bytes:
        """The file that holds these rows."""


class Xlsx(SheetFile):
    """Numbers and days as such; text stays text, even where it looks like a formula."""

    title = "XLSX"
    extension = "xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def place(self, file: Path) -> Path:
        return file

    def export_data(self, dataset: Dataset, **_options: Any) -> bytes:
        book = Workbook(write_only=True)
        page = book.create_sheet(self.resource.sheet)
        for row in [dataset.headers, *dataset]:
            page.append([_cell(page, value) for value in row])
        content = io.BytesIO()
        book.save(content)
        return content.getvalue()


def _cell(page: Any, value: Any) -> Any:
    cell = WriteOnlyCell(page, value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


class Csv(SheetFile):
    """UTF-8 with the mark that spreadsheet programs look for.

    A space before a sign keeps text from being run as a formula; whoever reads the sheet again drops it.
    """

    title = "CSV"
    extension = "csv"
    content_type = "text/csv; charset=utf-8"

    def place(self, file: Path) -> Path:
        return file.parent

    def export_data(self, dataset: Dataset, **_options: Any) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text).writerows([_harmless(row) for row in [dataset.headers, *dataset]])
        return text.getvalue().encode("utf-8-sig")


def _harmless(row: Iterable[Cell]) -> list[Cell]:
    return [f" {cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell for cell in row]


FORMATS = (Xlsx, Csv)
