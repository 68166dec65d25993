"""Whether a file may be opened as an XLSX workbook: what it is, how large it unfolds, what its XML declares.

Decided before openpyxl builds anything of it: from the archive's directory, then from one pass over its XML.
"""

import os
from typing import IO
from xml.parsers.expat import ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from compliance.workbooks.problems import BookRefused, Problem

MOST_BYTES = 100 * 1024 * 1024
MOST_PARTS = 1_000
# Repetitive XML folds to a fiftieth; only a bomb reaches this in a part of any size.
MOST_RATIO = 200
FREE_BYTES = 1024 * 1024
# The elements inside one row, one string or one group of styles; a row of the format ends at 16 384 cells.
MOST_INSIDE = 300_000

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# Read by openpyxl as sheets without any cell.
STRICT_NAMESPACE = "http://purl.oclc.org/ooxml/spreadsheetml"


def refused(found: str) -> BookRefused:
    """The refusal of a whole file; what was found follows "se encontró"."""
    accepted = _("un libro de Excel (.xlsx) sin contraseña, o una carpeta con sus hojas como archivos CSV")
    return BookRefused([Problem("", "", found, accepted, quoted=False)])


def too_large() -> BookRefused:
    """The refusal of a file that holds more than the application takes."""
    most = MOST_BYTES // 1024 // 1024
    return refused(_("más de %(most)s MB de contenido") % {"most": most})


def inspect(file: IO[bytes]) -> None:
    """Raises `BookRefused` unless the file is a zip archive that unfolds to a workbook of bearable size."""
    if os.fstat(file.fileno()).st_size > MOST_BYTES:
        raise too_large()
    start = file.read(len(OLE_MAGIC))
    if start == OLE_MAGIC:
        raise refused(_old_or_protected(file))
    if not start.startswith(b"PK"):
        raise refused(_("un archivo que no es un libro de Excel"))
    try:
        archive = ZipFile(file)
    except BadZipFile as error:
        raise refused(_("un libro incompleto o dañado")) from error
    _inspect_directory(archive.infolist())
    for part in archive.infolist():
        if part.filename.lower().endswith((".xml", ".rels")):
            _inspect_xml(archive, part)


def _old_or_protected(file: IO[bytes]) -> str:
    if ENCRYPTED_STREAM in file.read():
        return _("un libro protegido con contraseña")
    return _("un libro en un formato antiguo (.xls)")


def _inspect_directory(parts: list[ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise refused(_("un archivo protegido con contraseña"))
    if not any("workbook" in part.filename and part.filename.endswith(".xml") for part in parts):
        raise refused(_("un archivo comprimido que no es un libro de Excel"))
    if sum(part.file_size for part in parts) > MOST_BYTES:
        raise too_large()
    if len(parts) > MOST_PARTS or any(map(_is_bomb, parts)):
        raise refused(_("un archivo que se expande sin medida"))


def _is_bomb(part: ZipInfo) -> bool:
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return True
    return part.file_size > FREE_BYTES and part.file_size > MOST_RATIO * part.compress_size


def _inspect_xml(archive: ZipFile, part: ZipInfo) -> None:
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_declarations
    watch = Watch()
    parser.StartElementHandler = watch.open
    parser.EndElementHandler = watch.close
    with archive.open(part) as content:
        parser.ParseFile(content)


def _refuse_declarations(*_declared: object) -> None:
    """No workbook declares anything; entities that expand each other are a bomb."""
    raise refused(_("un libro con declaraciones de XML que ningún libro necesita"))


class Watch:
    """Counts what stands inside one row, string or group of styles: each is held in memory as a whole."""

    def __init__(self) -> None:
        self.depth = self.inside = 0
        self.whole = 2

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        if self.depth == 0:
            self._begin(tag, attributes)
        self.depth += 1
        self.inside = 0 if self.depth <= self.whole else self.inside + 1
        if self.inside > MOST_INSIDE:
            raise refused(_("un archivo que se expande sin medida"))

    def close(self, _tag: str) -> None:
        self.depth -= 1

    def _begin(self, root: str, attributes: dict[str, str]) -> None:
        """Rows stand one level deeper than strings and styles."""
        if root.endswith("worksheet"):
            self.whole = 3
        if any(STRICT_NAMESPACE in value for value in attributes.values()):
            raise refused(_("un libro en la variante estricta del formato (Strict Open XML)"))
