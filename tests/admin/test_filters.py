"""Filters that no column answers."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from compliance.models import Assignment, Entity, Indicator, Protocol, Service, Target
from tests.admin.addresses import address


def found(client: Client, model: Any, **chosen: Any) -> list[str]:
    return [str(row) for row in client.get(address(model, "changelist"), chosen).context["cl"].queryset]


def test_services_and_indicators_by_protocol(world: Any, as_administrator: Client) -> None:
    for model, name in ((Service, "SS.01.01.01"), (Indicator, "ISS.01.01.01.01")):
        assert found(as_administrator, model, protocol="1") == []
        assert found(as_administrator, model, protocol="0") == [name]
    Protocol.objects.create(service=world.service)
    for model, name in ((Service, "SS.01.01.01"), (Indicator, "ISS.01.01.01.01")):
        assert found(as_administrator, model, protocol="1") == [name]
        assert found(as_administrator, model, protocol="0") == []


def test_indicators_by_level_and_objective(world: Any, as_administrator: Client) -> None:
    objective = world.service.guideline.objective
    Indicator.objects.create(objective=objective, code="IOP.01.01", entity=world.mimp)
    assert found(as_administrator, Indicator, under=objective.pk) == ["IOP.01.01", "ISS.01.01.01.01"]
    assert found(as_administrator, Indicator, level="objective") == ["IOP.01.01"]
    assert found(as_administrator, Indicator, level="service", under=objective.pk) == ["ISS.01.01.01.01"]


def test_targets_by_validity(world: Any, as_administrator: Client) -> None:
    Target.objects.create(indicator=world.indicator, year=2021, valid_until="2022-01-01")
    assert found(as_administrator, Target, in_force="1") == ["ISS.01.01.01.01 2022"]
    assert found(as_administrator, Target, in_force="0") == ["ISS.01.01.01.01 2021"]


def test_entities_by_their_place_in_the_tree(world: Any, as_administrator: Client) -> None:
    assert found(as_administrator, Entity, unit="1") == ["AURORA", "DGTEG"]
    assert found(as_administrator, Entity, unit="0") == ["JNE", "MIMP"]


@pytest.mark.parametrize(("days", "answer"), [(-1, "0"), (0, "1"), (1, "1")])
def test_assignments_end_with_their_last_day(
    world: Any, people: Any, as_administrator: Client, days: int, answer: str
) -> None:
    focal = Assignment.objects.filter(user=people["focal"])
    focal.update(ends_on=timezone.localdate() + timedelta(days))
    assert str(focal.get()) in found(as_administrator, Assignment, in_force=answer)
