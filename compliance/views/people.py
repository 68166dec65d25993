"""A person's own pages: confirming a designation, and the mails that they got."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from compliance.entries.designations import confirm, decline, designations_of, predecessor
from compliance.models import Assignment, User
from compliance.views.doors import Door

MOST_NOTICES = 100


class OwnDoor(Door):
    """A page that everyone has for themselves."""

    def admits(self) -> bool:
        return True

    @property
    def person(self) -> User:
        return cast(User, self.request.user)


class Designation(OwnDoor, TemplateView):
    """What a person is designated for: to confirm, or to say that it is not theirs."""

    template_name = "people/designation.html"

    @cached_property
    def assignment(self) -> Assignment:
        return get_object_or_404(designations_of(self.person).select_related("entity", "user"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        before = predecessor(self.assignment)
        return super().get_context_data(assignment=self.assignment, before=before, **kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        assignment = self.assignment
        match request.POST.get("accion"):
            case "confirmar":
                confirm(assignment)
                return redirect("home")
            case "no_corresponde":
                decline(assignment)
                messages.info(request, _("Se avisó a quienes administran el sistema. No tiene que hacer nada más."))
                return redirect("notices")
        messages.error(request, _("No se entendió qué hacer. No se hizo ningún cambio."))
        return redirect("designation", pk)


class Notices(OwnDoor, TemplateView):
    """The mails that the person got, newest first."""

    template_name = "people/notices.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(notices=self.person.notices.all()[:MOST_NOTICES], **kwargs)
