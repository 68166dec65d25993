"""A mail is kept before it goes out and marked after: whatever dies in between, it goes out, and once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from compliance.entries import notifications, outbox
from compliance.models import Notice, User


class Killed(BaseException):
    """The process ends here."""


def breaks_with(monkeypatch, problem: BaseException) -> None:
    def fail(*_args) -> int:
        raise problem

    monkeypatch.setattr(EmailBackend, "send_messages", fail)


def left(people, *, minutes: int = 10, number: int = 1) -> Notice:
    kept_at = timezone.now() - timedelta(minutes=minutes)
    return Notice.objects.create(
        key=f"asunto:{number}", to=people["focal"], subject="Aviso", body="Texto", created_at=kept_at
    )


def test_a_process_that_dies_while_it_sends_loses_no_mail(people, monkeypatch) -> None:
    with monkeypatch.context() as dying:
        breaks_with(dying, Killed())
        with pytest.raises(Killed):
            notifications.deliver("asunto:1", [people["focal"]], "reminder", {"missing": 2})
    assert Notice.objects.get().sent_at is None
    Notice.objects.update(created_at=timezone.now() - timedelta(minutes=10))
    assert len(outbox.send(outbox.left_behind())) == 1
    assert len(mail.outbox) == 1
    assert outbox.left_behind() == []


@pytest.mark.parametrize("problem", [ConnectionRefusedError(), ValueError("no es una dirección")], ids=repr)
def test_what_cannot_be_sent_holds_nothing_else_up(problem, people, monkeypatch) -> None:
    first, second = left(people, number=1), left(people, number=2)
    with monkeypatch.context() as broken:
        breaks_with(broken, problem)
        assert outbox.send([first.key]) == []
    assert outbox.send([first.key, second.key]) == [first, second]


def test_what_is_sent_is_marked_and_sent_no_more(people) -> None:
    notice = left(people)
    assert outbox.send([notice.key, "no existe"]) == [notice]
    notice.refresh_from_db()
    assert notice.sent_at is not None
    assert outbox.send([notice.key]) == outbox.send([]) == []
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("minutes", "is_due"), [(0, False), (4, False), (6, True), (60 * 24 * 2, True), (60 * 24 * 4, False)]
)
def test_only_what_was_left_behind_is_tried_again_and_for_some_days(minutes, is_due, people) -> None:
    notice = left(people, minutes=minutes)
    assert outbox.left_behind() == ([notice.key] if is_due else [])


def test_a_closed_account_gets_no_mail(people) -> None:
    notice = left(people)
    User.objects.filter(pk=people["focal"].pk).update(is_active=False)
    assert outbox.left_behind() == []
    assert outbox.send([notice.key]) == []
    assert not mail.outbox


def test_what_goes_out_is_what_was_kept(people) -> None:
    left(people)
    assert outbox.keep([Notice(key="asunto:1", to=people["focal"], subject="Otro", body="Otro")]) == ["asunto:1"]
    outbox.send(["asunto:1"])
    assert [message.subject for message in mail.outbox] == ["Aviso"]
