"""The catalogue's forms refuse what its rules forbid, with a message, and what is in use is not deleted."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from compliance.models import Guideline, Policy, PriorityObjective, Protocol, Service, Signatory
from tests.admin.addresses import address
from tests.admin.test_inputs import errors_of


def test_a_code_stands_once_in_a_policy(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(PriorityObjective, "add")
    sent = form_of(page) | {"policy": world.policy.pk, "code": "OP.01"}
    assert errors_of(as_administrator.post(page, sent)) == ["Ya existe ese código en la política."]


def test_a_code_has_its_shape(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(PriorityObjective, "add")
    sent = form_of(page) | {"policy": world.policy.pk, "code": "op 1"}
    assert "Use letras mayúsculas y números" in errors_of(as_administrator.post(page, sent))[0]


def test_a_unit_hangs_from_the_entity_of_its_service(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(Service, "change", world.service.pk)
    sent = form_of(page) | {"entity": world.jne.pk}
    assert errors_of(as_administrator.post(page, sent)) == ["La unidad no pertenece a la entidad responsable."]


def test_an_element_does_not_move_to_another_policy(world: Any, as_administrator: Client, form_of: Any) -> None:
    other = Policy.objects.create(code="OTRA")
    there = PriorityObjective.objects.create(policy=other, code="OP.01")
    Guideline.objects.create(objective=there, code="L.01.01")
    page = address(Guideline, "change", world.service.guideline_id)
    assert errors_of(as_administrator.post(page, form_of(page) | {"objective": there.pk})) == ["Es de otra política."]
    page = address(PriorityObjective, "change", world.service.guideline.objective_id)
    assert "policy" not in form_of(page)


def test_the_last_day_stands_for_a_year(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(Protocol, "add")
    sent = form_of(page) | {"service": world.service.pk, "approved_on": "2021-05-03", "only_year_known": "on"}
    errors = errors_of(as_administrator.post(page, sent))
    assert errors == ["Si solo se conoce el año, la fecha es el 31 de diciembre."]
    assert as_administrator.post(page, sent | {"approved_on": "31/12/2021"}).status_code == 302
    assert Protocol.objects.get().approved_on == date(2021, 12, 31)
    listed = as_administrator.get(address(Protocol, "changelist")).content.decode()
    assert '<td class="field-approval">2021</td>' in listed


def test_a_service_has_one_protocol(world: Any, as_administrator: Client, form_of: Any) -> None:
    Protocol.objects.create(service=world.service)
    page = address(Protocol, "add")
    errors = errors_of(as_administrator.post(page, form_of(page) | {"service": world.service.pk}))
    assert errors == ["Ya existe Protocolo con el mismo dato en «Servicio»."]


@pytest.mark.parametrize("name", ["policy", "objective", "guideline", "service", "indicator", "mimp", "cycle"])
def test_what_is_in_use_is_not_deleted(world: Any, make_entry: Any, as_administrator: Client, name: str) -> None:
    make_entry()
    guideline = world.service.guideline
    row = {"guideline": guideline, "objective": guideline.objective}.get(name) or getattr(world, name)
    page = address(type(row), "delete", row.pk)
    shown = as_administrator.get(page)
    assert shown.context["protected"]
    assert as_administrator.post(page, {"post": "yes"}).status_code == 200
    chosen = {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"}
    assert as_administrator.post(address(type(row), "changelist"), chosen).status_code == 200
    assert type(row).objects.filter(pk=row.pk).exists()


def test_what_is_in_use_is_not_deleted_in_an_inline(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(Guideline, "change", world.service.guideline_id)
    response = as_administrator.post(page, form_of(page) | {"services-0-DELETE": "on"})
    assert response.status_code == 200
    assert "ISS.01.01.01.01" in response.content.decode()
    assert Service.objects.exists()


def test_who_signs_a_report_is_written_on_its_policy_in_their_order(
    world: Any, as_administrator: Client, form_of: Any
) -> None:
    page = address(Policy, "change", world.policy.pk)
    first = {"signatories-0-position": "1", "signatories-0-office": "Dirección General"}
    assert as_administrator.post(page, form_of(page) | {"signatories-TOTAL_FORMS": "1", **first}).status_code == 302
    again = {"signatories-1-position": "1", "signatories-1-office": "Otra oficina", "signatories-TOTAL_FORMS": "2"}
    assert as_administrator.post(page, form_of(page) | again).status_code == 200
    assert [str(one) for one in Signatory.objects.all()] == ["Dirección General"]
