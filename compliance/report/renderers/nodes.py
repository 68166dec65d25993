"""A document as plain dictionaries and lists, each node under `is`: how it travels into typst as one JSON value."""

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from compliance.report.document import Note, Table
from compliance.report.renderers.widths import shares


def as_values(node: Any, noted: set[int] | None = None) -> Any:
    """Numbers of a chart become floats, good enough to be drawn; a note says whether it was referred to before."""
    noted = set() if noted is None else noted
    if isinstance(node, str):
        return str(node)
    if isinstance(node, tuple):
        return [as_values(one, noted) for one in node]
    if isinstance(node, Decimal):
        return float(node)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    values: dict[str, Any] = {"is": type(node).__name__}
    if isinstance(node, Note):
        values["again"] = node.number in noted
        noted.add(node.number)
    if isinstance(node, Table):
        values["widths"] = list(shares(node))
    return values | {one.name: as_values(getattr(node, one.name), noted) for one in fields(node)}
