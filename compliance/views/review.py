"""The ministry's side as a whole: what waits for a decision, and how far each entity is."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from compliance.entries.access import can_see_review
from compliance.entries.entity_status import entity_statuses, late, remind, with_people
from compliance.entries.my_year import first_to_show
from compliance.entries.queue import Group, review_queue
from compliance.entries.window import days_left
from compliance.formatting import listed, moment
from compliance.models import Assignment, ReportingCycle, User
from compliance.views.doors import Door


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


def reviewers() -> list[str]:
    """Who decides today, for those who only look."""
    held = Assignment.objects.in_force().reviewers().filter(user__is_active=True).select_related("user", "entity")
    return [f"{one.user} ({one.entity})" for one in held.order_by("user__email")]


class ReviewQueue(ReviewDoor, TemplateView):
    """What waits, in groups, with one thing to go on with."""

    template_name = "review/queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting, cycle = review_queue(self.standing), cycle_shown()
        groups = {group: [one for one in waiting if one.group == group] for group in Group}
        return super().get_context_data(
            decides=self.standing.is_reviewer,
            reviewers=[] if self.standing.is_reviewer else reviewers(),
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
            messages.info(
                request,
                _("No se envió ningún recordatorio ahora: ya se hizo hoy, no falta nada o el correo no funciona."),
            )
        return redirect("entity_status")
