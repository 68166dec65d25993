"""Every text of a document through one function, and the function that keeps what all formats can hold.

Wording is the narrative's; here a text only loses what XML refuses.
"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from compliance.models.unseen import numbered

Node = TypeVar("Node")

# XML 1.0 refuses these; the control characters from U+007F on it only discourages, and no font draws them.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
UNREADABLE = "\N{REPLACEMENT CHARACTER}"
# These turn the order of the letters after them, beyond the text that they stand in: a reader would see other words.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def legible(text: str) -> str:
    """The text with one kind of line end, `�` where a character cannot stand in a document, and its number where it
    would turn others round."""
    standing = ILLEGAL.sub(UNREADABLE, LINE_ENDS.sub("\n", text))
    return TURNING.sub(lambda found: numbered(found[0]), standing)


def _changed(node: Any, change: Callable[[str], str]) -> Any:
    if isinstance(node, Enum):
        return node
    if isinstance(node, str):
        return change(node)
    if isinstance(node, tuple):
        return tuple(_changed(one, change) for one in node)
    if is_dataclass(node) and not isinstance(node, type):
        return replace(node, **{one.name: _changed(getattr(node, one.name), change) for one in fields(node)})
    return node


def with_texts(node: Node, change: Callable[[str], str] = legible) -> Node:
    """The same document, or part of one, with each of its texts changed."""
    changed: Node = _changed(node, change)
    return changed
