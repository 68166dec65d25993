"""Columns of lists: figures, names, counts, and that a list of many rows asks the database no more than one of few."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.admin import lists
from compliance.admin.lists import Counted
from compliance.choices import Unit
from compliance.models import Indicator, PriorityObjective, Service
from tests.admin.addresses import OURS, address
from tests.admin.many import many_rows


def test_a_list_asks_as_much_for_many_rows_as_for_few(as_administrator: Client) -> None:
    many_rows(0, 10)
    few = {model: _queries(as_administrator, model) for model in OURS}
    many_rows(10, 200)
    assert {model: _queries(as_administrator, model) for model in OURS} == few


def _queries(client: Client, model: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(model, "changelist"), {"all": ""}).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        ("7.60000000000000000000", Unit.PERCENTAGE, 1, "7.6\N{NO-BREAK SPACE}%"),
        ("9", Unit.PERCENTAGE, 1, "9.0\N{NO-BREAK SPACE}%"),
        ("1.68", Unit.PERCENTAGE, 1, "1.68\N{NO-BREAK SPACE}%"),
        ("0.30", Unit.RATE, 2, "0.30"),
        ("1250000", "", None, "1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000"),
        ("-0.5", Unit.VARIATION, 1, "\N{MINUS SIGN}0.5"),
    ],
)
def test_a_figure_is_exact_with_at_least_its_decimals(value: str, unit: str, decimals: int | None, shown: str) -> None:
    assert lists.figure(Decimal(value), Indicator(unit=unit, decimals=decimals)) == shown


def test_an_unknown_figure_is_a_dash() -> None:
    assert lists.figure(None, Indicator(unit=Unit.RATE)) == "—"
    assert lists.amount(None) == "—"
    assert lists.amount(Decimal("1234.50")) == "1\N{NO-BREAK SPACE}234.5"


def test_a_long_name_is_cut_and_its_title_has_it_whole() -> None:
    name = "Servicio <b>" + "muy largo " * 30
    shown = lists.short_name(Service(name=name))
    assert len(name) < len(shown) < 2 * len(name)
    assert "…</span>" in shown
    assert "<b>" not in shown
    assert "&lt;b&gt;" in shown


def test_a_short_name_is_left_alone() -> None:
    assert lists.short_name(Service(name="Breve")) == "Breve"


def test_a_column_follows_a_path_and_calls_what_it_finds() -> None:
    column = lists.column("unidad", "get_unit_display", "unit")
    assert column(Indicator(unit=Unit.RATE)) == "Tasa"
    assert column.admin_order_field == "unit"
    assert lists.column("correo", "user.email").admin_order_field == "user__email"


def test_counts_in_one_list_do_not_multiply(world: Any) -> None:
    objective = PriorityObjective.objects.get()
    for number in range(3):
        common = {"objective": objective, "entity": world.mimp, "policy": world.policy}
        Indicator.objects.create(code=f"IOP.01.0{number}", **common)
    services, indicators = Counted(Service, "policy"), Counted(Indicator, "policy")
    counts = {one.alias: one.expression() for one in (services, indicators)}
    policy = type(world.policy).objects.annotate(**counts).get()
    assert (policy.service_count, policy.indicator_count) == (1, 4)


def test_a_count_leads_to_the_rows_that_it_counts(world: Any, as_administrator: Client) -> None:
    objective = PriorityObjective.objects.get()
    page = as_administrator.get(address(PriorityObjective, "changelist"))
    links = [f"guideline/?objective__id__exact={objective.pk}", f"indicator/?under={objective.pk}&amp;level=objective"]
    assert [link in page.content.decode() for link in links] == [True, True]
    counted = as_administrator.get(f"{address(Indicator, 'changelist')}?under={objective.pk}&level=service")
    assert [row.code for row in counted.context["cl"].queryset] == ["ISS.01.01.01.01"]
