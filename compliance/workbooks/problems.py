"""What keeps a workbook from being loaded: one problem, its place, and the refusal that carries them all.

Nothing is read or judged here; whoever finds a problem words what was found and what is accepted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from compliance.models.unseen import made_visible

MOST_SHOWN = 80

_PLACE = re.compile(r"([A-Z]*)([0-9]*)")


def column_number(letters: str) -> int:
    """1 for `A`, 27 for `AA`, 0 for nothing."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """`A` for 1, `AA` for 27: unlike a spreadsheet program, without end."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass(frozen=True)
class Problem:
    """One reason to refuse a workbook.

    `sheet` is empty for the file as a whole, `cell` ("C7") for the sheet as a whole. `found` is what stands in
    the cell, word for word, or a description of it where `quoted` is false: it then follows "se encontró".
    `accepted` follows "se acepta": a noun phrase in the singular, without a full stop. `is_of_usage` where
    the command lacks an option and nothing is wrong with the file.
    """

    sheet: str
    cell: str
    found: str
    accepted: str
    quoted: bool = True
    is_of_usage: bool = False

    @property
    def place(self) -> str:
        """`Metas, celda C7`."""
        if not self.sheet:
            return _("Archivo")
        if not self.cell:
            return _("Hoja %(sheet)s") % {"sheet": self.sheet}
        return _("%(sheet)s, celda %(cell)s") % {"sheet": self.sheet, "cell": self.cell}

    @property
    def shown(self) -> str:
        """What was found, on one line, the number of what nobody would see in its place, and cut where it is long."""
        line = "".join(letter if letter.isprintable() else " " for letter in made_visible(self.found))
        line = " ".join(line.split())
        return line if len(line) <= MOST_SHOWN else f"{line[:MOST_SHOWN].rstrip()}…"

    def __str__(self) -> str:
        words = {"place": self.place, "found": self.shown, "accepted": self.accepted}
        if not self.found:
            return _("%(place)s: no tiene contenido; se acepta %(accepted)s.") % words
        if not self.quoted:
            return _("%(place)s: se encontró %(found)s; se acepta %(accepted)s.") % words
        return _("%(place)s: «%(found)s» no se acepta; se acepta %(accepted)s.") % words


class BookRefused(Exception):
    """The workbook is not loaded, and nothing has changed.

    `problems` stand in reading order: the file, then sheet by sheet as they were first named, row by row.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = _in_reading_order(list(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @property
    def is_of_usage(self) -> bool:
        """Whether nothing else stands in the way than how the command was called."""
        return all(problem.is_of_usage for problem in self.problems)


def _in_reading_order(problems: list[Problem]) -> tuple[Problem, ...]:
    sheets = {"": -1}
    for problem in problems:
        sheets.setdefault(problem.sheet, len(sheets))
    return tuple(sorted(problems, key=lambda problem: (sheets[problem.sheet], *_row_and_column(problem.cell))))


def _row_and_column(cell: str) -> tuple[int, int]:
    match = _PLACE.fullmatch(cell)
    letters, digits = match.groups() if match else ("", "")
    return int(digits or 0), column_number(letters)
