"""`demo`: ready in one command, harmless twice, and never on a database that serves something else."""

from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from compliance.management import demonstration
from compliance.models import EntryEvent, Indicator, Policy, ProgressEntry, ReportingCycle, Signatory, Target, User
from compliance.publishing.content import content_of


@pytest.fixture
def demo(db) -> None:
    call_command("demo", "--no-serve")


COUNTED = (User, Policy, Signatory, ProgressEntry, ReportingCycle, EntryEvent)


def snapshot() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in COUNTED)


def test_it_loads_2021_and_a_sample_cycle_with_every_state(demo) -> None:
    assert ProgressEntry.objects.filter(year=2021).count() == 34
    sampled = ProgressEntry.objects.entered_here()
    assert set(sampled.values_list("status", flat=True)) == {"draft", "ready", "submitted", "returned", "approved"}


def test_every_sample_says_that_it_is_one(demo) -> None:
    stated = ProgressEntry.objects.entered_here().exclude(value=None)
    assert stated.exists()
    assert all("muestra" in entry.source for entry in stated)


def test_an_edition_has_room_for_the_signatures_of_offices_and_of_nobody(demo) -> None:
    last = content_of(Policy.objects.get(code="PNIG"), 2021).document.sections[-1]
    (room,) = last.blocks
    assert (last.title, [one.office for one in room.items]) == ("Vistos buenos", list(demonstration.SIGNATORIES))
    assert not Signatory.objects.exclude(name="").exists()


def test_signatories_that_somebody_changed_are_kept(demo) -> None:
    Signatory.objects.exclude(position=1).delete()
    call_command("demo", "--no-serve")
    assert Signatory.objects.count() == 1


def test_twice_in_a_row_is_harmless(demo) -> None:
    before = snapshot()
    call_command("demo", "--no-serve")
    assert snapshot() == before


def test_what_somebody_changed_in_the_meantime_is_kept(demo) -> None:
    entries = ProgressEntry.objects.filter(indicator__code="IOP.01.01", year=2021)
    entries.update(value=Decimal("7.5"))
    call_command("demo", "--no-serve")
    assert entries.get().value == Decimal("7.5")


@pytest.mark.parametrize("option", [(), ("--reset",)])
def test_it_refuses_a_database_with_the_tables_of_another_application(demo, option) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE foo (a int)")
    before = snapshot()
    with pytest.raises(CommandError, match="hay tablas de otra aplicación"):
        call_command("demo", "--no-serve", *option)
    assert snapshot() == before


def test_it_says_so_where_the_database_cannot_be_opened(monkeypatch) -> None:
    def closed() -> None:
        raise OperationalError("database «nada» does not exist")

    monkeypatch.setattr(connection, "ensure_connection", closed)
    with pytest.raises(CommandError, match="No se pudo abrir la base de datos: database «nada» does not exist"):
        call_command("demo", "--no-serve")


def test_its_accounts_can_sign_in(demo, client) -> None:
    for account in demonstration.ACCOUNTS:
        assert client.login(email=account.email, password=demonstration.PASSWORD)


def test_it_prints_addresses_and_accounts(db, capsys) -> None:
    call_command("demo", "--no-serve", "--port", "8123")
    printed = capsys.readouterr().out
    assert "http://127.0.0.1:8123/" in printed
    assert all(account.email in printed for account in demonstration.ACCOUNTS)


@pytest.mark.parametrize("option", [(), ("--reset",)])
def test_it_refuses_a_database_with_other_people(demo, option) -> None:
    User.objects.create_user("persona@ministerio.example.pe", "una-clave-de-prueba")
    before = snapshot()
    with pytest.raises(CommandError, match="no es solo de la demostración"):
        call_command("demo", "--no-serve", *option)
    assert snapshot() == before


def test_it_refuses_a_database_with_another_policy(demo) -> None:
    Policy.objects.create(code="OTRA")
    with pytest.raises(CommandError, match="políticas"):
        call_command("demo", "--no-serve")


def test_it_refuses_a_catalogue_that_nobody_of_the_demonstration_loaded(pnig) -> None:
    with pytest.raises(CommandError, match="no es solo de la demostración"):
        call_command("demo", "--no-serve")


@pytest.mark.parametrize("option", [(), ("--reset",)])
def test_it_refuses_figures_that_the_demonstration_did_not_load(demo, option) -> None:
    indicator = Indicator.objects.get(code="IOP.01.01")
    Target.objects.create(indicator=indicator, year=2031, value=2)
    with pytest.raises(CommandError, match="datos que no son"):
        call_command("demo", "--no-serve", *option)
    assert Target.objects.filter(year=2031).exists()


@pytest.mark.parametrize("port", ["0", "65536", "abc", "-1"])
def test_a_port_is_a_port(db, port) -> None:
    with pytest.raises(CommandError):
        call_command("demo", "--no-serve", "--port", port)
