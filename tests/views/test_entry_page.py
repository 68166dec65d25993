"""A page whose entry changed meanwhile, or is open in part only, says so and loses nothing; and what it costs."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.choices import Block, EntryStatus
from compliance.entries import workflow
from compliance.models import (
    Observation,
    ProgressEntry,
)
from tests.entries.sent import support
from tests.views.entering import (
    address,
    close_the_cycle,
    observe,
    queries,
    read,
    stored,
    value,
)


@pytest.fixture
def focal(enter) -> Client:
    return enter("focal")


# --- someone or something came first ---


def test_the_second_of_two_sees_both_values_and_keeps_theirs(enter, make_entry) -> None:
    entry = make_entry()
    enter("focal_of_parent").post(address("entry_value", entry), value(value="71"))
    second = enter("focal")
    response = second.post(address("entry_value", entry), value(value="82", source="Registro"))
    assert response.status_code == 409
    assert stored().value == 71
    assert "focal_mimp guardó este registro mientras usted lo editaba" in read(response)
    assert "Valor Guardado 71.0 Lo suyo 82" in read(response)
    assert 'value="82"' in response.content.decode()
    # Whoever has seen both may save theirs.
    assert 'name="version" value="1"' in response.content.decode()
    assert second.post(address("entry_value", entry), value(value="82", version="1")).status_code == 302
    assert stored().value == 82


def test_the_own_second_tab_is_told_as_such(focal, make_entry) -> None:
    entry = make_entry()
    focal.post(address("entry_value", entry), value(value="71"))
    assert "en otra ventana" in read(focal.post(address("entry_value", entry), value(value="82")))


def test_lists_of_texts_are_compared_too(enter, make_entry) -> None:
    entry = make_entry()
    texts = {"version": "0", "go": "next"}
    enter("focal_of_parent").post(address("entry_texts", entry), {**texts, "measures": ["", "A", "B"]})
    response = enter("focal").post(address("entry_texts", entry), {**texts, "measures": ["", "C"]})
    assert response.status_code == 409
    assert "Guardado A B Lo suyo C" in read(response)
    assert [row.text for row in stored().measures.all()] == ["A", "B"]


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40, "1e3", "٣"])
def test_a_forged_version_saves_nothing(version, focal, make_entry) -> None:
    response = focal.post(address("entry_value", make_entry()), value(version=version))
    assert response.status_code == 409
    assert stored().value == 60


@pytest.mark.parametrize("page", ["entry_value", "entry_texts"])
def test_what_was_sent_meanwhile_keeps_the_text_in_sight(page, focal, make_entry, people) -> None:
    entry = make_entry(EntryStatus.READY)
    workflow.move_locked([entry], "submit", by=people["focal_of_parent"])
    sent = value(value="71", source="Un texto") if page == "entry_value" else {"version": "0", "note": "Un texto"}
    response = focal.post(address(page, entry), sent)
    assert response.status_code == 409
    assert "No se guardó nada" in read(response)
    assert "«Enviado» y ya no se puede editar" in read(response)
    assert "Un texto" in response.content.decode()
    assert "Guardar y seguir" not in read(response)
    assert stored().value == 60


def test_the_cycle_that_closed_meanwhile_keeps_the_text_in_sight(focal, make_entry) -> None:
    entry = make_entry()
    close_the_cycle()
    response = focal.post(address("entry_value", entry), value(value="71"))
    assert response.status_code == 409
    assert "El registro se cerró" in read(response)
    assert 'value="71"' in response.content.decode()
    assert "Guardar y seguir" not in read(response)
    assert stored().value == 60


def test_after_the_close_the_pages_can_be_read(focal, make_entry) -> None:
    entry = make_entry()
    close_the_cycle()
    page = focal.get(address("entry_value", entry))
    assert page.status_code == 200
    assert "Guardar" not in read(page)
    assert "readonly" in page.content.decode()
    assert "Marcar como listo" not in read(focal.get(address("entry_check", entry)))


# --- returned ---


def test_a_returned_entry_opens_what_was_observed_and_asks_for_an_answer(focal, make_entry, people) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    (one,) = observe(entry, people["reviewer"], Block.VALUE)
    assert focal.get(address("entry", entry))["Location"] == address("entry_check", entry)
    check = focal.get(address("entry_check", entry))
    assert "Antes de marcarlo como listo Falta responder lo que el ministerio observó." in read(check)
    assert "El ministerio observó: valor ¿Por qué, en value?" in read(check)
    assert "Marcar como listo" not in read(check)
    page = focal.get(address("entry_value", entry)).content.decode()
    assert f'name="answer-{one.pk}"' in page
    assert "Guardar y seguir" in page
    closed = focal.get(address("entry_texts", entry))
    assert "MIMP no observó esta parte: puede leerla, pero no cambiarla." in read(closed)
    assert "Guardar y seguir" not in read(closed)
    response = focal.post(address("entry_value", entry), value(**{f"answer-{one.pk}": "De la ronda de junio."}))
    assert response["Location"] == address("entry_check", entry)
    one.refresh_from_db()
    assert one.answer == "De la ronda de junio."
    assert "Marcar como listo" in read(focal.get(address("entry_check", entry)))


def test_a_closed_part_is_read_as_text(focal, make_entry, people) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    ProgressEntry.objects.update(explanation="Por la nueva sede.")
    entry.measures.create(position=1, text="Más personal")
    observe(entry, people["reviewer"], Block.SUPPORT)
    texts, of_value = (focal.get(address(page, entry)) for page in ("entry_texts", "entry_value"))
    assert "Explicación Por la nueva sede. Medidas adoptadas Más personal" in read(texts)
    assert "Valor 60.0 %" in read(of_value)
    for page in (texts, of_value):
        assert not re.search("<(textarea|input(?! type=.hidden))", page.content.decode())


def test_a_closed_part_in_which_nothing_was_said_says_so(focal, make_entry, people) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    observe(entry, people["reviewer"], Block.VALUE)
    assert "Nada escrito en esta parte." in read(focal.get(address("entry_texts", entry)))
    assert "Nada adjuntado." in read(focal.get(address("entry_support", entry)))
    support(entry, people["focal"])
    page = read(focal.get(address("entry_support", entry)))
    assert entry.evidences.get().title in page
    assert "Nada adjuntado" not in page
    assert "Quitar" not in page


def test_a_link_that_came_too_late_stays_in_sight(focal, make_entry) -> None:
    entry = make_entry()
    close_the_cycle()
    response = focal.post(address("entry_support", entry), {"version": "0", "link": "https://example.org/informe"})
    assert response.status_code == 409
    assert 'value="https://example.org/informe"' in response.content.decode()
    assert "Agregar" not in read(response)


def test_a_closed_part_saves_nothing(focal, make_entry, people) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    observe(entry, people["reviewer"], Block.VALUE)
    response = focal.post(address("entry_texts", entry), {"version": "0", "go": "next", "note": "Un texto"})
    assert response.status_code == 409
    assert "Un texto" in response.content.decode()
    assert stored().note == ""


def test_an_observation_of_another_entry_is_not_found(focal, make_entry, people) -> None:
    entry, other = make_entry(EntryStatus.RETURNED), make_entry(EntryStatus.RETURNED, of_service=True)
    observe(entry, people["reviewer"], Block.VALUE)
    (strange,) = observe(other, people["reviewer"], Block.VALUE)
    response = focal.post(address("entry_value", entry), value(**{f"answer-{strange.pk}": "mía"}))
    assert response.status_code == 404
    assert stored().version == 0
    strange.refresh_from_db()
    assert strange.answer == ""


def test_an_answer_can_be_erased(focal, make_entry, people) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    (one,) = observe(entry, people["reviewer"], Block.VALUE)
    Observation.objects.update(answer="Sí.")
    focal.post(address("entry_value", entry), value(value="60", go="exit", **{f"answer-{one.pk}": ""}))
    one.refresh_from_db()
    assert one.answer == ""


def test_whoever_goes_on_without_an_answer_is_told_beside_it(focal, make_entry, people) -> None:
    entry = make_entry(EntryStatus.RETURNED)
    (one,) = observe(entry, people["reviewer"], Block.VALUE)
    typed = value(value="63", **{f"answer-{one.pk}": " "})
    page = focal.post(address("entry_value", entry), typed)
    assert page.status_code == 200
    assert "Para seguir falta su respuesta: qué corrigió, o por qué queda como está." in read(page)
    assert f'href="#div_id_answer-{one.pk}"' in page.content.decode()
    assert 'value="63"' in page.content.decode()
    assert stored().version == 0
    assert focal.post(address("entry_value", entry), {**typed, "go": "exit"}).status_code == 302
    assert stored().value == 63


# --- what it costs ---


@pytest.mark.parametrize(
    ("page", "most"), [("entry_value", 8), ("entry_texts", 10), ("entry_support", 7), ("entry_check", 10)]
)
@pytest.mark.parametrize("status", [EntryStatus.DRAFT, EntryStatus.RETURNED, EntryStatus.SUBMITTED])
def test_a_page_asks_little(page, most, status, focal, make_entry, people) -> None:
    entry = make_entry(status)
    for position in range(20):
        entry.measures.create(position=position, text="x")
        support(entry, people["focal"])
    if status == EntryStatus.RETURNED:
        observe(entry, people["reviewer"], *Block, *Block)
    with CaptureQueriesContext(connection) as captured:
        focal.get(address(page, entry))
    assert queries(captured) <= most


@pytest.mark.parametrize("status", [EntryStatus.DRAFT, EntryStatus.RETURNED])
def test_a_save_asks_twelve_things_at_most(status, focal, make_entry, people) -> None:
    entry = make_entry(status)
    ProgressEntry.objects.update(value=40)
    answers = {}
    if status == EntryStatus.RETURNED:
        answers = {f"answer-{one.pk}": "Sí." for one in observe(entry, people["reviewer"], Block.TEXTS, Block.TEXTS)}
        observe(entry, people["reviewer"], Block.VALUE)
    entry.actions.create(position=1, text="De antes")
    texts = {"explanation": "Nueva.", "actions": ["", "Una", "Dos"]}
    pages = (("entry_value", value(value="41")), ("entry_texts", {**texts, **answers, "version": "1", "go": "next"}))
    for page, sent in pages:
        with CaptureQueriesContext(connection) as captured:
            assert focal.post(address(page, entry), sent).status_code == 302
        assert queries(captured) <= 12
