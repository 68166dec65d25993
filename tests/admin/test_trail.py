"""What happened to entries can be looked at; files are not given out here."""

from typing import Any

from django.test import Client

from compliance.choices import Block, EntryStatus, EvidenceKind
from compliance.models import EntryEvent, Evidence, Observation
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
