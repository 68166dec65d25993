"""Figures in forms, and rows of an inline that exclude each other."""

from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.test import Client

from compliance.admin.inputs import FigureField
from compliance.models import Guideline, PriorityObjective, Service, Target
from tests.admin.addresses import address

IN_FORCE = "Ya hay una cifra vigente para ese año: ciérrela antes de agregar otra."
SAME_CODE = "Ya existe ese código en la política."


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("7.60000000000000000000", "7.6"), ("100.00000", "100"), ("0E-20", "0"), ("1E+3", "1000"), ("-0.50", "-0.5")],
)
def test_a_figure_is_typed_without_needless_zeros(stored: str, shown: str) -> None:
    class Form(forms.Form):
        value = FigureField(max_digits=40, decimal_places=20)

    assert f'value="{shown}"' in str(Form(initial={"value": Decimal(stored)})["value"])


@pytest.mark.parametrize("typed", ["7,6", "NaN", "siete", "1e500"])
def test_what_is_no_figure_is_refused_as_it_was_typed(typed: str) -> None:
    class Form(forms.Form):
        value = FigureField(max_digits=40, decimal_places=20)

    form = Form({"value": typed})
    assert not form.is_valid()
    assert f'value="{typed}"' in str(form["value"])


def test_a_form_that_nobody_touched_changes_nothing(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(type(world.indicator), "change", world.indicator.pk)
    sent = form_of(page)
    assert sent["targets-0-value"] == "50"
    assert as_administrator.post(page, sent).status_code == 302
    history = as_administrator.get(address(type(world.indicator), "history", world.indicator.pk))
    assert [entry.get_change_message() for entry in history.context["action_list"]] == ["No ha cambiado ningún campo."]


def added(prefix: str, start: int, *rows: dict[str, Any]) -> dict[str, Any]:
    """New rows of an inline, after those that are there."""
    sent = {f"{prefix}-TOTAL_FORMS": start + len(rows)}
    return sent | {f"{prefix}-{start + at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}


def errors_of(response: Any) -> list[str]:
    """What the page says of its form and of its inlines."""
    assert response.status_code == 200
    return [str(error) for errors in response.context["errors"] for error in errors]


@pytest.fixture
def target_page(world: Any) -> str:
    return address(type(world.indicator), "change", world.indicator.pk)


def test_two_new_targets_in_force_for_a_year_are_refused(
    target_page: str, as_administrator: Client, form_of: Any
) -> None:
    rows = added("targets", 1, {"year": 2025, "value": "1"}, {"year": 2025, "value": "2"})
    assert errors_of(as_administrator.post(target_page, form_of(target_page) | rows)) == [IN_FORCE]
    assert Target.objects.count() == 1


def test_a_second_target_in_force_is_refused(target_page: str, as_administrator: Client, form_of: Any) -> None:
    rows = added("targets", 1, {"year": 2022, "value": "60"})
    assert errors_of(as_administrator.post(target_page, form_of(target_page) | rows)) == [IN_FORCE]


def test_a_target_is_replaced_in_one_go(target_page: str, as_administrator: Client, form_of: Any) -> None:
    closed = {"targets-0-valid_until": "2022-06-30"}
    rows = added("targets", 1, {"year": 2022, "value": "60.5", "valid_from": "2022-06-30"})
    assert as_administrator.post(target_page, form_of(target_page) | closed | rows).status_code == 302
    assert list(Target.objects.order_by("pk").values_list("value", "valid_until__year")) == [
        (50, 2022),
        (Decimal("60.5"), None),
    ]


def test_a_closed_target_is_not_reopened_beside_another(
    world: Any, target_page: str, as_administrator: Client, form_of: Any
) -> None:
    Target.objects.create(indicator=world.indicator, year=2022, value=40, valid_until="2022-01-01")
    sent = form_of(target_page)
    reopened = {name: "" for name in sent if name.endswith("-valid_until")}
    assert errors_of(as_administrator.post(target_page, sent | reopened)) == [IN_FORCE]


def test_a_deleted_target_makes_room(target_page: str, as_administrator: Client, form_of: Any) -> None:
    rows = added("targets", 1, {"year": 2022, "value": "60"})
    assert (
        as_administrator.post(target_page, form_of(target_page) | {"targets-0-DELETE": "on"} | rows).status_code == 302
    )
    assert Target.objects.get().value == 60


def test_a_validity_that_runs_backwards_is_refused(target_page: str, as_administrator: Client, form_of: Any) -> None:
    dates = {"targets-0-valid_from": "2022-06-30", "targets-0-valid_until": "2022-01-01"}
    errors = errors_of(as_administrator.post(target_page, form_of(target_page) | dates))
    assert errors == ["La vigencia termina antes de empezar."]


def test_two_new_elements_with_a_code_are_refused(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(PriorityObjective, "change", world.service.guideline.objective_id)
    rows = added("guidelines", 1, {"code": "L.09"}, {"code": "L.09"})
    assert errors_of(as_administrator.post(page, form_of(page) | rows)) == [SAME_CODE]
    assert Guideline.objects.count() == 1


def test_a_code_of_another_branch_is_refused(world: Any, as_administrator: Client, form_of: Any) -> None:
    other = Guideline.objects.create(objective=world.service.guideline.objective, code="L.02")
    page = address(Guideline, "change", other.pk)
    row = {"code": world.service.code, "entity": world.mimp.pk}
    assert errors_of(as_administrator.post(page, form_of(page) | added("services", 0, row))) == [SAME_CODE]
    assert Service.objects.count() == 1


def test_an_objective_can_be_made_with_its_guidelines(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(PriorityObjective, "add")
    sent = form_of(page) | {"policy": world.policy.pk, "code": "OP.07"} | added("guidelines", 0, {"code": "L.07.01"})
    assert as_administrator.post(page, sent).status_code == 302
    assert Guideline.objects.get(code="L.07.01").policy == world.policy


@pytest.mark.parametrize("missing", ["objective", "code"])
def test_an_element_without_what_it_needs_is_refused(
    world: Any, as_administrator: Client, form_of: Any, missing: str
) -> None:
    page = address(Guideline, "add")
    sent = form_of(page) | {"objective": world.service.guideline.objective_id, "code": "L.07", missing: ""}
    assert errors_of(as_administrator.post(page, sent)) == ["Este campo es obligatorio."]
