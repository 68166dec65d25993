"""Our own sentences read back: every one must match a pattern, and what it claims is held against the figures.

`grammar` has the patterns' words and the world they are checked in; one module a section has the claims. A sentence
that no pattern knows is an error, and so is any claim that the figures do not bear out.
"""

from compliance.report.document import Document
from tests.report.narrative.claims import (
    absence,
    alternatives,
    balance,
    coverage,
    levels,
    pending,
    reconciliation,
    results,
    services,
    since,
    trends,
)
from tests.report.narrative.claims.grammar import Claim, World, parsed
from tests.report.narrative.policies import Year
from tests.report.narrative.reading import generated

OF_SUMMARY: tuple[Claim, ...] = (*coverage.CLAIMS, *balance.CLAIMS, *since.CLAIMS, *levels.CLAIMS, *pending.CLAIMS)
OF_SECTIONS: tuple[Claim, ...] = (
    *results.CLAIMS,
    *trends.CLAIMS,
    *absence.CLAIMS,
    *services.CLAIMS,
    *alternatives.CLAIMS,
    *reconciliation.CLAIMS,
)


def check(document: Document, year: Year) -> int:
    """Checks every generated sentence; returns how many there were."""
    world = World(year, document)
    return sum(
        parsed(line, OF_SUMMARY if line.path[0] == "resumen" else OF_SECTIONS, world)
        for line in generated(document, year.figures)
    )
