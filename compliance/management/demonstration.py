"""What the demonstration loads, and how to tell a database that holds only that from any other."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils.translation import gettext as _

from compliance.models import Entity, Policy, User

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
CATALOGUE = FIXTURES / "pnig-catalogo"
PROGRESS = FIXTURES / "pnig-avances-2021"
POLICY = "PNIG"
YEAR = 2021

DOMAIN = "demo.example"
PASSWORD = "igualdad-demo-2022"  # noqa: S105 (printed on purpose, and good for the demonstration alone)


class Account(NamedTuple):
    """A person of the demonstration."""

    email: str
    role: str
    is_administrator: bool


ACCOUNTS = (
    Account(f"administracion@{DOMAIN}", _("Administración"), is_administrator=True),
    Account(f"lectura@{DOMAIN}", _("Lectura"), is_administrator=False),
)


def _has_tables() -> bool:
    return User._meta.db_table in connection.introspection.table_names()


def _holds_nothing() -> bool:
    return not any(model.objects.exists() for model in (User, Policy, Entity))


def _other_people() -> bool:
    return not User.objects.exists() or User.objects.exclude(email__endswith=f"@{DOMAIN}").exists()


def _other_policies() -> bool:
    return Policy.objects.exclude(code=POLICY).exists()


SIGNS_OF_OTHER_DATA: tuple[tuple[Callable[[], bool], str], ...] = (
    (_other_people, _("hay personas que no son de la demostración")),
    (_other_policies, _("hay políticas que no son de la demostración")),
)


def foreign_data() -> list[str]:
    """Signs that the database serves something else than the demonstration; none where it is new."""
    if not _has_tables() or _holds_nothing():
        return []
    return [sign for found, sign in SIGNS_OF_OTHER_DATA if found()]


def _load_accounts() -> None:
    for account in ACCOUNTS:
        if not User.objects.filter(email=account.email).exists():
            create = User.objects.create_superuser if account.is_administrator else User.objects.create_user
            create(account.email, PASSWORD, first_name=account.role)


@transaction.atomic
def load() -> None:
    """Loads what is missing; a second time changes nothing."""
    _load_accounts()
    call_command("import_catalogue", str(CATALOGUE), verbosity=0)
    call_command("import_progress", str(PROGRESS), verbosity=0)
