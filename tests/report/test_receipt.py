"""The receipt on paper: tagged, archivable, the same bytes each time, every text as text whatever it is."""

import re
from datetime import date
from io import BytesIO

import pypdf

from compliance.report.renderers.receipt import Line, Receipt, render
from tests.report.every_node import CONTROLS, EMOJI, HOSTILE, RIGHT_TO_LEFT

DATED = date(2023, 4, 28)


def receipt(*lines: Line, sender: str = "Rosa Ñahui") -> Receipt:
    return Receipt(
        kind="Constancia de envío",
        code="2022-K7QF-M3XW",
        facts=(("Envió", sender), ("Huella SHA-256", "0123456789abcdef" * 4)),
        heading="Se envió 1 registro",
        columns=("Registro", "Se declaró"),
        lines=lines or (Line("Embarazo adolescente", "IOP.02.03", "8.9\u00a0%"),),
        next_heading="Qué sigue",
        next="El ministerio revisa cada registro.",
    )


def read(one: Receipt) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(render(one, DATED)))


def words(reader: pypdf.PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def test_it_says_everything_on_one_sheet() -> None:
    reader = read(receipt())
    said = words(reader)
    assert len(reader.pages) == 1
    for told in ("Constancia de envío", "2022-K7QF-M3XW", "Rosa Ñahui", "Embarazo adolescente", "8.9 %", "Qué sigue"):
        assert told in said
    assert "0123456789abcdef" * 4 in said.replace(" ", "")
    assert "Página 1 de 1" in said


def test_it_is_tagged_and_archivable() -> None:
    root = read(receipt()).trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    assert root["/Lang"] == "es-PE"
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_the_same_receipt_is_the_same_bytes() -> None:
    assert render(receipt(), DATED) == render(receipt(), DATED)
    assert render(receipt(), DATED) != render(receipt(sender="Otra persona"), DATED)


def test_many_lines_go_on_over_the_page() -> None:
    reader = read(receipt(*(Line("Un nombre largo " * 9, f"IOP.{at:02}", "7.6") for at in range(60))))
    assert len(reader.pages) > 2
    assert all("Se declaró" in page.extract_text() for page in reader.pages[:-1])


def test_whatever_is_written_is_text() -> None:
    for text in (*HOSTILE, EMOJI, CONTROLS, RIGHT_TO_LEFT):
        assert len(read(receipt(Line(text, "X", text), sender=text)).pages) >= 1
    assert "#panic" in words(read(receipt(sender='#panic("no") *negrita* $x$')))
