"""Whether a file is a published edition: byte by byte, with something appended, or not at all; and signed copies.

A digital signature is added to the end of a PDF, so the published bytes are the beginning of a signed file. What
was added, and whether it is a good signature, only the official validator can judge.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.choices import EditionStatus
from compliance.entries.access import standing_of
from compliance.models import EditionFile, ReportEdition, SignedCopy, User
from compliance.publishing.access import can_prepare_edition

LONGEST_NAME = 200
SIGNABLE = "pdf"
SIGNATURE_PARTS = (b"/ByteRange", b"/Contents", b"startxref")


class Verdict(Enum):
    """What a file is."""

    UNCHANGED = "unchanged"
    APPENDED = "appended"
    OFFICIAL = "official"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict, with the published file that it is about."""

    verdict: Verdict
    file: EditionFile | None = None

    @property
    def edition(self) -> ReportEdition | None:
        return self.file.edition if self.file else None


class Fingerprint:
    """The digests of a file and of its beginnings, at every size of a published file, in one pass; it keeps no byte."""

    def __init__(self, sizes: Iterable[int]) -> None:
        self._waiting = sorted(set(sizes), reverse=True)
        self._digest = sha256()
        self.size = 0
        self.beginnings: dict[int, str] = {}

    def update(self, chunk: bytes) -> None:
        while self._waiting and self._waiting[-1] <= self.size + len(chunk):
            size = self._waiting.pop()
            begun, chunk = chunk[: size - self.size], chunk[size - self.size :]
            self._take(begun)
            self.beginnings[size] = self._digest.hexdigest()
        self._take(chunk)

    def _take(self, chunk: bytes) -> None:
        self._digest.update(chunk)
        self.size += len(chunk)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def published_sizes() -> list[int]:
    """The sizes of all published files: where a longer file may have been signed (one query)."""
    files = EditionFile.objects.filter(edition__status=EditionStatus.PUBLISHED)
    return list(files.order_by().values_list("size", flat=True).distinct())


def fingerprint_of(content: bytes) -> Fingerprint:
    found = Fingerprint(published_sizes())
    found.update(content)
    return found


def verify(read: Fingerprint) -> Finding:
    """What the file is; of several published files that it begins with, the longest counts."""
    rows = EditionFile.objects.defer("content").select_related("edition__policy").order_by("-size", "pk")
    known = rows.filter(sha256__in=set(read.beginnings.values()), edition__status=EditionStatus.PUBLISHED)
    found = known.first() if read.beginnings else None
    if found is None:
        return Finding(Verdict.UNKNOWN)
    if found.size == read.size:
        return Finding(Verdict.UNCHANGED, found)
    if found.format_name != SIGNABLE:
        return Finding(Verdict.UNKNOWN)
    kept = SignedCopy.objects.filter(edition=found.edition_id, size=read.size, sha256=read.sha256).exists()
    return Finding(Verdict.OFFICIAL if kept else Verdict.APPENDED, found)


def looks_signed(appended: bytes) -> bool:
    """Whether what was added has the parts of a PDF's signature; whether it is a good one is the validator's to say."""
    return all(part in appended for part in SIGNATURE_PARTS) and appended.rstrip().endswith(b"%%EOF")


class CopyRefused(Exception):
    """The signed copy was not kept; the message is for the person."""


def keep_signed_copy(edition: ReportEdition, *, name: str, content: bytes, by: User) -> SignedCopy:
    """Keeps a published PDF with signatures appended as the official copy; raises `CopyRefused`."""
    if not can_prepare_edition(standing_of(by)):
        raise CopyRefused(_("No puede guardar copias firmadas."))
    found = verify(fingerprint_of(content))
    if found.edition != edition or found.file is None or found.file.format_name != SIGNABLE:
        raise CopyRefused(_("El archivo no es el PDF de esta edición con firmas agregadas. No se guardó nada."))
    if found.verdict is Verdict.UNCHANGED:
        raise CopyRefused(_("El archivo es el PDF publicado, todavía sin firmas. No se guardó nada."))
    if found.verdict is Verdict.OFFICIAL:
        raise CopyRefused(_("Esa copia firmada ya estaba guardada."))
    if not looks_signed(content[found.file.size :]):
        raise CopyRefused(_("Lo agregado al PDF no es una firma digital. No se guardó nada."))
    with transaction.atomic():
        return SignedCopy.objects.create(
            edition=edition,
            file_name=_safe_name(name),
            content=content,
            size=len(content),
            sha256=sha256(content).hexdigest(),
            kept_by=by,
            kept_at=timezone.now(),
        )


def _safe_name(name: str) -> str:
    bare = "".join(letter for letter in name.replace("\\", "/").rpartition("/")[2] if letter.isprintable())
    return bare[-LONGEST_NAME:] or "copia-firmada.pdf"
