"""Inviting people from the list of designations: a mail with a link to activate their access, once a day at most."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.entries.designations import invite
from compliance.models import Assignment


@admin.action(description=gettext_lazy("Invitar: enviar el enlace para activar el acceso"), permissions=["change"])
def send_invitations(page: Any, request: HttpRequest, chosen: "QuerySet[Assignment]") -> None:
    """Says how many went out, and how many did not: invited today already, ended, or of someone inactive."""
    found = list(chosen.select_related("user", "entity"))
    sent = sum(bool(invite(assignment)) for assignment in found)
    if sent:
        page.message_user(request, _("Invitaciones enviadas: %(sent)s.") % {"sent": sent}, messages.SUCCESS)
    if left := len(found) - sent:
        why = _("No se enviaron %(left)s: ya se enviaron hoy, o la designación o la cuenta no están vigentes.")
        page.message_user(request, why % {"left": left}, messages.WARNING)
