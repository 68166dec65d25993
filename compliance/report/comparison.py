"""What differs between two reports: every figure of an indicator, every count, every paragraph. Pure.

A side is the contract's JSON, read, and the document beside it; the same comparison serves an errata page, two
editions and two years. What an edition says of itself is no difference.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Achievement, MissingReason, ServiceStatus, Unit
from compliance.formatting import ABSENT, decimals_of, difference, percent, with_unit
from compliance.report.document import Block, BulletList, Document, Facts, Figure, KeyFigures, Paragraph, Section
from compliance.report.narrative.places import place

ABOUT_THE_EDITION, ERRATA, SIGNATURES = "edicion", "fe-de-erratas", "vistos-buenos"
OWN_SECTIONS = frozenset({ABOUT_THE_EDITION, ERRATA, SIGNATURES})
COUNTED = ("scope", "counts", "service_counts", "by_entity", "by_objective", "no_information_reasons")
LISTED_BY = {"by_entity": "entity", "by_objective": "objective"}
STATES = {choice.value: choice.label for kind in (Achievement, MissingReason) for choice in kind}
OF_SERVICES = {choice.value: choice.label for choice in ServiceStatus}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports."""

    figures: Mapping[str, Any]
    document: Document


@dataclass(frozen=True, slots=True)
class Change:
    """A text that was one and is another, and where; `—` where there was or is none.

    `subject` is a code, a dotted key or a section's anchor; `what` names the figure of an indicator.
    """

    subject: str
    place: str
    before: str
    after: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs; `figures` are those of indicators and services, in the order of their codes."""

    figures: tuple[Change, ...] = ()
    counts: tuple[Change, ...] = ()
    paragraphs: tuple[Change, ...] = ()

    @property
    def values(self) -> tuple[Change, ...]:
        """The values that entities report; the other figures follow from them or from the catalogue."""
        return tuple(change for change in self.figures if change.what == "value")

    def __bool__(self) -> bool:
        return bool(self.figures or self.counts or self.paragraphs)


# --- figures of indicators and services


def _unit(row: Mapping[str, Any]) -> Unit | None:
    return Unit(row["unit"]) if row.get("unit") else None


def _valued(figure: Any, row: Mapping[str, Any]) -> str:
    """With the decimals that the JSON writes, which are at least the indicator's."""
    exact = Decimal(figure)
    return with_unit(exact, _unit(row), decimals_of(exact))


def _gap(figure: Any, row: Mapping[str, Any]) -> str:
    exact = Decimal(figure)
    return difference(exact, _unit(row), decimals_of(exact))


def _of_baseline(figure: Any, row: Mapping[str, Any]) -> str:
    return _("%(value)s (%(year)s)") % {"value": _valued(figure["value"], row), "year": figure["year"]}


# What is compared of an indicator: its key in the JSON, what it is called, and how it is printed.
FIGURES: tuple[tuple[str, Any, Any], ...] = (
    ("value", gettext_lazy("valor"), _valued),
    ("target", gettext_lazy("meta"), _valued),
    ("baseline", gettext_lazy("línea de base"), _of_baseline),
    ("progress", gettext_lazy("avance"), lambda figure, _row: percent(Decimal(figure))),
    ("gap", gettext_lazy("brecha"), _gap),
    ("status", gettext_lazy("situación"), lambda figure, _row: str(STATES[figure])),
    ("reason", gettext_lazy("motivo sin información"), lambda figure, _row: str(STATES[figure])),
    ("name", gettext_lazy("nombre"), lambda figure, _row: str(figure)),
    ("entity", gettext_lazy("entidad a cargo"), lambda figure, _row: str(figure)),
)
OF_A_SERVICE: tuple[tuple[str, Any, Any], ...] = (
    ("status", gettext_lazy("situación"), lambda figure, _row: str(OF_SERVICES[figure])),
    ("entity", gettext_lazy("entidad a cargo"), lambda figure, _row: str(figure)),
)


def _printed(row: Mapping[str, Any], key: str, shown: Any) -> str:
    figure = row.get(key)
    return ABSENT if figure is None else shown(figure, row)


def _rows(side: Side, name: str) -> dict[str, Mapping[str, Any]]:
    return {row["code"]: row for row in side.figures[name]}


def _figure_changes(before: Side, after: Side, name: str, compared: Iterable[tuple[str, Any, Any]]) -> Iterator[Change]:
    old, new = _rows(before, name), _rows(after, name)
    for code in sorted({*old, *new}):
        if not (code in old and code in new):
            yield Change(code, code, *(_("Se reporta") if code in rows else _("No se reporta") for rows in (old, new)))
            continue
        for key, label, shown in compared:
            was, is_now = _printed(old[code], key, shown), _printed(new[code], key, shown)
            if was != is_now:
                yield Change(code, _("%(code)s: %(what)s") % {"code": code, "what": label}, was, is_now, key)


