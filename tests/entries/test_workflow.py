"""Every state, every move, every kind of person: what the table allows happens once, all else changes nothing."""

from itertools import product

import pytest
from django.db import transaction

from compliance.choices import Block, EntryStatus
from compliance.entries import workflow
from compliance.entries.window import WindowClosed
from compliance.entries.workflow import TRANSITIONS, TransitionRefused
from compliance.models import EntryEvent, Notice, Observation, Protocol, ServiceEntry, User

PEOPLE = (
    "focal",
    "focal_of_parent",
    "focal_of_another",
    "former_focal",
    "reviewer",
    "reviewer_of_own_unit",
    "reviewer_and_focal",
    "reader",
    "administrator",
    "nobody",
)
ENTERS = {"focal", "focal_of_parent", "reviewer_and_focal"}
REVIEWS = {"reviewer"}
WHO = {"ready": ENTERS, "reopen": ENTERS, "submit": ENTERS, "approve": REVIEWS, "return": REVIEWS, "withdraw": REVIEWS}
FROM = {
    "ready": {EntryStatus.DRAFT, EntryStatus.RETURNED},
    "reopen": {EntryStatus.READY},
    "submit": {EntryStatus.READY},
    "approve": {EntryStatus.SUBMITTED},
    "return": {EntryStatus.SUBMITTED},
    "withdraw": {EntryStatus.APPROVED},
}


def make(move: str, entry, by: User) -> None:
    with transaction.atomic():
        workflow.move_locked([workflow.lock(entry)], move, by=by)


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
@pytest.mark.parametrize(("status", "move", "who"), list(product(EntryStatus, TRANSITIONS, PEOPLE)))
def test_only_the_table_moves_an_entry(status, move, who, of_service, people, make_entry) -> None:
    entry = make_entry(status, of_service=of_service)
    allowed = status in FROM[move] and who in WHO[move]
    if allowed:
        make(move, entry, people[who])
        entry.refresh_from_db()
        assert entry.status == TRANSITIONS[move].target
        event = EntryEvent.objects.about(entry).get()
        assert (event.verb, event.from_status, event.to_status, event.by) == (
            move,
            status,
            entry.status,
            people[who],
        )
    else:
        with pytest.raises(TransitionRefused):
            make(move, entry, people[who])
        entry.refresh_from_db()
        assert entry.status == status
        assert not EntryEvent.objects.exists()


def test_the_tests_know_every_move() -> None:
    assert set(WHO) == set(FROM) == set(TRANSITIONS)


def test_nobody_approves_what_they_sent_themselves(people, make_entry, world) -> None:
    both = people["reviewer_and_focal"]
    entry = make_entry(EntryStatus.READY)
    make("submit", entry, both)
    both.assignments.filter(role="focal_point").update(ends_on="2021-01-01")
    with pytest.raises(TransitionRefused):
        workflow.approve(entry, by=both)


def test_a_return_needs_an_observation_and_opens_its_blocks(people, make_entry) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    with pytest.raises(TransitionRefused):
        workflow.return_entry(entry, by=people["reviewer"], observations={Block.VALUE: "  "})
    workflow.return_entry(
        entry, by=people["reviewer"], observations={Block.VALUE: "¿De qué fuente es?", Block.TEXTS: ""}
    )
    assert list(Observation.objects.about(entry).values_list("block", flat=True)) == [Block.VALUE]


def test_approving_a_statement_writes_the_protocol_that_the_scope_counts(people, make_entry, world) -> None:
    entry = make_entry(EntryStatus.SUBMITTED, of_service=True)
    ServiceEntry.objects.filter(pk=entry.pk).update(
        protocol_is_approved=True, protocol_approved_on="2022-05-04", protocol_instrument="R.M. 1-2022"
    )
    workflow.approve(entry, by=people["reviewer"])
    assert str(Protocol.objects.get(service=world.service).approved_on) == "2022-05-04"


def test_approving_a_statement_without_protocol_writes_none(people, make_entry) -> None:
    workflow.approve(make_entry(EntryStatus.SUBMITTED, of_service=True), by=people["reviewer"])
    assert not Protocol.objects.exists()


@pytest.mark.parametrize("move", ["ready", "reopen", "submit"])
def test_entities_move_nothing_outside_the_cycle(move, people, make_entry, world) -> None:
    entry = make_entry(next(iter(FROM[move])))
    type(world.cycle).objects.update(
        opens_at="2020-01-01T00:00Z", due_at="2020-02-01T00:00Z", closes_at="2020-03-01T00:00Z"
    )
    with pytest.raises(WindowClosed):
        make(move, entry, people["focal"])
    entry.refresh_from_db()
    assert not EntryEvent.objects.exists()


def test_each_person_gets_one_mail_for_a_decision(
    people, make_entry, mailoutbox, django_capture_on_commit_callbacks
) -> None:
    entry = make_entry(EntryStatus.SUBMITTED)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.approve(entry, by=people["reviewer"])
    told = {"focal@example.org", "focal_mimp@example.org", "focal_que_revisa@example.org"}
    assert {mail.to[0] for mail in mailoutbox} == told
    assert Notice.objects.count() == len(mailoutbox) == len(told)


@pytest.mark.parametrize("of_service", [False, True])
@pytest.mark.parametrize(("status", "verb"), [("draft", "ready"), ("ready", "submit"), ("submitted", "approve")])
def test_what_answers_nothing_neither_leaves_nor_is_approved(status, verb, of_service, make_entry, people) -> None:
    entry = make_entry(EntryStatus(status), of_service=of_service)
    silence = {"protocol_is_approved": None} if of_service else {"value": None, "missing_reason": ""}
    type(entry).objects.update(**silence)
    by = people["reviewer" if verb == "approve" else "focal"]
    with transaction.atomic(), pytest.raises(TransitionRefused, match=r"^Falta"):
        workflow.move_locked([workflow.lock(entry)], verb, by=by)
    assert type(entry).objects.get().status == status
    # A reason is an answer.
    type(entry).objects.update(**({"protocol_is_approved": False} if of_service else {"missing_reason": "not_due"}))
    with transaction.atomic():
        workflow.move_locked([workflow.lock(entry)], verb, by=by)
    assert type(entry).objects.get().status == workflow.TRANSITIONS[verb].target
