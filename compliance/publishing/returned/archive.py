"""Whether an uploaded file may be opened as a Word document: what it is, how it unfolds, what its XML declares.

Decided before anything of it is read; what an evidence of the same kind must be, it must be too.
"""

import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.utils.translation import gettext as _

from compliance.entries.file_kinds import KINDS, MEGABYTE, EvidenceRefused
from compliance.publishing.returned.refusal import ReturnedRefused

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
MACRO_SUFFIXES = (".docm", ".dotm")
STRICT_NAMESPACE = "http://purl.oclc.org/ooxml/"
XML_PARTS = (".xml", ".rels")
DEEPEST = 400
MOST_ELEMENTS = 3_000_000


def _not_word() -> ReturnedRefused:
    return ReturnedRefused(
        _("El archivo no es un Word (.docx). Suba el Word del reporte que las oficinas corrigieron.")
    )


def _expands() -> ReturnedRefused:
    return ReturnedRefused(_("El archivo se expande sin medida al abrirlo. No se leyó."))


def damaged() -> ReturnedRefused:
    return ReturnedRefused(_("El Word está incompleto o dañado. Ábralo, guárdelo de nuevo y vuelva a subirlo."))


def _old_or_protected(file: IO[bytes]) -> ReturnedRefused:
    file.seek(0)
    if ENCRYPTED_STREAM in file.read():
        return ReturnedRefused(_("El Word está protegido con contraseña. Guárdelo sin ella y vuelva a subirlo."))
    return ReturnedRefused(_("El archivo está en un formato antiguo (.doc). Guárdelo como .docx y vuelva a subirlo."))


def _refuse_by_name_and_size(name: str, size: int) -> None:
    suffix, most = PurePath(name).suffix.lower(), settings.RETURNED_MOST_BYTES
    if suffix in MACRO_SUFFIXES:
        raise ReturnedRefused(_("El Word puede contener macros (.docm). Guárdelo como .docx y vuelva a subirlo."))
    if not size:
        raise ReturnedRefused(_("El archivo está vacío."))
    if size > most:
        raise ReturnedRefused(_("El archivo pesa más de %(most)s MB.") % {"most": most // MEGABYTE})


class _Watch:
    """Follows the XML of one part; a document declares no entities, and nothing in it is nested without end."""

    def __init__(self) -> None:
        self.parser = ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._declared
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed
        self.depth = self.count = 0

    def _declared(self, *_declared: object) -> None:
        raise ReturnedRefused(_("El archivo trae declaraciones de XML que ningún Word necesita. No se leyó."))

    def _opened(self, _tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST or self.count > MOST_ELEMENTS:
            raise _expands()
        if self.depth == 1 and any(STRICT_NAMESPACE in value for value in attributes.values()):
            raise ReturnedRefused(
                _("El Word está en la variante estricta del formato. Guárdelo como documento de Word (.docx).")
            )

    def _closed(self, _tag: str) -> None:
        self.depth -= 1


def _xml_parts(archive: ZipFile) -> Iterator[str]:
    return (name for name in archive.namelist() if name.lower().endswith(XML_PARTS))


def _inspect_xml(file: IO[bytes]) -> None:
    with ZipFile(file) as archive:
        for name in _xml_parts(archive):
            with archive.open(name) as part:
                _Watch().parser.ParseFile(part)


def inspect(file: IO[bytes], name: str, size: int) -> None:
    """Raises `ReturnedRefused` unless the file is a sound Word document of bearable size."""
    _refuse_by_name_and_size(name, size)
    file.seek(0)
    start = file.read(len(OLE_MAGIC))
    if start == OLE_MAGIC:
        raise _old_or_protected(file)
    if not start.startswith(b"PK"):
        raise _not_word()
    try:
        KINDS["docx"].check(file)
        _inspect_xml(file)
    except EvidenceRefused as refused:
        raise ReturnedRefused(str(refused)) from refused
    except (BadZipFile, ExpatError, EOFError, NotImplementedError, OSError, ValueError, zlib.error) as problem:
        raise damaged() from problem
