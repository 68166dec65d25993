"""The pages of an entry: who sees them in which state, and what they save."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from compliance.choices import Block, EntryStatus
from compliance.models import (
    Baseline,
    EntryEvent,
    Indicator,
    ProgressEntry,
    ServiceEntry,
    Target,
)
from tests.views.entering import (
    PAGES,
    PEOPLE_WHO_ENTER,
    address,
    observe,
    read,
    stored,
    value,
)


@pytest.fixture
def focal(enter) -> Client:
    return enter("focal")


OPEN = (EntryStatus.DRAFT, EntryStatus.READY, EntryStatus.RETURNED)

# --- who may be here ---


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
@pytest.mark.parametrize("page", PAGES)
def test_an_entrys_pages_are_of_those_who_enter_it(page, of_service, people, make_entry, enter) -> None:
    entry = make_entry(EntryStatus.SUBMITTED, of_service=of_service)
    seeing = {who for who in people if enter(who).get(address(page, entry)).status_code in {200, 302}}
    assert seeing == PEOPLE_WHO_ENTER


@pytest.mark.parametrize("page", PAGES)
def test_what_does_not_exist_is_not_found(page, focal, db) -> None:
    for kind, pk in (("indicador", 999), ("servicio", 10**18), ("otro", 1), ("INDICADOR", 1)):
        assert focal.get(reverse(page, args=[kind, pk])).status_code == 404


def test_a_service_has_no_result_to_compute(focal, make_entry) -> None:
    assert focal.post(address("entry_result", make_entry(of_service=True))).status_code == 404
    assert focal.get(address("entry_result", make_entry())).status_code == 405


def test_nobody_is_led_to_the_login(client, make_entry) -> None:
    response = client.post(address("entry_value", make_entry()), value())
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("who", ["former_focal", "focal_of_another", "nobody"])
def test_who_may_no_longer_save_gets_what_they_typed_back(who, enter, make_entry) -> None:
    entry = make_entry()
    response = enter(who).post(
        address("entry_texts", entry), {"version": "0", "go": "next", "explanation": "Un texto largo & <b>suyo</b>."}
    )
    assert response.status_code == 404
    assert "Un texto largo & <b>suyo</b>." in read(response).replace("&lt;", "<").replace("&gt;", ">")
    assert "<b>suyo" not in response.content.decode()
    assert "No se guardó nada" in read(response)
    assert entry.indicator.code not in response.content.decode()
    assert not EntryEvent.objects.exists()


# --- every page in every state ---


@pytest.mark.parametrize("of_service", [False, True], ids=["indicator", "service"])
@pytest.mark.parametrize("status", EntryStatus)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_in_every_state(page, status, of_service, focal, make_entry, people) -> None:
    entry = make_entry(status, of_service=of_service)
    if status == EntryStatus.RETURNED:
        observe(entry, people["reviewer"], Block.VALUE)
    response = focal.get(address(page, entry), follow=True)
    assert response.status_code == 200
    if status not in OPEN:
        assert response.redirect_chain == [] if page == "entry_check" else response.redirect_chain
        assert "Guardar" not in read(response)


@pytest.mark.parametrize("value", [None, "40", "50", "60", "101"])
@pytest.mark.parametrize("page", ["entry_value", "entry_texts", "entry_check"])
def test_every_page_of_every_result(page, value, focal, make_entry, world) -> None:
    entry = make_entry()
    ProgressEntry.objects.update(value=value)
    assert focal.get(address(page, entry)).status_code == 200
    Target.objects.all().delete()
    assert focal.get(address(page, entry)).status_code == 200
    Indicator.objects.update(unit="", direction="", method="", decimals=None, name="")
    assert focal.get(address(page, entry)).status_code == 200


def test_the_question_has_what_helps_to_answer_it_beside(focal, make_entry, world) -> None:
    world.indicator.name = "Porcentaje de embarazo adolescente"
    world.indicator.save()
    Baseline.objects.create(indicator=world.indicator, year=2018, value=Decimal(30))
    for year in range(2018, 2022):
        ProgressEntry.objects.create(indicator=world.indicator, year=year, value=year - 1980, status="approved")
    page = read(focal.get(address("entry_value", make_entry())))
    assert "¿Cuál fue el porcentaje de embarazo adolescente en 2022?" in page
    assert "Meta 2022 50.0 %" in page
    assert "Se busca aumentarlo" in page
    assert "2021 41.0 % 2020 40.0 % 2019 39.0 %" in page
    assert "2018 38.0 %" not in page


def test_without_a_target_it_says_whether_none_was_set_or_it_is_not_known(focal, make_entry) -> None:
    page = address("entry_value", make_entry())
    Target.objects.update(value=None)
    assert "Meta 2022 No se conoce la meta de 2022." in read(focal.get(page))
    Target.objects.all().delete()
    assert "Meta 2022 No se fijó meta para 2022." in read(focal.get(page))


def test_what_follows_from_an_answer_says_from_which(focal, make_entry) -> None:
    page = read(focal.get(address("entry_value", make_entry())))
    assert re.search("Solo si eligió «Tengo el valor».* Solo si eligió «Aún no lo tengo» ¿Por qué\\?", page)
    page = read(focal.get(address("entry_value", make_entry(of_service=True))))
    assert "Solo si eligió «Sí, está aprobado» ¿Cuándo se aprobó?" in page


def test_a_value_is_shown_with_the_decimals_of_its_indicator(focal, make_entry) -> None:
    assert 'value="60.0"' in focal.get(address("entry_value", make_entry())).content.decode()


@pytest.mark.parametrize("page", ["entry_support", "entry_check"])
def test_what_has_no_name_says_so_beside_its_code(page, focal, make_entry) -> None:
    said = read(focal.get(address(page, make_entry())))
    assert "Indicador sin nombre registrado" in said
    assert "ISS.01.01.01.01" in said
    assert "Servicio sin nombre registrado" in read(focal.get(address(page, make_entry(of_service=True))))


# --- saving ---


def test_a_value_is_saved_and_the_next_page_asks_what_explains_it(focal, make_entry) -> None:
    entry = make_entry()
    response = focal.post(address("entry_value", entry), value(value="40,5", source="ENDES 2022"), follow=True)
    assert response.redirect_chain == [(address("entry_texts", entry), 302)]
    assert (stored().value, stored().source) == (Decimal("40.5"), "ENDES 2022")
    assert "¿Por qué no se alcanzó la meta y qué se hará?" in read(response)
    assert "40.5 %, 9.5 pp por debajo de la meta de 50.0 % (avance: 81.0 %)" in read(response)


def test_save_and_leave_goes_to_the_year_and_says_that_it_is_a_draft(focal, make_entry) -> None:
    response = focal.post(address("entry_value", make_entry()), value(go="exit"), follow=True)
    assert response.redirect_chain == [(reverse("my_year"), 302)]
    assert "Se guardó como borrador. Todavía no está listo ni enviado." in read(response)


def test_a_page_that_was_only_looked_at_leaves_no_trace(focal, make_entry) -> None:
    entry = make_entry(EntryStatus.READY)
    assert focal.post(address("entry_value", entry), value(value="60")).status_code == 302
    assert focal.post(address("entry_texts", entry), {"version": "0", "measures": ""}).status_code == 302
    assert (stored().version, stored().status) == (0, EntryStatus.READY)
    assert not EntryEvent.objects.exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"value": "7,600"}, "¿7.6 o 7600? Escriba 7.60 o 7600"),
        ({"value": "NaN"}, "No se entiende como número"),
        ({"value": "-3"}, "no puede ser negativo"),
        ({"value": "9" * 30}, "demasiado grande"),
        ({"value": "x" * 1_000_000}, "No se entiende como número"),
        ({"source": "y" * 1_000_000}, "500"),
        ({"value": ""}, "Escriba el valor"),
        ({"answer": "no sé"}, "Escoja una opción válida"),
        ({"value": "\x00"}, "No se entiende"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(typed, told, focal, make_entry) -> None:
    entry = make_entry()
    response = focal.post(address("entry_value", entry), value(**typed))
    assert response.status_code == 200
    assert told in read(response)
    assert stored().value == 60
    for text in typed.values():
        assert text in response.content.decode()


def test_of_two_readings_of_a_percentage_none_is_chosen(focal, make_entry) -> None:
    entry = make_entry()
    page = focal.post(address("entry_value", entry), value(value="7,600")).content.decode()
    assert re.search('<input[^>]*value="7,600"[^>]*id="id_value"', page)
    said = focal.post(address("entry_result", entry), value(value="7,600"))
    assert read(said) == "¿7.6 o 7600? Escriba 7.60 o 7600, según corresponda."


def test_a_field_with_an_error_names_it_for_who_does_not_see_it(focal, make_entry) -> None:
    page = focal.post(address("entry_value", make_entry()), value(value="7,600")).content.decode()
    assert 'aria-describedby="id_value_error"' in page
    assert 'id="id_value_error"' in page
    assert 'aria-invalid="true"' in page


def test_a_text_with_what_nobody_sees_is_refused_at_its_field_and_stays_typed(focal, make_entry) -> None:
    entry = make_entry(EntryStatus.DRAFT)
    typed = {"version": "0", "go": "next", "explanation": "Se hizo \u202eotra\u202c cosa."}
    answer = focal.post(address("entry_texts", entry), typed)
    said = answer.content.decode()
    assert "Hay 2 caracteres que no se ven; el primero (U+202E) está después de «Se hizo»" in said
    assert "\u202eotra\u202c" in said
    assert 'aria-invalid="true"' in said
    assert stored().explanation == ""


def test_markup_is_shown_as_text(focal, make_entry) -> None:
    entry = make_entry()
    hostile = "<script>alert(1)</script>{{ 7|add:7 }}"
    focal.post(address("entry_value", entry), value(source=hostile))
    for page in ("entry_value", "entry_check"):
        body = focal.get(address(page, entry)).content.decode()
        assert "<script>alert" not in body
        assert "{{ 7|add:7 }}" in body


def test_texts_are_added_and_moved_without_javascript_and_without_saving(focal, make_entry) -> None:
    entry = make_entry()
    sent = {"version": "0", "measures": ["", "Una", "Dos"], "context": "Un contexto."}
    page = focal.post(address("entry_texts", entry), {**sent, "move": "measures:up:1"}).content.decode()
    assert page.index(">\nDos</textarea>") < page.index(">\nUna</textarea>")
    assert "Un contexto." in page
    page = focal.post(address("entry_texts", entry), {**sent, "move": "measures:add"}).content.decode()
    assert page.count('name="measures"') == 4
    assert 'id="id_measures_2"' in page
    assert "autofocus" in page
    assert not EntryEvent.objects.exists()


def test_lists_are_saved_in_their_order(focal, make_entry) -> None:
    entry = make_entry()
    sent = {"version": "0", "go": "next", "measures": ["", "Dos", " ", "Una"], "note": "Una nota."}
    assert focal.post(address("entry_texts", entry), sent)["Location"] == address("entry_support", entry)
    assert [row.text for row in stored().measures.all()] == ["Dos", "Una"]
    assert stored().note == "Una nota."


def test_last_year_is_a_point_to_start_from(focal, make_entry, world) -> None:
    before = ProgressEntry.objects.create(indicator=world.indicator, year=2021, value=1, status="approved")
    before.measures.create(position=1, text="De antes")
    entry = make_entry()
    assert "Lo que se escribió en 2021" in read(focal.get(address("entry_texts", entry)))
    sent = {"version": "0", "move": "start", "measures": ["", ""], "note": "Mía"}
    page = focal.post(address("entry_texts", entry), sent).content.decode()
    assert ">\nDe antes</textarea>" in page
    assert "Mía" in page
    assert not EntryEvent.objects.exists()


def test_a_services_protocol_and_its_resources(focal, make_entry) -> None:
    entry = make_entry(of_service=True)
    sent = {
        "version": "0",
        "go": "next",
        "answer": "approved",
        "protocol_approved_on": "2022-05-04",
        "protocol_instrument": "R.M. 200-2021-MIMP",
        "modified_budget": "1'250,000.00",
    }
    assert focal.post(address("entry_value", entry), sent)["Location"] == address("entry_texts", entry)
    saved = ServiceEntry.objects.get()
    assert (saved.protocol_is_approved, saved.protocol_approved_on) == (True, date(2022, 5, 4))
    assert (saved.modified_budget, saved.executed_budget) == (Decimal(1250000), None)
    focal.post(address("entry_texts", entry), {"version": "1", "go": "next", "actions": ["", "Difundir"]})
    assert [row.text for row in saved.actions.all()] == ["Difundir"]
    check = read(focal.get(address("entry_check", entry)))
    assert "4 de mayo de 2022" in check
    assert "1 250 000" in check


# --- what is typed, in words ---


def test_the_result_is_said_while_it_is_typed(focal, make_entry) -> None:
    answer = focal.post(address("entry_result", make_entry()), value(value="78,1"))
    assert read(answer).startswith(
        "Meta superada. El indicador ISS.01.01.01.01, sin nombre registrado, registró 78.1 %"
    )
    assert not EntryEvent.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"value": "7,600"}, "¿7.6 o 7600?"),
        ({"value": ""}, ""),
        (
            {"answer": "not_due", "value": ""},
            "Sin información. En 2022 no correspondía la medición.",
        ),
        ({"answer": "not_yet", "value": "", "missing_reason": "due_later", "expected_on": "2023-06-05"}, "5 de junio"),
        ({"answer": ""}, "Elija una de las tres respuestas."),
        ({"value": "", "numerator": "1", "denominator": "4"}, "25.0 %"),
    ],
)
def test_whatever_is_typed_something_can_be_said(typed, said, focal, make_entry) -> None:
    answer = focal.post(address("entry_result", make_entry()), value(**typed))
    assert answer.status_code == 200
    assert said in read(answer)
