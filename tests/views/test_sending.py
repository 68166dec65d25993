"""The page before sending, the button and the receipt."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pypdf
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from compliance.choices import EntryStatus
from compliance.entries import sending
from compliance.models import EntryEvent, Indicator, ProgressEntry, ReportingCycle, Submission
from tests.entries.test_sending import fill
from tests.views.entering import PEOPLE_WHO_ENTER, address, queries, read


@pytest.fixture
def focal(enter) -> Client:
    return enter("focal")


READY = EntryStatus.READY
MINISTRY = {"reviewer", "reviewer_of_own_unit", "reviewer_and_focal", "administrator"}


@pytest.fixture
def before(world) -> str:
    return reverse("preflight", args=[world.cycle.pk, "AURORA"])


def receipt(submission: Submission) -> str:
    return reverse("submission", args=[submission.code])


def test_sending_is_of_those_who_answer_for_the_entity(people, before, make_entry, enter) -> None:
    make_entry(READY)
    seeing = {who for who in people if enter(who).get(before).status_code == 200}
    assert seeing == PEOPLE_WHO_ENTER
    for who in set(people) - PEOPLE_WHO_ENTER:
        assert enter(who).post(before).status_code == 404
    assert not Submission.objects.exists()


@pytest.mark.parametrize(("cycle", "entity"), [(999, "AURORA"), (None, "NADIE"), (None, "MIMP"), (None, "JNE")])
def test_what_is_not_ones_own_is_not_found(cycle, entity, focal, world) -> None:
    page = reverse("preflight", args=[cycle or world.cycle.pk, entity])
    assert focal.get(page).status_code == focal.post(page).status_code == 404


def test_the_page_says_what_goes_what_stays_and_what_looks_odd(focal, before, make_entry) -> None:
    ready, pending = make_entry(READY), make_entry(of_service=True)
    ProgressEntry.objects.update(value=500)
    page = focal.get(before)
    assert "Se enviará 1 registro" in read(page)
    assert "El porcentaje es mayor que 100: ¿es correcto?" in read(page)
    assert "No se enviará todavía 1" in read(page)
    assert "Enviar 1 registro" in read(page)
    for entry in (ready, pending):
        assert address("entry_check", entry) in page.content.decode()


def test_what_lacks_something_is_named_and_cannot_be_sent(focal, before, make_entry) -> None:
    make_entry(READY)
    ProgressEntry.objects.update(value=40)
    page = read(focal.get(before))
    assert "Falta: Falta explicar por qué no se alcanzó la meta." in page
    assert "Complete primero lo señalado arriba" in page
    assert "Enviar 1 registro" not in page
    assert "Continuar con «Indicador sin nombre registrado (ISS.01.01.01.01)»" in page
    response = focal.post(before)
    assert response.status_code == 409
    assert "Falta completar algo de lo que está listo: no se envió nada." in read(response)
    assert not Submission.objects.exists()


def test_with_nothing_ready_there_is_no_button(focal, before, make_entry) -> None:
    make_entry()
    page = read(focal.get(before))
    assert "Todavía no hay nada listo: falta 1 registro" in page
    assert "No hay nada listo" not in page
    assert "Enviar " not in page
    assert focal.post(before).status_code == 409


def test_with_nothing_ready_it_leads_on_to_what_was_returned_first(focal, before, make_entry) -> None:
    draft, returned = make_entry(), make_entry(EntryStatus.RETURNED, of_service=True)
    page = focal.get(before)
    assert "Continuar con «Servicio sin nombre registrado (SS.01.01.01)»" in read(page)
    assert f'href="{address("entry", returned)}"' in page.content.decode()
    assert f'href="{address("entry", draft)}"' not in page.content.decode()


def test_with_nothing_left_it_leads_back_to_the_year(focal, before, world) -> None:
    page = read(focal.get(before))
    assert "No queda nada por enviar" in page
    assert "Volver a mi año" in page


def test_after_the_close_there_is_no_button(focal, before, make_entry) -> None:
    make_entry(READY)
    past = timezone.now() - timedelta(days=1)
    ReportingCycle.objects.update(due_at=past, closes_at=past)
    page = read(focal.get(before))
    assert "El registro se cerró" in page
    assert "Enviar 1 registro" not in page
    assert focal.post(before).status_code == 409
    assert not Submission.objects.exists()


def test_past_the_due_day_it_says_that_it_is_late(focal, before, make_entry) -> None:
    make_entry(READY)
    ReportingCycle.objects.update(due_at=timezone.now() - timedelta(days=1))
    assert "quedará como envío fuera de plazo" in read(focal.get(before))
    assert "fuera de plazo" in read(focal.post(before, follow=True))


def test_what_is_sent_leads_to_its_receipt(focal, before, make_entry, people) -> None:
    make_entry(READY)
    make_entry(READY, of_service=True)
    response = focal.post(before, follow=True)
    sent = Submission.objects.get()
    assert response.redirect_chain == [(receipt(sent), 302)]
    page = read(response)
    for told in (sent.code, sent.digest, "AURORA", "focal", "2 registros", "60.0 %", "Sin protocolo aprobado"):
        assert told in page
    assert "Borrador de oficio" in page
    assert "correspondiente a 2 registros" in response.content.decode()


def test_a_receipt_says_what_was_sent_and_not_what_came_later(focal, before, make_entry) -> None:
    make_entry(READY)
    focal.post(before)
    ProgressEntry.objects.update(value=Decimal(99))
    Indicator.objects.update(name="Otro nombre")
    page = read(focal.get(receipt(Submission.objects.get())))
    assert "60.0 %" in page
    assert "99.0 %" not in page


def test_the_second_press_is_led_to_the_first_receipt(focal, before, make_entry) -> None:
    make_entry(READY)
    focal.post(before)
    response = focal.post(before, follow=True)
    assert response.redirect_chain == [(receipt(Submission.objects.get()), 302)]
    assert "No quedaba nada por enviar" in read(response)
    assert EntryEvent.objects.filter(verb="submit").count() == 1


def test_a_receipt_is_of_the_entity_and_of_the_ministry(people, world, make_entry, enter) -> None:
    make_entry(READY)
    sent = sending.send(world.cycle, world.aurora, by=people["focal"])
    seeing = {who for who in people if enter(who).get(receipt(sent)).status_code == 200}
    assert seeing == PEOPLE_WHO_ENTER | MINISTRY
    assert "Borrador de oficio" not in read(enter("reviewer").get(receipt(sent)))


def test_a_receipt_is_a_file_to_keep_the_same_whoever_asks_and_whenever(people, before, make_entry, enter) -> None:
    make_entry(READY)
    enter("focal").post(before)
    sent = Submission.objects.get()
    file = reverse("submission_file", args=[sent.code])
    assert f'href="{file}"' in enter("focal").get(receipt(sent)).content.decode()
    first = enter("focal").get(file)
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"] == f'attachment; filename="constancia-{sent.code}.pdf"'
    ProgressEntry.objects.update(value=Decimal(99))
    assert enter("reviewer").get(file).content == first.content
    said = pypdf.PdfReader(BytesIO(first.content)).pages[0].extract_text()
    for told in (sent.code, "AURORA", "focal", "60.0", "Qué sigue"):
        assert told in said
    assert enter("focal_of_another").get(file).status_code == 404


@pytest.mark.parametrize("code", ["2022-AAAA-BBBB", "x", "2022"])
def test_a_code_that_never_was_is_not_found(code, focal, world) -> None:
    assert focal.get(reverse("submission", args=[code])).status_code == 404


def test_an_entry_that_was_sent_names_its_receipt(focal, before, make_entry) -> None:
    entry = make_entry(READY)
    focal.post(before)
    assert Submission.objects.get().code in read(focal.get(address("entry_check", entry)))
    assert Submission.objects.get().code in read(focal.get(reverse("my_year")))


@pytest.mark.parametrize("count", [1, 15])
def test_the_pages_ask_ten_things_however_much_is_sent(count, focal, before, world, people) -> None:
    fill(world, people, count)
    with CaptureQueriesContext(connection) as captured:
        assert focal.get(before).status_code == 200
    assert queries(captured) <= 10
    sent = sending.send(world.cycle, world.aurora, by=people["focal"])
    with CaptureQueriesContext(connection) as captured:
        assert f"{2 * count} registros" in read(focal.get(receipt(sent)))
    assert queries(captured) <= 5
