"""Moves within a list of texts that a page asks for with a button, without saving anything."""

from collections.abc import Mapping
from typing import NamedTuple

from django.http import QueryDict

MOVES = ("add", "up", "down", "remove")


class Rearranged(NamedTuple):
    """The form's data after a move, and the id of the field that the person should land on."""

    data: QueryDict
    focus: str


def _moved(texts: list[str], move: str, at: int) -> tuple[list[str], int]:
    if move == "add":
        return [*texts, ""], len(texts)
    if not 0 <= at < len(texts):
        return texts, max(len(texts) - 1, 0)
    if move == "remove":
        return [*texts[:at], *texts[at + 1 :]], max(at - 1, 0)
    to = min(max(at + (1 if move == "down" else -1), 0), len(texts) - 1)
    texts[at], texts[to] = texts[to], texts[at]
    return texts, to


def rearranged(data: QueryDict, asked: str, lists: tuple[str, ...]) -> Rearranged:
    """The data after a move such as `measures:up:2` (from 0); any other request changes nothing."""
    name, _colon, rest = asked.partition(":")
    move, _colon, position = rest.partition(":")
    if name not in lists or move not in MOVES:
        return Rearranged(data, "")
    at = int(position) if position.isdecimal() and len(position) < 6 else -1
    texts, focus = _moved(list(data.getlist(name))[1:], move, at)
    changed = data.copy()
    changed.setlist(name, ["", *texts])
    return Rearranged(changed, f"id_{name}_{focus}")


def started_from(data: QueryDict, texts: Mapping[str, str | list[str]]) -> QueryDict:
    """The data with these texts where the page had none; what the person wrote stays."""
    changed = data.copy()
    for name, text in texts.items():
        if name in data and not "".join(data.getlist(name)).strip():
            changed.setlist(name, ["", *text] if isinstance(text, list) else [text])
    return changed
