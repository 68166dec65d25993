"""The engine `pnig.embedded_postgres`: Django's own for PostgreSQL, whose server starts at the first connection.

DATABASES["default"] = {"ENGINE": "pnig.embedded_postgres", "NAME": "pnig", "USER": "postgres",
"EMBEDDED_FOLDER": <folder of the installation's database>}; HOST and PORT are not read.
"""

from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base
from django.db.utils import OperationalError
from django.utils.translation import gettext as _

from pnig.embedded_postgres.cluster import PORT, StartFailed
from pnig.embedded_postgres.server import EmbeddedServer

server_of = cache(EmbeddedServer)


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        """Start the server where needed; raises OperationalError in the words of a person who operates it."""
        params: dict[str, Any] = super().get_connection_params()
        return {**params, "host": str(self._attach()), "port": PORT}

    def _attach(self) -> Path:
        folder = self.settings_dict.get("EMBEDDED_FOLDER")
        if not folder:
            raise ImproperlyConfigured(
                _("La base de datos incorporada necesita EMBEDDED_FOLDER en DATABASES.")
            )
        server = server_of(Path(folder))
        try:
            return server.attach()
        except (StartFailed, OSError) as error:
            message = _(
                "No se pudo iniciar el PostgreSQL incorporado de la carpeta «%(folder)s». Su registro está en "
                "«%(log)s» y termina así:\n%(tail)s"
            )
            raise OperationalError(message % {"folder": folder, "log": server.log, "tail": error}) from error
