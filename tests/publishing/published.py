"""A small year that can be published, and the two people that it takes."""

from datetime import date
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from types import SimpleNamespace

from django.utils import timezone
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from compliance.choices import EditionStatus, EntryStatus
from compliance.models import EditionFile, Policy, ProgressEntry, Protocol, ReportEdition, User
from compliance.publishing.content import content_of
from compliance.publishing.editions import obstacles_of, prepare, publish

YEAR = 2022
# What has the form of a signature without being one: a sequence that holds signed data, and room that is left.
CMS = bytes.fromhex("308200f806092a864886f70d010702") + bytes(range(1, 238))
ROOM = 512
PLACE, EMPTY = b"[ 0 9999999991 9999999992 9999999993 ]", b"<" + b"00" * ROOM + b">"
# Parts of a signature that lie about, which no field leads to and which cover nothing.
ORPHAN = b"\n9 0 obj << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >> endobj\nstartxref\n0\n%%EOF\n"
ALL_FORMATS = {"json", "html", "pdf", "docx", "odt", "xlsx"}


def signed(pdf: bytes, cms: bytes = CMS, *, has_field: bool = True) -> bytes:
    """The PDF with what a program that signs adds to its end."""
    writer = PdfWriter(BytesIO(pdf), incremental=True)
    covered = ArrayObject(map(NumberObject, (0, 9999999991, 9999999992, 9999999993)))
    signature = {"/Type": NameObject("/Sig"), "/ByteRange": covered, "/Contents": ByteStringObject(bytes(ROOM))}
    writer._add_object(NullObject())  # takes the number of the last table of references, which would be read for it
    value = writer._add_object(_dictionary(signature))
    field = writer._add_object(_dictionary({"/FT": NameObject("/Sig"), "/T": TextStringObject("Firma"), "/V": value}))
    if has_field:
        before = writer.root_object.get("/AcroForm", {}).get("/Fields", [])
        form = {"/Fields": ArrayObject([*before, field]), "/SigFlags": NumberObject(3)}
        writer.root_object[NameObject("/AcroForm")] = _dictionary(form)
    made = BytesIO()
    writer.write(made)
    return _filled(made.getvalue(), cms)


def _dictionary(said: dict[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in said.items()})


def _filled(made: bytes, cms: bytes) -> bytes:
    """With the signature in its room, and what it covers."""
    start = made.rindex(EMPTY)
    end = start + len(EMPTY)
    covered = f"[ 0 {start} {end} {len(made) - end} ]".encode().ljust(len(PLACE))
    return made.replace(PLACE, covered).replace(EMPTY, b"<" + cms.ljust(ROOM, b"\0").hex().encode() + b">")


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


def decide(edition: ReportEdition, status: EditionStatus, *, by: User, number: int | None = None) -> None:
    """Publishes or discards as the database allows it: an edition begins in preparation."""
    edition.status, edition.number, edition.decided_by, edition.decided_at = status, number, by, timezone.now()
    edition.save()


def kept_edition(policy: Policy, year: int, people, *, number: int | None = None, **said) -> ReportEdition:
    """An edition's rows as they would be kept, without the time that rendering takes; published where numbered."""
    figures, document = content_of(policy, year).texts
    edition = ReportEdition.objects.create(
        policy=policy,
        year=year,
        reason="Se corrigió." if number and number > 1 else "",
        figures=figures,
        document=document,
        prepared_by=people["reviewer"],
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
        decide(edition, EditionStatus.PUBLISHED, by=people["reviewer_of_own_unit"], number=number)
    return edition
