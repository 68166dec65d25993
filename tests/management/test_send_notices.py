"""`manage.py send_notices` sends what was left behind, and says what still waits."""

from datetime import timedelta

from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from compliance.models import Notice
from tests.management.command_line import run


def left(people, number: int) -> Notice:
    kept_at = timezone.now() - timedelta(minutes=10)
    return Notice.objects.create(key=str(number), to=people["focal"], subject="Aviso", body="Texto", created_at=kept_at)


def test_what_was_left_behind_goes_out_once(people, capsys, monkeypatch) -> None:
    for number in range(3):
        left(people, number)
    ended = run(capsys, monkeypatch, "send_notices")
    assert (ended.code, ended.out, ended.err) == (0, "Avisos enviados: 3.\n", "")
    assert len(mail.outbox) == 3
    assert run(capsys, monkeypatch, "send_notices").out == "Avisos enviados: 0.\n"
    assert len(mail.outbox) == 3


def test_what_cannot_be_sent_is_said_and_kept(people, capsys, monkeypatch) -> None:
    def refuse(*_args) -> int:
        raise ConnectionRefusedError

    left(people, 1)
    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    ended = run(capsys, monkeypatch, "send_notices")
    assert ended.code == 1
    assert "No se pudieron enviar 1: se intentará de nuevo." in ended.err
    assert Notice.objects.get().sent_at is None
