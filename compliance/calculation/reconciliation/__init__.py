"""A past report's published figures beside the computed ones: equal, within rounding, or different and why.

A printed figure stands for all the numbers that round to it (domain, part 3). Pure functions: one a kind of figure.
"""

from collections.abc import Iterable, Mapping
from decimal import localcontext

from compliance.calculation.progress import EXACT
from compliance.calculation.reconciliation.of_counts import reconcile_counts
from compliance.calculation.reconciliation.of_indicator import RULES
from compliance.calculation.reconciliation.results import Kind, Reconciled
from compliance.calculation.year import YearAssessment
from compliance.choices import Verdict

__all__ = ["Kind", "Reconciled", "reconcile", "verdicts"]


def reconcile(year: YearAssessment) -> tuple[Reconciled, ...]:
    """Every published figure of indicators in scope, kind by kind and by code, then every published count by key."""
    with localcontext(EXACT):
        of_indicators = (found for rule in RULES for one in year.indicators for found in rule(one))
        return (*of_indicators, *reconcile_counts(year))


def verdicts(reconciled: Iterable[Reconciled]) -> Mapping[Verdict, int]:
    """How many figures have each verdict."""
    found = list(reconciled)
    return {verdict: sum(one.verdict == verdict for one in found) for verdict in Verdict}
