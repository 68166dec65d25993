"""The trail of changes: nothing slips past it, and nobody rewrites it."""

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction

from compliance.choices import EntryStatus
from compliance.entries import workflow
from compliance.models import Entity, EntryEvent, Indicator, Target

EntityChange = apps.get_model("compliance", "EntityEvent")
TargetChange = apps.get_model("compliance", "TargetEvent")


def labels(model: type, **of: object) -> list[str]:
    return list(model.objects.filter(**of).order_by("pgh_id").values_list("pgh_label", flat=True))


def test_every_way_of_writing_leaves_a_row(db) -> None:
    entity = Entity.objects.create(acronym="MIMP")
    Entity.objects.filter(pk=entity.pk).update(name="Ministerio")
    Entity.objects.bulk_create([Entity(acronym="JNE")])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE compliance_entity SET name = 'Otro' WHERE acronym = 'JNE'")
    Entity.objects.all().delete()
    assert labels(EntityChange) == ["insert", "update", "insert", "update", "delete", "delete"]


def test_an_update_that_changes_nothing_leaves_none(db) -> None:
    entity = Entity.objects.create(acronym="MIMP", name="Ministerio")
    entity.save()
    assert labels(EntityChange) == ["insert"]


def test_a_change_through_a_page_names_its_actor(pnig, as_administrator, administrator) -> None:
    target = Target.objects.filter(indicator=Indicator.objects.get(code="IOP.01.01"), year=2022).get()
    as_administrator.post(
        f"/admin/compliance/target/{target.pk}/change/",
        {"indicator": target.indicator_id, "year": 2022, "value": "7.1", "legal_instrument": "", "source": ""},
    )
    change = TargetChange.objects.filter(pgh_obj=target, pgh_label="update").get()
    assert str(change.value.normalize()) == "7.1"
    assert change.pgh_context.metadata["user"] == administrator.pk


@pytest.mark.parametrize("statement", ["UPDATE {} SET note = 'x'", "DELETE FROM {}"])
def test_an_event_is_only_ever_appended(people, make_entry, statement) -> None:
    workflow.approve(make_entry(EntryStatus.SUBMITTED), by=people["reviewer"])
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(EntryEvent._meta.db_table))


def test_the_trail_itself_cannot_be_rewritten(db) -> None:
    Entity.objects.create(acronym="MIMP")
    with pytest.raises(ProgrammingError), transaction.atomic():
        EntityChange.objects.update(name="otro")


ONLY_ADDED = ["submission", "entryevent", "reportedition", "editionfile", "editionopinion", "signedcopy"]


def emptied(table: str, setting: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL compliance.may_be_emptied = {setting}")
        cursor.execute(f"TRUNCATE compliance_{table} CASCADE")


@pytest.mark.parametrize("table", ONLY_ADDED)
def test_what_is_only_added_is_not_emptied_at_one_stroke(db, table: str) -> None:
    with pytest.raises(IntegrityError, match=f"compliance_{table} is only ever added to"):
        emptied(table, "off")


@pytest.mark.parametrize("table", ONLY_ADDED)
def test_unless_the_session_says_that_it_means_it(db, table: str) -> None:
    emptied(table, "on")
