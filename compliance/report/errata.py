"""A comparison in words: what a corrected edition says of itself, its errata section and the same as data, and the
page that compares.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from compliance.formatting import ABSENT, day, listed
from compliance.report.comparison import ERRATA, Change, Comparison
from compliance.report.document import Block, Cell, Column, Fact, Facts, Paragraph, Section, Table

CONTEXT = 5  # words left on either side of what changed, so that it can be found
FEWEST_AT_END = 2
MOST_PLACES = 6
WORDS = re.compile(r"\S+\s*|\s+")

# How many of each kind changed, in the order in which it is told; values are figures that are told apart.
KINDS: tuple[tuple[str, Callable[[int], str]], ...] = (
    ("values", lambda n: ngettext("%(n)s valor", "%(n)s valores", n)),
    (
        "derived",
        lambda n: ngettext("%(n)s cifra de indicadores o servicios", "%(n)s cifras de indicadores o servicios", n),
    ),
    (
        "described",
        lambda n: ngettext(
            "%(n)s dato descriptivo de indicadores o servicios",
            "%(n)s datos descriptivos de indicadores o servicios",
            n,
        ),
    ),
    ("counts", lambda n: ngettext("%(n)s conteo", "%(n)s conteos", n)),
    ("paragraphs", lambda n: ngettext("%(n)s párrafo", "%(n)s párrafos", n)),
    ("findings", lambda n: ngettext("%(n)s hallazgo", "%(n)s hallazgos", n)),
    ("waivers", lambda n: ngettext("%(n)s dispensa", "%(n)s dispensas", n)),
    ("tables", lambda n: ngettext("%(n)s texto de los cuadros", "%(n)s textos de los cuadros", n)),
)


def _counted(comparison: Comparison) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Each kind that there is, as its count is said, with its changes."""
    for kind, words in KINDS:
        changes: tuple[Change, ...] = getattr(comparison, kind)
        if kind == "derived" and comparison.values:
            words = _more_figures
        if changes:
            yield words(len(changes)) % {"n": len(changes)}, changes


def _more_figures(n: int) -> str:
    """After the values, which are figures too."""
    return ngettext("%(n)s cifra más de indicadores o servicios", "%(n)s cifras más de indicadores o servicios", n)


def changed_in_words(comparison: Comparison) -> str:
    """`Cambia 1 valor`, `Cambian 1 valor, 6 conteos y 4 párrafos`; empty where nothing changed."""
    counted = list(_counted(comparison))
    if not counted:
        return ""
    many = sum(len(changes) for _words, changes in counted)
    verb = ngettext("Cambia %(what)s", "Cambian %(what)s", many)
    return verb % {"what": listed([words for words, _changes in counted])}


def kinds_in_words(comparison: Comparison) -> tuple[str, ...]:
    """A line for each kind of change, with the first places: `2 hallazgos (IOP.01.01; OP.03)`."""
    return tuple(f"{counted} ({_places(changes)})" for counted, changes in _counted(comparison))


def _places(changes: Iterable[Change]) -> str:
    places = list(dict.fromkeys(change.place for change in changes))
    rest = len(places) - MOST_PLACES
    more = ngettext("y %(n)s lugar más", "y %(n)s lugares más", rest) % {"n": rest}
    return "; ".join([*places[:MOST_PLACES], *([more] if rest > 0 else [])])


def narrowed(before: str, after: str) -> tuple[str, str]:
    """The two texts without the long stretches that they share, but for a few words around what changed."""
    was, is_now = WORDS.findall(before), WORDS.findall(after)
    parts: tuple[list[str], list[str]] = ([], [])
    for kind, start, end, into, until in SequenceMatcher(None, was, is_now, autojunk=False).get_opcodes():
        if kind == "equal":
            is_last = (end, until) == (len(was), len(is_now))
            shared = _elided(was[start:end], is_first=start == into == 0, is_last=is_last)
            parts[0].append(shared)
            parts[1].append(shared)
        else:
            parts[0].extend(was[start:end])
            parts[1].extend(is_now[into:until])
    return "".join(parts[0]).strip(), "".join(parts[1]).strip()


def _elided(words: list[str], *, is_first: bool, is_last: bool) -> str:
    """The words next to what changed; a stretch that would not get shorter stays whole."""
    ahead, behind = (0 if is_first else CONTEXT), (0 if is_last else CONTEXT)
    left_out = len(words) - ahead - behind
    if left_out < (FEWEST_AT_END if is_first or is_last else CONTEXT) or (is_first and is_last):
        return "".join(words)
    return "".join([*words[:ahead], "… ", *words[len(words) - behind :]])


def _sides(change: Change) -> tuple[str, str]:
    """The two texts, whole where there is but one."""
    if ABSENT in (change.before, change.after):
        return change.before, change.after
    return narrowed(change.before, change.after)


# --- figures and counts, in tables


def _names_once(changes: Iterable[Change]) -> Iterator[tuple[Change, str]]:
    """Each change with the name of its element, the first time only."""
    last = ""
    for change in changes:
        yield change, change.about if change.subject != last else ""
        last = change.subject


