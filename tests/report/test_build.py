"""Every format of the real 2021 data: the same words and figures as the JSON, the same bytes, opened by LibreOffice."""

import json
import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pypdf
import pytest

from compliance.formatting import rounded
from compliance.models import Policy
from compliance.report.build import FORMATS, RENDERERS, build, build_all
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from compliance.report.renderers.anchors import read_in_order
from tests.report.every_node import HOSTILE, every_node, section_with
from tests.report.office import opened_by_libreoffice
from tests.report.reading import bag, docx_text, odt_text, pdf_text, words_of, xlsx_text

DATED = date(2021, 12, 31)
OF_OFFICE = ("docx", "odt", "xlsx")
READ = {"pdf": pdf_text, "docx": docx_text, "odt": odt_text, "xlsx": xlsx_text}


@pytest.mark.parametrize("year", [2021, 2027])
def test_every_format_says_all_the_words(pnig, year) -> None:
    document = compose(read_figures(pnig, year))
    made = build_all(pnig, year)
    for name, read in READ.items():
        printed = words_of(document, numbers=name != "xlsx")
        assert printed - bag(read(made[name])) == {}, name


def test_the_spreadsheet_holds_the_figures_of_the_json(pnig) -> None:
    made = build_all(pnig, 2021)
    book = openpyxl.load_workbook(BytesIO(made["xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    numbers = {Decimal(str(cell)) for cell in cells if isinstance(cell, int | float)}
    printed = {rounded(number, 1) for number in numbers}
    indicators = json.loads(made["json"])["indicators"]
    for key in ("value", "target", "gap"):
        stated = {Decimal(one[key]) for one in indicators if one[key] is not None}
        assert stated
        assert stated <= numbers
    assert {Decimal(one["progress"]) for one in indicators if one["progress"] is not None} <= printed


def test_the_same_data_give_the_same_bytes_together_or_alone(pnig) -> None:
    together = build_all(pnig, 2021)
    assert tuple(together) == FORMATS
    assert {name: build(pnig, 2021, name) for name in FORMATS} == together


def test_libreoffice_opens_every_file(pnig, tmp_path) -> None:
    document, hostile = compose(read_figures(pnig, 2021)), every_node(section_with(*HOSTILE))
    files = {f"of-2021-{name}.{name}": RENDERERS[name](document, DATED) for name in OF_OFFICE}
    files |= {f"hostile-{name}.{name}": RENDERERS[name](hostile, DATED) for name in OF_OFFICE}
    opened = opened_by_libreoffice(tmp_path, files)
    read = {name: bag(text) for name, text in opened.items()}
    for name in ("docx", "odt"):
        contents = opened[f"of-2021-{name}.{name}"].partition("Contenido")[2]
        assert re.search(r"^Ficha de la política[. \t]*3$", contents, re.MULTILINE), "the contents know no pages"
        assert words_of(document) - read[f"of-2021-{name}.{name}"] == {}
        assert words_of(hostile) - read[f"hostile-{name}.{name}"] == {}
    assert bag(" ".join(HOSTILE)) - read["hostile-xlsx.xlsx"] == {}
    assert bag(f"{document.title} BORRADOR") - read["of-2021-xlsx.xlsx"] == {}


@pytest.mark.parametrize("year", [2020, 2021, 2022])
def test_no_heading_stands_alone_at_the_foot_of_a_page(pnig, year) -> None:
    """What follows it there is a note or the foot itself, which typst's own rule does not prevent."""
    document = compose(read_figures(pnig, year))
    titles = {" ".join(one.title.split()) for one in read_in_order(document.sections)}
    for page in pypdf.PdfReader(BytesIO(RENDERERS["pdf"](document, DATED))).pages[2:]:
        lines = [" ".join(line.split()) for line in page.extract_text().splitlines()]
        body = [
            line for line in lines if line and not re.match(r"Página \d|\d\D|BORRADOR|Reporte de cumplimiento", line)
        ]
        assert body[-1] not in titles, body[-3:]


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_empty_policy_has_a_report(db, format_name) -> None:
    made = build(Policy.objects.create(code="VACIA"), 2021, format_name)
    said = READ.get(format_name, bytes.decode)(made)
    assert "VACIA" in said
    assert "None" not in said
