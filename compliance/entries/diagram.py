"""The state diagram of an entry, printed from the table of moves; README.md shows it and a test compares the two."""

from collections.abc import Iterator

from compliance.choices import EntryStatus
from compliance.entries.workflow import TRANSITIONS


def _lines() -> Iterator[str]:
    yield "stateDiagram-v2"
    yield f"    [*] --> {EntryStatus.DRAFT}"
    for move in TRANSITIONS.values():
        for source in move.sources:
            yield f"    {source} --> {move.target}: {move.verb}"


def diagram() -> str:
    """Mermaid text, a line a move."""
    return "\n".join(_lines())
