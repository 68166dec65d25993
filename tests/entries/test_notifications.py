"""Mails say what happened, reach whom it concerns, and go out once."""

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from compliance.choices import Block, EntryStatus
from compliance.entries import notifications, sending, workflow
from compliance.models import Assignment, Notice
from tests.world import person

OWN = {"focal@example.org", "focal_mimp@example.org", "focal_que_revisa@example.org"}


def addresses() -> set[str]:
    return {address for message in mail.outbox for address in message.to}


def told(template: str, people, **context) -> Notice:
    (notice,) = notifications.deliver(f"prueba:{template}", [people["focal"]], template, context)
    return notice


def test_focal_points_are_those_of_the_unit_and_above_today(people, world) -> None:
    assert {user.email for user in notifications.focal_points_of(world.aurora.pk)} == OWN
    assert {user.email for user in notifications.focal_points_of(world.dgteg.pk)} == {"focal_mimp@example.org"}
    both = notifications.focal_points_of(world.aurora.pk, world.jne.pk)
    assert {user.email for user in both} == {*OWN, "focal_jne@example.org"}


def test_focal_points_are_one_query_however_deep_the_tree(people, world, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        notifications.focal_points_of(world.aurora.pk)


def test_the_same_thing_is_told_once(people) -> None:
    for _time in range(3):
        notifications.deliver("asunto:1", [people["focal"], people["reader"]], "reminder", {"missing": 2})
    assert len(mail.outbox) == Notice.objects.count() == 2
    assert not Notice.objects.filter(sent_at=None).exists()


def test_the_number_of_queries_does_not_depend_on_the_number_of_people(people, django_assert_num_queries) -> None:
    many = [person(f"persona{number}") for number in range(20)]
    # One keeps, another marks between the two ends of its transaction.
    with django_assert_num_queries(4):
        notifications.deliver("asunto:2", many, "reminder", {"missing": 2})
    assert len(mail.outbox) == 20


def test_a_mail_to_one_more_person_goes_to_that_one_alone(people) -> None:
    notifications.deliver("asunto:4", [people["focal"]], "reminder", {"missing": 2})
    sent = notifications.deliver("asunto:4", [people["focal"], people["reader"]], "reminder", {"missing": 2})
    assert [notice.to for notice in sent] == [people["reader"]]
    assert len(mail.outbox) == Notice.objects.count() == 2


def test_a_mail_that_could_not_be_sent_stays_and_goes_out_the_next_time(people, monkeypatch) -> None:
    def refuse(*_args) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        assert notifications.deliver("asunto:3", [people["focal"]], "reminder", {"missing": 2}) == []
    assert Notice.objects.get().sent_at is None
    assert len(notifications.deliver("asunto:3", [people["focal"]], "reminder", {"missing": 2})) == 1
    assert len(mail.outbox) == Notice.objects.count() == 1


def test_a_long_subject_is_cut_and_never_breaks_the_header(people, world) -> None:
    world.jne.acronym = "ENTIDAD"
    held = Assignment.objects.filter(user=people["focal"]).first()
    held.user.first_name, held.user.last_name = "Nombre" * 20, "Apellido\nBcc: otra@example.org" * 5
    notice = told("declined", people, assignment=held)
    assert len(notice.subject) <= 200
    assert "\n" not in notice.subject
    assert addresses() == {"focal@example.org"}


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
def test_a_return_says_what_to_correct(of_service, people, make_entry, django_capture_on_commit_callbacks) -> None:
    entry = make_entry(EntryStatus.SUBMITTED, of_service=of_service)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.return_entry(entry, by=people["reviewer"], observations={Block.VALUE: "¿De qué ronda <es>?"})
    assert addresses() == OWN
    assert all("¿De qué ronda <es>?" in message.body for message in mail.outbox)
    assert all(message.subject.startswith("Devuelto con observaciones: ") for message in mail.outbox)


def test_a_withdrawn_approval_is_told_as_such(people, make_entry, django_capture_on_commit_callbacks) -> None:
    entry = make_entry(EntryStatus.APPROVED)
    with django_capture_on_commit_callbacks(execute=True):
        workflow.withdraw_approval(entry, by=people["reviewer"], observations={Block.VALUE: "Hay un error."})
    assert {message.subject.partition(":")[0] for message in mail.outbox} == {"Se retiró la aprobación"}


def test_a_sending_is_confirmed_with_its_code(people, make_entry, world, django_capture_on_commit_callbacks) -> None:
    make_entry(EntryStatus.READY)
    with django_capture_on_commit_callbacks(execute=True):
        submission = sending.send(world.cycle, world.aurora, by=people["focal"])
    assert addresses() == OWN
    assert all(submission.code in message.subject for message in mail.outbox)
    assert all(f"/constancia/{submission.code}/" in message.body for message in mail.outbox)


def test_nothing_is_told_of_what_was_rolled_back(people, make_entry, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(workflow.TransitionRefused):
        workflow.approve(make_entry(EntryStatus.DRAFT), by=people["reviewer"])
    assert not mail.outbox


def test_an_invitation_goes_out_once_a_day(people, monkeypatch) -> None:
    held = Assignment.objects.get(user=people["focal"])
    assert len(notifications.invited(held, "http://sitio/acceso/1")) == 1
    assert notifications.invited(held, "http://sitio/acceso/2") == []
    monkeypatch.setattr(notifications.timezone, "localdate", lambda: "mañana")
    assert len(notifications.invited(held, "http://sitio/acceso/3")) == 1
    assert "http://sitio/acceso/3" in mail.outbox[-1].body


def test_administrators_are_told_of_a_designation_that_is_not_theirs(
    people, django_capture_on_commit_callbacks
) -> None:
    held = Assignment.objects.get(user=people["focal"])
    with django_capture_on_commit_callbacks(execute=True):
        notifications.declined(held)
    assert addresses() == {"admin@example.org"}
    assert "focal@example.org" in mail.outbox[0].body
    assert f"/admin/compliance/assignment/{held.pk}/change/" in mail.outbox[0].body
