"""El reporte hoy: the figures of now, what is missing with its links, and what changed since the day that is asked."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.choices import EditionStatus, Role, Severity
from compliance.entries import workflow
from compliance.findings import Finding
from compliance.models import Entity, Protocol, ReportEdition, ReportingCycle, User, Waiver
from compliance.publishing.editions import prepare
from compliance.publishing.passages import Where, row_at, seen_of, write
from compliance.publishing.waiving import digest_of
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from compliance.report.renderers import html
from compliance.views.mending import to_mend
from tests.entries.sent import send
from tests.world import YEAR, person

MOST_QUERIES = 24


def _as(role: Role) -> Client:
    """A browser of someone with that role for the PNIG."""
    client = Client()
    client.force_login(person("alguien", role, None if role == Role.READER else Entity.objects.get(acronym="MIMP")))
    return client


@pytest.fixture
def revising(pnig) -> Client:
    return _as(Role.REVIEWER)


def test_the_page_of_a_published_year(pnig, revising: Client, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(MOST_QUERIES):
        page = revising.get(reverse("report_today", args=["PNIG", 2021])).content.decode()
    counts = read_figures(pnig, 2021).result.all
    for name in ("total", "achieved", "not_achieved", "no_information"):
        assert f'data-origin="counts.all.{name}">{getattr(counts, name)}</span>' in page
    for finding in read_figures(pnig, 2021).findings:
        address = reverse("report_finding", args=["PNIG", 2021, digest_of(finding)])
        assert (address in page) == (finding.severity == "error")


@pytest.fixture
def approved(world, people, make_entry):
    Protocol.objects.create(service=world.service, approved_on=f"{YEAR}-01-01")
    entry = send(world, people, make_entry())
    workflow.approve(entry, by=people["reviewer"])
    return entry


def test_what_changed_since_a_day(world, approved, reviewer: Client) -> None:
    page = reviewer.get(reverse("today")).content.decode()
    assert "<s>sin aprobar</s>" in page
    assert "<strong>60.0\N{NO-BREAK SPACE}%</strong>" in page
    assert "<strong>0 → 1</strong> meta alcanzada" in page
    assert "Ver cómo se imprimirá" in page


def test_the_day_of_the_comparison_has_its_year(world, approved, reviewer: Client) -> None:
    page = reviewer.get(reverse("today"), {"desde": "2025-12-31"}).content.decode()
    assert "Qué cambió desde el 31 de diciembre de 2025" in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [("2026-02-30", "Esa fecha no existe"), ("ayer", "Esa fecha no existe"), ("tomorrow", "todavía no llega")],
)
def test_a_day_that_cannot_be_is_said_and_the_usual_one_is_shown(world, approved, reviewer, typed, told) -> None:
    typed = str(timezone.localdate() + timedelta(days=1)) if typed == "tomorrow" else typed
    page = reviewer.get(reverse("today"), {"desde": typed}).content.decode()
    assert told in page
    assert "<s>sin aprobar</s>" in page


def test_nothing_changed_today_is_said(world, approved, reviewer: Client) -> None:
    page = reviewer.get(reverse("report_today", args=["PNIG", 2021])).content.decode()
    assert "Nada de lo aprobado cambió desde ese día." in page


def test_what_changed_outside_the_report_is_said_so(world, approved, reviewer: Client) -> None:
    words = "no entra en este reporte"
    assert words not in reviewer.get(reverse("today")).content.decode().partition('id="cambios"')[2]
    Protocol.objects.all().delete()
    assert words in reviewer.get(reverse("today")).content.decode().partition('id="cambios"')[2]


def test_every_reported_year_has_its_page(pnig, revising: Client) -> None:
    ReportingCycle.objects.create(
        policy=pnig,
        year=2022,
        opens_at=timezone.now(),
        due_at=timezone.now() + timedelta(days=1),
        closes_at=timezone.now() + timedelta(days=2),
    )
    page = revising.get(reverse("today")).content.decode()
    assert f'<a href="{reverse("report_today", args=["PNIG", 2021])}">2021</a>' in page
    assert f'<a href="{reverse("report_today", args=["PNIG", 2022])}" aria-current="page">2022</a>' in page


def test_a_summary_in_doubt_is_marked_with_its_way_for_those_who_confirm(pnig, revising: Client) -> None:
    where = Where(pnig, 2021, "resumen/balance")
    address, said = reverse("report_today", args=["PNIG", 2021]), "Texto editado, por confirmar"
    assert said not in revising.get(address).content.decode()
    who = User.objects.get(assignments__role=Role.REVIEWER)
    write(where, "Hay {counts.all.total}.", generated="Lo de antes.", seen="", by=who)
    page = revising.get(address).content.decode()
    assert said in page
    assert reverse("passage", args=["PNIG", 2021, where.address]) in page


def test_a_reviewer_goes_on_to_an_edition(pnig, revising: Client) -> None:
    page = revising.get(reverse("report_today", args=["PNIG", 2021])).content.decode()
    assert reverse("edition_prepare", args=["PNIG", 2021]) in page


@pytest.mark.parametrize(
    ("words", "said"),
    [("Hay {counts.all.total} indicadores.", "Confirmar 1 texto editado"), ("Hay {ninguna}.", "Un texto editado usa")],
    ids=["stale", "unresolved"],
)
def test_an_edited_text_in_doubt_is_among_what_is_left(pnig, revising: Client, words: str, said: str) -> None:
    who = User.objects.get(assignments__role=Role.REVIEWER)
    where = Where(pnig, 2021, "resumen/balance")
    write(where, words, generated="Lo de antes.", seen=seen_of(row_at(where)), by=who)
    page = revising.get(reverse("report_today", args=["PNIG", 2021])).content.decode()
    assert said in page
    mended_at = reverse("edited_texts", args=["PNIG", 2021])
    assert (f'<a href="{mended_at}">Confirmar 1 texto editado</a>' in page) == ("total" in words)
    assert reverse("passage", args=["PNIG", 2021, where.address]) in page


def test_a_reader_is_offered_nothing_that_would_be_refused(pnig) -> None:
    page = _as(Role.READER).get(reverse("report_today", args=["PNIG", 2021])).content.decode()
    assert "Dispensar" not in page
    assert reverse("edition_prepare", args=["PNIG", 2021]) not in page
    assert reverse("review_queue") not in page


@pytest.fixture
def error(pnig):
    return next(one for one in read_figures(pnig, 2021).findings if one.severity == "error")


@pytest.fixture
def address(error) -> str:
    return reverse("report_finding", args=["PNIG", 2021, digest_of(error)])


def test_an_error_is_waived_and_printed_in_the_annex(pnig, revising: Client, error, address) -> None:
    answer = revising.post(address, {"accion": "dispensar", "reason": "Ya se publicó.", "office": "Directora"})
    assert answer.url == reverse("report_today", args=["PNIG", 2021])
    report = revising.get(reverse("report", args=["PNIG", 2021])).content.decode()
    assert "Observaciones con las que se publica sin resolver" in report
    assert "Ya se publicó." in report
    page = revising.get(reverse("report_today", args=["PNIG", 2021])).content.decode()
    assert address not in page
    other = next(one for one in read_figures(pnig, 2021).findings if one.severity == "error" and one != error)
    asked = revising.get(reverse("report_finding", args=["PNIG", 2021, digest_of(other)])).content.decode()
    assert 'value="Directora"' in asked
    assert "Retirar la dispensa" in revising.get(address).content.decode()
    revising.post(address, {"accion": "retirar"})
    assert not Waiver.objects.exists()


def test_what_is_missing_is_said_at_its_field(pnig, revising: Client, address) -> None:
    page = revising.post(address, {"accion": "dispensar", "reason": "Porque sí <b>", "office": " "}).content.decode()
    assert 'id="error_1_id_office"' in page or 'id="id_office_error"' in page
    assert "Porque sí &lt;b&gt;" in page
    assert not Waiver.objects.exists()


@pytest.mark.parametrize("digest", ["0" * 16, "x", "%00"])
def test_an_error_that_is_not_there_is_not_found(pnig, revising: Client, digest) -> None:
    assert revising.get(reverse("report_finding", args=["PNIG", 2021, digest])).status_code == 404


PLACES = {
    "by_objective.OP.05.counts.service.achieved": "II-OP.05",
    "by_objective.OP.05.counts.objective.achieved": "I-OP.05",
    "by_entity.MIMP.service.achieved": "entidad-MIMP",
    "counts.all.achieved_pct": "B-counts.all.achieved",
    "no_information_reasons.not_stated": "B-no_information_reasons.not_stated",
    "IOP.01.01": "A-IOP.01.01",
    "SS.05.01.01": "A-SS.05.01.01",
    "x": "anexo-a",
}


def test_what_is_not_mended_elsewhere_is_led_to_where_the_report_shows_it(pnig) -> None:
    figures = read_figures(pnig, 2021)
    found = [Finding("stated_count", Severity.ERROR, one, "No coincide.") for one in PLACES]
    rows = to_mend(found, figures, pnig, is_administrator=False)
    assert [row.address.partition("#")[2] for row in rows] == list(PLACES.values())
    # Even a count of none has its row where something is found about it.
    page = " ".join(html.render(compose(replace(figures, findings=tuple(found)))).decode().split())
    assert [place for place in PLACES.values() if f'id="{place}"' not in page] == []


def test_the_reviewers_annex_leads_to_mending_and_waiving(pnig, revising: Client, error, address) -> None:
    report = reverse("report", args=["PNIG", 2021])
    annex = revising.get(report).content.decode().partition('<section id="anexo-c"')[2]
    assert f'<a href="{address}">Dispensar' in annex
    assert annex.count("Dispensar<") == sum(one.severity == "error" for one in read_figures(pnig, 2021).findings)
    revising.post(address, {"accion": "dispensar", "reason": "Ya se publicó.", "office": "Directora"})
    annex = revising.get(report).content.decode().partition('<section id="anexo-c"')[2]
    assert f'<a href="{address}">Ver la dispensa' in annex
    theirs = _as_reader().get(report).content.decode()
    assert "Dispensar" not in theirs
    assert address not in theirs
    assert "Qué falta para publicar" not in theirs


def _as_reader() -> Client:
    client = Client()
    client.force_login(person("lee", Role.READER, None))
    return client


def test_from_the_report_to_a_prepared_edition_nothing_is_a_dead_end(pnig, revising: Client) -> None:
    """Errors are told before freezing; once waived, the frozen edition says that it must be prepared again."""
    who = User.objects.get(assignments__role=Role.REVIEWER)
    today = reverse("report_today", args=["PNIG", 2021])
    assert f'href="{today}#faltan"' in revising.get(reverse("report", args=["PNIG", 2021])).content.decode()
    preparing = reverse("edition_prepare", args=["PNIG", 2021])
    errors = [one for one in read_figures(pnig, 2021).findings if one.severity == "error"]
    ways = [reverse("report_finding", args=["PNIG", 2021, digest_of(one)]) for one in errors]
    page = revising.get(preparing).content.decode()
    assert f"Hay {len(errors)} error" in page
    assert all(way in page for way in ways)
    edition = reverse("edition", args=[prepare(pnig, 2021, by=who).pk])
    page = revising.get(edition).content.decode()
    assert all(way in page for way in ways)
    assert "vuelva a preparar" in page
    for way in ways:
        revising.post(way, {"accion": "dispensar", "reason": "Ya se publicó.", "office": "Directora"})
    page = revising.get(edition).content.decode()
    assert not any(way in page for way in ways)
    assert "Descartarla y volver a preparar" in page
    answer = revising.post(edition, {"accion": "repetir"})
    assert answer.url == preparing
    assert ReportEdition.objects.get().status == EditionStatus.DISCARDED
    assert "impide" not in revising.get(preparing).content.decode()
