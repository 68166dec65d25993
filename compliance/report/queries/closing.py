"""What the closing of a year's cycle established: of which indicators nothing had been sent by then."""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from compliance.models import EntryEvent, Indicator, Policy, ReportingCycle


def unsent(policy: Policy, year: int) -> Mapping[int, date]:
    """By indicator, the day on which its entity's time ended without anything sent (contract, section 5).

    One query while no cycle of the year has closed, four after that.
    """
    now = timezone.now()
    cycle = ReportingCycle.objects.filter(policy=policy, year=year, closes_at__lte=now).first()
    if cycle is None:
        return {}
    closes = cycle.closings()
    sent = set(
        EntryEvent.objects.filter(verb="submit", entry__cycle=cycle).values_list("entry__indicator_id", flat=True)
    )
    asked = Indicator.objects.filter(policy=policy).values_list("pk", "entity_id")
    return {
        indicator: timezone.localdate(closes[entity])
        for indicator, entity in asked
        if indicator not in sent and closes[entity] <= now
    }
