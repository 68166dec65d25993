"""A year of the ministry's own indicators, from the invitation of a new focal point to the report that counts them."""

import re

from django.core import mail
from django.urls import reverse

from tests.journeys.conftest import PHONE, Visitor
from tests.journeys.focal_point import (
    NOT_SENT,
    answers,
    declares_the_protocol,
    goes_on,
    leaves_it_as_it_is,
    marks_it_ready,
    opens,
    promises_the_value,
    says_that_it_is_not_due,
    sends,
    states_a_fraction,
    states_the_value,
    supports_it_with_a_file,
    supports_it_with_a_link,
    tells_what_helped,
)
from tests.journeys.invitation import (
    PASSPHRASE,
    ROSA,
    confirms_the_designation,
    designates_her_for_the_ministry,
    follows_the_invitation,
    makes_a_password,
    registers_a_person,
)
from tests.journeys.reviewer import approves_it, opens_to_review, returns_it

VIOLENCE = "Porcentaje de mujeres que fueron víctimas de violencia"
POLITICS = "Índice de empoderamiento político"
OFFICIALS = "Porcentaje de mujeres entre el personal funcionario"
ECONOMY = "Índice de empoderamiento económico"
SOCIETY = "Índice de empoderamiento social de las mujeres"
CHILDREN = "Índice de empoderamiento social de niñas"
ENTITIES = "Porcentaje de entidades públicas que incorporaron"
SERVICE = "Asistencia Técnica para la Incorporación"
ENTERED = (VIOLENCE, POLITICS, OFFICIALS, ECONOMY, SOCIETY, CHILDREN, ENTITIES, SERVICE)
SURVEY = "https://www.example.org/encuesta-2022"
LOST = "El registro administrativo de 2022 se amplió a todas las regiones."


def test_from_the_invitation_to_the_report(visitor) -> None:
    # Given a focal point who was registered, invited, and said that the designation is hers
    administrator = visitor().signs_in("administracion")
    registers_a_person(administrator)
    designates_her_for_the_ministry(administrator)
    focal = visitor()
    follows_the_invitation(focal)
    makes_a_password(focal)
    confirms_the_designation(focal)
    # When she enters a year: at her desk, on a phone, without JavaScript, and with a session that ends
    enters_violence_against_women(focal)
    enters_politics_on_a_phone(visitor(viewport=PHONE))
    enters_officials_without_javascript(visitor(java_script_enabled=False))
    enters_the_economy_while_the_session_ends(focal)
    enters_the_rest(focal)
    # Then all of it is ready, and nothing is sent yet
    assert_ready_but_not_sent(focal)
    # When she sends it, the ministry returns two, and she mends only what was observed
    code = sends(focal, len(ENTERED))
    assert_a_receipt(focal, code)
    reviewer = visitor().signs_in("revision")
    returns_two(reviewer)
    mends_the_value(focal)
    mends_the_support(focal)
    assert sends(focal, 2) != code
    # Then the report does not count yet what was only sent
    reader = visitor().signs_in("lectura")
    assert key_figures(reader) == ["13", "0", "0", "1", "12"]
    # When every entry is approved, one by one
    for title in ENTERED:
        opens_to_review(reviewer, title)
        approves_it(reviewer)
    # Then the report counts it
    assert_the_report_counts(reader)
    assert_the_year_is_done(focal)


# --- entered ---------------------------------------------------------------------------------------------------------


def enters_violence_against_women(focal: Visitor) -> None:
    focal.follows("Continuar con «Porcentaje de mujeres")
    focal.fills("Valor", "6.9").is_shown("Meta superada.")
    states_the_value(focal, "6.9", "ENDES 2022")
    tells_what_helped(focal, "Más centros de atención.", "Campañas en quechua y aimara.")
    supports_it_with_a_link(focal, SURVEY, "Informe de la encuesta")
    assert focal.sees("violencia basada en género fue 6.9 %")
    assert focal.sees("por debajo de la meta de 7.2 %")
    marks_it_ready(focal)
    assert "empoderamiento político" in focal.title


def enters_politics_on_a_phone(focal: Visitor) -> None:
    focal.signs_in(ROSA, PASSPHRASE)
    opens(focal, POLITICS)
    states_the_value(focal, "29.1", "Registro de autoridades electas 2022")
    assert not focal.scrolls_sideways()
    leaves_it_as_it_is(focal)
    leaves_it_as_it_is(focal)
    marks_it_ready(focal)


def enters_officials_without_javascript(focal: Visitor) -> None:
    focal.signs_in(ROSA, PASSPHRASE)
    opens(focal, OFFICIALS)
    states_a_fraction(focal, "1 234", "3 085")
    assert focal.sees("40.0 %")
    tells_what_helped(focal, "Concursos con paneles paritarios.", "Mentoría para directivas.")
    supports_it_with_a_link(focal, SURVEY, "Registro de personal")
    marks_it_ready(focal)


