"""A file is kept only where its content is what its name says, and can do no harm when it is opened."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.entries.file_kinds import KINDS, MEGABYTE, EvidenceRefused, kind_of_file
from tests.entries import files


def look(name: str, content: bytes):
    return kind_of_file(io.BytesIO(content), name, len(content))


@pytest.mark.parametrize("name", files.ACCEPTED)
def test_every_accepted_kind(name: str) -> None:
    assert look(name, files.ACCEPTED[name]) is KINDS[name.rsplit(".", 1)[1].lower()]


@pytest.mark.parametrize("extension", KINDS)
@pytest.mark.parametrize("name", files.ACCEPTED)
def test_no_kind_passes_for_another(name: str, extension: str) -> None:
    own = KINDS[name.rsplit(".", 1)[1].lower()]
    texts = ("csv", "txt")
    if KINDS[extension] is own or (extension in texts and own.media_type.startswith("text/")):
        return
    with pytest.raises(EvidenceRefused):
        look(f"otro.{extension}", files.ACCEPTED[name])


@pytest.mark.parametrize(
    "name", ["programa.exe", "pagina.html", "dibujo.svg", "libro.xls", "libro.xlsm", "a.zip", "pdf", ""]
)
def test_other_extensions_are_refused_whatever_they_hold(name: str) -> None:
    with pytest.raises(EvidenceRefused, match="Adjunte un PDF"):
        look(name, files.PDF)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("vacio.pdf", b"", "vacío"),
        ("vacio.txt", b" \r\n\t", "vacío"),
        ("cortado.pdf", files.PDF[:-8], "dañado"),
        ("cortado.xlsx", files.workbook()[:-40], "dañado"),
        ("cortado.png", files.png()[:-12], "dañado"),
        ("cortado.jpg", files.JPEG[:-2], "dañado"),
        ("binario.csv", b"a,b\n\x00\x01,2\n", "no corresponde"),
        ("unicode.csv", "a,b\n1,2\n".encode("utf-16"), "no corresponde"),
        ("activo.pdf", files.PDF.replace(b"/Type", b"/JavaScript"), "instrucciones"),
        ("macro.docx", files.document(**{"word/vbaProject.bin": b"x"}), "macros"),
        ("macro.xlsx", files.named({"[Content_Types].xml": "x", "xl/macrosheets/sheet1.xml": "x"}), "macros"),
        ("macro.odt", files.named({"mimetype": "x", "Basic/Standard/script-lb.xml": "x"}), "macros"),
        ("bomba.docx", files.document("0" * 40 * MEGABYTE), "sin medida"),
        ("partes.docx", files.document(**{f"word/{n}.xml": "" for n in range(3001)}), "sin medida"),
        ("suelto.docx", files.named({"uno.txt": "x"}), "no corresponde"),
        ("sin_cuerpo.docx", files.named({"[Content_Types].xml": "wordprocessingml.document.main+xml"}), "dañado"),
    ],
)
def test_what_is_refused_is_said(name: str, content: bytes, said: str) -> None:
    with pytest.raises(EvidenceRefused, match=said):
        look(name, content)


def test_a_protected_archive_is_refused() -> None:
    content = bytearray(files.document())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + place] |= 1
            start = content.find(mark, start + 1)
    with pytest.raises(EvidenceRefused, match="contraseña"):
        look("protegido.docx", bytes(content))


def test_a_tampered_body_is_refused() -> None:
    content = bytearray(files.document("un texto que se repite " * 50))
    content[content.find(b"word/document.xml") + 30] ^= 0xFF
    with pytest.raises(EvidenceRefused, match="dañado"):
        look("tocado.docx", bytes(content))


def test_the_limit_of_size_is_in_and_one_byte_more_is_out(settings) -> None:
    settings.EVIDENCE_MOST_BYTES = len(files.PDF)
    look("justo.pdf", files.PDF)
    with pytest.raises(EvidenceRefused, match="pesa más"):
        look("mas.pdf", files.PDF + b"\n")


@given(
    st.sampled_from(sorted(KINDS)),
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-", b"\xff\xd8\xff"]),
)
def test_nothing_but_a_refusal_ever_comes_of_rubbish(extension: str, rubbish: bytes, magic: bytes) -> None:
    with suppress(EvidenceRefused):
        assert look(f"x.{extension}", magic + rubbish) is KINDS[extension]


@given(
    st.integers(0, 10_000), st.integers(0, 255), st.sampled_from(["informe.docx", "Cuadro final.XLSX", "cuadro.ods"])
)
def test_nothing_but_a_refusal_ever_comes_of_a_damaged_archive(place: int, byte: int, name: str) -> None:
    content = bytearray(files.ACCEPTED[name])
    content[place % len(content)] = byte
    with suppress(EvidenceRefused):
        assert look(name, bytes(content)) is look(name, files.ACCEPTED[name])
