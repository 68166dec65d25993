"""A database without tables, or none at all, is told in one line that says what to do."""

import pytest
from django.db import OperationalError, connection

from compliance.management.tables import Error, refuse_without_tables
from tests.management.command_line import run

pytestmark = pytest.mark.django_db


def test_with_its_tables_nothing_is_refused():
    refuse_without_tables()


@pytest.mark.parametrize("tables", [[], ["compliance_policy", "django_migrations"]])
def test_without_tables_migrate_is_named(monkeypatch, tables):
    monkeypatch.setattr(connection.introspection, "table_names", lambda: tables)
    with pytest.raises(Error, match=r"manage\.py migrate"):
        refuse_without_tables()


def test_without_a_database_the_reason_is_told(monkeypatch):
    def fail() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", fail)
    with pytest.raises(Error, match="No se pudo abrir la base de datos: connection refused"):
        refuse_without_tables()


@pytest.mark.parametrize("name", ["import_catalogue", "import_progress", "export_catalogue"])
def test_the_commands_of_workbooks_ask(capsys, monkeypatch, name):
    monkeypatch.setattr(connection.introspection, "table_names", list)
    ended = run(capsys, monkeypatch, name, "libro.xlsx")
    assert ended.code == 1
    assert ended.err == "Error: La base de datos no tiene sus tablas: ejecute antes «manage.py migrate».\n"
