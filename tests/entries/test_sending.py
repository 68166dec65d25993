"""A year is sent in one act: once, whole, by who may, with a receipt of what was in it."""

from datetime import timedelta
from decimal import Decimal
from itertools import chain
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from compliance.choices import Block, EntryStatus
from compliance.entries import asked, sending
from compliance.entries.contents import digest_of
from compliance.entries.sending import CODE_ALPHABET, new_code, preflight, send
from compliance.entries.window import WindowClosed
from compliance.entries.workflow import AccessRefused, TransitionRefused
from compliance.models import (
    EntryEvent,
    Indicator,
    Notice,
    Observation,
    ProgressEntry,
    ReportingCycle,
    Service,
    ServiceEntry,
    Submission,
    Target,
)
from compliance.models.entries import to_entry
from tests.entries.sent import support
from tests.entries.test_races import TIMES, at_once
from tests.views.entering import queries
from tests.world import YEAR

READY = EntryStatus.READY


def fill(world, people, count: int) -> None:
    """So many indicators and services of AURORA, all ready, each with all that may hang from it."""
    for number in range(count):
        indicator = Indicator.objects.create(
            service=world.service, code=f"ISS.01.01.01.{number + 10}", entity=world.aurora, direction="ascending"
        )
        Target.objects.create(indicator=indicator, year=YEAR, value=50)
        service = Service.objects.create(
            guideline=world.service.guideline, code=f"SS.01.01.{number + 10}", entity=world.aurora
        )
        common = {"year": YEAR, "cycle": world.cycle, "status": READY}
        entry = ProgressEntry.objects.create(indicator=indicator, value=Decimal(60), **common)
        entry.measures.create(position=1, text="x")
        for one in (entry, ServiceEntry.objects.create(service=service, protocol_is_approved=False, **common)):
            one.actions.create(position=1, text="x")
            support(one, people["focal"])
            Observation.objects.create(
                **to_entry(one), block=Block.VALUE, text="¿?", answer="Sí.", by=people["reviewer"]
            )


def test_everything_ready_is_sent_and_nothing_else(world, people, make_entry) -> None:
    ready, draft = make_entry(READY), make_entry(of_service=True)
    sent = send(world.cycle, world.aurora, by=people["focal"])
    ready.refresh_from_db()
    draft.refresh_from_db()
    assert (ready.status, draft.status) == (EntryStatus.SUBMITTED, EntryStatus.DRAFT)
    assert (sent.sent_by, sent.entity, sent.is_late) == (people["focal"], world.aurora, False)
    assert list(sent.contents) == ["ISS.01.01.01.01"]
    assert sent.contents["ISS.01.01.01.01"]["value"] == "60"
    (event,) = EntryEvent.objects.all()
    assert (event.verb, event.submission, event.contents) == ("submit", sent, sent.contents["ISS.01.01.01.01"])


def test_the_digest_is_of_what_was_sent(world, people, make_entry) -> None:
    make_entry(READY)
    send(world.cycle, world.aurora, by=people["focal"])
    kept = Submission.objects.get()
    assert kept.digest == digest_of(kept.contents)
    assert kept.digest != digest_of({**kept.contents, "ISS.01.01.01.01": {"value": "61"}})


def test_a_parent_sends_for_its_units_and_no_one_else_s(world, people, make_entry) -> None:
    make_entry(READY)
    assert send(world.cycle, world.mimp, by=people["focal_of_parent"]).entity == world.mimp
    assert not preflight(world.cycle, [world.jne.pk]).ready


def test_a_unit_does_not_send_for_its_parent(world, people, make_entry) -> None:
    make_entry(READY)
    with pytest.raises(AccessRefused):
        send(world.cycle, world.mimp, by=people["focal"])
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    "who", ["focal_of_another", "former_focal", "reviewer", "reviewer_of_own_unit", "reader", "administrator", "nobody"]
)
def test_others_send_nothing(who, world, people, make_entry) -> None:
    make_entry(READY)
    with pytest.raises(AccessRefused):
        send(world.cycle, world.aurora, by=people[who])
    assert not Submission.objects.exists()


def test_with_nothing_ready_nothing_is_sent(world, people, make_entry) -> None:
    make_entry()
    with pytest.raises(TransitionRefused, match="No hay nada listo"):
        send(world.cycle, world.aurora, by=people["focal"])


def test_one_that_lacks_something_holds_all_back(world, people, make_entry) -> None:
    make_entry(READY, of_service=True)
    lacking = make_entry(READY)
    ProgressEntry.objects.update(value=40)
    found = preflight(world.cycle, [world.aurora.pk])
    assert not found.may_send
    assert {one.entry: [gap.block for gap in one.stops] for one in found.ready}[lacking] == [Block.TEXTS] * 2
    with pytest.raises(TransitionRefused, match="Falta completar"):
        send(world.cycle, world.aurora, by=people["focal"])
    assert not EntryEvent.objects.exists()


