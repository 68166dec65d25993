"""Sending a year: one look at what is missing, one act, and the receipt of what was sent."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from compliance.entries import sending
from compliance.entries.access import AnyEntry, answers_for, can_see_review, element_of
from compliance.entries.my_year import SERVICE
from compliance.entries.window import WindowClosed, is_late, require_open
from compliance.entries.wording import mention
from compliance.entries.workflow import TransitionRefused
from compliance.formatting import moment
from compliance.models import Entity, ReportingCycle, Submission, User
from compliance.report.renderers.receipt import render as render_receipt
from compliance.views.doors import Door, kind_of
from compliance.views.entry_door import CONFLICT
from compliance.views.receipt import receipt_of


def way_on(entry: AnyEntry) -> tuple[str, str]:
    """What an entry is called in a sentence, and where it is gone on with."""
    element, kind = element_of(entry), kind_of(entry)
    return mention(element.code, element.name, is_service=kind == SERVICE), reverse("entry", args=[kind, entry.pk])


class Preflight(Door):
    """What would be sent, what is missing and what looks odd; and the button that sends."""

    @cached_property
    def cycle(self) -> ReportingCycle:
        return get_object_or_404(ReportingCycle.objects.select_related("policy__lead_entity"), pk=self.kwargs["cycle"])

    @cached_property
    def sender(self) -> tuple[Entity, list[int]]:
        """The entity of the address and its units, where the person answers for it."""
        found = sending.sender(self.standing, self.kwargs["entity"])
        if found is None:
            raise Http404
        return found

    def get(self, request: HttpRequest, cycle: int, entity: str) -> HttpResponse:  # noqa: ARG002
        return self.show()

    def show(self, *, status: int = 200, **said: Any) -> HttpResponse:
        entity, units = self.sender
        found = sending.preflight(self.cycle, units)
        context = {
            "cycle": self.cycle,
            "entity": entity,
            "found": found,
            "next": found.next and way_on(found.next),
            "out_of_time": self.out_of_time(set(units)),
            "is_late": is_late(self.cycle),
            **said,
        }
        return render(self.request, "sending/preflight.html", context, status=status)

    def out_of_time(self, units: set[int]) -> str:
        try:
            require_open(self.cycle, units)
        except WindowClosed as closed:
            return str(closed)
        return ""

    def post(self, request: HttpRequest, cycle: int, entity: str) -> HttpResponse:  # noqa: ARG002
        by, (sender, units) = cast(User, request.user), self.sender
        try:
            done = sending.send(self.cycle, sender, by=by, standing=self.standing, units=units)
        except (TransitionRefused, WindowClosed) as refusal:
            return self.show_earlier() or self.show(status=CONFLICT, refusal=str(refusal))
        return redirect("submission", done.code)

    def show_earlier(self) -> HttpResponse | None:
        """Whoever presses the button twice is led to the receipt of the first time."""
        entity, units = self.sender
        if sending.preflight(self.cycle, units).ready:
            return None
        sent = Submission.objects.filter(cycle=self.cycle, entity=entity, sent_by=cast(User, self.request.user))
        if (newest := sent.first()) is None:
            return None
        messages.info(self.request, _("No quedaba nada por enviar. Esta es la constancia de su último envío."))
        return redirect("submission", newest.code)


class SubmissionDoor(Door):
    """The receipt of an address, for those who answer for the entity and for who reviews."""

    @cached_property
    def submission(self) -> Submission:
        rows = Submission.objects.select_related("cycle__policy__lead_entity", "entity", "sent_by")
        found = get_object_or_404(rows, code=self.kwargs["code"])
        if not (self.is_own(found) or can_see_review(self.standing)):
            raise Http404
        return found

    def is_own(self, submission: Submission) -> bool:
        return answers_for(self.standing, submission.entity_id)


class SubmissionPage(SubmissionDoor, TemplateView):
    """Who sent what and when, by its code; it prints on paper."""

    template_name = "sending/submission.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            submission=self.submission,
            receipt=receipt_of(self.submission),
            lead=self.submission.cycle.policy.lead_entity,
            sent_at=moment(self.submission.sent_at),
            is_own=self.is_own(self.submission),
            **kwargs,
        )


class SubmissionFile(SubmissionDoor):
    """The same receipt as a file to keep, which bears the day of the sending."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG002
        content = render_receipt(receipt_of(self.submission), timezone.localdate(self.submission.sent_at))
        attached = content_disposition_header(as_attachment=True, filename=f"constancia-{self.submission.code}.pdf")
        return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": str(attached)})
