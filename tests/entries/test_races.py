"""The same button pressed eight times at once has one effect, one event and one mail a person.

Real threads on real connections; a control takes the lock out and shows the race that it prevents.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.core import mail
from django.db import connection

from compliance.choices import Block, EntryStatus
from compliance.entries import evidence, notifications, outbox, workflow
from compliance.entries.editing import EntryChanged
from compliance.entries.workflow import TransitionRefused
from compliance.models import EntryEvent, Evidence, Notice, Observation, ProgressEntry
from tests.entries import files

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 8
OWN = 3


def at_once(do: Callable[[], object]) -> Counter[str]:
    """Does the same in so many threads that start together; how often each outcome came."""
    start = Barrier(TIMES)

    def one(_number: int) -> str:
        try:
            connection.ensure_connection()
            start.wait(timeout=10)
            do()
        except (TransitionRefused, EntryChanged, evidence.EvidenceRefused) as refusal:
            return type(refusal).__name__
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        return Counter(pool.map(one, range(TIMES)))


def moves(entry) -> list[str]:
    return [event.verb for event in EntryEvent.objects.about(entry)]


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
def test_eight_approvals_are_one(of_service, people, make_entry) -> None:
    entry, reviewer = make_entry(EntryStatus.SUBMITTED, of_service=of_service), people["reviewer"]
    outcome = at_once(lambda: workflow.approve(type(entry).objects.get(pk=entry.pk), by=reviewer, seen=0))
    assert outcome == {"done": 1, "TransitionRefused": TIMES - 1}
    assert moves(entry) == ["approve"]
    assert len(mail.outbox) == Notice.objects.count() == OWN


def test_without_the_lock_the_same_approvals_are_several(people, make_entry, monkeypatch) -> None:
    """The control: what the lock prevents does happen when it is taken out."""
    entry, reviewer = make_entry(EntryStatus.SUBMITTED), people["reviewer"]
    everyone_read = Barrier(TIMES)

    def read(held):
        found = type(held).objects.get(pk=held.pk)
        everyone_read.wait(timeout=10)
        return found

    monkeypatch.setattr(workflow, "lock", read)
    assert at_once(lambda: workflow.approve(entry, by=reviewer)) == {"done": TIMES}
    assert moves(entry) == ["approve"] * TIMES


def test_an_approval_and_a_return_at_once_are_one_of_the_two(people, make_entry) -> None:
    entry, reviewer = make_entry(EntryStatus.SUBMITTED), people["reviewer"]
    turns = iter(range(TIMES))

    def decide() -> None:
        if next(turns) % 2:
            workflow.approve(entry, by=reviewer)
        else:
            workflow.return_entry(entry, by=reviewer, observations={Block.VALUE: "Revise."})

    assert at_once(decide) == {"done": 1, "TransitionRefused": TIMES - 1}
    (verb,) = moves(entry)
    assert Observation.objects.count() == (1 if verb == "return" else 0)
    assert ProgressEntry.objects.get().status == workflow.TRANSITIONS[verb].target


def test_eight_tellings_of_the_same_thing_are_one_mail(people) -> None:
    def tell() -> None:
        notifications.deliver("asunto:1", [people["focal"], people["reader"]], "reminder", {"missing": 1})

    assert at_once(tell) == {"done": TIMES}
    assert len(mail.outbox) == Notice.objects.count() == 2


def left_to_send(people) -> str:
    return Notice.objects.create(key="asunto:2", to=people["focal"], subject="Aviso", body="Texto").key


# What a look at the table without a lock would find.
UNLOCKED = """
    SELECT one.*, email AS address FROM compliance_notice AS one JOIN compliance_user ON compliance_user.id = to_id
    WHERE key = ANY(%(keys)s) AND sent_at IS NULL
"""


def slowly(send: Callable[[Notice], bool], met: Barrier) -> Callable[[Notice], bool]:
    """Sends once everyone who may send it is about to; who waits in vain goes on alone."""

    def slow(notice: Notice) -> bool:
        with suppress(BrokenBarrierError):
            met.wait(timeout=2)
        return send(notice)

    return slow


def test_a_mail_that_was_left_behind_is_sent_once(people, monkeypatch) -> None:
    key = left_to_send(people)
    monkeypatch.setattr(outbox, "_went_out", slowly(outbox._went_out, Barrier(TIMES)))
    assert at_once(lambda: outbox.send([key])) == {"done": TIMES}
    assert len(mail.outbox) == 1


def test_without_the_lock_the_same_mail_goes_out_several_times(people, monkeypatch) -> None:
    """The control: what the lock prevents does happen when it is taken out."""
    key = left_to_send(people)
    monkeypatch.setattr(outbox, "CLAIM", UNLOCKED)
    monkeypatch.setattr(outbox, "_went_out", slowly(outbox._went_out, Barrier(TIMES)))
    assert at_once(lambda: outbox.send([key])) == {"done": TIMES}
    assert len(mail.outbox) == TIMES


def test_the_same_file_eight_times_at_once_is_kept_once(people, make_entry, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    entry = make_entry()

    def add() -> None:
        evidence.add_file(
            entry, upload=files.upload(), kind="report", title="Informe", dated_on=None, by=people["focal"], version=0
        )

    assert at_once(add) == {"done": 1, "EntryChanged": TIMES - 1}
    assert Evidence.objects.count() == len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    assert moves(entry) == ["save"]
