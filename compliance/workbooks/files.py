"""From a file or a folder to a `Book`, or to the list of everything that is wrong with its form.

What the cells mean, and whether they agree with each other, is for the modules above.
"""

from collections.abc import Mapping
from pathlib import Path

from compliance.workbooks.csv_folder import read_csv_folder
from compliance.workbooks.grid import Book, Cell, Row, Sheet
from compliance.workbooks.problems import BookRefused, Problem
from compliance.workbooks.xlsx import read_xlsx

__all__ = ["Book", "Cell", "Row", "Sheet", "read_book"]


def read_book(path: Path, sheets: Mapping[str, frozenset[str]]) -> Book:
    """The workbook, or the folder of CSV files, that stands at a path (contract, sections 3 and 4).

    `sheets` holds the sheets that are allowed, and the headers allowed in each. Any of them may be absent. Raises
    `BookRefused`, and nothing else, with all the problems of form at once.
    """
    problems: list[Problem] = []
    read = read_csv_folder if path.is_dir() else read_xlsx
    book = Book(read(path, sheets, problems))
    if problems:
        raise BookRefused(problems)
    return book
