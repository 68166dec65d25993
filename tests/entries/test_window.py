"""When an entity may enter and send: to the instant, with its own extension."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from compliance.entries.window import WindowClosed, days_left, is_late, is_open, require_open
from compliance.models import Extension, ReportingCycle

INSTANT = timedelta(microseconds=1)


def extend(world, people, entity, days: int) -> datetime:
    until = world.cycle.closes_at + timedelta(days=days)
    Extension.objects.create(
        cycle=world.cycle, entity=entity, closes_at=until, reason="Pedido", granted_by=people["administrator"]
    )
    return until


def test_the_first_instant_is_in_and_the_closing_one_is_out(world) -> None:
    cycle, aurora = world.cycle, world.aurora.pk
    assert not is_open(cycle, aurora, cycle.opens_at - INSTANT)
    assert is_open(cycle, aurora, cycle.opens_at)
    assert is_open(cycle, aurora, cycle.closes_at - INSTANT)
    assert not is_open(cycle, aurora, cycle.closes_at)


def test_an_extension_holds_for_the_units_inside_and_for_nobody_else(world, people) -> None:
    until = extend(world, people, world.mimp, 5)
    closes = world.cycle.closings()
    assert closes[world.mimp.pk] == closes[world.aurora.pk] == until
    assert closes[world.jne.pk] == world.cycle.closes_at
    assert is_open(world.cycle, world.aurora.pk, until - INSTANT)
    assert not is_open(world.cycle, world.aurora.pk, until)


def test_a_unit_s_extension_is_not_its_entity_s(world, people) -> None:
    extend(world, people, world.aurora, 5)
    assert world.cycle.closings()[world.mimp.pk] == world.cycle.closes_at


def test_the_latest_extension_counts_and_none_shortens(world, people) -> None:
    until = extend(world, people, world.jne, 9)
    extend(world, people, world.jne, 2)
    extend(world, people, world.mimp, -3)
    closes = world.cycle.closings()
    assert closes[world.jne.pk] == until
    assert closes[world.mimp.pk] == world.cycle.closes_at


def test_another_cycle_s_extension_is_not_this_one_s(world, people) -> None:
    other = ReportingCycle.objects.create(
        policy=world.policy,
        year=2023,
        opens_at=world.cycle.opens_at,
        due_at=world.cycle.due_at,
        closes_at=world.cycle.closes_at,
    )
    extend(world, people, world.jne, 9)
    assert other.closings()[world.jne.pk] == other.closes_at


def test_closings_are_one_query(world, people, django_assert_num_queries) -> None:
    extend(world, people, world.mimp, 5)
    with django_assert_num_queries(1):
        world.cycle.closings()


def test_what_is_sent_from_the_due_instant_on_is_late(world) -> None:
    assert not is_late(world.cycle, world.cycle.due_at - INSTANT)
    assert is_late(world.cycle, world.cycle.due_at)


def test_history_is_never_open() -> None:
    with pytest.raises(WindowClosed, match="histórico"):
        require_open(None, set())


def test_before_it_opens_the_person_is_told_when(world) -> None:
    world.cycle.opens_at = timezone.now() + timedelta(days=1)
    with pytest.raises(WindowClosed, match="se abre el"):
        require_open(world.cycle, {world.aurora.pk})


def test_the_earliest_close_of_several_entities_counts(world, people) -> None:
    world.cycle.due_at = world.cycle.closes_at = timezone.now() - timedelta(hours=1)
    world.cycle.save()
    until = timezone.now() + timedelta(days=1)
    Extension.objects.create(
        cycle=world.cycle, entity=world.mimp, closes_at=until, reason="Pedido", granted_by=people["administrator"]
    )
    require_open(world.cycle, {world.aurora.pk})
    with pytest.raises(WindowClosed, match="se cerró el"):
        require_open(world.cycle, {world.aurora.pk, world.jne.pk})


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (datetime(2027, 4, 30, 23, 0, tzinfo=UTC), 0),
        # Still 30 April in Lima, five hours behind.
        (datetime(2027, 5, 1, 4, 58, tzinfo=UTC), 0),
        (datetime(2027, 4, 30, 4, 59, tzinfo=UTC), 1),
        (datetime(2027, 5, 1, 5, 0, tzinfo=UTC), -1),
    ],
)
def test_days_are_counted_on_lima_s_calendar(now, days) -> None:
    assert days_left(datetime(2027, 5, 1, 4, 59, tzinfo=UTC), now) == days
