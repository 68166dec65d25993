"""Small files of every kind that evidence may have, and of kinds that it may not."""

import io
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

OPENXML = "application/vnd.openxmlformats-officedocument"
TYPES = '<Types><Override ContentType="{type}"/></Types>'


def named(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows or ([["Año", "Valor"], [2022, 7.6]]):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def document(*paragraphs: str, **extra: str | bytes) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs or ("Informe anual",))
    return named(
        {
            "[Content_Types].xml": TYPES.format(type=f"{OPENXML}.wordprocessingml.document.main+xml"),
            "word/document.xml": f"<w:document><w:body>{body}</w:body></w:document>",
            **extra,
        }
    )


def open_document(word: str, *texts: str) -> bytes:
    body = "".join(f"<text:p>{text}</text:p>" for text in texts or ("Informe anual",))
    return named({"mimetype": f"application/vnd.oasis.opendocument.{word}", "content.xml": f"<o>{body}</o>"})


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<<>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00 ... \xff\xd9"
CSV = "año,valor\n2021,7.6\n2022,8.1\n".encode()

ACCEPTED: dict[str, bytes] = {
    "informe.pdf": PDF,
    "Cuadro final.XLSX": workbook(),
    "informe.docx": document(),
    "informe.odt": open_document("text"),
    "cuadro.ods": open_document("spreadsheet"),
    "cuadro.csv": CSV,
    "latin.csv": "año,valor\n2021,7.6\n".encode("latin-1"),
    "nota.txt": "\ufeffNota sobre la fuente\r\n".encode(),
    "captura.png": png(),
    "foto.jpg": JPEG,
    "foto.jpeg": JPEG,
}


def upload(name: str = "informe.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, ACCEPTED[name] if content is None else content)
