"""A comparison in words: what a corrected edition says of itself, its errata section, and the page that compares."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.choices import Achievement
from compliance.formatting import ABSENT, day, listed
from compliance.report.comparison import ERRATA, Change, Comparison, Moves
from compliance.report.document import Block, Cell, Column, Paragraph, Section, Table

CONTEXT = 5  # words left on either side of what changed, so that it can be found
WORDS = re.compile(r"\s+|\S+")


def changed_in_words(comparison: Comparison) -> str:
    """`1 valor, 6 conteos y 4 párrafos`; empty where nothing changed."""
    values, others = len(comparison.values), len(comparison.figures) - len(comparison.values)
    counts, paragraphs = len(comparison.counts), len(comparison.paragraphs)
    parts = (
        (values, ngettext("%(n)s valor", "%(n)s valores", values)),
        (
            others,
            ngettext(
                "%(n)s cifra más de indicadores o servicios", "%(n)s cifras más de indicadores o servicios", others
            ),
        ),
        (counts, ngettext("%(n)s conteo", "%(n)s conteos", counts)),
        (paragraphs, ngettext("%(n)s párrafo", "%(n)s párrafos", paragraphs)),
    )
    return listed([words % {"n": number} for number, words in parts if number])


def moves_in_words(moves: Moves) -> list[str]:
    """How the situation of indicators went from a year to another; a sentence for each way it changed."""
    common = ngettext(
        "%(n)s indicador se reporta en los dos años.", "%(n)s indicadores se reportan en los dos años.", moves.common
    )
    return [common % {"n": moves.common}, *(_moved(*pair, codes) for pair, codes in moves.changed.items())]


def _moved(was: Achievement, is_now: Achievement, codes: tuple[str, ...]) -> str:
    said = ngettext(
        "%(n)s pasó de «%(was)s» a «%(is_now)s»: %(codes)s.",
        "%(n)s pasaron de «%(was)s» a «%(is_now)s»: %(codes)s.",
        len(codes),
    )
    return said % {"n": len(codes), "was": was.label, "is_now": is_now.label, "codes": listed(codes)}


def narrowed(before: str, after: str) -> tuple[str, str]:
    """The two texts without what they begin and end with alike, but for a few words around what changed."""
    was, is_now = WORDS.findall(before), WORDS.findall(after)
    alike = 0
    while alike < min(len(was), len(is_now)) and was[alike] == is_now[alike]:
        alike += 1
    at_end = 0
    while at_end < min(len(was), len(is_now)) - alike and was[-1 - at_end] == is_now[-1 - at_end]:
        at_end += 1
    start, end = max(alike - 2 * CONTEXT, 0), max(at_end - 2 * CONTEXT, 0)
    return _cut(was, start, end), _cut(is_now, start, end)


def _cut(words: list[str], start: int, end: int) -> str:
    kept = "".join(words[start : len(words) - end]).strip()
    return f"{'… ' if start else ''}{kept}{' …' if end else ''}"


def _row(change: Change, note: str = "") -> tuple[Cell, ...]:
    whole = ABSENT in (change.before, change.after)
    before, after = (change.before, change.after) if whole else narrowed(change.before, change.after)
    return Cell(change.place, note=note), Cell(before), Cell(after)


def _table(title: str, changes: Iterable[Change], heads: tuple[str, str], said: Mapping[str, str]) -> Table:
    """The changes as a table; a note stands with the value of its indicator."""
    columns = (Column(_("Dónde")), *map(Column, heads))
    rows = (_row(change, said.get(change.subject, "") if change.what == "value" else "") for change in changes)
    return Table(title, columns, tuple(rows))


def tables_of(
    comparison: Comparison, notes: Mapping[str, str] | None = None, heads: tuple[str, str] | None = None
) -> tuple[Table, ...]:
    """A table for each kind of change that there is; `heads` name the two sides."""
    named = heads or (_("Decía"), _("Dice"))
    kinds = (
        (_("Cifras de indicadores y servicios que cambian"), comparison.figures),
        (_("Conteos que cambian"), comparison.counts),
        (_("Párrafos que cambian"), comparison.paragraphs),
    )
    return tuple(_table(title, changes, named, notes or {}) for title, changes in kinds if changes)


def _arrived(on: date) -> str:
    return _("Información recibida el %(day)s, después del cierre; se incorpora en esta edición.") % {"day": day(on)}


def errata(comparison: Comparison, *, reason: str, replaced: str, late: Mapping[str, date]) -> Section:
    """The errata page (K43, K45): why, and every figure, count and paragraph that changes.

    `replaced` names the edition before; `late` the day on which an indicator's information came.
    """
    opening = _("Esta edición corrige y reemplaza a la %(replaced)s.") % {"replaced": replaced}
    changed = _("Cambia %(what)s.") % {"what": changed_in_words(comparison)}
    blocks: tuple[Block, ...] = (
        Paragraph((f"{opening} {changed}",)),
        Paragraph((reason,), lead=_("Motivo de la corrección.")),
        *tables_of(comparison, {code: _arrived(on) for code, on in late.items()}),
    )
    return Section(ERRATA, _("Fe de erratas"), blocks)
