"""What an uploaded file really is: its content held against its extension, for the kinds that evidence may have.

Nothing is kept here; whether a file names persons is `persons_in_files`'s question.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.conf import settings
from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
MOST_UNFOLDED = 200 * MEGABYTE
MOST_PARTS = 3_000
# Repetitive XML folds to a fiftieth; only a bomb reaches this in a part of any size.
MOST_RATIO = 200
FREE_BYTES = MEGABYTE
# Where a reader looks for the closing mark of a PDF or a picture.
TAIL = 4096

MACROS = ("vbaproject", "vbadata", "macrosheets/", "activex/", "basic/", "scripts/")
ACTIVE_PDF = (b"/JavaScript", b"/Launch")
OPENXML_TYPES, OPENDOCUMENT_TYPE = "[Content_Types].xml", "mimetype"
OPENXML = "application/vnd.openxmlformats-officedocument"
OPENDOCUMENT = "application/vnd.oasis.opendocument"
# Tab, line feed, form feed and carriage return are the only control characters of a text.
CONTROL = bytes(set(range(32)) - {9, 10, 12, 13})


class EvidenceRefused(Exception):
    """The file or link is not kept; nothing was changed. The message is for the person, beside the field if one is
    named."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that evidence may have, and what looks whether a file is one."""

    media_type: str
    check: Callable[[IO[bytes]], None]
    is_zipped: bool = False


def damaged() -> EvidenceRefused:
    return EvidenceRefused(_("El archivo está incompleto o dañado. Ábralo, guárdelo de nuevo y vuelva a adjuntarlo."))


def mismatched() -> EvidenceRefused:
    return EvidenceRefused(
        _("El contenido del archivo no corresponde a su extensión. Guárdelo en su formato y vuelva a adjuntarlo.")
    )


def runs_code() -> EvidenceRefused:
    return EvidenceRefused(_("El archivo contiene macros u otras instrucciones que se ejecutan. Guárdelo sin ellas."))


def _starts_with(file: IO[bytes], magic: bytes) -> None:
    file.seek(0)
    if file.read(len(magic)) != magic:
        raise mismatched()


def _ends_with(file: IO[bytes], mark: bytes) -> None:
    file.seek(0, 2)
    file.seek(max(0, file.tell() - TAIL))
    if mark not in file.read():
        raise damaged()


def _check_pdf(file: IO[bytes]) -> None:
    _starts_with(file, b"%PDF-")
    _ends_with(file, b"%%EOF")
    file.seek(0)
    content = file.read()
    if any(mark in content for mark in ACTIVE_PDF):
        raise runs_code()


def _check_png(file: IO[bytes]) -> None:
    _starts_with(file, b"\x89PNG\r\n\x1a\n")
    _ends_with(file, b"IEND")


def _check_jpeg(file: IO[bytes]) -> None:
    _starts_with(file, b"\xff\xd8\xff")
    _ends_with(file, b"\xff\xd9")


def decoded(content: bytes) -> str:
    """A text in UTF-8, with or without its mark, else in Latin-1, which every byte has a letter of."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _check_text(file: IO[bytes]) -> None:
    file.seek(0)
    content = file.read()
    if content.startswith(b"%PDF-") or len(content.translate(None, CONTROL)) < len(content):
        raise mismatched()
    if not decoded(content).strip():
        raise EvidenceRefused(_("El archivo está vacío."))


def _is_bomb(part: ZipInfo) -> bool:
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return True
    return part.file_size > FREE_BYTES and part.file_size > MOST_RATIO * part.compress_size


def _refuse_unsafe(parts: list[ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise EvidenceRefused(_("El archivo está protegido con contraseña: guárdelo sin ella."))
    unfolded = sum(part.file_size for part in parts)
    if unfolded > MOST_UNFOLDED or len(parts) > MOST_PARTS or any(map(_is_bomb, parts)):
        raise EvidenceRefused(_("El archivo se expande sin medida al abrirlo."))
    if any(mark in part.filename.lower() for part in parts for mark in MACROS):
        raise runs_code()


def _declares(archive: ZipFile, part: str, declaration: str) -> bool:
    if part not in archive.namelist():
        return False
    with archive.open(part) as content:
        return declaration.encode() in content.read(MEGABYTE)


def _read_through(archive: ZipFile, part: str) -> None:
    """A part that is cut short or was tampered with raises before its end."""
    with archive.open(part) as content:
        while content.read(MEGABYTE):
            pass


def _check_zipped(file: IO[bytes], part: str, declaration: str, body: str) -> None:
    """Whether the archive declares, in one of its parts, the kind of document that it holds in another."""
    _starts_with(file, b"PK\x03\x04")
    try:
        with ZipFile(file) as archive:
            _refuse_unsafe(archive.infolist())
            if not _declares(archive, part, declaration):
                raise mismatched()
            _read_through(archive, body)
    except (BadZipFile, KeyError, EOFError, NotImplementedError, ValueError, OSError, zlib.error) as problem:
        raise damaged() from problem


def _openxml(word: str, body: str) -> FileKind:
    declaration = f"{word}.main+xml"

    def check(file: IO[bytes]) -> None:
        _check_zipped(file, OPENXML_TYPES, declaration, body)

    return FileKind(f"{OPENXML}.{word}", check, is_zipped=True)


def _opendocument(word: str) -> FileKind:
    media_type = f"{OPENDOCUMENT}.{word}"

    def check(file: IO[bytes]) -> None:
        _check_zipped(file, OPENDOCUMENT_TYPE, media_type, "content.xml")

    return FileKind(media_type, check, is_zipped=True)


JPEG = FileKind("image/jpeg", _check_jpeg)
KINDS: dict[str, FileKind] = {
    "pdf": FileKind("application/pdf", _check_pdf),
    "xlsx": _openxml("spreadsheetml.sheet", "xl/workbook.xml"),
    "docx": _openxml("wordprocessingml.document", "word/document.xml"),
    "odt": _opendocument("text"),
    "ods": _opendocument("spreadsheet"),
    "csv": FileKind("text/csv", _check_text),
    "txt": FileKind("text/plain", _check_text),
    "png": FileKind("image/png", _check_png),
    "jpg": JPEG,
    "jpeg": JPEG,
}


def kind_of_file(file: IO[bytes], name: str, size: int) -> FileKind:
    """The kind that both the name and the content say; raises `EvidenceRefused` where they do not."""
    most: int = settings.EVIDENCE_MOST_BYTES
    kind = KINDS.get(PurePath(name).suffix.lower().removeprefix("."))
    if kind is None:
        raise EvidenceRefused(
            _("Adjunte un PDF, un Excel (.xlsx), un Word (.docx), un .odt, .ods, .csv o .txt, o una imagen PNG o JPG.")
        )
    if not size:
        raise EvidenceRefused(_("El archivo está vacío."))
    if size > most:
        raise EvidenceRefused(
            _("El archivo pesa más de %(most)s MB: redúzcalo o indique un enlace.") % {"most": most // MEGABYTE}
        )
    kind.check(file)
    file.seek(0)
    return kind
