"""What changed since a day: what is approved now and was not, what was and says otherwise, and the counts of then."""

from decimal import Decimal

import pytest
from django.utils import timezone

from compliance.choices import Block, EntryStatus
from compliance.entries import workflow
from compliance.models import Protocol
from compliance.publishing.moves import Stated, counts_before, moves_since
from compliance.report.reading import read_figures
from tests.entries.sent import answered, send
from tests.world import YEAR

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_scope(world):
    """The service's protocol is approved, so that its indicator counts."""
    Protocol.objects.create(service=world.service, approved_on=f"{YEAR}-01-01")


def _moves(world, since):
    figures = read_figures(world.policy, YEAR)
    return figures, moves_since(figures, world.policy, since)


def test_an_approval_adds_what_the_entry_states(world, people, make_entry, in_scope) -> None:
    start = timezone.now()
    entry = send(world, people, make_entry())
    assert _moves(world, start)[1] == ()
    workflow.approve(entry, by=people["reviewer"])
    figures, (move,) = _moves(world, start)
    assert (move.code, move.before, move.now) == (world.indicator.code, Stated(), Stated(True, Decimal(60)))
    assert move.by == str(people["reviewer"])
    before = counts_before(figures, [move])
    assert (before.achieved, before.no_information) == (0, 1)
    assert (figures.result.all.achieved, figures.result.all.no_information) == (1, 0)


def test_what_was_approved_before_the_day_did_not_change(world, people, make_entry, in_scope) -> None:
    workflow.approve(send(world, people, make_entry()), by=people["reviewer"])
    assert _moves(world, timezone.now())[1] == ()


def test_a_withdrawn_approval_takes_the_value_away(world, people, make_entry, in_scope) -> None:
    entry = send(world, people, make_entry())
    workflow.approve(entry, by=people["reviewer"])
    entry.refresh_from_db()
    since = timezone.now()
    workflow.withdraw_approval(entry, by=people["reviewer"], observations={Block.VALUE: "¿De qué ronda es?"})
    figures, (move,) = _moves(world, since)
    assert (move.before, move.now) == (Stated(True, Decimal(60)), Stated())
    assert counts_before(figures, [move]).achieved == 1
    assert figures.result.all.achieved == 0


def test_an_approval_of_another_value_shows_both(world, people, make_entry, in_scope) -> None:
    entry = send(world, people, make_entry())
    workflow.approve(entry, by=people["reviewer"])
    since = timezone.now()
    entry.refresh_from_db()
    workflow.withdraw_approval(entry, by=people["reviewer"], observations={Block.SUPPORT: "Falta el informe."})
    entry.refresh_from_db()
    entry.observations.update(closed_by=people["reviewer"], closed_at=timezone.now())
    type(entry).objects.filter(pk=entry.pk).update(value=Decimal("61.5"))
    entry.refresh_from_db()
    workflow.approve(send(world, people, entry), by=people["reviewer"])
    _figures, (move,) = _moves(world, since)
    assert (move.before.value, move.now.value) == (Decimal(60), Decimal("61.5"))


def test_an_approval_that_came_back_the_same_is_no_change(world, people, make_entry, in_scope) -> None:
    entry = send(world, people, make_entry())
    workflow.approve(entry, by=people["reviewer"])
    since = timezone.now()
    entry.refresh_from_db()
    workflow.withdraw_approval(entry, by=people["reviewer"], observations={Block.SUPPORT: "Falta el informe."})
    entry.refresh_from_db()
    entry.observations.update(closed_by=people["reviewer"], closed_at=timezone.now())
    workflow.approve(send(world, people, entry), by=people["reviewer"])
    assert _moves(world, since)[1] == ()


def test_a_service_is_told_without_a_value(world, people, make_entry) -> None:
    start = timezone.now()
    workflow.approve(send(world, people, make_entry(of_service=True)), by=people["reviewer"])
    figures, (move,) = _moves(world, start)
    assert (move.code, move.is_service, move.row) == (world.service.code, True, None)
    assert counts_before(figures, [move]) == figures.result.all


@pytest.mark.parametrize("entries", [1, 2])
def test_two_queries_whatever_happened(world, people, make_entry, django_assert_num_queries, entries) -> None:
    start = timezone.now()
    for of_service in (False, True)[:entries]:
        workflow.approve(send(world, people, make_entry(of_service=of_service)), by=people["reviewer"])
    figures = read_figures(world.policy, YEAR)
    with django_assert_num_queries(2):
        assert len(moves_since(figures, world.policy, start)) == entries


def test_answered_and_approved(world, people, make_entry, in_scope) -> None:
    start = timezone.now()
    entry = answered(world, people, make_entry())
    assert entry.status == EntryStatus.SUBMITTED
    workflow.approve(entry, by=people["reviewer"])
    assert [move.now.value for move in _moves(world, start)[1]] == [Decimal("61.5")]
