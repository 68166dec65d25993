"""Which findings are published unresolved, and which stop a publication. Who may waive is not decided here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from compliance.choices import Severity
from compliance.findings.rows import Finding


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody lets pass, as it was worded then: once the data word it otherwise, it is open again."""

    code: str
    subject: str
    message: str
    reason: str
    by: str
    on: date
    office: str = ""


class Waived(NamedTuple):
    finding: Finding
    waiver: Waiver


class Split(NamedTuple):
    """The findings that are open, and those that are waived with their waivers; `idle` waivers meet no finding."""

    open: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    idle: tuple[Waiver, ...]


def split(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> Split:
    """Each finding meets the waiver of its code, subject and wording; the order of the findings is kept."""
    rows = tuple(waivers)
    elements = {(one.code, one.subject) for one in rows}
    of_finding = {(one.code, one.subject, one.message): one for one in rows}
    still_open, waived = [], []
    for finding in findings:
        element = (finding.code, finding.subject)
        waiver = of_finding.get((*element, finding.message)) if element in elements else None
        if waiver is None:
            still_open.append(finding)
        else:
            waived.append(Waived(finding, waiver))
    met = {id(one.waiver) for one in waived}
    return Split(tuple(still_open), tuple(waived), tuple(one for one in rows if id(one) not in met))


def blocks_publication(findings: Iterable[Finding], waivers: Iterable[Waiver] = ()) -> tuple[Finding, ...]:
    """The errors that nobody waived; where there are none, nothing stands against publishing."""
    return tuple(one for one in split(findings, waivers).open if one.severity == Severity.ERROR)
