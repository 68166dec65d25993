"""What a closing established: nothing was sent, or something was, whatever its state now."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from compliance.choices import EntryStatus, MissingReason
from compliance.entries.workflow import event_of
from compliance.models import Extension, Protocol, ReportingCycle
from compliance.report.queries.catalogue import indicators
from compliance.report.queries.closing import unsent
from compliance.report.reading import read_figures
from tests.world import YEAR


def found(world: SimpleNamespace, year: int = YEAR) -> Mapping[int, date]:
    return unsent(world.policy, year, indicators(world.policy))


def close(world: SimpleNamespace, *, days_ago: int = 2) -> None:
    ended = timezone.now() - timedelta(days=days_ago)
    ReportingCycle.objects.update(due_at=ended - timedelta(days=1), closes_at=ended)
    world.cycle.refresh_from_db()


def sent(entry, by) -> None:
    event_of(entry, "submit", to=EntryStatus.SUBMITTED, by=by).save()


def test_while_the_cycle_is_open_nothing_is_established(world, make_entry, django_assert_num_queries) -> None:
    make_entry()
    rows = indicators(world.policy)
    with django_assert_num_queries(1):
        assert unsent(world.policy, YEAR, rows) == {}


@pytest.mark.parametrize("status", [None, EntryStatus.DRAFT, EntryStatus.READY])
def test_what_was_never_sent_was_not_by_the_close(status, world, make_entry, django_assert_num_queries) -> None:
    if status:
        make_entry(status)
    close(world)
    rows = indicators(world.policy)
    with django_assert_num_queries(3):
        days = unsent(world.policy, YEAR, rows)
    assert days == {world.indicator.pk: timezone.localdate(world.cycle.closes_at)}


@pytest.mark.parametrize("status", EntryStatus)
def test_what_was_sent_once_is_nothing_that_was_not(status, world, people, make_entry) -> None:
    sent(make_entry(status), people["focal"])
    close(world)
    assert found(world) == {}


def test_an_extension_is_waited_for_and_then_its_day_counts(world, people, make_entry) -> None:
    close(world, days_ago=9)
    until = timezone.now() + timedelta(days=1)
    granted = {"cycle": world.cycle, "entity": world.mimp, "reason": "Pedido", "granted_by": people["administrator"]}
    extension = Extension.objects.create(closes_at=until, **granted)
    assert found(world) == {}
    extension.closes_at = timezone.now() - timedelta(days=3)
    extension.save()
    assert found(world) == {world.indicator.pk: timezone.localdate(extension.closes_at)}


def test_another_year_and_another_policy_are_left_alone(world, make_entry) -> None:
    close(world)
    assert found(world, YEAR - 1) == {}


def test_the_figures_say_so_and_when(world, make_entry) -> None:
    Protocol.objects.create(service=world.service, approved_on="2021-05-01")
    make_entry()
    before = read_figures(world.policy, YEAR)
    assert (before.result.indicators[0].indicator.reason, before.closed_on) == (None, {})
    close(world)
    after = read_figures(world.policy, YEAR)
    assert after.result.indicators[0].indicator.reason == MissingReason.NOT_SUBMITTED
    assert after.result.reasons["not_submitted"] == 1
    assert after.closed_on == {world.indicator.code: timezone.localdate(world.cycle.closes_at)}


def test_what_was_declared_and_approved_stands(world, people, make_entry) -> None:
    entry = make_entry(EntryStatus.APPROVED)
    entry.value, entry.missing_reason = None, MissingReason.NOT_DUE
    entry.save()
    close(world)
    figures = read_figures(world.policy, YEAR)
    assert figures.closed_on == {}
