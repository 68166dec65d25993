"""Whether a file is a published edition: byte by byte, signed, with something else appended, or not; and signed copies.

A digital signature is added to the end of a PDF, so the published bytes are the beginning of a signed file. What
was added must have the form of a signature, which nothing but its validation data may follow; whether it is a good one
only the official validator can judge.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import EditionStatus
from compliance.entries.access import standing_of
from compliance.models import EditionFile, ReportEdition, SignedCopy, User
from compliance.publishing.access import can_prepare_edition
from compliance.publishing.signatures import is_signed_to_its_end, signed_part
from compliance.publishing.validation_data import adds_only_validation_data

LONGEST_NAME = 200
SIGNABLE = "pdf"


class Verdict(Enum):
    """What a file is."""

    UNCHANGED = "unchanged"
    APPENDED = "appended"
    VALIDATED = "validated"
    FOLLOWED = "followed"
    ALTERED = "altered"
    OFFICIAL = "official"
    REPLACED = "replaced"
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
    """The digests of a file and of its beginnings, at every size of a published file, in one pass.

    It keeps no byte but those that come after a published PDF, whose digests are `signable`.
    """

    def __init__(self, sizes: Iterable[int], signable: Collection[str] = ()) -> None:
        self._signable = signable
        self.appended: bytearray | None = None
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
            if self.beginnings[size] in self._signable:
                self.appended = bytearray()
        self._take(chunk)

    def _take(self, chunk: bytes) -> None:
        self._digest.update(chunk)
        self.size += len(chunk)
        if self.appended is not None:
            self.appended += chunk

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def new_fingerprint() -> Fingerprint:
    """One that has read nothing yet and knows every published file (one query)."""
    files = EditionFile.objects.filter(edition__status=EditionStatus.PUBLISHED)
    rows = list(files.order_by().values_list("size", "format_name", "sha256"))
    return Fingerprint((size for size, _name, _sha256 in rows), {one for _size, name, one in rows if name == SIGNABLE})


def fingerprint_of(content: bytes) -> Fingerprint:
    found = new_fingerprint()
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
    return Finding(_of_longer(read, found), found)


def _of_longer(read: Fingerprint, file: EditionFile) -> Verdict:
    """What a file is that goes on after a published PDF; the newest signed copy is the official one."""
    copies = list(SignedCopy.objects.filter(edition=file.edition_id).order_by("kept_at", "pk").values_list("sha256"))
    if (read.sha256,) in copies:
        return Verdict.OFFICIAL if copies[-1] == (read.sha256,) else Verdict.REPLACED
    appended = bytes(read.appended or b"")
    signed = signed_part(appended, file.size)
    if not signed or not is_signed_to_its_end(bytes(file.content), signed):
        return Verdict.ALTERED
    added = appended[len(signed) :]
    if not added:
        return Verdict.APPENDED
    is_validated = adds_only_validation_data(bytes(file.content) + signed, added)
    return Verdict.VALIDATED if is_validated else Verdict.FOLLOWED


NOT_THE_FORM = gettext_lazy(
    "Lo agregado al PDF no tiene la forma de una firma digital de todo el archivo. No se guardó nada."
)
NOT_COVERED = gettext_lazy(
    "Después de la última firma se agregó al PDF algo que ninguna firma cubre y que no son solo datos de validación. "
    "No se guardó nada. Pida una copia que termine en la última firma, o con un sello de tiempo de documento que "
    "cubra los datos de validación."
)
KEPT_ALREADY = gettext_lazy("Esa copia firmada ya estaba guardada.")
REFUSALS = {
    Verdict.UNCHANGED: gettext_lazy("El archivo es el PDF publicado, todavía sin firmas. No se guardó nada."),
    Verdict.OFFICIAL: KEPT_ALREADY,
    Verdict.REPLACED: KEPT_ALREADY,
    Verdict.ALTERED: NOT_THE_FORM,
    Verdict.FOLLOWED: NOT_COVERED,
}


class CopyRefused(Exception):
    """The signed copy was not kept; the message is for the person."""


def keep_signed_copy(edition: ReportEdition, *, name: str, content: bytes, by: User) -> SignedCopy:
    """Keeps a published PDF with signatures appended as the official copy, which replaces the one before.

    Raises `CopyRefused`.
    """
    if not can_prepare_edition(standing_of(by)):
        raise CopyRefused(_("No puede guardar copias firmadas."))
    found = verify(fingerprint_of(content))
    if found.edition != edition or found.file is None or found.file.format_name != SIGNABLE:
        raise CopyRefused(_("El archivo no es el PDF de esta edición con firmas agregadas. No se guardó nada."))
    if refusal := REFUSALS.get(found.verdict):
        raise CopyRefused(str(refusal))
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
