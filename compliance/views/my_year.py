"""Where a focal point's work begins: what their entities are asked this year, and the way to the next thing."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from compliance.choices import EntryStatus
from compliance.entries.asked import cycles_asking
from compliance.entries.blocks import EDITABLE
from compliance.entries.completeness import gaps
from compliance.entries.my_year import MyYear, first_to_show, year_of
from compliance.formatting import moment
from compliance.models import ReportingCycle, Submission
from compliance.publishing.opinions import asked_now
from compliance.views.doors import Door
from compliance.views.entry_door import CHECK, STEPS, EntryDoor


class MyYearPage(Door, TemplateView):
    """A cycle at a glance; the one that is open first."""

    template_name = "entry/my_year.html"

    def admits(self) -> bool:
        return self.standing.is_focal_point

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cycles = list(cycles_asking(self.standing.entities))
        cycle = self.chosen(cycles)
        year = year_of(cycle, self.standing) if cycle else None
        others = [one for one in cycles if one != cycle]
        return super().get_context_data(
            year=year,
            cycle=cycle,
            others=others,
            dates=dates_of(year) if year else {},
            sendings=self.sendings(cycle) if cycle else (),
            extracts=list(asked_now(self.standing.entities)),
            **kwargs,
        )

    def sendings(self, cycle: ReportingCycle) -> list[Submission]:
        """Receipts of the year, the newest first."""
        own = Submission.objects.filter(cycle=cycle, entity__in=self.standing.entities)
        return list(own.only("code", "sent_at"))

    def chosen(self, cycles: list[ReportingCycle]) -> ReportingCycle | None:
        asked = self.request.GET.get("ciclo")
        if asked is None:
            return first_to_show(cycles)
        found = next((one for one in cycles if str(one.pk) == asked), None)
        if found is None:
            raise Http404
        return found


def dates_of(year: MyYear) -> dict[str, str]:
    """The cycle's dates as they are read, with the close that holds for these entities."""
    cycle = year.cycle
    return {"opens": moment(cycle.opens_at), "due": moment(cycle.due_at), "closes": moment(year.closes_at)}


class GoOn(EntryDoor):
    """Leads to the page of an entry where there is something to do: the first that lacks something, else the check."""

    def get(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:  # noqa: ARG002
        return redirect(self.address(self.first_page()))

    def first_page(self) -> str:
        """What was ready or sent is looked at as a whole; so is what was returned, where its observations stand."""
        if self.entry.status not in EDITABLE or self.entry.status != EntryStatus.DRAFT:
            return CHECK
        missing = {gap.block for gap in gaps(self.entry) if gap.blocks_sending}
        return next((step.page for step in STEPS if step.block in missing), CHECK)
