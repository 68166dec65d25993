"""Cycles run forward, keep what was reported in them, and each extension names who granted it."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.utils import timezone

from compliance.admin.cycle import CyclePage
from compliance.models import Extension, ReportingCycle, User
from tests.admin.addresses import address
from tests.admin.test_inputs import added, errors_of


@pytest.mark.parametrize(
    ("opens", "due", "closes", "state"),
    [
        (1, 2, 3, "Por abrir"),
        (-1, 2, 3, "Abierto"),
        (-2, -1, 3, "Abierto, plazo vencido"),
        (-3, -2, -1, "Cerrado"),
    ],
)
def test_the_state_of_a_cycle_follows_from_its_dates(opens: int, due: int, closes: int, state: str) -> None:
    now = timezone.now()
    dates = [now + timedelta(days) for days in (opens, due, closes)]
    cycle = ReportingCycle(**dict(zip(("opens_at", "due_at", "closes_at"), dates, strict=True)))
    assert CyclePage(ReportingCycle, admin.site).state(cycle) == state


def test_dates_that_run_backwards_are_refused(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(ReportingCycle, "change", world.cycle.pk)
    errors = errors_of(as_administrator.post(page, form_of(page) | {"due_at_0": "1/1/2020"}))
    assert errors == ["Un ciclo se abre, luego vence y luego se cierra."]


def test_a_policy_has_one_cycle_a_year(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(ReportingCycle, "change", world.cycle.pk)
    errors = errors_of(as_administrator.post(address(ReportingCycle, "add"), form_of(page)))
    assert len(errors) == 1
    assert "Ya existe" in errors[0]


def test_a_cycle_with_entries_keeps_its_policy_and_year(
    world: Any, make_entry: Any, as_administrator: Client, form_of: Any
) -> None:
    page = address(ReportingCycle, "change", world.cycle.pk)
    assert {"policy", "year"} <= form_of(page).keys()
    make_entry()
    assert not {"policy", "year"} & form_of(page).keys()


def test_an_extension_names_who_granted_it(
    world: Any, as_administrator: Client, administrator: User, form_of: Any
) -> None:
    row = {"entity": world.jne.pk, "closes_at_0": "2030-01-01", "closes_at_1": "10:00", "reason": "Feriado"}
    page = address(ReportingCycle, "change", world.cycle.pk)
    assert as_administrator.post(page, form_of(page) | added("extensions", 0, row)).status_code == 302
    own = address(Extension, "add")
    assert as_administrator.post(own, form_of(own) | row | {"cycle": world.cycle.pk}).status_code == 302
    assert [one.granted_by for one in Extension.objects.all()] == [administrator, administrator]


def test_an_edited_extension_keeps_who_granted_it(world: Any, as_administrator: Client, form_of: Any) -> None:
    other = User.objects.create_user("otra@example.org", "una-clave-de-prueba")
    later = world.cycle.closes_at + timedelta(days=1)
    facts = {"cycle": world.cycle, "entity": world.jne, "closes_at": later, "granted_by": other}
    extension = Extension.objects.create(**facts, reason="Feriado")
    for page, field in (
        (address(ReportingCycle, "change", world.cycle.pk), "extensions-0-reason"),
        (address(Extension, "change", extension.pk), "reason"),
    ):
        assert as_administrator.post(page, form_of(page) | {field: f"Otro motivo de {field}"}).status_code == 302
        extension.refresh_from_db()
        assert (extension.reason, extension.granted_by) == (f"Otro motivo de {field}", other)


def test_an_extension_ends_after_the_cycle(world: Any, as_administrator: Client, form_of: Any) -> None:
    own = address(Extension, "add")
    row = {"entity": world.jne.pk, "closes_at_0": "2020-01-01", "closes_at_1": "10:00", "reason": "Feriado"}
    errors = errors_of(as_administrator.post(own, form_of(own) | row | {"cycle": world.cycle.pk}))
    assert errors == ["Una prórroga termina después del cierre del ciclo."]
