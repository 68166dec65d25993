"""A document as canonical JSON and back: what an edition keeps, so that it prints the same for years.

Generic over the nodes of `document.py`, each under its class's name; what a node gained since an old document was
frozen takes its default. Nothing here renders or stores.
"""

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, get_args

from compliance.report import document as nodes
from compliance.report.document import Document, Mark

SCHEMA = "compliance-document/1"
NODES: dict[str, type[Any]] = {
    name: found for name, found in vars(nodes).items() if isinstance(found, type) and is_dataclass(found)
}
MARKS: dict[str, type[Enum]] = {kind.__name__: kind for kind in get_args(Mark)}


class NotADocument(ValueError):
    """The text is no document frozen by this module; says why, for a log."""


def _value(node: Any) -> Any:
    if isinstance(node, Enum):
        return {"is": type(node).__name__, "value": node.value}
    if isinstance(node, Decimal):
        return {"is": "Decimal", "value": str(node)}
    if isinstance(node, tuple):
        return [_value(one) for one in node]
    if is_dataclass(node) and not isinstance(node, type):
        return {"is": type(node).__name__, **{one.name: _value(getattr(node, one.name)) for one in fields(node)}}
    return node


def _node(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_node(one) for one in value)
    if not isinstance(value, dict):
        return value
    name = value["is"]
    if name == "Decimal":
        return Decimal(value["value"])
    if name in MARKS:
        return MARKS[name](value["value"])
    return NODES[name](**{key: _node(one) for key, one in value.items() if key != "is"})


def frozen(document: Document) -> str:
    """Keys sorted, no space, ASCII only: the same text for the same document, whatever characters it holds."""
    said = {"schema": SCHEMA, "document": _value(document)}
    return json.dumps(said, sort_keys=True, separators=(",", ":"))


def thawed(text: str) -> Document:
    """The document that was frozen, equal in every node; raises `NotADocument`."""
    try:
        said = json.loads(text)
        if said["schema"] != SCHEMA:
            raise NotADocument(said["schema"])
        document = _node(said["document"])
    except (KeyError, TypeError, ArithmeticError, ValueError) as problem:
        raise NotADocument(str(problem)) from problem
    if not isinstance(document, Document):
        raise NotADocument(type(document).__name__)
    return document
