"""What waits for a reviewer: in its group, in its order, in three queries."""

from decimal import Decimal

import pytest

from compliance.choices import EntryStatus
from compliance.entries import workflow
from compliance.entries.access import standing_of
from compliance.entries.queue import Group, neighbour, review_queue
from compliance.models import Indicator, ProgressEntry, Target
from tests.entries import sent


def groups(user) -> dict[str, Group]:
    return {one.element.code: one.group for one in review_queue(standing_of(user))}


@pytest.fixture
def more(world, people):
    """More entries of AURORA, sent one after the other."""

    def make(count: int, *, backwards: bool = False) -> list[ProgressEntry]:
        made = []
        for number in range(count)[:: -1 if backwards else 1]:
            code = f"ISS.01.01.01.{number + 50}"
            indicator = Indicator.objects.create(
                service=world.service, code=code, entity=world.aurora, direction="ascending", method="ratio"
            )
            Target.objects.create(indicator=indicator, year=2022, value=Decimal(5))
            entry = ProgressEntry.objects.create(
                indicator=indicator, year=2022, cycle=world.cycle, value=Decimal(6), status=EntryStatus.DRAFT
            )
            sent.without_doubts(entry, people["focal"])
            sent.send(world, people, entry)
            made.append(entry)
        return made

    return make


@pytest.mark.parametrize("status", EntryStatus)
def test_only_what_was_sent_waits(status, people, make_entry) -> None:
    make_entry(status)
    make_entry(status, of_service=True)
    assert len(review_queue(standing_of(people["reviewer"]))) == (2 if status == EntryStatus.SUBMITTED else 0)


def test_history_never_waits(people, make_entry) -> None:
    ProgressEntry.objects.filter(pk=make_entry(EntryStatus.APPROVED).pk).update(cycle=None)
    assert not review_queue(standing_of(people["reviewer"]))


def test_an_entry_without_doubts_is_clear_and_one_with_any_is_warned(people, make_entry, world) -> None:
    progress, statement = make_entry(), make_entry(of_service=True)
    sent.send(world, people, statement)
    sent.send(world, people, progress)
    assert groups(people["reviewer"]) == {"ISS.01.01.01.01": Group.WARNED, "SS.01.01.01": Group.CLEAR}
    sent.without_doubts(progress, people["focal"])
    assert groups(people["reviewer"])["ISS.01.01.01.01"] == Group.CLEAR


def test_the_doubts_come_along(people, make_entry, world) -> None:
    sent.send(world, people, make_entry())
    (one,) = review_queue(standing_of(people["reviewer"]))
    assert [doubt.message for doubt in one.doubts] == [
        "No ha indicado medidas adoptadas.",
        "No ha adjuntado sustento del valor.",
    ]


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
def test_an_answer_comes_first_whatever_else_there_is(of_service, people, make_entry, world, more) -> None:
    more(2)
    entry = sent.answered(world, people, make_entry(of_service=of_service))
    first, *_others = review_queue(standing_of(people["reviewer"]))
    assert (first.entry, first.group) == (entry, Group.ANSWERED)


@pytest.mark.parametrize("who", ["reviewer_of_own_unit", "reviewer_and_focal"])
def test_entries_of_the_own_unit_are_for_other_eyes(who, people, make_entry, world) -> None:
    sent.send(world, people, make_entry())
    assert set(groups(people[who]).values()) == {Group.OTHERS}


def test_what_a_reviewer_wrote_is_for_other_eyes(people, make_entry, world) -> None:
    entry = sent.send(world, people, make_entry())
    sent.written_by(entry, people["reviewer"])
    assert set(groups(people["reviewer"]).values()) == {Group.OTHERS}


def test_the_group_says_what_the_workflow_says(people, make_entry, world) -> None:
    """Nobody finds an entry among their own that they could not decide about, nor the other way round."""
    entry = sent.send(world, people, make_entry())
    for name in ("reviewer", "reviewer_of_own_unit", "reviewer_and_focal"):
        standing = standing_of(people[name])
        (one,) = review_queue(standing)
        assert (one.group != Group.OTHERS) is workflow.can_review_entry(standing, entry)


def test_the_oldest_sending_comes_first(people, more) -> None:
    entries = more(3, backwards=True)
    waiting = review_queue(standing_of(people["reviewer"]))
    assert [one.entry for one in waiting] == entries
    assert [one.element.code for one in waiting] == ["ISS.01.01.01.52", "ISS.01.01.01.51", "ISS.01.01.01.50"]


@pytest.mark.parametrize("count", [1, 12])
def test_three_queries_whatever_the_number_of_entries(count, people, more, django_assert_num_queries) -> None:
    more(count)
    standing = standing_of(people["reviewer"])
    with django_assert_num_queries(3):
        assert len(review_queue(standing)) == count


def test_each_entry_leads_to_the_next_and_the_last_to_the_first(people, more) -> None:
    entries, standing = more(3), standing_of(people["reviewer"])
    assert [neighbour(standing, one, forward=True) for one in entries] == [entries[1], entries[2], entries[0]]
    assert [neighbour(standing, one, forward=False) for one in entries] == [entries[2], entries[0], entries[1]]


def test_after_a_decision_one_goes_on_from_where_one_was(people, more) -> None:
    entries, standing = more(3), standing_of(people["reviewer"])
    workflow.approve(entries[1], by=people["reviewer"])
    assert neighbour(standing, entries[1], forward=True) == entries[2]
    workflow.return_entry(entries[0], by=people["reviewer"], observations={"value": "Revise."})
    assert neighbour(standing, entries[0], forward=True) == entries[2]


def test_nothing_is_left_after_the_last(people, more) -> None:
    (entry,) = more(1)
    standing = standing_of(people["reviewer"])
    assert neighbour(standing, entry, forward=True) is None
    workflow.approve(entry, by=people["reviewer"])
    assert neighbour(standing, entry, forward=True) is None


def test_one_is_never_led_to_what_others_review(people, make_entry, world) -> None:
    entry, statement = make_entry(), make_entry(of_service=True)
    sent.send(world, people, entry)
    sent.send(world, people, statement)
    assert neighbour(standing_of(people["reviewer_of_own_unit"]), entry, forward=True) is None
    assert neighbour(standing_of(people["reviewer"]), entry, forward=True) == statement
