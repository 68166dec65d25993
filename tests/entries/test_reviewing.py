"""The page of a review has all that a decision needs, and offers what the workflow would allow."""

import pytest

from compliance.choices import Achievement, EntryStatus
from compliance.entries import workflow
from compliance.entries.access import can_see_entry, standing_of
from compliance.entries.reviewing import OFFERED, read_review
from compliance.models import ProgressEntry, ServiceEntry
from tests.entries import sent


def fresh(entry) -> ProgressEntry | ServiceEntry:
    return type(entry).objects.get(pk=entry.pk)


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
@pytest.mark.parametrize("status", EntryStatus)
def test_a_move_is_offered_where_the_workflow_allows_it_and_nowhere_else(
    status, of_service, people, make_entry
) -> None:
    entry = make_entry(status, of_service=of_service)
    for user in people.values():
        standing = standing_of(user)
        if not can_see_entry(standing, entry):
            continue
        allowed = {
            verb
            for verb in ("approve", "return", "withdraw")
            if status in workflow.TRANSITIONS[verb].sources and workflow.TRANSITIONS[verb].may(standing, entry)
        }
        assert set(read_review(fresh(entry), standing).offered) == allowed


def test_every_offer_is_a_move_of_the_table() -> None:
    for status, verbs in OFFERED.items():
        assert all(status in workflow.TRANSITIONS[verb].sources for verb in verbs)


@pytest.mark.parametrize(
    ("who", "said"),
    [("reviewer_of_own_unit", "propia unidad"), ("administrator", "quienes revisan"), ("reviewer", "")],
)
def test_why_one_cannot_decide_is_said(who, said, people, make_entry) -> None:
    why = read_review(make_entry(EntryStatus.SUBMITTED), standing_of(people[who])).why_not
    assert (said in why) if said else not why


def test_who_sent_it_cannot_decide_and_is_told(people, make_entry, world) -> None:
    entry = sent.send(world, people, make_entry())
    sent.written_by(entry, people["reviewer"])
    assert "registró o envió" in read_review(fresh(entry), standing_of(people["reviewer"])).why_not


def test_who_sent_it_and_when_is_the_last_sending(people, make_entry, world) -> None:
    entry = sent.answered(world, people, make_entry())
    review = read_review(fresh(entry), standing_of(people["reviewer"]))
    assert review.sent_by == people["focal"]
    assert review.sent_at == entry.entryevents.filter(verb="submit").last().at
    assert len(review.rounds) == 2
    assert [one.answer for one in review.open_observations] == ["De la ronda 2022."]


def test_an_indicator_is_assessed_as_the_report_would(people, make_entry) -> None:
    review = read_review(make_entry(EntryStatus.SUBMITTED), standing_of(people["reviewer"]))
    assert review.assessment is not None
    assert review.assessment.status == Achievement.ACHIEVED
    assert review.direction.startswith("Se busca aumentarlo")


def test_a_service_has_no_result(people, make_entry) -> None:
    review = read_review(make_entry(EntryStatus.SUBMITTED, of_service=True), standing_of(people["reviewer"]))
    assert review.assessment is None


@pytest.mark.parametrize(("of_service", "queries"), [(False, 6), (True, 4)], ids=["indicator", "service"])
def test_the_queries_do_not_depend_on_the_rounds(
    of_service, queries, people, make_entry, world, django_assert_num_queries
) -> None:
    entry = sent.answered(world, people, make_entry(of_service=of_service))
    sent.support(entry, people["focal"])
    standing = standing_of(people["reviewer"])
    related = ("service__entity",) if of_service else ("indicator__entity",)
    entry = type(entry).objects.select_related("cycle", *related).get(pk=entry.pk)
    with django_assert_num_queries(queries):
        review = read_review(entry, standing)
        assert [step.said for one in review.rounds for step in one.steps]
        assert [str(one.by) for one in review.observations]
