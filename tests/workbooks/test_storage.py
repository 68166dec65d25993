"""Rows in and out of the database in bulk."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from compliance.models import Indicator, Policy, PriorityObjective, Target
from compliance.workbooks.catalogue import Targets
from compliance.workbooks.readings import Reading
from compliance.workbooks.scope import Scope
from compliance.workbooks.storage import BATCH, KeyedLoader, write
from tests.workbooks.loads import catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def policy(tmp_path) -> Policy:
    catalogue(tmp_path)
    return Policy.objects.get()


def test_existing_rows_are_found_by_their_key_in_one_query(policy):
    indicator = Indicator.objects.get(code="IOP.01.01")
    with CaptureQueriesContext(connection) as captured:
        loader = KeyedLoader(Targets(scope=Scope(policy)))
        found = loader.get_instance(Reading(1, {}, key=(indicator.pk, 2021)))
    assert len(captured) == 1
    assert found == Target.objects.get(indicator=indicator)
    assert loader.get_instance(Reading(1, {}, key=(indicator.pk, 2022))) is None
    assert loader.get_instance(Reading(1, {})) is None


def test_changed_rows_keep_their_keys_and_the_columns_that_are_not_named(policy):
    first, second = PriorityObjective.objects.order_by("code")
    first.name, first.source = "Otro", "no se escribe"
    write(PriorityObjective, [first], ["name"])
    again = PriorityObjective.objects.get(pk=first.pk)
    assert (again.name, again.source, again.code) == ("Otro", "", first.code)
    assert PriorityObjective.objects.get(pk=second.pk).name == second.name
    assert PriorityObjective.objects.count() == 2


def test_the_trail_keeps_one_change_for_each_changed_row(policy):
    trail = apps.get_model("compliance", "PriorityObjectiveEvent")
    first, second = PriorityObjective.objects.order_by("code")
    first.name = "Otro"
    write(PriorityObjective, [first, second], ["name"])
    labels = trail.objects.order_by("pgh_id").values_list("pgh_obj", "pgh_label")
    assert list(labels) == [(first.pk, "insert"), (second.pk, "insert"), (first.pk, "update")]


def test_many_rows_take_few_statements(policy):
    rows = [PriorityObjective(policy=policy, code=f"X.{number}") for number in range(2 * BATCH + 1)]
    with CaptureQueriesContext(connection) as captured:
        write(PriorityObjective, rows)
    assert len([query for query in captured if query["sql"].startswith("INSERT")]) == 3
    assert all(row.pk for row in rows)


def test_what_the_database_refuses_leaves_the_transaction_usable(policy):
    with pytest.raises(DatabaseError):
        write(PriorityObjective, [PriorityObjective(policy=policy, code="OP.01")])
    assert PriorityObjective.objects.count() == 2
