"""Every page of the administration, generated from its own list of tables, has no barrier that axe finds."""

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from compliance.models import Extension, ReportingCycle, User
from tests.admin.addresses import MODELS
from tests.journeys.conftest import Visitor

KINDS = ("changelist", "add", "change", "delete", "history", "import", "export")
OF_A_ROW = {"change", "delete", "history"}


@pytest.fixture
def administrator(visitor) -> Visitor:
    """At a demonstration that has a row in most tables."""
    cycle = ReportingCycle.objects.get()
    Extension.objects.create(
        cycle=cycle,
        entity=cycle.policy.lead_entity,
        closes_at=cycle.closes_at,
        reason="Feriado",
        granted_by=User.objects.get(email__startswith="administracion@"),
    )
    return visitor().signs_in("administracion")


def pages() -> list[tuple[str, str, str]]:
    """Each page of each table that has one: the table, the kind of page, its address."""
    found = []
    for model in MODELS:
        row = model._default_manager.first()
        for kind in KINDS:
            if kind in OF_A_ROW and row is None:
                continue
            try:
                name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}"
                found.append((model.__name__, kind, reverse(name, args=[row.pk] if kind in OF_A_ROW else [])))
            except NoReverseMatch:
                continue
    return found


def test_no_page_of_the_administration_has_a_barrier(administrator: Visitor) -> None:
    barriers = []
    others = [("", name, reverse(f"admin:{name}")) for name in ("index", "password_change")]
    others.append(("", "app_list", reverse("admin:app_list", args=["compliance"])))
    for _table, _kind, address in [*others, *pages()]:
        if administrator.goes_to(address) == 200:
            barriers += [f"{address} {barrier}" for barrier in administrator.barriers()]
    assert barriers == []


def test_every_table_was_looked_at(administrator: Visitor) -> None:
    looked_at = {table for table, kind, _address in pages() if kind == "changelist"}
    assert looked_at == {model.__name__ for model in admin.site._registry}