def _row(change: Change, name: str, arrived: str) -> tuple[Cell, ...]:
    before, after = _sides(change)
    return Cell(change.place, note=name), Cell(before), Cell(after, note=arrived)


def _table(title: str, changes: Iterable[Change], heads: tuple[str, str], arrived: Mapping[str, str]) -> Table:
    """The changes as a table; that a value came late is said with the value."""
    columns = (Column(_("Dónde")), *map(Column, heads))
    rows = (
        _row(change, name, arrived.get(change.subject, "") if change.what == "value" else "")
        for change, name in _names_once(changes)
    )
    return Table(title, columns, tuple(rows))


def _numbers(comparison: Comparison) -> tuple[Change, ...]:
    """Values and other figures, in the order of their codes."""
    return tuple(change for change in comparison.figures if change not in comparison.described)


def tables_of(
    comparison: Comparison, arrived: Mapping[str, str] | None = None, heads: tuple[str, str] | None = None
) -> tuple[Table, ...]:
    """A table of the figures, one of what describes them and one of the counts; `heads` name the two sides."""
    named = heads or (_("Decía"), _("Dice"))
    kinds = (
        (_("Cifras de indicadores y servicios que cambian"), _numbers(comparison)),
        (_("Datos descriptivos de indicadores y servicios que cambian"), comparison.described),
        (_("Conteos que cambian"), comparison.counts),
    )
    return tuple(_table(title, changes, named, arrived or {}) for title, changes in kinds if changes)


# --- words, one below the other: side by side, a long paragraph is a column too narrow to be read

STACKED = (
    ("paragraphs", gettext_lazy("Párrafos que cambian")),
    ("findings", gettext_lazy("Hallazgos que cambian")),
    ("waivers", gettext_lazy("Dispensas que cambian")),
    ("tables", gettext_lazy("Textos de los cuadros que cambian")),
)


def _said(change: Change) -> tuple[str, ...]:
    before, after = _sides(change)
    if before == ABSENT:
        return (_("Se agrega: %(text)s") % {"text": after},)
    if after == ABSENT:
        return (_("Se retira: %(text)s") % {"text": before},)
    return _("Decía: %(text)s") % {"text": before}, _("Dice: %(text)s") % {"text": after}


def _stacked(changes: Iterable[Change]) -> Facts:
    """A row for each change, named again in each, so that what it said and what it says stay together."""
    rows = (Fact(one.place, (name, *_said(one)) if name else _said(one)) for one, name in _names_once(changes))
    return Facts(tuple(rows))


def sections_of(comparison: Comparison) -> tuple[Section, ...]:
    """A part for each kind of text that changes."""
    kinds = ((kind, title, getattr(comparison, kind)) for kind, title in STACKED)
    return tuple(
        Section(f"{ERRATA}-{kind}", str(title), (_stacked(changes),)) for kind, title, changes in kinds if changes
    )


def _arrived(on: date) -> str:
    return _("Información recibida el %(day)s, después del cierre; se incorpora en esta edición.") % {"day": day(on)}


def errata(comparison: Comparison, *, reason: str, replaced: str, late: Mapping[str, date]) -> Section:
    """The errata page (K43, K45): why, and every figure, count and text that changes.

    `replaced` names the edition before; `late` the day on which an indicator's information came.
    """
    opening = _("Esta edición corrige y reemplaza a la %(replaced)s.") % {"replaced": replaced}
    blocks: tuple[Block, ...] = (
        Paragraph((f"{opening} {changed_in_words(comparison)}.",)),
        Paragraph((reason,), lead=_("Motivo de la corrección.")),
        *tables_of(comparison, {code: _arrived(on) for code, on in late.items()}),
    )
    return Section(ERRATA, _("Fe de erratas"), blocks, sections_of(comparison))


# --- the same as data


def _as_row(change: Change) -> dict[str, Any]:
    """The texts whole, as they are printed; null where there was or is none."""
    sides = {"before": change.before, "after": change.after}
    said = {side: None if text == ABSENT else text for side, text in sides.items()}
    return {"subject": change.subject, "place": change.place, **said}


def _as_figure(change: Change, late: Mapping[str, date]) -> dict[str, Any]:
    """`key` is null of an indicator or service that only one of the two reports."""
    arrived = late.get(change.subject) if change.what == "value" else None
    of_figure = {"key": change.what or None, "name": change.about or None}
    return {**_as_row(change), **of_figure, "received_on": arrived.isoformat() if arrived else None}


def errata_as_data(
    comparison: Comparison, *, reason: str, number: int, published_on: date, late: Mapping[str, date]
) -> dict[str, Any]:
    """What the errata page says, for the JSON; `number` and `published_on` are those of the edition before."""
    return {
        "replaces": {"number": number, "date": published_on.isoformat()},
        "reason": reason,
        "figures": [_as_figure(change, late) for change in comparison.figures],
        **{kind: [_as_row(change) for change in getattr(comparison, kind)] for kind in ("counts", *dict(STACKED))},
    }
