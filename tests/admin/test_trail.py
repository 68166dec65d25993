"""What happened to entries can be looked at; files are not given out here."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from compliance.choices import Block, EntryStatus, EvidenceKind
from compliance.models import EntryEvent, Evidence, Notice, Observation
from tests.admin.addresses import address


def test_a_movement_names_its_entry_and_who_made_it(
    world: Any, people: Any, make_entry: Any, as_administrator: Client
) -> None:
    moved = {"from_status": EntryStatus.READY, "to_status": EntryStatus.SUBMITTED, "verb": "submit"}
    EntryEvent.objects.create(service_entry=make_entry(of_service=True), by=people["focal"], **moved)
    page = as_administrator.get(address(EntryEvent, "changelist")).content.decode()
    assert [text in page for text in ("SS.01.01.01 2022", "Enviado", "focal")] == [True] * 3


def test_open_observations_are_found(world: Any, people: Any, make_entry: Any, as_administrator: Client) -> None:
    facts = {"entry": make_entry(), "block": Block.VALUE, "by": people["reviewer"]}
    Observation.objects.create(**facts, text="¿De qué fuente?")
    listed = as_administrator.get(address(Observation, "changelist"), {"open": "1"}).content.decode()
    assert "¿De qué fuente?" in listed
    listed = as_administrator.get(address(Observation, "changelist"), {"open": "0"}).content.decode()
    assert "¿De qué fuente?" not in listed


def test_the_file_of_an_evidence_is_not_given_out(
    world: Any, people: Any, make_entry: Any, as_administrator: Client
) -> None:
    stored = {"file": "evidence/2022/01/secreto.pdf", "file_name": "informe.pdf", "size": 7, "sha256": "0" * 64}
    facts = {"entry": make_entry(), "kind": EvidenceKind.REPORT, "title": "Informe", "added_by": people["focal"]}
    evidence = Evidence.objects.create(**facts, **stored)
    page = as_administrator.get(address(Evidence, "change", evidence.pk)).content.decode()
    assert "informe.pdf" in page
    assert "secreto.pdf" not in page


def notice(people: Any, number: int, **more: Any) -> Notice:
    return Notice.objects.create(key=str(number), to=people["focal"], subject=f"Aviso {number}", body="Texto", **more)


def fates(listed: Any) -> dict[str, str]:
    page = listed.context["cl"]
    return {row.subject: page.model_admin.fate(row) for row in page.result_list}


def test_a_mail_that_did_not_go_out_is_told_and_found(people: Any, as_administrator: Client) -> None:
    long_ago = timezone.now() - timedelta(minutes=10)
    notice(people, 1, created_at=long_ago)
    notice(people, 2)
    notice(people, 3, sent_at=datetime(2022, 3, 1, 9, 30, tzinfo=UTC))
    listed = as_administrator.get(address(Notice, "changelist"))
    said = fates(listed)
    assert (said["Aviso 1"], said["Aviso 2"]) == ("No se pudo enviar", "Por enviar")
    assert "2022" in said["Aviso 3"]
    assert "No se pudo enviar" in listed.content.decode()
    found = as_administrator.get(address(Notice, "changelist"), {"pending": "1"})
    assert set(fates(found)) == {"Aviso 1", "Aviso 2"}
    kept = address(Notice, "change", Notice.objects.get(key="1").pk)
    assert "No se pudo enviar" in as_administrator.get(kept).content.decode()


def sends_again(client: Client, *chosen: Notice) -> str:
    sent = {"action": "send_again", "_selected_action": [one.pk for one in chosen]}
    return client.post(address(Notice, "changelist"), sent, follow=True).content.decode()


def test_the_administrator_sends_what_did_not_go_out(people: Any, as_administrator: Client, monkeypatch: Any) -> None:
    def refuse(*_args: Any) -> int:
        raise ConnectionRefusedError

    first, second = notice(people, 1), notice(people, 2, sent_at=timezone.now())
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        assert "No se pudieron enviar 1:" in sends_again(as_administrator, first, second)
    assert "Avisos enviados: 1." in sends_again(as_administrator, first, second)
    assert "ya se habían enviado" in sends_again(as_administrator, first, second)
    assert [message.subject for message in mail.outbox] == ["Aviso 1"]
