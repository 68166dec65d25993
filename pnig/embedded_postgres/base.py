"""The engine: Django's own for PostgreSQL, whose server starts at the first connection.

DATABASES["default"] = {"ENGINE": "pnig.embedded_postgres", "NAME": "pnig", "USER": "postgres",
"EMBEDDED_FOLDER": the folder of the installation's database}. HOST and PORT are not read.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base, client
from django.db.utils import OperationalError
from django.utils.translation import gettext as _

from pnig.embedded_postgres.cluster import PORT, StartError
from pnig.embedded_postgres.placement import find_programs
from pnig.embedded_postgres.server import EmbeddedServer

server_of = cache(EmbeddedServer)


def attach(settings_dict: dict[str, Any]) -> str:
    """The server's address, started where needed; OperationalError says what went wrong and where to look."""
    if not settings_dict.get("EMBEDDED_FOLDER"):
        raise ImproperlyConfigured(_("A la base de datos incorporada le falta EMBEDDED_FOLDER en DATABASES."))
    server = server_of(Path(settings_dict["EMBEDDED_FOLDER"]))
    try:
        return str(server.attach())
    except (StartError, OSError, LookupError) as error:
        message = _(
            "No se pudo iniciar el PostgreSQL incorporado de la carpeta «%(folder)s» "
            "(su registro: «%(log)s»):\n%(reason)s"
        )
        details = {"folder": server.folder, "log": server.log, "reason": error}
        raise OperationalError(message % details) from error


class DatabaseClient(client.DatabaseClient):
    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """`manage.py dbshell`, with the psql that belongs to the server."""
        located = {**settings_dict, "HOST": attach(settings_dict), "PORT": PORT}
        command, env = super().settings_to_cmd_args_env(located, parameters)
        return [str(find_programs({}) / command[0]), *command[1:]], env


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        return {**super().get_connection_params(), "host": attach(self.settings_dict), "port": PORT}
