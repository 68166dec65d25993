"""What differs between the report and a document that came back, as rows that are kept and decided one by one."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What became of a text, or what else the document holds. The first three are decided; the others are told.

    `OLDER` is the document itself: it was made from a state of the report that is no longer that of now; its title
    names the edition that it is of, if any.
    """

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    FOREIGN = "foreign"
    HEADING = "heading"
    NOTE = "note"
    CELL = "cell"
    COMMENT = "comment"
    OLDER = "older"


TO_DECIDE = (Kind.CHANGED, Kind.ADDED, Kind.REMOVED)


class Hint(StrEnum):
    """How a text came to be what it is, where that helps who reads it."""

    NONE = ""
    SPLIT = "split"
    JOINED = "joined"
    JOINED_TO_ANOTHER = "joined_to_another"
    ELSEWHERE = "elsewhere"


class Verdict(StrEnum):
    """What was decided about a text."""

    ACCEPTED = "accepted"
    RESTORED = "restored"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what and when, as it was then; `earlier` where that was about an earlier document."""

    verdict: Verdict
    by: str
    at: str
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `title` is the heading that it stands under, `address` the passage, `where` a cell's place, a
    comment's author, or the heading to which a text was moved."""

    kind: Kind
    title: str
    before: str = ""
    after: str = ""
    address: str = ""
    where: str = ""
    hint: Hint = Hint.NONE
    decision: Decision | None = None

    @property
    def is_to_decide(self) -> bool:
        return self.kind in TO_DECIDE

    @property
    def says(self) -> tuple[str, str, str, str]:
        """What makes it the same change wherever it is found."""
        return (self.kind, self.address, self.before, self.after)

    def as_row(self) -> dict[str, Any]:
        return asdict(self)


def from_row(row: Mapping[str, Any]) -> Change:
    """A kept row read back."""
    said = row["decision"]
    decision = Decision(**{**said, "verdict": Verdict(said["verdict"])}) if said else None
    return Change(**{**row, "kind": Kind(row["kind"]), "hint": Hint(row["hint"]), "decision": decision})
