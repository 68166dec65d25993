"""The ministry's side: what waits, one entry with its decision, how far each entity is, and the files of an entry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from compliance.entries import workflow
from compliance.entries.access import AnyEntry, can_see_entry, can_see_review, element_of, entity_in_charge
from compliance.entries.entity_status import entity_statuses, late, remind, with_people
from compliance.entries.my_year import first_to_show
from compliance.entries.queue import Group, neighbour, review_queue
from compliance.entries.reviewing import Review, read_review
from compliance.entries.window import days_left
from compliance.entries.workflow import TransitionRefused
from compliance.formatting import listed, moment
from compliance.forms.review import Approval, Decision, Observations
from compliance.models import EntryEvent, Evidence, ReportingCycle, User
from compliance.views.doors import Door, entry_at, kind_of


class ReviewDoor(Door):
    """A page of the ministry's side."""

    def admits(self) -> bool:
        return can_see_review(self.standing)


def cycle_shown() -> ReportingCycle | None:
    """The cycle that the ministry is at: the open one, else the next, else the newest."""
    return first_to_show(ReportingCycle.objects.select_related("policy").order_by("-year"))


def deadline(cycle: ReportingCycle | None) -> dict[str, Any]:
    """What the pages say of the cycle's due moment."""
    if cycle is None:
        return {"cycle": None}
    return {"cycle": cycle, "due": moment(cycle.due_at), "days_left": days_left(cycle.due_at)}


class ReviewQueue(ReviewDoor, TemplateView):
    """What waits, in groups, with one thing to go on with."""

    template_name = "review/queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting, cycle = review_queue(self.standing), cycle_shown()
        groups = {group: [one for one in waiting if one.group == group] for group in Group}
        return super().get_context_data(
            answered=groups[Group.ANSWERED],
            clear=groups[Group.CLEAR],
            warned=groups[Group.WARNED],
            others=groups[Group.OTHERS],
            total=sum(one.group != Group.OTHERS for one in waiting),
            next=next((one for one in waiting if one.group != Group.OTHERS), None),
            late=late(entity_statuses(cycle)) if cycle else [],
            **deadline(cycle),
            **kwargs,
        )


@dataclass(frozen=True, slots=True)
class Act:
    """What a button of the page does: by which form, under which name of the page, and what is said when it is done."""

    form: type[Decision]
    name: str
    do: Callable[[AnyEntry, Any, User], EntryEvent]
    done: Any


ACTS = {
    "aprobar": Act(
        Approval,
        "approval",
        lambda entry, form, by: workflow.approve(entry, by=by, note=form.note, seen=form.seen),
        gettext_lazy("Aprobado: %(code)s. El reporte ya lo cuenta."),
    ),
    "devolver": Act(
        Observations,
        "form",
        lambda entry, form, by: workflow.return_entry(entry, by=by, observations=form.said, seen=form.seen),
        gettext_lazy("Devuelto con observaciones: %(code)s. Se avisó a la entidad."),
    ),
    "retirar": Act(
        Observations,
        "form",
        lambda entry, form, by: workflow.withdraw_approval(entry, by=by, observations=form.said, seen=form.seen),
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
            "entry": self.entry,
            "element": element_of(self.entry),
            "entity": entity_in_charge(self.entry),
            "kind": kind_of(self.entry),
            "approval": Approval(self.entry),
            "form": Observations(self.entry, initial=self._suggested(review)),
            "is_observing": "sugerir" in self.request.GET,
        }
        return super().get_context_data(**{**page, **kwargs})

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
                event = act.do(form.entry, form, cast(User, request.user))
            except TransitionRefused as refusal:
                form.add_error(None, str(refusal))
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


class EntityStatuses(ReviewDoor, TemplateView):
    """How far each entity is, and reminding those who lag."""

    template_name = "review/entities.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cycle = cycle_shown()
        statuses = with_people(entity_statuses(cycle)) if cycle else []
        return super().get_context_data(
            statuses=statuses,
            late=late(statuses),
            lagging=[status for status in statuses if status.may_be_reminded],
            **deadline(cycle),
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        cycle = cycle_shown()
        asked = {int(pk) for pk in request.POST.getlist("entidad") if pk.isascii() and pk.isdecimal() and len(pk) < 19}
        told = remind(cycle, asked, by=cast(User, request.user)) if cycle else []
        if told:
            names = listed([status.entity.acronym for status in told])
            messages.success(request, _("Se envió el recordatorio a %(names)s.") % {"names": names})
        else:
            messages.info(request, _("No se envió ningún recordatorio: ya se envió hoy, o no falta nada."))
        return redirect("entity_status")


class EvidenceFile(Door):
    """A file that supports an entry, to keep, never to be run by the browser."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:  # noqa: ARG002
        subjects = ("entry__indicator", "service_entry__service")
        evidence = get_object_or_404(Evidence.objects.select_related(*subjects), pk=pk, link="")
        if not can_see_entry(self.standing, evidence.subject):
            raise Http404
        try:
            content = evidence.file.open("rb")
        except FileNotFoundError as problem:
            raise Http404 from problem
        return FileResponse(
            content,
            as_attachment=True,
            filename=evidence.file_name,
            content_type=evidence.media_type,
            headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
        )
