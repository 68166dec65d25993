"""The page of a row's history: every change of the trail, with who made it, and a command's reason."""

from decimal import Decimal

import pghistory
import pytest
from django.test import Client

from compliance.admin.history import MOST, steps_of
from compliance.choices import Direction
from compliance.models import Entity, Indicator, Notice, Target
from tests.admin.addresses import address


@pytest.fixture
def target(world) -> Target:
    return Target.objects.get(indicator=world.indicator)


def test_a_change_says_what_it_said_and_what_it_says(target) -> None:
    target.value, target.legal_instrument = Decimal("55.50"), "D.S. 001-2022"
    target.save()
    change, creation = steps_of(target)
    assert (change.what, creation.what, creation.changed) == ("Cambió", "Se creó", ())
    said = {one.name: (one.before, one.after) for one in change.changed}
    assert said == {"Valor": ("50", "55.5"), "Dispositivo legal": ("—", "D.S. 001-2022")}


def test_choices_and_other_rows_are_named(world) -> None:
    indicator = world.indicator
    indicator.direction, indicator.entity = Direction.DESCENDING, world.jne
    indicator.save()
    said = {one.after for one in steps_of(indicator)[0].changed}
    assert said == {str(Direction.DESCENDING.label), "JNE"}


def test_a_command_stands_with_its_file_and_its_reason(target) -> None:
    with pghistory.context(command="correct_progress", file="Avances.xlsx", reason="Se rectificó."):
        Target.objects.filter(pk=target.pk).update(value=Decimal(51))
    step = steps_of(target)[0]
    assert (step.who, step.reason) == ("orden correct_progress (Avances.xlsx)", "Se rectificó.")


def test_the_page_names_who_changed_it_in_the_administration(world, as_administrator: Client, administrator) -> None:
    page = address(Entity, "change", world.jne.pk)
    form = as_administrator.get(page).context["adminform"].form
    values = {name: "" if value is None else value for name, value in form.initial.items()}
    inlines = as_administrator.get(page).context["inline_admin_formsets"]
    management = {
        f"{one.formset.prefix}-{key}": value
        for one in inlines
        for key, value in {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}.items()
    }
    answer = as_administrator.post(page, {**values, **management, "name": "Jurado Nacional de Elecciones"})
    assert answer.status_code == 302
    text = as_administrator.get(address(Entity, "history", world.jne.pk)).content.decode()
    assert "Jurado Nacional de Elecciones</ins>" in text
    assert administrator.email in text


def test_what_the_trail_does_not_keep_has_no_steps(db) -> None:
    assert steps_of(Notice()) == []


def test_of_many_changes_the_newest_are_shown_in_few_queries(world, django_assert_max_num_queries) -> None:
    for turn in range(MOST + 5):
        Indicator.objects.filter(pk=world.indicator.pk).update(name=f"Nombre {turn}")
    with django_assert_max_num_queries(2):
        steps = steps_of(world.indicator)
    assert len(steps) == MOST
    assert steps[0].changed[0].after == f"Nombre {MOST + 4}"
