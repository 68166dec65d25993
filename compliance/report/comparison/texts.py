"""What two reports of the same year say in words: paragraphs, findings, waivers, and the texts of their tables."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from functools import partial
from itertools import zip_longest
from typing import Any

from django.utils.translation import gettext as _

from compliance.choices import Severity
from compliance.formatting import ABSENT, day
from compliance.report.comparison.sides import OWN_SECTIONS, Change, Side, names_of
from compliance.report.document import (
    Block,
    BulletList,
    Cell,
    Column,
    Facts,
    Figure,
    KeyFigures,
    Paragraph,
    Section,
    Table,
)
from compliance.report.narrative.places import place

# The annexes whose tables are told as findings and waivers, and as published figures.
TOLD_ELSEWHERE = frozenset({"anexo-c", "anexo-d"})

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


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        if section.anchor not in OWN_SECTIONS:
            yield section
            yield from _sections(section.sections)


def _texts(side: Side) -> dict[str, tuple[str, list[str]]]:
    """By each section's anchor, its title and what it says outside its tables and charts; the notes last."""
    texts = {
        section.anchor: (section.title, [text for block in section.blocks for text in _said(block)])
        for section in _sections(side.document.sections)
    }
    return {**texts, "notas": (_("Notas"), [note.text for note in side.document.notes])}


def paragraph_changes(before: Side, after: Side) -> Iterator[Change]:
    """Section by section, each paragraph beside the one whose place it takes."""
    old, new = _texts(before), _texts(after)
    for anchor in dict.fromkeys([*new, *old]):
        (title, is_now), (title_before, was) = new.get(anchor, ("", [])), old.get(anchor, ("", []))
        for kind, start, end, into, until in SequenceMatcher(None, was, is_now, autojunk=False).get_opcodes():
            if kind != "equal":
                for one, other in zip_longest(was[start:end], is_now[into:until], fillvalue=ABSENT):
                    yield Change(anchor, title or title_before, one, other)


# --- findings and waivers


def _finding(row: Mapping[str, Any]) -> str:
    return _("%(severity)s. %(message)s") % {"severity": Severity(row["severity"]).label, "message": row["message"]}


def _waiver(row: Mapping[str, Any]) -> str:
    """What is let pass, why, and who answers for it (K44)."""
    who = ", ".join(filter(None, (row["by"], row["office"], day(date.fromisoformat(row["on"])))))
    said = _("%(message)s Motivo: «%(reason)s». Autorizó: %(who)s.")
    return said % {"message": row["message"], "reason": row["reason"].rstrip(" ."), "who": who}


Told = Mapping[tuple[str, str], list[str]]


def _by_subject(side: Side, name: str, said: Callable[[Mapping[str, Any]], str]) -> Told:
    """The texts of a list by what it is about and the finding's code."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for row in side.figures.get(name, ()):
        found[row["subject"], row["code"]].append(said(row))
    return found


def _without(texts: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """The texts that are not among the others, each of which answers for one."""
    left = Counter(others)
    for text in texts:
        if left[text]:
            left[text] -= 1
        else:
            yield text


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _side_by_side(was: Iterable[str], is_now: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each text of before beside the most similar one that is left; then those that are new."""
    left = list(is_now)
    for text in was:
        likest = max(left, key=partial(_likeness, text), default=ABSENT)
        if likest in left:
            left.remove(likest)
        yield text, likest
    yield from ((ABSENT, text) for text in left)


def _paired(before: Side, after: Side, name: str, said: Callable[[Mapping[str, Any]], str]) -> Iterator[Change]:
    """By subject and code: one that says otherwise stands beside what it said, whatever the order of the lists."""
    old, new = _by_subject(before, name, said), _by_subject(after, name, said)
    names = {**names_of(before), **names_of(after)}
    for subject, code in sorted({*old, *new}):
        was, is_now = old.get((subject, code), []), new.get((subject, code), [])
        for one, other in _side_by_side(_without(was, is_now), _without(is_now, was)):
            yield Change(subject, place(subject), one, other, code, names.get(subject, ""))


def finding_changes(before: Side, after: Side) -> Iterator[Change]:
    return _paired(before, after, "findings", _finding)


def waiver_changes(before: Side, after: Side) -> Iterator[Change]:
    """Added, withdrawn, and given anew with other words, by another person or on another day."""
    return _paired(before, after, "waivers", _waiver)


# --- what tables say in words


def _is_prose(column: Column, cell: Cell) -> bool:
    """Numbers and states are told as figures."""
    return not column.is_number and cell.value is None and cell.mark is None


def _rows(side: Side) -> dict[tuple[str, str, str], dict[str, str]]:
    """By section, table and row: what the cells of the row say in words, by column."""
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for section in _sections(side.document.sections):
        if section.anchor in TOLD_ELSEWHERE:
            continue
        for block in section.blocks:
            if isinstance(block, Table):
                for row in block.labelled_rows:
                    said = {
                        column.title: " · ".join(filter(None, (cell.text, cell.note)))
                        for column, cell in row[1:]
                        if _is_prose(column, cell)
                    }
                    found[section.anchor, block.title, _key(row[0][1])] = said
    return found


def _key(cell: Cell) -> str:
    """The code of the row's element, else what the row is called."""
    return cell.anchor.partition("-")[2] or cell.text


def table_changes(before: Side, after: Side, told: Collection[str]) -> Iterator[Change]:
    """What only tables print: sources, acts, who approved and when. Not of the elements and counts in `told`, whose
    figures changed and with them what is said of them.
    """
    old, new = _rows(before), _rows(after)
    names = {**names_of(before), **names_of(after)}
    for (anchor, title, key), is_now in new.items():
        was = old.get((anchor, title, key))
        if was is None or key in told:
            continue
        for column, text in is_now.items():
            if was.get(column, text) != text:
                where = f"{place(key)} · {column}"
                yield Change(key, where, was[column] or ABSENT, text or ABSENT, "", names.get(key, title))