def test_what_looks_odd_is_asked_and_may_be_sent(world, people, make_entry) -> None:
    make_entry(READY)
    ProgressEntry.objects.update(value=500)
    (one,) = preflight(world.cycle, [world.aurora.pk]).ready
    messages = [doubt.message for doubt in one.doubts]
    assert any("El avance es 1\u00a0000.0\u00a0%" in message for message in messages)
    assert "El porcentaje es mayor que 100: ¿es correcto?" in messages
    send(world.cycle, world.aurora, by=people["focal"])


def test_the_page_and_the_gate_see_the_same(world, people) -> None:
    fill(world, people, 3)
    ProgressEntry.objects.filter(indicator__code__endswith="11").update(value=40)
    Observation.objects.filter(entry__indicator__code__endswith="12").update(answer="")
    page, gate = preflight(world.cycle, [world.aurora.pk]), sending._held(world.cycle, [world.aurora.pk])
    assert [(one.entry, one.stops) for one in page.ready] == [(one.entry, one.stops) for one in gate.ready]
    assert sum(bool(one.stops) for one in page.ready) == 2


@pytest.mark.parametrize(("days", "is_late"), [(5, False), (-1, True)])
def test_after_the_due_day_it_is_taken_and_told_as_late(days, is_late, world, people, make_entry) -> None:
    make_entry(READY)
    now = timezone.now()
    ReportingCycle.objects.update(due_at=now + timedelta(days=days), closes_at=now + timedelta(days=30))
    assert send(ReportingCycle.objects.get(), world.aurora, by=people["focal"]).is_late == is_late


def test_after_the_close_nothing_is_sent(world, people, make_entry) -> None:
    make_entry(READY)
    past = timezone.now() - timedelta(days=1)
    ReportingCycle.objects.update(due_at=past, closes_at=past)
    with pytest.raises(WindowClosed):
        send(ReportingCycle.objects.get(), world.aurora, by=people["focal"])
    assert not Submission.objects.exists()


def test_a_code_can_be_read_aloud(world) -> None:
    codes = {new_code(world.cycle) for _time in range(50)}
    assert len(codes) == 50
    assert not set("".join(codes)) - set(CODE_ALPHABET) - set("-2022")
    assert not {"0", "1", "O", "I", "L"} & set(CODE_ALPHABET)


def test_what_is_sent_again_after_a_return_has_a_receipt_of_its_own(world, people, make_entry) -> None:
    make_entry(READY)
    first = send(world.cycle, world.aurora, by=people["focal"])
    ProgressEntry.objects.update(status=READY, value=61)
    second = send(world.cycle, world.aurora, by=people["focal"])
    assert first.code != second.code
    assert first.digest != second.digest


@pytest.mark.parametrize("count", [1, 15])
def test_a_year_is_sent_in_twenty_queries(count, world, people) -> None:
    fill(world, people, count)
    with CaptureQueriesContext(connection) as captured:
        send(world.cycle, world.aurora, by=people["focal"])
    assert Submission.objects.get().events.count() == 2 * count
    assert queries(captured) <= 20


def test_the_look_before_sending_is_four_queries(world, people, django_assert_num_queries) -> None:
    fill(world, people, 5)
    with django_assert_num_queries(4):
        found = preflight(world.cycle, [world.aurora.pk])
        assert found.may_send
        assert list(chain.from_iterable(one.stops for one in found.ready)) == []


@pytest.mark.django_db(transaction=True)
def test_eight_sendings_at_once_are_one(world, people) -> None:
    fill(world, people, 3)
    outcome = at_once(lambda: send(world.cycle, world.aurora, by=people["focal"]))
    assert outcome == {"done": 1, "TransitionRefused": TIMES - 1}
    assert Submission.objects.count() == 1
    assert EntryEvent.objects.filter(verb="submit").count() == 6
    told = {"focal@example.org", "focal_mimp@example.org", "focal_que_revisa@example.org"}
    assert {message.to[0] for message in mail.outbox} == told
    assert len(mail.outbox) == Notice.objects.count() == len(told)


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_the_same_sendings_are_several(world, people, make_entry, monkeypatch) -> None:
    """The control: what the lock prevents does happen when it is taken out."""
    make_entry(READY)
    everyone_read = Barrier(TIMES)

    def read(cycle, entities):
        found = preflight(cycle, entities)
        everyone_read.wait(timeout=10)
        return found

    monkeypatch.setattr(sending, "_held", read)
    assert at_once(lambda: send(world.cycle, world.aurora, by=people["focal"])) == {"done": TIMES}
    assert Submission.objects.count() == EntryEvent.objects.filter(verb="submit").count() == TIMES


def test_only_what_is_sent_is_read_and_held(world, people, make_entry) -> None:
    ready = make_entry(READY)
    make_entry(of_service=True)
    assert asked.hold_ready_entries(world.cycle, [world.aurora.pk, world.mimp.pk]) == [ready]
