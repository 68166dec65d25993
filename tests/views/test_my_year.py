"""The year of a focal point: what is missing, until when, and the one thing to go on with."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from compliance.choices import EntryStatus
from compliance.formatting import day
from compliance.models import (
    Indicator,
    ReportingCycle,
)
from compliance.publishing.answering import give_opinion
from compliance.publishing.editions import discard, prepare
from tests.publishing.conftest import year
from tests.publishing.published import YEAR
from tests.views.entering import (
    PEOPLE_WHO_ENTER,
    address,
    queries,
    read,
)

__all__ = ["year"]


@pytest.fixture
def focal(enter) -> Client:
    return enter("focal")


def test_the_year_is_of_those_who_answer_for_an_entity(people, world, enter) -> None:
    seeing = {who for who in people if enter(who).get(reverse("my_year")).status_code == 200}
    assert seeing == {*PEOPLE_WHO_ENTER, "focal_of_another"}


def test_the_year_says_what_is_missing_and_what_to_go_on_with(focal, make_entry) -> None:
    entry = make_entry()
    page = focal.get(reverse("my_year"))
    assert "Le faltan 2 de 2 quedan 10 días" in read(page)
    assert "Continuar con «Indicador sin nombre registrado (ISS.01.01.01.01)»" in read(page)
    assert address("entry", entry) in page.content.decode()
    assert "Todavía no se ha enviado nada al MIMP." in read(page)
    assert "Revisar y enviar" not in read(page)


def test_when_all_is_ready_the_one_next_step_is_to_send(focal, make_entry, world) -> None:
    make_entry(EntryStatus.READY)
    make_entry(EntryStatus.READY, of_service=True)
    page = focal.get(reverse("my_year"))
    assert "2 listos, aún no enviados" in read(page)
    assert "Continuar con" not in read(page)
    assert reverse("preflight", args=[world.cycle.pk, "AURORA"]) in page.content.decode()


def test_only_four_words_tell_a_state(focal, make_entry, people) -> None:
    for of_service, status in ((False, EntryStatus.READY), (True, EntryStatus.APPROVED)):
        make_entry(status, of_service=of_service)
    page = read(focal.get(reverse("my_year")))
    assert "Listo (aún no enviado) 1" in page
    assert "Enviado 1" in page
    assert "Aprobado" not in page


@pytest.mark.parametrize(
    ("days", "told"),
    [(-5, "Se abre el"), (12, "Aún puede enviar hasta el"), (25, "Si necesita corregir algo, pídalo al ministerio")],
)
def test_outside_its_dates_the_year_says_so(days, told, focal, world) -> None:
    opened = timezone.now() - timedelta(days=days)
    ReportingCycle.objects.update(
        opens_at=opened, due_at=opened + timedelta(days=10), closes_at=opened + timedelta(days=20)
    )
    assert told in read(focal.get(reverse("my_year")))


def test_who_is_asked_nothing_is_told_so(enter, world) -> None:
    assert "Todavía no se le pide nada" in read(enter("focal_of_another").get(reverse("my_year")))


def test_who_is_asked_for_an_opinion_sees_it_and_what_was_answered(enter, year, people) -> None:
    assert "lea cómo aparecerá" not in read(enter("focal").get(reverse("my_year")))
    edition = prepare(year.policy, YEAR, by=people["reviewer"], preview_until=timezone.localdate())
    page = enter("focal").get(reverse("my_year"))
    assert f"Reporte de {YEAR}: lea cómo aparecerá AURORA y responda hasta el {day(timezone.localdate())}." in read(
        page
    )
    assert "Todavía no responde." in read(page)
    assert reverse("extract", args=[edition.pk, "AURORA"]) in page.content.decode()
    give_opinion(edition, year.aurora, agrees=False, text="El <valor> es otro.", by=people["focal"])
    assert "«El &lt;valor&gt; es otro.»" in enter("focal").get(reverse("my_year")).content.decode()
    assert "lea cómo aparecerá" not in read(enter("focal_of_another").get(reverse("my_year")))
    discard(edition, by=people["reviewer"])
    assert "lea cómo aparecerá" not in read(enter("focal").get(reverse("my_year")))


@pytest.mark.parametrize("cycle", ["999", "x", "9" * 40, ""])
def test_another_cycle_is_not_found(cycle, focal, world) -> None:
    assert focal.get(reverse("my_year"), {"ciclo": cycle}).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_the_year_asks_nine_things_however_much_it_holds(count, focal, world) -> None:
    for number in range(count):
        Indicator.objects.create(service=world.service, code=f"ISS.01.01.01.{number + 10}", entity=world.aurora)
    focal.get(reverse("my_year"))
    with CaptureQueriesContext(connection) as captured:
        focal.get(reverse("my_year"))
    assert queries(captured) <= 9
