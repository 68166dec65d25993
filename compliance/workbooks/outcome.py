"""What a load did, or would do: how many rows of each sheet are new or changed, and which.

Plain rows and their words in Spanish; nothing here reads a sheet or the database.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# Changes of a sheet that are told one by one, and letters of a value that are shown.
MOST_TOLD = 50
MOST_SHOWN = 60


@dataclass(frozen=True)
class Change:
    """A column of a row before and after; a row that did not exist has no column."""

    row: str
    header: str = ""
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        if not self.header:
            return _("%(row)s: fila nueva") % {"row": self.row}
        words = {"row": self.row, "header": self.header, "before": _shown(self.before), "after": _shown(self.after)}
        return _("%(row)s, %(header)s: %(before)s → %(after)s") % words


def _shown(value: str) -> str:
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())
    if not line:
        return _("vacío")
    return f"«{line}»" if len(line) <= MOST_SHOWN else f"«{line[:MOST_SHOWN].rstrip()}…»"


@dataclass(frozen=True)
class SheetOutcome:
    """Rows of one sheet by what became of them; `changes` lists the new rows and the changed columns."""

    sheet: str
    new: int
    changed: int
    unchanged: int
    changes: tuple[Change, ...] = ()

    def __str__(self) -> str:
        counts = (
            ngettext("%(n)s nueva", "%(n)s nuevas", self.new) % {"n": self.new},
            ngettext("%(n)s con cambios", "%(n)s con cambios", self.changed) % {"n": self.changed},
            ngettext("%(n)s sin cambios", "%(n)s sin cambios", self.unchanged) % {"n": self.unchanged},
        )
        return f"{self.sheet}: {', '.join(counts)}"


@dataclass(frozen=True)
class LoadReport:
    """What became of each sheet, in the order in which they are loaded, and what deserves a second look."""

    sheets: tuple[SheetOutcome, ...]
    warnings: tuple[str, ...] = ()

    @property
    def changes_anything(self) -> bool:
        return any(sheet.new or sheet.changed for sheet in self.sheets)

    def lines(self, *, in_detail: bool) -> Iterator[str]:
        """For people to read; in detail, with the changes one by one, folded where they are many."""
        for sheet in self.sheets:
            yield str(sheet)
            if in_detail:
                yield from _folded(sheet.changes)
        if self.warnings:
            yield _("Advertencias:")
            yield from (f"  {warning}" for warning in self.warnings)


def _folded(changes: tuple[Change, ...]) -> Iterator[str]:
    for change in changes[:MOST_TOLD]:
        yield f"  {change}"
    rest = len(changes) - MOST_TOLD
    if rest > 0:
        yield "  " + ngettext("… y %(rest)s cambio más", "… y %(rest)s cambios más", rest) % {"rest": rest}
