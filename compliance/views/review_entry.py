"""One entry before a reviewer: everything that a decision needs, the decision, and the way to the next one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from compliance.entries import reviewing, workflow
from compliance.entries.access import AnyEntry, element_of, entity_in_charge
from compliance.entries.queue import neighbour
from compliance.entries.reviewing import ReasonWanted, Review, read_review
from compliance.entries.workflow import TransitionRefused
from compliance.forms.review import Approval, Decision, Observations, cleared
from compliance.models import EntryEvent, ProgressEntry, User
from compliance.views.doors import entry_at, kind_of
from compliance.views.review import ReviewDoor
from compliance.views.told import Printed, tell_stated


@dataclass(frozen=True, slots=True)
class Act:
    """What a button of the page does: by which form, under which name of the page, and what is said when it is done."""

    form: type[Decision]
    name: str
    do: Callable[..., EntryEvent]
    done: Any


ACTS = {
    "aprobar": Act(
        Approval,
        "approval",
        lambda entry, form, **who: reviewing.approve(
            entry, note=form.note, seen=form.seen, is_clear=form.is_clear, **who
        ),
        gettext_lazy("Aprobado: %(code)s. Se avisó a la entidad."),
    ),
    "devolver": Act(
        Observations,
        "form",
        lambda entry, form, **who: workflow.return_entry(entry, observations=form.said, seen=form.seen, **who),
        gettext_lazy("Devuelto con observaciones: %(code)s. Se avisó a la entidad."),
    ),
    "retirar": Act(
        Observations,
        "form",
        lambda entry, form, **who: workflow.withdraw_approval(entry, observations=form.said, seen=form.seen, **who),
        gettext_lazy("Se retiró la aprobación: %(code)s. Se avisó a la entidad."),
    ),
}


class ReviewEntry(ReviewDoor, TemplateView):
    """One entry with everything that a decision needs."""

    template_name = "review/entry.html"

    @cached_property
    def entry(self) -> AnyEntry:
        return self.visible_entry(self.kwargs["kind"], self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review = read_review(self.entry, self.standing)
        page = {
            "review": review,
            "printed": self._printed(review),
            "entry": self.entry,
            "element": element_of(self.entry),
            "entity": entity_in_charge(self.entry),
            "kind": kind_of(self.entry),
            "approval": Approval(self.entry),
            "form": Observations(self.entry, initial=self._suggested(review)),
            "is_observing": "sugerir" in self.request.GET,
            "clear": "" if review.asks else cleared(self.entry),
        }
        context = super().get_context_data(**{**page, **kwargs})
        if review.asks:
            context["approval"].ask_reason()
        return context

    def _printed(self, review: Review) -> Printed | None:
        """What the report will say; a service's entry is not told by itself."""
        if review.assessment is None:
            return None
        return tell_stated(cast(ProgressEntry, self.entry), review.assessment)

    def _suggested(self, review: Review) -> dict[str, str]:
        """The wording that was asked for, in the part that it is about."""
        asked = self.request.GET.get("sugerir", "")
        place = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 4 else len(review.doubts)
        return {doubt.block.value: doubt.suggestion for doubt in review.doubts[place : place + 1]}

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        act = ACTS.get(request.POST.get("accion", ""))
        if act is None:
            messages.error(request, _("No se entendió qué hacer. No se hizo ningún cambio."))
            return redirect("review_entry", kind, self.entry.pk)
        form = act.form(entry_at(kind, pk), data=request.POST)
        if form.is_valid():
            try:
                event = act.do(form.entry, form, by=cast(User, request.user), standing=self.standing)
            except TransitionRefused as refusal:
                form.add_error("note" if isinstance(refusal, ReasonWanted) else None, str(refusal))
            else:
                messages.success(request, str(act.done) % {"code": element_of(event.subject).code})
                return redirect("review_next", kind, pk)
        return self._again(act, form)

    def _again(self, act: Act, form: Decision) -> HttpResponse:
        """The page as it is now, with what was typed and why nothing was done; none where it may not be seen."""
        return self.render_to_response(self.get_context_data(**{act.name: form}, is_observing=act.name == "form"))


class ReviewStep(ReviewDoor):
    """Leads to the entry to look at after this one, or before it."""

    forward = True

    def get(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        found = neighbour(self.standing, self.visible_entry(kind, pk), forward=self.forward)
        if found is None:
            messages.info(request, _("No queda ningún otro registro por revisar."))
            return redirect("review_queue")
        return redirect("review_entry", kind_of(found), found.pk)
