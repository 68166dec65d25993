"""How far each entity is, in counts that add up and in words; and one reminder a day to those who lag."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.formats import date_format

from compliance.choices import EntryStatus, Role
from compliance.entries.entity_status import EntityStatus, entity_statuses, late, remind, with_people
from compliance.models import Entity, Extension, Indicator, Notice, ProgressEntry, ReportingCycle, Service
from tests.entries import sent
from tests.world import person


def of(world, acronym: str = "MIMP") -> EntityStatus:
    return next(one for one in with_people(entity_statuses(world.cycle)) if one.entity.acronym == acronym)


def pass_due(world) -> None:
    world.cycle.due_at = timezone.now() - timedelta(days=1)
    world.cycle.save()


@pytest.fixture
def of_another(world) -> Indicator:
    return Indicator.objects.create(service=world.service, code="ISS.01.01.01.02", entity=world.jne)


def test_a_unit_counts_for_its_entity(world, people) -> None:
    statuses = entity_statuses(world.cycle)
    assert [(one.entity, one.asked, one.sent) for one in statuses] == [(world.mimp, 2, 0)]


def test_who_is_asked_nothing_is_not_listed(world, people, of_another) -> None:
    assert {one.entity.acronym for one in entity_statuses(world.cycle)} == {"MIMP", "JNE"}
    Entity.objects.create(acronym="SINNADA")
    assert {one.entity.acronym for one in entity_statuses(world.cycle)} == {"MIMP", "JNE"}


def test_a_service_without_a_unit_is_asked_of_its_entity(world, people) -> None:
    guideline = world.service.guideline
    Service.objects.create(guideline=guideline, code="SS.01.01.02", entity=world.jne)
    assert of(world, "JNE").asked == 1


@pytest.mark.parametrize(
    ("progress", "statement", "said"),
    [
        (None, None, "No ha empezado"),
        (EntryStatus.DRAFT, None, "No ha empezado"),
        (EntryStatus.READY, None, "1 de 2 listos, sin enviar"),
        (EntryStatus.RETURNED, None, "0 de 2 listos, sin enviar"),
        (EntryStatus.SUBMITTED, EntryStatus.READY, "1 de 2 enviados"),
        (EntryStatus.SUBMITTED, EntryStatus.RETURNED, "1 de 2 enviados"),
        (EntryStatus.APPROVED, EntryStatus.SUBMITTED, "Envió todo"),
    ],
)
def test_where_an_entity_stands_is_said(progress, statement, said, world, people, make_entry) -> None:
    if progress:
        make_entry(progress)
    if statement:
        make_entry(statement, of_service=True)
    assert of(world).said == said


def test_an_edited_draft_is_a_beginning(world, people, make_entry) -> None:
    entry = make_entry(EntryStatus.DRAFT)
    entry.version = 1
    entry.save()
    assert of(world).said == "0 de 2 listos, sin enviar"


@pytest.mark.parametrize("status", EntryStatus)
def test_counts_add_up(status, world, people, make_entry) -> None:
    make_entry(status)
    make_entry(status, of_service=True)
    one = of(world)
    expected = {
        EntryStatus.DRAFT: (0, 0, 0, 0),
        EntryStatus.READY: (0, 0, 0, 2),
        EntryStatus.SUBMITTED: (2, 0, 0, 0),
        EntryStatus.RETURNED: (0, 0, 2, 0),
        EntryStatus.APPROVED: (2, 2, 0, 0),
    }
    assert (one.sent, one.approved, one.returned, one.ready) == expected[status]
    assert one.missing == one.asked - one.sent


def test_another_cycle_s_entries_do_not_count(world, people, make_entry) -> None:
    make_entry(EntryStatus.SUBMITTED)
    other = ReportingCycle.objects.create(
        policy=world.policy,
        year=2023,
        opens_at=world.cycle.opens_at,
        due_at=world.cycle.due_at,
        closes_at=world.cycle.closes_at,
    )
    assert [one.sent for one in entity_statuses(other)] == [0]


def test_late_is_who_has_not_sent_all_when_it_is_due(world, people, make_entry, of_another) -> None:
    assert not late(entity_statuses(world.cycle))
    pass_due(world)
    make_entry(EntryStatus.SUBMITTED)
    make_entry(EntryStatus.SUBMITTED, of_service=True)
    statuses = entity_statuses(world.cycle)
    assert [one.entity for one in late(statuses)] == [world.jne]
    assert statuses[0].entity == world.jne


def test_a_late_sending_is_said(world, people, make_entry) -> None:
    pass_due(world)
    sent.send(world, people, make_entry())
    sent.send(world, people, make_entry(of_service=True))
    one = of(world)
    assert one.said == "Envió todo, fuera de plazo"
    assert one.last_sent_at


def test_what_was_decided_and_sent_is_one_line_that_begins_with_a_capital(world, people, make_entry) -> None:
    assert of(world).details == ""
    sent.send(world, people, make_entry())
    day = date_format(timezone.localdate(), r"j \d\e F")
    assert of(world).details == f"Último envío el {day}"
    make_entry(EntryStatus.RETURNED, of_service=True)
    assert of(world).details == f"1 devuelto · último envío el {day}"
    ProgressEntry.objects.update(status=EntryStatus.APPROVED)
    assert of(world).details == f"1 aprobado · 1 devuelto · último envío el {day}"


def test_an_extension_of_the_entity_is_told(world, people) -> None:
    until = world.cycle.closes_at + timedelta(days=5)
    extension = {"reason": "Pedido", "granted_by": people["administrator"], "closes_at": until}
    assert not of(world).is_extended
    Extension.objects.create(cycle=world.cycle, entity=world.mimp, **extension)
    assert of(world).is_extended
    assert of(world).closes_at == until


@pytest.mark.parametrize("more", [0, 10])
def test_three_queries_whatever_the_number_of_entities(more, world, people, django_assert_num_queries) -> None:
    for number in range(more):
        entity = Entity.objects.create(acronym=f"E{number}")
        Indicator.objects.create(service=world.service, code=f"ISS.01.01.01.{number + 10}", entity=entity)
        person(f"de_{number}", Role.FOCAL_POINT, entity)
    with django_assert_num_queries(1):
        statuses = entity_statuses(world.cycle)
    with django_assert_num_queries(2):
        assert len(with_people(statuses)) == more + 1


def test_a_reminder_goes_to_who_answers_for_what_is_missing(world, people, of_another) -> None:
    told = remind(world.cycle, {world.mimp.pk}, by=people["reviewer"])
    assert [one.entity for one in told] == [world.mimp]
    assert {address for message in mail.outbox for address in message.to} == {
        "focal@example.org",
        "focal_mimp@example.org",
        "focal_que_revisa@example.org",
    }
    assert all("le falta enviar 2 registros de 2022" in message.body for message in mail.outbox)


def test_a_reminder_goes_out_once_a_day(world, people) -> None:
    assert remind(world.cycle, {world.mimp.pk}, by=people["reviewer"])
    assert of(world).was_reminded
    assert not remind(world.cycle, {world.mimp.pk}, by=people["reviewer"])
    assert len(mail.outbox) == Notice.objects.count() == 3


def test_who_has_sent_everything_is_left_alone(world, people, make_entry) -> None:
    make_entry(EntryStatus.SUBMITTED)
    make_entry(EntryStatus.APPROVED, of_service=True)
    assert not remind(world.cycle, {world.mimp.pk}, by=people["reviewer"])


def test_nobody_is_reminded_of_what_can_no_longer_be_sent(world, people) -> None:
    world.cycle.due_at = world.cycle.closes_at = timezone.now() - timedelta(days=1)
    world.cycle.save()
    assert not remind(world.cycle, {world.mimp.pk}, by=people["reviewer"])


def test_an_entity_without_anyone_cannot_be_reminded(world, people, of_another) -> None:
    people["focal_of_another"].assignments.update(ends_on="2021-01-01")
    one = of(world, "JNE")
    assert not one.focal_points
    assert not one.may_be_reminded


def test_a_unit_or_a_stranger_is_no_entity_to_remind(world, people) -> None:
    assert not remind(world.cycle, {world.aurora.pk, 987654321}, by=people["reviewer"])
