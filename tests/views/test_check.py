"""The last look: what is missing, what looks odd, and the way on."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from compliance.choices import Block, EntryStatus
from compliance.models import (
    ProgressEntry,
    ServiceEntry,
)
from tests.views.entering import (
    address,
    observe,
    read,
    stored,
    value,
)


@pytest.fixture
def focal(enter) -> Client:
    return enter("focal")


def test_what_is_missing_is_said_with_the_way_there(focal, make_entry) -> None:
    entry = make_entry()
    ProgressEntry.objects.update(value=40)
    page = focal.get(address("entry_check", entry))
    assert "Falta explicar por qué no se alcanzó la meta." in read(page)
    assert address("entry_texts", entry) in page.content.decode()
    assert "Marcar como listo" not in read(page)
    assert focal.get(address("entry", entry))["Location"] == address("entry_texts", entry)


def test_an_entry_that_nobody_touched_begins_with_its_value(focal, make_entry) -> None:
    entry, service = make_entry(), make_entry(of_service=True)
    ProgressEntry.objects.update(value=None)
    ServiceEntry.objects.update(protocol_is_approved=None)
    assert buttons(focal.get(address("entry_check", entry))) == ["Empezar por el valor"]
    assert buttons(focal.get(address("entry_check", service))) == ["Empezar por el protocolo"]


def test_whatever_is_missing_has_one_way_on(focal, make_entry, people) -> None:
    entry = make_entry()
    ProgressEntry.objects.update(value=40, edited_by=people["focal"], edited_at=timezone.now())
    page = focal.get(address("entry_check", entry))
    assert buttons(page) == ["Completar lo que lo explica"]
    # An observation comes first: what it asks may change the rest.
    ProgressEntry.objects.update(status=EntryStatus.RETURNED)
    observe(entry, people["reviewer"], *Block)
    assert buttons(focal.get(address("entry_check", entry))) == ["Responder y corregir"]


def buttons(page: HttpResponse) -> list[str]:
    """The main buttons of a page: there should be one."""
    body = re.sub(r"<template\b.*?</template>", "", page.content.decode(), flags=re.DOTALL)
    return re.findall(r"<(?:a|button)\b[^>]*\bbtn-primary\b[^>]*>\s*([^<]*?)\s*<", body)


def test_the_heading_has_one_dot_between_two_things(focal, make_entry) -> None:
    page = read(focal.get(address("entry_check", make_entry())))
    assert "ISS.01.01.01.01 · 2022 Por completar" in page


def test_what_is_written_is_corrected_and_what_is_absent_completed(focal, make_entry, people) -> None:
    entry = make_entry()
    ProgressEntry.objects.update(
        value=60, explanation="Como resultado, se alcanzó el 99,5 % en 2022.", status=EntryStatus.RETURNED
    )
    observe(entry, people["reviewer"], *Block)
    links = re.findall(
        r'<li>([^<]*?) <a href="[^"]*">(\w+)</a></li>', focal.get(address("entry_check", entry)).content.decode()
    )
    said = {message.partition(" ")[0]: label for message, label in links}
    assert said["El"] == "Corregir"
    assert {label for message, label in links if message.startswith("No ha")} == {"Completar", "Adjuntar"}


def test_what_looks_odd_is_a_question_that_can_be_answered_in_place(focal, make_entry) -> None:
    entry = make_entry()
    ProgressEntry.objects.update(value=500)
    page = read(focal.get(address("entry_check", entry)))
    assert "El avance es 1 000.0 %: ¿son correctos el valor, la meta y la unidad?" in page
    assert "El porcentaje es mayor que 100: ¿es correcto?" in page
    response = focal.post(address("entry_check", entry), {"version": "0", "go": "ready", "note": "Cambió la base."})
    assert response.status_code == 302
    assert (stored().note, stored().status) == ("Cambió la base.", EntryStatus.READY)


def test_ready_goes_on_to_the_next(focal, make_entry) -> None:
    entry, service = make_entry(), make_entry(of_service=True)
    response = focal.post(address("entry_check", entry), {"version": "0", "go": "ready"})
    assert response["Location"] == address("entry", service)
    response = focal.post(address("entry_check", service), {"version": "0", "go": "ready"}, follow=True)
    assert response.redirect_chain[0] == (reverse("my_year"), 302)
    assert "quedó listo, aún no enviado" in read(response)


def test_what_changed_meanwhile_is_looked_at_again(focal, make_entry, enter) -> None:
    entry = make_entry()
    enter("focal_of_parent").post(address("entry_value", entry), value(value="71"))
    response = focal.post(address("entry_check", entry), {"version": "0", "go": "ready"}, follow=True)
    assert "Mírelo otra vez" in read(response)
    assert stored().status == EntryStatus.DRAFT


def test_what_is_incomplete_does_not_become_ready(focal, make_entry) -> None:
    entry = make_entry()
    ProgressEntry.objects.update(value=None)
    response = focal.post(address("entry_check", entry), {"version": "0", "go": "ready"})
    assert response.status_code == 409
    assert "Todavía falta algo en este registro." in read(response)
    assert stored().status == EntryStatus.DRAFT


def test_a_note_that_is_too_long_is_told_and_kept(focal, make_entry) -> None:
    entry = make_entry()
    ProgressEntry.objects.update(value=500)
    sent = {"version": "0", "go": "ready", "note": "n" * 5_000}
    response = focal.post(address("entry_check", entry), sent)
    assert "Caben 4000 letras" in read(response)
    assert sent["note"] in response.content.decode()
    assert stored().status == EntryStatus.DRAFT
