"""Of which years a policy can be reported: those that its act, its catalogue, its cycles or its data span.

A year of that span without a single entry has a report, which says so; any other year is not the policy's.
"""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from compliance.models import Baseline, Policy, ProgressEntry, ReportingCycle, ServiceEntry, Target
from compliance.models.bounds import FIRST_YEAR, LAST_YEAR


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last year, both included, and those before the act that are the policy's all the same."""

    first: int
    last: int
    earlier: frozenset[int] = frozenset()

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last or year in self.earlier


def dated_policies() -> "QuerySet[Policy]":
    """Policies with their ministry, and with the years that `span_of` looks at: one query for all of it."""
    dated = {
        name: ArraySubquery(rows.filter(**{owner: OuterRef("pk")}).order_by().values("year").distinct())
        for name, rows, owner in (
            ("target_years", Target.objects.all(), "indicator__policy"),
            ("cycle_years", ReportingCycle.objects.all(), "policy"),
            ("entry_years", ProgressEntry.objects.all(), "indicator__policy"),
            ("action_years", ServiceEntry.objects.all(), "service__policy"),
            ("baseline_years", Baseline.objects.all(), "indicator__policy"),
        )
    }
    return Policy.objects.select_related("lead_entity").annotate(**dated)


def span_of(policy: Policy) -> Span:
    """From the act, or the first dated figure where its day is not known or all figures are older, to the last target,
    cycle or entry.

    Before its act, only the years that have a target or a cycle: a value or base line of then is a reference. Where
    nothing is dated, any year may be asked for. The policy is one of `dated_policies`.
    """
    planned = _years(policy, "target_years", "cycle_years")
    reported = planned | _years(policy, "entry_years", "action_years")
    act, last = policy.legal_instrument_date, max(reported, default=LAST_YEAR)
    first = act.year if act else FIRST_YEAR
    if not act or first > last:
        first = min(reported | _years(policy, "baseline_years"), default=first)
    return Span(first, last, earlier=planned)


def _years(policy: Policy, *names: str) -> frozenset[int]:
    return frozenset(year for name in names for year in getattr(policy, name))
