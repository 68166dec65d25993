"""What the closing of a year's cycle established: of which indicators nothing had been sent by then."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils import timezone

from compliance.models import EntryEvent, Policy, ReportingCycle
from compliance.report.queries.catalogue import IndicatorRow


def unsent(policy: Policy, year: int, rows: Iterable[IndicatorRow]) -> Mapping[int, date]:
    """Of these indicators, the day on which their entity's time ended without anything sent (contract, section 5).

    One query while no cycle of the year has closed, three after that.
    """
    now = timezone.now()
    cycle = ReportingCycle.objects.filter(policy=policy, year=year, closes_at__lte=now).first()
    if cycle is None:
        return {}
    closes = cycle.closings()
    sent = set(
        EntryEvent.objects.filter(verb="submit", entry__cycle=cycle).values_list("entry__indicator_id", flat=True)
    )
    return {
        row.id: timezone.localdate(closes[row.entity_id])
        for row in rows
        if row.id not in sent and closes[row.entity_id] <= now
    }
