"""Inviting people: a mail with a link to activate their access, to each once a day at most."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.entries.designations import invite, invite_person, is_in_force
from compliance.models import Assignment, User


@admin.action(description=gettext_lazy("Invitar: enviar el enlace para activar el acceso"), permissions=["change"])
def send_invitations(page: Any, request: HttpRequest, chosen: "QuerySet[Assignment]") -> None:
    """Says how many went out, and how many did not: invited today already, ended, or of someone inactive."""
    why = _("No se enviaron %(left)s: ya se enviaron hoy, o la designación o la cuenta no están vigentes.")
    _say(page, request, [bool(invite(one)) for one in chosen.select_related("user", "entity")], why)


@admin.action(description=gettext_lazy("Reenviar la invitación"), permissions=["change"])
def send_again(page: Any, request: HttpRequest, chosen: "QuerySet[User]") -> None:
    """For those who have not made their password yet."""
    why = _("No se enviaron %(left)s: ya se enviaron hoy, la persona ya creó su contraseña o su cuenta no está activa.")
    _say(page, request, [bool(invite_person(one)) for one in chosen], why)


def _say(page: Any, request: HttpRequest, outcomes: Iterable[bool], why: str) -> None:
    went = list(outcomes)
    if sent := sum(went):
        page.message_user(request, _("Invitaciones enviadas: %(sent)s.") % {"sent": sent}, messages.SUCCESS)
    if left := len(went) - sent:
        page.message_user(request, why % {"left": left}, messages.WARNING)


def invite_newcomer(page: Any, request: HttpRequest, person: User) -> None:
    """Right after a person was added."""
    _tell(page, request, person, went=bool(invite_person(person)))


def invite_designated(page: Any, request: HttpRequest, designation: Assignment) -> None:
    """Right after a designation was added; nothing of one that has ended, or of someone inactive."""
    if is_in_force(designation):
        _tell(page, request, designation.user, went=bool(invite(designation)))


def _tell(page: Any, request: HttpRequest, person: User, *, went: bool) -> None:
    if went:
        page.message_user(request, _("Se envió la invitación a %(email)s.") % {"email": person.email}, messages.SUCCESS)
    else:
        why = _("No se pudo enviar la invitación a %(email)s: reenvíela más tarde desde la lista de avisos.")
        page.message_user(request, why % {"email": person.email}, messages.WARNING)