# --- counts


def _flat(branch: Any, prefix: str, listed_by: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(branch, dict):
        for name, inner in branch.items():
            if name != listed_by:
                yield from _flat(inner, f"{prefix}.{name}")
    elif isinstance(branch, list):
        for one in branch:
            yield from _flat(one, f"{prefix}.{one[listed_by]}", listed_by)
    else:
        yield prefix, branch


def counts_of(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Every count of a report by its dotted key, those that were published before included."""
    return {key: count for name in COUNTED for key, count in _flat(figures[name], name, LISTED_BY.get(name, ""))}


def _count_changes(before: Side, after: Side) -> Iterator[Change]:
    old, new = counts_of(before.figures), counts_of(after.figures)
    for key in dict.fromkeys([*new, *old]):
        was, is_now = old.get(key), new.get(key)
        if was != is_now:
            unit = "\N{NO-BREAK SPACE}%" if key.endswith("_pct") else ""
            said = [ABSENT if count is None else f"{count}{unit}" for count in (was, is_now)]
            yield Change(key, place(key), *said)


# --- paragraphs


def _said(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        parts = (
            (part.text if isinstance(part, Figure) else part) for part in block.parts if not hasattr(part, "number")
        )
        yield f"{block.lead} {''.join(map(str, parts))}".strip()
    elif isinstance(block, BulletList):
        yield from (block.title, *block.items)
    elif isinstance(block, Facts):
        yield from (
            _("%(name)s: %(text)s") % {"name": one.name, "text": text} for one in block.items for text in one.texts
        )
    elif isinstance(block, KeyFigures):
        for one in block.items:
            share = f" ({one.share})" if one.share else ""
            yield _("%(what)s: %(figure)s") % {"what": one.label, "figure": f"{one.figure.text}{share}"}


def _texts(sections: Iterable[Section]) -> Iterator[tuple[str, str, list[str]]]:
    """Each section's anchor, its title and what it says outside its tables and charts."""
    for section in sections:
        if section.anchor not in OWN_SECTIONS:
            yield section.anchor, section.title, [text for block in section.blocks for text in _said(block)]
            yield from _texts(section.sections)


def _all_texts(side: Side) -> dict[str, tuple[str, list[str]]]:
    texts = {anchor: (title, said) for anchor, title, said in _texts(side.document.sections)}
    found = [finding["message"] for finding in side.figures["findings"]]
    notes = [note.text for note in side.document.notes]
    return {**texts, "notas": (_("Notas"), notes), "findings": (_("Hallazgos de la revisión automática"), found)}


def _paragraph_changes(before: Side, after: Side) -> Iterator[Change]:
    old, new = _all_texts(before), _all_texts(after)
    for anchor in dict.fromkeys([*new, *old]):
        (title, is_now), (title_before, was) = new.get(anchor, ("", [])), old.get(anchor, ("", []))
        for kind, start, end, into, until in SequenceMatcher(None, was, is_now, autojunk=False).get_opcodes():
            if kind != "equal":
                for one, other in zip_longest(was[start:end], is_now[into:until], fillvalue=ABSENT):
                    yield Change(anchor, title or title_before, one, other)


@dataclass(frozen=True, slots=True)
class Moves:
    """How the situation of the indicators that both reports have went: `changed` by what it was and what it is."""

    common: int
    changed: Mapping[tuple[Achievement, Achievement], tuple[str, ...]]


def moves(before: Side, after: Side) -> Moves:
    """In the order of the situations, and by code."""
    old, new = _rows(before, "indicators"), _rows(after, "indicators")
    common = sorted({*old} & {*new})
    pairs = [(was, is_now) for was in Achievement for is_now in Achievement if was != is_now]
    found = {
        pair: tuple(code for code in common if (old[code]["status"], new[code]["status"]) == pair) for pair in pairs
    }
    return Moves(len(common), {pair: codes for pair, codes in found.items() if codes})


def compare(before: Side, after: Side) -> Comparison:
    """All that differs, in the order of the later report; paragraphs only of reports of the same year."""
    same_year = before.figures["year"] == after.figures["year"]
    return Comparison(
        figures=(
            *_figure_changes(before, after, "indicators", FIGURES),
            *_figure_changes(before, after, "services", OF_A_SERVICE),
        ),
        counts=tuple(_count_changes(before, after)),
        paragraphs=tuple(_paragraph_changes(before, after)) if same_year else (),
    )
