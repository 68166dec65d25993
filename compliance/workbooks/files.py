"""From a file or a folder to a `Book`, or to the list of everything that is wrong with its form.

What the cells mean, and whether they agree with each other, is for the modules above.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from django.utils.translation import gettext as _

from compliance.workbooks.archive import refused
from compliance.workbooks.csv_folder import read_csv_folder
from compliance.workbooks.grid import Book, Cell, Row, Sheet
from compliance.workbooks.problems import BookRefused, Problem
from compliance.workbooks.xlsx import read_xlsx

__all__ = ["Book", "Cell", "Row", "Sheet", "read_book", "read_with_problems"]

Reader = Callable[[Path, Mapping[str, frozenset[str]], list[Problem]], dict[str, Sheet]]


def read_book(path: Path, sheets: Mapping[str, frozenset[str]]) -> Book:
    """The workbook, or the folder of CSV files, that stands at a path (contract, sections 3 and 4).

    `sheets` holds the sheets that are allowed, and the headers allowed in each. Any of them may be absent. Raises
    `BookRefused`, and nothing else, with all the problems of form at once.
    """
    book, problems = read_with_problems(path, sheets)
    if problems:
        raise BookRefused(problems)
    return book


def read_with_problems(path: Path, sheets: Mapping[str, frozenset[str]]) -> tuple[Book, list[Problem]]:
    """The book as far as its form lets it be read, and what is wrong with its form.

    For those who have more to say about the same book: a cell that a problem names holds what was found there.
    Raises `BookRefused` where nothing can be read at all.
    """
    problems: list[Problem] = []
    return Book(_reader_of(path)(path, sheets, problems)), problems


def _reader_of(path: Path) -> Reader:
    with suppress(OSError, ValueError):
        if path.is_dir():
            return read_csv_folder
        if path.is_file():
            return read_xlsx
    raise refused(_("un nombre de archivo o carpeta que no existe o no se puede leer"))
