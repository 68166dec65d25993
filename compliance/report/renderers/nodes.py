"""A document as plain dictionaries and lists, each node under `is`: how it travels into typst as one JSON value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from typing import Any

from compliance.report.document import Cell, Figure, Note, Section, Table
from compliance.report.renderers.widths import LINE, line_of, shares


@dataclass(slots=True)
class Values:
    """Turns nodes into values, in the order in which they are read: a note says whether it was referred to before."""

    destinations: Mapping[str, str] = field(default_factory=dict)
    line: int = LINE
    is_brief: bool = False
    noted: set[int] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)

    def of(self, node: Any) -> Any:
        """Numbers of a chart become floats, good enough to be drawn."""
        if isinstance(node, str):
            return str(node)
        if isinstance(node, tuple):
            return [self.of(one) for one in node]
        if isinstance(node, Decimal):
            return float(node)
        if is_dataclass(node) and not isinstance(node, type):
            said = {one.name: self.of(getattr(node, one.name)) for one in fields(node)}
            return {"is": type(node).__name__, **said, **self._added(node)}
        return node

    def _added(self, node: Any) -> dict[str, Any]:
        """What the layout needs beside what the node says."""
        if isinstance(node, Table):
            return {"widths": list(shares(node, self.line))}
        if isinstance(node, Note):
            again = node.number in self.noted
            self.noted.add(node.number)
            return {"again": again}
        if isinstance(node, Figure):
            return {"to": self.destinations.get(node.anchor, "")}
        if isinstance(node, Cell | Section):
            return {"here": self._here(node.anchor)}
        return {}

    def _here(self, anchor: str) -> str:
        """What a cell or heading is called by those who point to it; of several with one anchor, the first."""
        name = self.destinations.get(anchor, "")
        if name in self.reached:
            return ""
        self.reached.add(name)
        return name

    def section(self, section: Section, across: bool) -> dict[str, Any]:
        """A section of the first level, with the way its pages are turned."""
        self.line = line_of(across, self.is_brief)
        return {**self.of(section), "across": across}
