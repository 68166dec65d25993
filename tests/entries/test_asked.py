"""What a cycle asks of whom, and that asking twice, or in two tabs at once, opens each row once."""

import pytest

from compliance.choices import EntryStatus
from compliance.entries.asked import (
    cycles_asking,
    indicators_asked,
    open_entries,
    progress_entries,
    service_entries,
    services_asked,
)
from compliance.models import Entity, Guideline, Indicator, Policy, ProgressEntry, ReportingCycle, Service, ServiceEntry
from tests.entries.test_races import TIMES, at_once


def codes(found) -> list[str]:
    return [one.code for one in found]


def test_a_service_is_asked_of_the_unit_that_delivers_it(world) -> None:
    assert codes(services_asked(world.cycle, [world.aurora.pk])) == ["SS.01.01.01"]
    assert codes(services_asked(world.cycle, [world.mimp.pk])) == []
    Service.objects.update(organisational_unit=None)
    assert codes(services_asked(world.cycle, [world.mimp.pk])) == ["SS.01.01.01"]


def test_an_indicator_is_asked_whether_it_has_a_target_or_a_protocol_or_not(world) -> None:
    world.indicator.targets.all().delete()
    assert codes(indicators_asked(world.cycle, [world.aurora.pk])) == [world.indicator.code]
    assert codes(indicators_asked(world.cycle, [world.jne.pk])) == []


def test_another_policy_is_not_asked(world) -> None:
    other = Policy.objects.create(code="OTRA")
    cycle = ReportingCycle(policy=other, year=2022)
    assert codes(indicators_asked(cycle, [world.aurora.pk])) == []


def test_only_cycles_that_ask_something_are_found(world) -> None:
    assert list(cycles_asking([world.aurora.pk])) == [world.cycle]
    assert list(cycles_asking([world.jne.pk])) == []
    Indicator.objects.all().delete()
    assert list(cycles_asking([world.aurora.pk])) == [world.cycle]
    Service.objects.update(entity=world.jne, organisational_unit=None)
    assert list(cycles_asking([world.jne.pk])) == [world.cycle]
    assert list(cycles_asking([world.aurora.pk])) == []


def test_rows_are_opened_once_and_those_that_exist_stay(world, make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    for _time in range(2):
        open_entries(world.cycle, [world.aurora.pk])
    assert ProgressEntry.objects.get() == entry
    assert ServiceEntry.objects.get().status == EntryStatus.DRAFT
    entry.refresh_from_db()
    assert entry.status == EntryStatus.SUBMITTED


def test_an_entity_finds_its_own_entries_in_order(world) -> None:
    for code in ("ISS.01.01.01.03", "ISS.01.01.01.02"):
        Indicator.objects.create(service=world.service, code=code, entity=world.aurora)
    guideline = Guideline.objects.get()
    Service.objects.create(guideline=guideline, code="SS.01.01.02", entity=world.jne)
    open_entries(world.cycle, Entity.objects.values_list("pk", flat=True))
    own = progress_entries(world.cycle, [world.aurora.pk])
    assert [one.indicator.code for one in own] == [f"ISS.01.01.01.0{at}" for at in (1, 2, 3)]
    assert [one.service.code for one in service_entries(world.cycle, [world.jne.pk])] == ["SS.01.01.02"]


@pytest.mark.django_db(transaction=True)
def test_eight_tabs_that_open_at_once_meet_at_one_row(world) -> None:
    assert at_once(lambda: open_entries(world.cycle, [world.aurora.pk])) == {"done": TIMES}
    assert (ProgressEntry.objects.count(), ServiceEntry.objects.count()) == (1, 1)
