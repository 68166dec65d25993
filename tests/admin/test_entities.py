"""Entities stay a tree, and moving one leaves no service's unit outside its entity."""

from typing import Any

from django.test import Client

from compliance.models import Entity
from tests.admin.addresses import address
from tests.admin.test_inputs import added, errors_of


def test_an_entity_does_not_depend_on_itself(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(Entity, "change", world.mimp.pk)
    for parent in (world.mimp, world.aurora):
        errors = errors_of(as_administrator.post(page, form_of(page) | {"parent": parent.pk}))
        assert "Así la entidad dependería de sí misma." in errors


def test_a_unit_in_charge_of_a_service_stays_in_its_entity(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(Entity, "change", world.aurora.pk)
    for parent in ("", world.jne.pk):
        errors = errors_of(as_administrator.post(page, form_of(page) | {"parent": parent}))
        assert errors == ["La unidad a cargo del servicio SS.01.01.01 saldría de su entidad."]


def test_a_unit_moves_within_its_entity(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(Entity, "change", world.aurora.pk)
    assert as_administrator.post(page, form_of(page) | {"parent": world.dgteg.pk}).status_code == 302
    assert Entity.objects.get(acronym="AURORA").parent == world.dgteg


def test_the_article_of_an_acronym_is_chosen(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(Entity, "change", world.jne.pk)
    assert as_administrator.post(page, form_of(page) | {"article": "sin"}).status_code == 302
    assert Entity.objects.get(acronym="JNE").article == "sin"
    assert errors_of(as_administrator.post(page, form_of(page) | {"article": "los"}))


def test_an_acronym_stands_once(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(Entity, "change", world.jne.pk)
    rows = added("units", 0, {"acronym": "ENAP"}, {"acronym": "ENAP"})
    assert errors_of(as_administrator.post(page, form_of(page) | rows))
    assert errors_of(as_administrator.post(page, form_of(page) | {"acronym": "MIMP"}))
    assert Entity.objects.count() == 4
