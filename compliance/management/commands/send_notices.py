"""`manage.py send_notices`: sends the mails that were kept and did not go out, for a timer of the machine to call."""

from typing import Any

from django.core.management import BaseCommand
from django.utils.translation import gettext as _

from compliance.entries import outbox
from compliance.management.tables import Error, refuse_without_tables


class Command(BaseCommand):
    help = _("Envía los avisos que quedaron sin enviar.")
    requires_system_checks = []

    def handle(self, **options: Any) -> None:
        refuse_without_tables()
        sent = len(outbox.send(outbox.left_behind()))
        if options["verbosity"]:
            self.stdout.write(_("Avisos enviados: %(sent)s.") % {"sent": sent})
        if left := len(outbox.left_behind()):
            raise Error(_("No se pudieron enviar %(left)s: se intentará de nuevo.") % {"left": left})
