"""A small year that can be published, and the two people that it takes."""

from datetime import date
from decimal import Decimal
from hashlib import sha256
from types import SimpleNamespace

from django.utils import timezone

from compliance.choices import EditionStatus, EntryStatus
from compliance.models import EditionFile, Policy, ProgressEntry, Protocol, ReportEdition
from compliance.publishing.content import content_of
from compliance.publishing.editions import obstacles_of, prepare, publish

YEAR = 2022
# What a signature adds to the end of a PDF, without being one.
SIGNATURE = b"\n9 0 obj << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >> endobj\nstartxref\n0\n%%EOF\n"
ALL_FORMATS = {"json", "html", "pdf", "docx", "odt", "xlsx"}


def complete(world: SimpleNamespace, make_entry) -> None:
    """AURORA's indicator is in scope, and everything that the cycle asks is approved."""
    Protocol.objects.create(service=world.service, approved_on=date(2021, 5, 1))
    make_entry(EntryStatus.APPROVED)
    make_entry(EntryStatus.APPROVED, of_service=True)


def measured(value: str) -> None:
    """The indicator's approved value, as if a correction had been approved."""
    ProgressEntry.objects.update(value=Decimal(value))


def tokens(edition: ReportEdition) -> set[str]:
    """Everything that may be confirmed, as the person who approves would see and tick it."""
    return {one.token for one in obstacles_of(edition) if one.may_be_confirmed}


def published(world: SimpleNamespace, people, **said) -> ReportEdition:
    edition = prepare(world.policy, YEAR, by=people["reviewer"], **said)
    return publish(edition, by=people["reviewer_of_own_unit"], confirmed=tokens(edition))


def kept_edition(policy: Policy, year: int, people, *, number: int | None = None, **said) -> ReportEdition:
    """An edition's rows as they would be kept, without the time that rendering takes; published where numbered."""
    decided = {"decided_by": people["reviewer_of_own_unit"], "decided_at": timezone.now()} if number else {}
    figures, document = content_of(policy, year).texts
    edition = ReportEdition.objects.create(
        policy=policy,
        year=year,
        number=number,
        status=EditionStatus.PUBLISHED if number else EditionStatus.PREPARED,
        reason="Se corrigió." if number and number > 1 else "",
        figures=figures,
        document=document,
        prepared_by=people["reviewer"],
        **decided,
        **said,
    )
    content = f"{edition}".encode()
    if number:
        EditionFile.objects.bulk_create(
            EditionFile(
                edition=edition,
                format_name=name,
                content=content,
                size=len(content),
                sha256=sha256(content).hexdigest(),
            )
            for name in ALL_FORMATS
        )
    return edition