def enters_the_economy_while_the_session_ends(focal: Visitor) -> None:
    opens(focal, ECONOMY)
    states_the_value(focal, "71.4", "Encuesta nacional de hogares 2022")
    focal.fills("Explicación", LOST)
    focal.context.clear_cookies(name="sessionid")
    goes_on(focal)
    assert focal.title == "Ingresar"
    focal.gives_name_and_password(ROSA, PASSPHRASE)
    assert focal.sees("Recuperamos lo que escribió; todavía no se ha guardado.")
    assert focal.field("Explicación").input_value() == LOST
    goes_on(focal)
    leaves_it_as_it_is(focal)
    assert focal.sees(LOST)
    marks_it_ready(focal)


def enters_the_rest(focal: Visitor) -> None:
    opens(focal, SOCIETY)
    promises_the_value(focal, "2099-06-30")
    focal.fills("¿Por qué no hay un valor?", "El instituto publica la encuesta a mitad de año.")
    goes_on(focal)
    leaves_it_as_it_is(focal)
    marks_it_ready(focal)
    opens(focal, CHILDREN)
    says_that_it_is_not_due(focal)
    leaves_it_as_it_is(focal)
    leaves_it_as_it_is(focal)
    marks_it_ready(focal)
    opens(focal, ENTITIES)
    states_the_value(focal, "12.5", "Registro de la dirección general 2022")
    leaves_it_as_it_is(focal)
    supports_it_with_a_file(focal, "entidades.csv", "entidad,incorporó\nMIMP,sí\nMINSA,no\n")
    marks_it_ready(focal)
    opens(focal, SERVICE)
    declares_the_protocol(focal, "2021-08-26", "Resolución Ministerial N.° 200-2021-MIMP")
    leaves_it_as_it_is(focal)
    leaves_it_as_it_is(focal)
    marks_it_ready(focal)


def assert_ready_but_not_sent(focal: Visitor) -> None:
    focal.goes_to(reverse("my_year"))
    assert focal.finds("heading", f"{NOT_SENT} {len(ENTERED)}")


# --- sent, returned, mended ------------------------------------------------------------------------------------------


def assert_a_receipt(focal: Visitor, code: str) -> None:
    assert re.fullmatch(r"2022(-[0-9A-Z]{4}){2}", code)
    assert focal.sees(f"Se enviaron {len(ENTERED)} registros")
    assert focal.sees("Rosa Quispe")
    assert any(code in message.subject and message.to == [f"{ROSA}@demo.example"] for message in mail.outbox)


def returns_two(reviewer: Visitor) -> None:
    opens_to_review(reviewer, VIOLENCE)
    returns_it(reviewer, "Sobre el valor", "La encuesta dice 7.0: ¿cuál es?")
    opens_to_review(reviewer, OFFICIALS)
    returns_it(reviewer, "Sobre el sustento", "El enlace no lleva al registro.")


def mends_the_value(focal: Visitor) -> None:
    """Only the value was observed, so nothing else opens."""
    focal.goes_to(reverse("my_year"))
    assert focal.finds("heading", "Devuelto 2")
    opens(focal, VIOLENCE)
    assert focal.sees("La encuesta dice 7.0: ¿cuál es?")
    focal.follows("Responder y corregir")
    focal.fills("Valor", "7.0")
    answers(focal, "Es 7.0: se corrigió.")
    goes_on(focal)
    assert focal.title.startswith("Porcentaje de mujeres que fueron víctimas")
    assert not focal.finds("link", "2 Qué lo explica")
    assert not focal.finds("link", "3 Sustento")
    marks_it_ready(focal)


def mends_the_support(focal: Visitor) -> None:
    opens(focal, OFFICIALS)
    assert not focal.finds("link", "1 Valor")
    focal.follows("Responder y corregir")
    answers(focal, "Va el enlace directo.")
    supports_it_with_a_link(focal, f"{SURVEY}/registro", "Registro, enlace directo")
    marks_it_ready(focal)


# --- counted ---------------------------------------------------------------------------------------------------------


def key_figures(reader: Visitor) -> list[str]:
    """Indicators in scope: all, target met, not met, not assessable, without information."""
    reader.goes_to(reverse("report", args=["PNIG", 2022]))
    return reader.page.locator(".report-key-figures .report-figure").all_inner_texts()


def assert_the_report_counts(reader: Visitor) -> None:
    """Of the ministry's seven, one has a target and meets it, four have a value but no target, two have no value."""
    assert key_figures(reader) == ["13", "1", "0", "5", "7"]
    assert reader.sees("violencia basada en género fue 7.0 %")
    assert reader.sees("Campañas en quechua y aimara.")
    assert not reader.sees("6.9 %")


def assert_the_year_is_done(focal: Visitor) -> None:
    focal.goes_to(reverse("my_year"))
    assert not focal.finds("heading", "Devuelto")
    focal.unfolds("Enviado")
    assert focal.page.get_by_text("ya aprobado por el ministerio").count() == len(ENTERED)
