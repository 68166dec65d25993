"""What still blocks a report, in the order in which it is mended, and what the pending entries would add."""

import pytest

from compliance.choices import Role, Severity
from compliance.entries import workflow
from compliance.models import Entity, Policy, Protocol
from compliance.publishing.today import blockers, counts_if_approved, of_entities
from compliance.publishing.waiving import waive
from compliance.report.reading import read_figures
from tests.entries.sent import send
from tests.world import YEAR, person

pytestmark = pytest.mark.django_db


def _said(policy: Policy, year: int = YEAR) -> list[tuple[str, str]]:
    return [(one.said, one.page) for one in blockers(read_figures(policy, year), policy)]


def test_what_was_not_sent_comes_first(world) -> None:
    assert _said(world.policy) == [("Recibir los registros que faltan de MIMP", "entity_status")]


def test_then_what_waits_for_a_decision(world, people, make_entry) -> None:
    entry = make_entry()
    service = make_entry(of_service=True)
    workflow.mark_ready(service, by=people["focal"])
    send(world, people, entry)
    assert _said(world.policy) == [("Revisar 2 registros enviados; ninguno entra en este reporte", "review_queue")]
    entry.refresh_from_db()
    workflow.approve(entry, by=people["reviewer"])
    assert _said(world.policy) == [("Revisar 1 registro enviado; no entra en este reporte", "review_queue")]
    service.refresh_from_db()
    workflow.approve(service, by=people["reviewer"])
    assert _said(world.policy) == []


def test_errors_block_until_somebody_answers_for_them(pnig) -> None:
    reviewer = person("revisa", Role.REVIEWER, pnig.lead_entity)
    figures = read_figures(pnig, 2021)
    (blocker,) = blockers(figures, pnig)
    assert {finding.severity for finding in blocker.findings} == {Severity.ERROR}
    assert blocker.said == f"Resolver o dispensar {len(blocker.findings)} errores"
    for finding in blocker.findings:
        waive(pnig, 2021, finding, reason="Publicado así.", office="Directora", by=reviewer)
    assert list(blockers(read_figures(pnig, 2021), pnig)) == []


def test_what_would_change_if_all_that_waits_were_approved(world, people, make_entry) -> None:
    Protocol.objects.create(service=world.service, approved_on=f"{YEAR}-01-01")
    figures = read_figures(world.policy, YEAR)
    assert counts_if_approved(figures, world.policy) is None
    send(world, people, make_entry())
    then = counts_if_approved(figures, world.policy)
    assert then is not None
    assert (figures.result.all.achieved, then.achieved) == (0, 1)


def test_it_is_said_how_many_of_those_that_wait_enter_the_report(world, people, make_entry) -> None:
    Protocol.objects.create(service=world.service, approved_on=f"{YEAR}-01-01")
    send(world, people, make_entry())
    ((said, _page),) = [one for one in _said(world.policy) if one[1] == "review_queue"]
    assert said == "Revisar 1 registro enviado; entra en este reporte"


def test_entities_that_lag_are_named_with_their_articles(world) -> None:
    """The first after `de`; those whose name is not known, by their acronym alone."""
    jne, servir = ("JNE", "Jurado Nacional de Elecciones"), ("SERVIR", "Autoridad Nacional del Servicio Civil")
    named = [Entity(acronym=acronym, name=name) for acronym, name in (jne, servir)]
    assert of_entities([*named, world.mimp]) == ["del JNE", "SERVIR", "MIMP"]
    assert of_entities(named[::-1]) == ["de SERVIR", "el JNE"]
