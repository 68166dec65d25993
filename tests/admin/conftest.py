"""The real 2021 data with a row in every other table, loaded once a module; and forms as they stand."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.utils import timezone

from compliance.choices import Block, EditionStatus, EntryStatus, EvidenceKind, Role
from compliance.models import (
    Assignment,
    EditionFile,
    EditionOpinion,
    Entity,
    EntryEvent,
    Evidence,
    Extension,
    Notice,
    Observation,
    Policy,
    ProgressEntry,
    ReportEdition,
    ReportingCycle,
    ReturnedDocument,
    SectionText,
    SeriesBreak,
    Signatory,
    SignedCopy,
    Submission,
    User,
    Waiver,
)
from compliance.workbooks.load import load_catalogue, load_progress
from tests.admin.typed import as_it_stands
from tests.conftest import CATALOGUE, PROGRESS
from tests.publishing.published import decide


@pytest.fixture(scope="module")
def every_table(django_db_setup: None, django_db_blocker: Any) -> Iterator[Policy]:
    """At least one row in every table that the administration knows."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_catalogue(CATALOGUE)
        load_progress(PROGRESS)
        policy = Policy.objects.get()
        _fill_the_other_tables(policy)
        yield policy
        transaction.set_rollback(True)


def _fill_the_other_tables(policy: Policy) -> None:
    user = User.objects.create_user("focal@example.org", "una-clave-de-prueba")
    entity = Entity.objects.get(acronym="MIMP")
    now, day = timezone.now(), timedelta(days=1)
    dates = {"opens_at": now - day, "due_at": now + day, "closes_at": now + 2 * day}
    cycle = ReportingCycle.objects.create(policy=policy, year=2022, **dates)
    Extension.objects.create(cycle=cycle, entity=entity, closes_at=now + 3 * day, reason="Feriado", granted_by=user)
    Assignment.objects.create(user=user, role=Role.FOCAL_POINT, entity=entity)
    sending = Submission.objects.create(cycle=cycle, entity=entity, code="C-1", sent_by=user, contents={}, digest="0")
    about = {"entry": ProgressEntry.objects.first()}
    states = {"from_status": EntryStatus.READY, "to_status": EntryStatus.SUBMITTED}
    EntryEvent.objects.create(**about, **states, verb="submit", by=user, submission=sending)
    Observation.objects.create(**about, block=Block.VALUE, text="¿De qué fuente?", by=user)
    paper = {"kind": EvidenceKind.REPORT, "title": "Informe", "link": "https://example.org"}
    Evidence.objects.create(**about, **paper, added_by=user)
    _fill_the_tables_of_editions(policy, entity, user)
    Notice.objects.create(key="1", to=user, subject="Aviso", body="Se abrió el ciclo.")
    Group.objects.create(name="Catálogo")
    EmailAddress.objects.create(user=user, email=user.email)


def _fill_the_tables_of_editions(policy: Policy, entity: Entity, user: User) -> None:
    of_year = {"policy": policy, "year": 2021}
    Signatory.objects.create(policy=policy, position=1, office="Dirección General")
    SeriesBreak.objects.create(indicator=policy.indicators.first(), year=2021, reason="Otra encuesta")
    prepared = {"figures": "{}", "document": "{}", "sha256": "0" * 64, "software_version": "1"}
    edition = ReportEdition.objects.create(**of_year, **prepared, prepared_by=user)
    kept = {"edition": edition, "content": b"%PDF", "size": 4, "sha256": "1" * 64}
    EditionFile.objects.create(**kept, format_name="pdf")
    EditionOpinion.objects.create(edition=edition, entity=entity, agrees=True, by=user)
    decide(edition, EditionStatus.PUBLISHED, by=User.objects.create(email="aprueba@example.org"), number=1)
    SignedCopy.objects.create(**kept, file_name="firmado.pdf", kept_by=user)
    written = {"text": "Texto", "written_by": user, "confirmed_by": user}
    SectionText.objects.create(**of_year, anchor="resumen", **written)
    reason = {"message": "Falta", "reason": "No se publicó", "office": "Dirección General"}
    Waiver.objects.create(**of_year, code="sin-meta", subject="IOP.02.01", **reason, by=user)
    returned = {"file_name": "reporte.docx", "sha256": "2" * 64, "changes": [], "received_by": user}
    ReturnedDocument.objects.create(**of_year, **returned)


@pytest.fixture
def form_of(as_administrator: Client) -> Callable[[str], dict[str, Any]]:
    """What a browser would send from a page of the administration, if nothing was typed."""

    def read(address: str) -> dict[str, Any]:
        return as_it_stands(as_administrator.get(address).content.decode())

    return read
