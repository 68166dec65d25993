"""The table of chosen indicators over the web: by one, by objective, by entity; the address keeps the choice."""

from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from compliance.report.papers import CHOSEN
from tests.world import person


def page(client: Client, asked: str = "") -> str:
    answer = client.get(f"{reverse('chosen_paper', args=['PNIG', 2021])}?{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def rows(text: str) -> list[str]:
    """The codes of the indicators in the table."""
    return [part.partition('"')[0] for part in text.split('id="A-')[1:]]


def test_at_first_there_are_boxes_and_no_table(pnig, as_administrator: Client) -> None:
    text = page(as_administrator)
    assert rows(text) == []
    assert "Marque lo que quiere ver" in text
    assert 'name="indicador" value="IOP.01.01"' in text
    assert 'name="objetivo" value="OP.06"' in text
    assert 'name="entidad" value="MINSA"' in text
    assert "Descargar:" not in text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("indicador=IOP.02.01&indicador=IOP.01.01", ["IOP.01.01", "IOP.02.01"]),
        ("objetivo=OP.02", ["IOP.02.01", "IOP.02.02", "IOP.02.03"]),
        ("entidad=MINSA&indicador=IOP.02.01", ["IOP.02.01", "IOP.02.02", "IOP.02.03"]),
        ("entidad=MINEDU", ["ISS.06.01.02.01"]),
    ],
)
def test_what_is_ticked_is_in_the_table_and_stays_ticked(pnig, as_administrator: Client, asked, found) -> None:
    text = page(as_administrator, asked)
    assert rows(text) == found
    for pair in asked.split("&"):
        name, _equals, value = pair.partition("=")
        assert f'name="{name}" value="{value}" id="{name}-{value}" checked' in text


def test_what_the_report_does_not_have_is_said_and_the_rest_is_shown(pnig, as_administrator: Client) -> None:
    text = page(as_administrator, "indicador=IOP.01.01&indicador=%3Cb%3EX&objetivo=OP.99&entidad=NADIE")
    assert rows(text) == ["IOP.01.01"]
    for said in ("&lt;b&gt;X", "<li>OP.99</li>", "<li>NADIE</li>"):
        assert said in text
    assert "indicadores/pdf/?indicador=IOP.01.01&quot;" in text.replace('"', "&quot;")


@pytest.mark.parametrize("format_name", CHOSEN.formats)
def test_a_file_holds_what_the_address_asks_for(pnig, as_administrator: Client, format_name) -> None:
    address = reverse("chosen_file", args=["PNIG", 2021, format_name])
    answer = as_administrator.get(f"{address}?objetivo=OP.02")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="indicadores-PNIG-2021.{format_name}"'
    if format_name == "xlsx":
        sheet = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[-1]
        assert sheet.max_row == 4


def test_nobody_without_a_function_and_no_other_format_has_a_file(pnig, client: Client, administrator) -> None:
    pdf, other = (reverse("chosen_file", args=["PNIG", 2021, name]) + "?objetivo=OP.02" for name in ("pdf", "odt"))
    client.force_login(person("nadie"))
    assert client.get(pdf).status_code == 404
    client.force_login(administrator)
    assert (client.get(pdf).status_code, client.get(other).status_code) == (200, 404)


@pytest.mark.parametrize("asked", ["", "indicador=ZZ", "indicador=IOP.01.01&indicador=ZZ"])
def test_a_file_leaves_nothing_out_in_silence(pnig, as_administrator: Client, asked) -> None:
    answer = as_administrator.get(f"{reverse('chosen_file', args=['PNIG', 2021, 'pdf'])}?{asked}")
    assert answer.status_code == 400
    said = answer.content.decode()
    assert "Ver el cuadro" in said
    assert ("ZZ" in said) == ("ZZ" in asked)
