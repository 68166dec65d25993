"""What an edition's file shows of itself in every format: identity, address, QR code and room for signatures."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pypdf
import pytest

from compliance.report.build import RENDERERS
from compliance.report.renderers import qr
from tests.report.every_node import SEAL, every_node, sealed_edition
from tests.report.reading import docx_text, odt_text, pdf_text, words_of, xlsx_text

DATED = date(2022, 6, 30)
READ = {"pdf": pdf_text, "docx": docx_text, "odt": odt_text, "xlsx": xlsx_text, "html": bytes.decode}


def made(format_name: str) -> bytes:
    return RENDERERS[format_name](sealed_edition(), DATED)


def everything_in(content: bytes) -> str:
    """All parts of an office file, headers and relations among them, as one text."""
    with ZipFile(BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode(errors="replace") for name in archive.namelist())


@pytest.mark.parametrize("format_name", RENDERERS)
def test_it_says_which_edition_it_is_where_to_verify_it_and_who_signs(format_name) -> None:
    said = re.sub(r"\s+", "", READ[format_name](made(format_name)))
    for words in ("Edición 2 · 30 de junio de 2022", SEAL.invitation, SEAL.address, "Dirección General", "A. B."):
        assert re.sub(r"\s+", "", words) in said


@pytest.mark.parametrize("format_name", RENDERERS)
def test_an_edition_is_no_draft(format_name) -> None:
    assert "BORRADOR" not in READ[format_name](made(format_name)).upper()


@pytest.mark.parametrize("format_name", ["docx", "odt", "xlsx"])
def test_the_code_is_a_picture_with_its_description_and_a_link(format_name) -> None:
    content = made(format_name)
    assert SEAL.description in everything_in(content)
    assert SEAL.address in everything_in(content)
    with ZipFile(BytesIO(content)) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.endswith(".png")]
    assert qr.png(SEAL.address) in pictures


def test_the_pdf_says_it_on_every_page_and_describes_the_code() -> None:
    reader = pypdf.PdfReader(BytesIO(made("pdf")))
    assert all(SEAL.address in page.extract_text() for page in reader.pages)
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part>" in metadata


def test_the_page_draws_the_code_itself() -> None:
    page = made("html").decode()
    assert f'role="img" aria-label="{SEAL.description}"' in page
    assert qr.outline(SEAL.address) in page


def test_the_spreadsheet_opens_with_its_numbers_where_they_were() -> None:
    with_seal = openpyxl.load_workbook(BytesIO(made("xlsx")))
    without = openpyxl.load_workbook(BytesIO(RENDERERS["xlsx"](every_node(is_draft=False), DATED)))
    assert with_seal.sheetnames[: len(without.sheetnames)] == without.sheetnames
    assert with_seal["Portada"]["A5"].hyperlink.target == SEAL.address


@pytest.mark.parametrize("format_name", RENDERERS)
def test_the_same_bytes_each_time(format_name) -> None:
    assert made(format_name) == made(format_name)


def test_the_same_address_gives_the_same_code_in_every_way_it_is_drawn() -> None:
    side = qr.side(SEAL.address)
    dark = {
        (int(x) + step, int(y))
        for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)", qr.outline(SEAL.address))
        for step in range(int(run))
    }
    assert qr.outline(SEAL.address) in qr.svg(SEAL.address)
    assert all(qr.BORDER <= place < side - qr.BORDER for pair in dark for place in pair)
    # The three corners by which a reader finds the code.
    first, last = qr.BORDER, side - qr.BORDER - 7
    for x, y in ((first, first), (last, first), (first, last)):
        assert {(x + 3, y + 3), (x, y), (x + 6, y + 6)} <= dark
        assert (x + 1, y + 1) not in dark


def test_nothing_of_the_document_is_lost_beside_the_seal() -> None:
    assert words_of(every_node(is_draft=False, identity="x")) - words_of(sealed_edition()) == {"x": 1}
