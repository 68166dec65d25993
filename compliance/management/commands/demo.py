"""`manage.py demo`: a working installation with the real 2021 data, in one command."""

import socket
from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandParser, call_command
from django.utils.translation import gettext as _

from compliance.management import demonstration
from compliance.management.emptying import may_be_emptied
from compliance.management.tables import Error, refuse_without_database

HOST = "127.0.0.1"


def port(text: str) -> int:
    if text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise ArgumentTypeError(_("«%(text)s» no es un puerto entre 1 y 65535") % {"text": text})


class Command(BaseCommand):
    help = _("Prepara la base de datos, carga el catálogo y los datos de 2021, e inicia el servidor.")
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help=_("no inicia el servidor"))
        parser.add_argument("--reset", action="store_true", help=_("borra los datos y los carga de nuevo"))
        parser.add_argument("--port", type=port, default=8000, help=_("puerto del servidor (8000)"))

    def handle(self, *, no_serve: bool, reset: bool, port: int, **options: Any) -> None:  # noqa: ARG002
        if not no_serve:
            self._refuse_busy(port)
        settings.SITE_ADDRESS = f"http://{HOST}:{port}"
        refuse_without_database()
        with demonstration.one_at_a_time():
            self._prepare(reset=reset)
        self._tell(f"{settings.SITE_ADDRESS}/")
        if not no_serve:
            # What a person meets here is what they would meet later: no page of the framework's own.
            settings.DEBUG, settings.WHITENOISE_USE_FINDERS = False, True
            call_command("runserver", f"{HOST}:{port}", use_reloader=False)

    def _prepare(self, *, reset: bool) -> None:
        self._refuse_foreign_data()
        self._step(_("Preparando la base de datos"))
        call_command("migrate", interactive=False, verbosity=0)
        if reset:
            self._step(_("Borrando los datos de la demostración"))
            with may_be_emptied():
                call_command("flush", interactive=False, verbosity=0)
        self._step(_("Cargando el catálogo, los datos de 2021 y un ciclo 2022 de muestra"))
        demonstration.load()

    def _step(self, text: str) -> None:
        self.stdout.write(f"{text}…")

    def _refuse_busy(self, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as problem:
                raise Error(_("El puerto %(port)s está ocupado: elija otro con --port.") % {"port": port}) from problem

    def _refuse_foreign_data(self) -> None:
        if signs := demonstration.foreign_data():
            raise Error(
                _(
                    "Esta base de datos no es solo de la demostración (%(signs)s): no se tocó nada. Para abrirla como "
                    "está, use «DEBUG=1 .venv/bin/python manage.py runserver»; para otra demostración, otra carpeta en "
                    "PNIG_VAR."
                )
                % {"signs": "; ".join(signs)}
            )

    def _tell(self, address: str) -> None:
        lines = [
            "",
            _("Dirección: %(address)s") % {"address": address},
            _("Reporte de 2021: %(address)sreporte/%(policy)s/%(year)s/")
            % {"address": address, "policy": demonstration.POLICY, "year": demonstration.YEAR},
            _("Administración: %(address)sadmin/") % {"address": address},
            "",
            _("Cuentas de la demostración (contraseña de todas: %(password)s)") % {"password": demonstration.PASSWORD},
            *(f"  {account.email:<30} {account.description}" for account in demonstration.ACCOUNTS),
            "",
        ]
        self.stdout.write("\n".join(lines))
