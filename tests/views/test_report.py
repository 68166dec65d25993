"""The report's files over the web: every format that the page offers, as what it is and under a name to keep."""

import pytest
from django.test import Client
from django.urls import reverse

from compliance.choices import EntryStatus, Role
from compliance.models import Entity, Policy, ProgressEntry, ReportingCycle
from compliance.report.build import FORMATS
from compliance.views.report import CONTENT_TYPES, DOWNLOADS, reported_years
from tests.world import person

# Session, person and standing, the policy, and the eleven queries of its figures.
MOST_QUERIES = 17


def test_every_format_is_offered() -> None:
    assert set(CONTENT_TYPES) == set(DOWNLOADS) == set(FORMATS)


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_format_is_downloaded_as_what_it_is(pnig, as_administrator: Client, format_name) -> None:
    page = as_administrator.get(reverse("report", args=["PNIG", 2021])).content.decode()
    address = reverse("report_file", args=["PNIG", 2021, format_name])
    assert f'href="{address}"' in page
    answer = as_administrator.get(address)
    assert answer["Content-Type"] == CONTENT_TYPES[format_name]
    assert answer["Content-Disposition"] == f'attachment; filename="reporte-PNIG-2021.{format_name}"'
    assert len(answer.content) > 10_000


def reconciliation(year: int = 2021) -> str:
    return reverse("report_reconciliation", args=["PNIG", year])


def test_published_figures_stand_beside_computed_ones(
    pnig, as_administrator: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = as_administrator.get(reconciliation()).content.decode()
    assert "Conciliación con el reporte publicado de 2021" in page
    for said in ("Avances publicados y calculados", "Es el cambio desde 2018", "Conteos publicados que coinciden (63)"):
        assert said in page.replace("\xa0", " ")


def test_a_year_of_which_nothing_was_published_says_so(pnig, as_administrator: Client) -> None:
    page = as_administrator.get(reconciliation(2022)).content.decode()
    assert "No hay cifras publicadas de 2022 con las que comparar." in page


def test_the_report_leads_to_its_reconciliation_where_there_is_one(pnig, as_administrator: Client) -> None:
    pages = {
        year: as_administrator.get(reverse("report", args=["PNIG", year])).content.decode() for year in (2021, 2022)
    }
    assert f'href="{reconciliation()}"' in pages[2021]
    assert "conciliacion" not in pages[2022]


def test_focal_points_are_not_led_to_what_they_may_not_see(pnig, client: Client) -> None:
    client.force_login(person("focal", Role.FOCAL_POINT, Entity.objects.get(acronym="MINSA")))
    assert "conciliacion" not in client.get(reverse("report", args=["PNIG", 2021])).content.decode()
    assert client.get(reconciliation()).status_code == 404


def test_a_policy_s_years_are_those_of_its_cycles_and_of_what_was_published(world, make_entry) -> None:
    another = Policy.objects.create(code="OTRA", lead_entity=world.mimp)
    published = make_entry(EntryStatus.APPROVED)
    ProgressEntry.objects.filter(pk=published.pk).update(cycle=None, year=2019, stated_status="achieved")
    assert reported_years() == {world.policy.pk: [2022, 2019]}
    dates = {"opens_at": world.cycle.opens_at, "due_at": world.cycle.due_at, "closes_at": world.cycle.closes_at}
    ReportingCycle.objects.create(policy=another, year=2024, **dates)
    assert reported_years() == {world.policy.pk: [2022, 2019], another.pk: [2024]}


@pytest.mark.parametrize("count", [0, 10])
def test_reports_are_two_queries_whatever_the_number_of_policies(
    count, world, as_administrator: Client, django_assert_num_queries
) -> None:
    for number in range(count):
        Policy.objects.create(code=f"P{number}", lead_entity=world.mimp)
    # The session, the person and what they do; the policies and their years.
    with django_assert_num_queries(3 + 2):
        assert as_administrator.get(reverse("reports")).status_code == 200


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("nobody", "Su cuenta todavía no tiene una función asignada."),
        ("former_focal", "Su función de punto focal terminó el "),
    ],
)
def test_a_person_without_a_function_is_told_why(world, enter, who, said) -> None:
    assert said in enter(who).get(reverse("reports")).content.decode()
