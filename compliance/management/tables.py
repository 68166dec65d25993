"""A command that needs the database says what is missing, rather than fail on the first query."""

from django.apps import apps
from django.core.management import CommandError
from django.db import OperationalError, connection
from django.utils.translation import gettext as _


class Error(CommandError):
    """Bad input: exit 1. Django prints an error's class name before its message, and this one is Spanish too."""


# What wrong usage exits with (contract, section 1); bad input exits with 1.
WRONG_USAGE = 2


def refuse_without_database() -> None:
    """Raises `Error` where the database cannot be opened."""
    try:
        connection.ensure_connection()
    except OperationalError as problem:
        raise Error(_("No se pudo abrir la base de datos: %(problem)s") % {"problem": problem}) from problem


def refuse_without_tables() -> None:
    """Raises `Error`, which names `migrate`, where the database lacks tables; or where there is no database."""
    refuse_without_database()
    needed = {model._meta.db_table for model in apps.get_app_config("compliance").get_models()}
    if needed - set(connection.introspection.table_names()):
        raise Error(_("La base de datos no tiene sus tablas: ejecute antes «manage.py migrate»."))
