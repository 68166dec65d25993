"""The small papers over the web: where they are found, whose they are, and what each is downloaded as."""

from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from compliance.choices import Role
from compliance.models import Entity
from compliance.report.papers import ENTITY, OBJECTIVE
from compliance.views.report import CONTENT_TYPES
from tests.world import person

# Session, person and standing, the policy, the eleven queries of its figures, and the entity or the entities.
MOST_QUERIES = 17


def address(name: str, *args: object) -> str:
    return reverse(name, args=["PNIG", 2021, *args])


@pytest.fixture
def minsa(pnig, client: Client) -> Client:
    """The browser of the MINSA's focal point."""
    client.force_login(person("focal", Role.FOCAL_POINT, Entity.objects.get(acronym="MINSA")))
    return client


def test_the_report_leads_to_ceplans_columns_and_to_the_other_papers(pnig, as_administrator: Client) -> None:
    page = as_administrator.get(address("report")).content.decode()
    assert f'href="{address("ceplan_file")}">Para CEPLAN (XLSX)</a>' in page
    assert f'href="{address("papers")}">Otros formatos</a>' in page


def test_the_page_of_papers_leads_to_each_of_them(
    pnig, as_administrator: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = as_administrator.get(address("papers")).content.decode()
    found = [address("ceplan_file"), address("chosen_paper"), address("report")]
    found += [address("objective_paper", f"OP.0{number}") for number in range(1, 7)]
    found += [address("entity_paper", entity) for entity in ("MIMP", "AURORA", "MINSA", "SERVIR")]
    assert [one for one in found if f'href="{one}"' not in page] == []


def test_a_focal_point_is_led_to_the_own_entity_alone(minsa: Client) -> None:
    page = minsa.get(address("papers")).content.decode()
    assert address("entity_paper", "MINSA") in page
    assert "/entidad/MIMP/" not in page
    assert minsa.get(address("entity_paper", "MINSA")).status_code == 200
    assert minsa.get(address("entity_file", "MINSA", "pdf")).status_code == 200


@pytest.mark.parametrize("entity", ["MIMP", "AURORA", "NO-HAY"])
def test_another_entitys_sheet_is_not_there(minsa: Client, entity) -> None:
    assert minsa.get(address("entity_paper", entity)).status_code == 404
    assert minsa.get(address("entity_file", entity, "pdf")).status_code == 404


def test_the_focal_point_of_a_ministry_sees_its_units_and_not_the_other_way_round(pnig, client: Client) -> None:
    client.force_login(person("de_la_unidad", Role.FOCAL_POINT, Entity.objects.get(acronym="AURORA")))
    assert client.get(address("entity_paper", "MIMP")).status_code == 404
    client.force_login(person("del_ministerio", Role.FOCAL_POINT, Entity.objects.get(acronym="MIMP")))
    assert client.get(address("entity_paper", "AURORA")).status_code == 200


@pytest.mark.parametrize("format_name", ENTITY.formats)
def test_a_sheet_is_downloaded_under_a_name_to_keep(pnig, as_administrator: Client, format_name) -> None:
    page = as_administrator.get(address("entity_paper", "MINSA")).content.decode()
    assert f'href="{address("entity_file", "MINSA", format_name)}"' in page
    answer = as_administrator.get(address("entity_file", "MINSA", format_name))
    assert answer["Content-Type"] == CONTENT_TYPES[format_name]
    assert answer["Content-Disposition"] == f'attachment; filename="entidad-MINSA-PNIG-2021.{format_name}"'
    assert len(answer.content) > 5_000


@pytest.mark.parametrize("format_name", OBJECTIVE.formats)
def test_an_ayuda_memoria_is_downloaded_under_a_name_to_keep(pnig, as_administrator: Client, format_name) -> None:
    page = as_administrator.get(address("objective_paper", "OP.02")).content.decode()
    assert f'href="{address("objective_file", "OP.02", format_name)}"' in page
    answer = as_administrator.get(address("objective_file", "OP.02", format_name))
    assert answer["Content-Disposition"] == f'attachment; filename="ayuda-memoria-OP.02-PNIG-2021.{format_name}"'


@pytest.mark.parametrize(
    "wanted",
    [
        ("objective_paper", "OP.99"),
        ("objective_paper", "MIMP"),
        ("objective_file", "OP.99", "pdf"),
        ("objective_file", "OP.01", "xlsx"),
        ("objective_file", "OP.01", "exe"),
        ("entity_file", "MINSA", "json"),
    ],
)
def test_an_unknown_objective_or_format_is_not_there(pnig, as_administrator: Client, wanted) -> None:
    assert as_administrator.get(address(*wanted)).status_code == 404


@pytest.mark.parametrize("name", ["papers", "ceplan_file", "chosen_paper"])
@pytest.mark.parametrize("args", [["OTRA", 2021], ["PNIG", 3021]])
def test_an_unknown_policy_or_year_is_not_there(pnig, as_administrator: Client, name, args) -> None:
    assert as_administrator.get(reverse(name, args=args)).status_code == 404


def test_ceplans_columns_are_a_spreadsheet(pnig, as_administrator: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = as_administrator.get(address("ceplan_file"))
    assert answer["Content-Disposition"] == 'attachment; filename="ceplan-PNIG-2021.xlsx"'
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["Portada", "Texto", "1. Seguimiento 2021"]


@pytest.mark.parametrize("wanted", [("objective_paper", "OP.05"), ("entity_paper", "MIMP"), ("chosen_paper",)])
def test_a_paper_asks_no_more_of_the_database_than_the_report(
    pnig, as_administrator: Client, wanted, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        assert as_administrator.get(address(*wanted)).status_code == 200
