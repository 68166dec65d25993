"""What is compared, the two sides, and what a difference is; nothing here compares."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from compliance.report.document import Document

ABOUT_THE_EDITION, ERRATA, SIGNATURES = "edicion", "fe-de-erratas", "vistos-buenos"
OWN_SECTIONS = frozenset({ABOUT_THE_EDITION, ERRATA, SIGNATURES})


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports."""

    figures: Mapping[str, Any]
    document: Document


@dataclass(frozen=True, slots=True)
class Change:
    """A text that was one and is another, and where; `—` where there was or is none.

    `subject` is a code, a dotted key or a section's anchor, and `about` the name of what has that code; `what` names
    the figure of an indicator.
    """

    subject: str
    place: str
    before: str
    after: str
    what: str = ""
    about: str = ""


def rows_of(side: Side, name: str) -> dict[str, Mapping[str, Any]]:
    """The indicators or services of a side, by code."""
    return {row["code"]: row for row in side.figures[name]}


def names_of(side: Side) -> dict[str, str]:
    """What the indicators of a side are called, by code; the JSON names nothing else."""
    return {code: row["name"] for code, row in rows_of(side, "indicators").items() if row.get("name")}
