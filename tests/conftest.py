"""What the whole suite shares: people, and the real 2021 data."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from compliance.models import Policy, User
from tests.world import make_entry, people, world

__all__ = ["make_entry", "people", "world"]

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
CATALOGUE = FIXTURES / "pnig-catalogo"
PROGRESS = FIXTURES / "pnig-avances-2021"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Tests that commit empty all tables afterwards, also those that the database keeps from it."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        name = connection.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(f"ALTER DATABASE {name} SET compliance.may_be_emptied = 'on'")
    # The setting holds for sessions that begin after it.
    connection.close()


@pytest.fixture
def pnig(db) -> Policy:
    """The PNIG with its catalogue and the 2021 data."""
    call_command("import_catalogue", str(CATALOGUE), verbosity=0)
    call_command("import_progress", str(PROGRESS), verbosity=0)
    return Policy.objects.get(code="PNIG")


@pytest.fixture
def administrator(db) -> User:
    return User.objects.create_superuser("administracion@example.org", "una-clave-de-prueba")


@pytest.fixture
def as_administrator(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client
