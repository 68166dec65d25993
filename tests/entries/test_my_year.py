"""A focal point's year: its lines in their order, its dates as the gate keeps them, and the one thing to go on with."""

from datetime import timedelta

import pytest
from django.utils import timezone

from compliance.choices import EntryStatus
from compliance.entries.access import standing_of
from compliance.entries.my_year import first_to_show, lines_of, opened_lines, senders_among, year_of
from compliance.models import Extension, Indicator, Policy, ProgressEntry, ReportingCycle, ServiceEntry

DAY = timedelta(days=1)


def at(days: float, due: float = 10, closes: float = 20) -> None:
    """The cycle as it is so many days after it opened."""
    opened = timezone.now() - days * DAY
    ReportingCycle.objects.update(opens_at=opened, due_at=opened + due * DAY, closes_at=opened + closes * DAY)


@pytest.fixture
def year(world, people):
    return lambda who="focal": year_of(ReportingCycle.objects.get(), standing_of(people[who]))


def test_everything_that_is_asked_has_a_line_and_a_row(year) -> None:
    assert [(line.kind, line.code, line.entity, line.status) for line in year().lines] == [
        ("indicador", "ISS.01.01.01.01", "AURORA", EntryStatus.DRAFT),
        ("servicio", "SS.01.01.01", "AURORA", EntryStatus.DRAFT),
    ]
    assert [line.entry for line in year().lines] == [ProgressEntry.objects.get().pk, ServiceEntry.objects.get().pk]


def test_lines_come_with_the_state_of_their_rows(make_entry, year) -> None:
    make_entry(EntryStatus.RETURNED, of_service=True)
    make_entry(EntryStatus.READY)
    found = year()
    assert [line.code for line in found.returned] == ["SS.01.01.01"]
    assert [line.code for line in found.ready] == ["ISS.01.01.01.01"]
    assert found.next == found.returned[0]
    assert found.sent == found.to_complete == ()


def test_what_was_returned_comes_first(make_entry, year, world) -> None:
    make_entry(EntryStatus.RETURNED)
    Indicator.objects.create(service=world.service, code="ISS.01.01.01.00", entity=world.aurora)
    assert [line.code for line in year().pending] == ["ISS.01.01.01.01", "ISS.01.01.01.00", "SS.01.01.01"]


def test_what_was_approved_counts_as_sent(make_entry, year) -> None:
    make_entry(EntryStatus.APPROVED)
    make_entry(EntryStatus.SUBMITTED, of_service=True)
    assert len(year().sent) == 2
    assert year().next is None


def test_an_entry_of_another_year_is_another_line(world, year) -> None:
    ProgressEntry.objects.create(indicator=world.indicator, year=2021, status=EntryStatus.APPROVED, value=1)
    assert {line.status for line in year().lines} == {EntryStatus.DRAFT}


def test_nothing_is_opened_before_the_cycle_or_after_it(year) -> None:
    at(-1)
    assert [line.entry for line in year().lines] == [None, None]
    assert (year().is_to_come, year().is_open, year().next) == (True, False, None)
    at(25)
    assert (year().is_to_come, year().is_open) == (False, False)
    assert not ProgressEntry.objects.exists()


@pytest.mark.parametrize(("since", "left"), [(0, 10), (9, 1), (10, 0), (12, -2)])
def test_days_are_counted_on_the_calendar(since, left, year) -> None:
    at(since)
    assert year().days_left == left


def test_due_is_not_closed(year) -> None:
    at(12)
    assert (year().is_overdue, year().is_open) == (True, True)


def test_an_extension_of_the_parent_is_the_units(year, world, people) -> None:
    at(25)
    later = timezone.now() + 5 * DAY
    Extension.objects.create(
        cycle=world.cycle, entity=world.mimp, closes_at=later, reason="x", granted_by=people["administrator"]
    )
    assert (year().closes_at, year().is_open, year().is_extended) == (later, True, True)
    assert year().closes_at == ReportingCycle.objects.get().closings()[world.aurora.pk]


def test_who_answers_for_a_ministry_sends_for_its_units(year, world) -> None:
    assert [entity.acronym for entity in year("focal_of_parent").senders] == ["MIMP"]
    assert [entity.acronym for entity in year().senders] == ["AURORA"]
    both = frozenset({world.aurora.pk, world.jne.pk})
    assert [entity.acronym for entity in senders_among(both)] == ["AURORA", "JNE"]


def test_the_open_cycle_is_shown_first(world) -> None:
    other = Policy.objects.create(code="OTRA")
    now = timezone.now()

    def cycle(opens: int, year: int) -> ReportingCycle:
        dates = {"opens_at": now + opens * DAY, "due_at": now + (opens + 1) * DAY, "closes_at": now + (opens + 2) * DAY}
        return ReportingCycle(policy=other, year=year, **dates)

    past, soon, later = cycle(-99, 2020), cycle(5, 2023), cycle(9, 2024)
    assert first_to_show([later, soon, world.cycle, past]) == world.cycle
    assert first_to_show([later, soon, past]) == soon
    assert first_to_show([past]) == past
    assert first_to_show([]) is None


def test_lines_are_one_query_however_many(world, django_assert_num_queries) -> None:
    for number in range(20):
        Indicator.objects.create(service=world.service, code=f"ISS.01.01.01.{number + 10}", entity=world.aurora)
    opened_lines(world.cycle, [world.aurora.pk], is_open=True)
    with django_assert_num_queries(1):
        assert len(lines_of(world.cycle, [world.aurora.pk])) == 22
    with django_assert_num_queries(1):
        opened_lines(world.cycle, [world.aurora.pk], is_open=True)
