"""Indicators measure one thing; their figures are shown as they are read, and replaced rather than overwritten."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.test import Client

from compliance.models import Indicator, SeriesBreak, Target, User
from tests.admin.addresses import address
from tests.admin.test_inputs import added, errors_of


@pytest.mark.parametrize("both", [True, False], ids=["both", "neither"])
def test_an_indicator_measures_one_thing(world: Any, as_administrator: Client, form_of: Any, both: bool) -> None:
    page = address(Indicator, "change", world.indicator.pk)
    objective = world.service.guideline.objective
    changed = {"objective": objective.pk} if both else {"service": ""}
    errors = errors_of(as_administrator.post(page, form_of(page) | changed))
    assert errors == ["Indique un objetivo o un servicio: exactamente uno de los dos."]


def test_a_new_indicator_measures_something(world: Any, as_administrator: Client, form_of: Any) -> None:
    page = address(Indicator, "add")
    errors = errors_of(as_administrator.post(page, form_of(page) | {"code": "I.1", "entity": world.mimp.pk}))
    assert errors == ["Indique un objetivo o un servicio: exactamente uno de los dos."]


def test_a_second_target_in_force_is_refused_on_its_own_page(
    world: Any, as_administrator: Client, form_of: Any
) -> None:
    page = address(Target, "add")
    sent = form_of(page) | {"indicator": world.indicator.pk, "year": 2022, "value": "1"}
    assert errors_of(as_administrator.post(page, sent)) == [
        "Ya hay una cifra vigente para ese año: ciérrela antes de agregar otra."
    ]


@pytest.mark.parametrize("year", ["1800", "40000", "dos mil"])
def test_a_year_out_of_range_is_refused(world: Any, as_administrator: Client, form_of: Any, year: str) -> None:
    page = address(Target, "add")
    assert errors_of(as_administrator.post(page, form_of(page) | {"indicator": world.indicator.pk, "year": year}))


def test_the_list_shows_the_latest_targets_in_force(world: Any, as_administrator: Client) -> None:
    Target.objects.create(indicator=world.indicator, year=2030, value="90.25")
    Target.objects.create(indicator=world.indicator, year=2022, value="40", valid_until="2022-01-01")
    page = as_administrator.get(address(Indicator, "changelist")).content.decode()
    assert "2022: 50.0\N{NO-BREAK SPACE}%, 2030: 90.25\N{NO-BREAK SPACE}%" in page


def test_breaks_of_the_series_are_written_beside_the_targets(
    world: Any, as_administrator: Client, form_of: Any
) -> None:
    page = address(Indicator, "change", world.indicator.pk)
    assert "Quiebres de la serie" in as_administrator.get(page).content.decode()
    row = {"year": 2020, "reason": "Cambió el cuestionario"}
    assert as_administrator.post(page, form_of(page) | added("series_breaks", 0, row)).status_code == 302
    assert SeriesBreak.objects.get(indicator=world.indicator).year == 2020
    again = form_of(page)
    assert as_administrator.post(page, again).status_code == 302
    assert errors_of(as_administrator.post(page, again | added("series_breaks", 1, row)))
    assert errors_of(as_administrator.post(page, again | added("series_breaks", 1, {"year": 1800})))
    assert SeriesBreak.objects.count() == 1


def test_whoever_may_only_look_sees_figures_as_they_are_read(world: Any, client: Client) -> None:
    reader = User.objects.create_user("lee@example.org", "una-clave-de-prueba", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_indicator", "view_target"]))
    client.force_login(reader)
    pages = [address(Target, "change", Target.objects.get().pk), address(Indicator, "change", world.indicator.pk)]
    texts = [client.get(page).content.decode() for page in pages]
    assert ["50.0\N{NO-BREAK SPACE}%" in text for text in texts] == [True, True]
    assert [zeros in text for text in texts for zeros in ("50.000", '<input type="text" name="value"')] == [False] * 4


def test_whoever_adds_targets_without_changing_them_uses_their_own_page(world: Any, client: Client) -> None:
    person = User.objects.create_user("agrega@example.org", "una-clave-de-prueba", is_staff=True)
    given = ["change_indicator", "view_target", "add_target"]
    person.user_permissions.set(Permission.objects.filter(codename__in=given))
    client.force_login(person)
    page = client.get(address(Indicator, "change", world.indicator.pk)).content.decode()
    assert "50.0\N{NO-BREAK SPACE}%" in page
    assert "50.000" not in page
    assert client.get(address(Target, "add")).status_code == 200


def test_too_many_decimals_are_told_at_their_field(world: Any) -> None:
    world.indicator.decimals = 11
    with pytest.raises(ValidationError) as refused:
        world.indicator.full_clean()
    assert list(refused.value.message_dict) == ["decimals"]
