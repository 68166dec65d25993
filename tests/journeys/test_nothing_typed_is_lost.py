"""Whatever happens between typing and saving, the text is there afterwards; where it was saved, nothing is offered."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Route

from compliance.models import Assignment, Observation, ProgressEntry
from tests.journeys.conftest import Visitor
from tests.journeys.focal_point import GO_ON, opens
from tests.journeys.reviewer import opens_to_review

INDICATOR = "Porcentaje de distritos del país que cuentan con Centros Emergencia Mujer"
TEXT = "Un párrafo que costó una mañana."
OFFER = "quedó texto que usted escribió aquí"
# Milliseconds; longer than the browser waits before it keeps what was typed.
SLOW = 900


@pytest.fixture
def focal(visitor) -> Visitor:
    """Someone who is typing an explanation."""
    person = visitor().signs_in("aurora")
    opens(person, INDICATOR)
    person.follows("2 Qué lo explica")
    return person


def stored() -> ProgressEntry:
    return ProgressEntry.objects.get(indicator__code="ISS.01.01.03.02", year=2022)


def test_a_browser_that_forgot_everything(focal: Visitor) -> None:
    # Given a browser that lost every cookie while someone typed
    focal.fills("¿Por qué no hay un valor?", TEXT)
    page = focal.path
    focal.context.clear_cookies()
    # When they save, sign in again and come back
    focal.presses(GO_ON)
    assert focal.sees("no se guardó ningún cambio")
    assert focal.sees("Lo que escribió quedó en este navegador")
    assert not focal.sees("vuelva atrás con su navegador")
    focal.follows("Ingresar otra vez").gives_name_and_password("aurora")
    assert focal.path == page
    # Then the text is offered, and kept for good once it is saved
    focal.presses_here("Recuperarlo")
    assert focal.field("¿Por qué no hay un valor?").input_value() == TEXT
    focal.presses(GO_ON)
    assert stored().explanation == TEXT
    focal.goes_to(page)
    assert not focal.sees(OFFER)


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with JavaScript", "without"])
def test_a_session_that_ended(visitor, has_scripts: bool) -> None:
    # Given someone whose session ends while they type
    focal = visitor(java_script_enabled=has_scripts).signs_in("aurora")
    opens(focal, INDICATOR)
    focal.follows("2 Qué lo explica").fills("¿Por qué no hay un valor?", TEXT)
    focal.context.clear_cookies(name="sessionid")
    # When they save and sign in again
    focal.presses(GO_ON).gives_name_and_password("aurora")
    # Then the text stands in the form once, and is kept for good when it is saved
    assert focal.sees("Recuperamos lo que escribió; todavía no se ha guardado.")
    assert focal.field("¿Por qué no hay un valor?").input_value() == TEXT
    assert not focal.sees(OFFER)
    page = focal.path
    focal.presses(GO_ON)
    assert stored().explanation == TEXT
    focal.goes_to(page)
    assert not focal.sees(OFFER)
    assert not focal.sees("Recuperamos")


def test_a_server_that_is_slow_to_save(focal: Visitor) -> None:
    # Given a slow server
    focal.follows("3 Sustento")
    focal.page.route("**/sustento/", slowly(focal))
    # When someone types, saves at once, and the same page comes back
    supports_it_with(focal, "https://www.example.org/centros")
    # Then nothing is offered that was saved
    assert focal.sees("Se agregó")
    assert not focal.sees(OFFER)


def supports_it_with(focal: Visitor, link: str) -> None:
    focal.fills("o un enlace", link).presses("Agregar")


def slowly(focal: Visitor) -> Callable[[Route], None]:
    def handle(route: Route) -> None:
        focal.page.wait_for_timeout(SLOW)
        route.continue_()

    return handle


def test_a_function_that_ended_meanwhile(focal: Visitor) -> None:
    # Given someone whose designation ended while they typed
    focal.fills("¿Por qué no hay un valor?", TEXT)
    yesterday = timezone.localdate() - timedelta(days=1)
    Assignment.objects.filter(user__email__startswith="aurora@").update(ends_on=yesterday)
    # When they save
    focal.presses(GO_ON)
    # Then they may copy what they wrote, and nothing was changed
    assert focal.title == "Este registro no existe o ya no está a su cargo"
    assert focal.page.get_by_role("textbox").first.input_value() == TEXT
    assert stored().explanation == ""
    assert focal.barriers() == []


# What a reviewer writes


DOUBTFUL = "Proporción de mujeres que tuvieron una demanda insatisfecha"
OBSERVATION, PART = "Adjunte el cuadro de la encuesta.\nEs el de la página 12.", "Sobre el sustento"
GIVEN_BACK = "Aquí está lo que escribió y no llegó a enviar."
RETURN = "Devolver y ver el siguiente"


@pytest.fixture
def reviewer(visitor) -> Visitor:
    """Someone who has typed an observation."""
    person = visitor().signs_in("revision")
    opens_to_review(person, DOUBTFUL)
    person.unfolds("Devolver con observación").fills(PART, OBSERVATION)
    return person


def written(person: Visitor) -> list[str]:
    """What stands in the observations, folded or not."""
    return [field.input_value() for field in person.page.locator("#observar textarea").all()]


def drafts(person: Visitor) -> list[str]:
    return person.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('review:'))")


def test_an_observation_outlives_the_session(reviewer: Visitor) -> None:
    # Given a session that ended while a reviewer typed
    page = reviewer.path
    reviewer.context.clear_cookies()
    # When they send it, and sign in again
    reviewer.presses(RETURN)
    reviewer.signs_in("revision").goes_to(page)
    # Then the observation stands there, and can be sent
    assert reviewer.sees(GIVEN_BACK)
    assert reviewer.field(PART).input_value() == OBSERVATION
    assert reviewer.barriers() == []
    reviewer.presses(RETURN)
    assert reviewer.sees("Devuelto con observaciones")
    # And it is no draft any more
    assert drafts(reviewer) == []
    assert list(Observation.objects.filter(closed_at=None, text=as_sent(OBSERVATION))) != []


def as_sent(text: str) -> str:
    """Browsers send the ends of lines as forms always did."""
    return text.replace("\n", "\r\n")


def test_an_observation_outlives_a_look_elsewhere_and_a_suggested_wording(reviewer: Visitor) -> None:
    # Given a reviewer who looks at the queue before they send what they typed
    page = reviewer.path
    reviewer.goes_to("/revision/")
    # When they come back and ask for the wording that the page suggests
    reviewer.goes_to(page)
    assert reviewer.field(PART).input_value() == OBSERVATION
    reviewer.follows("Observarlo con esta redacción")
    # Then both stand there
    said = written(reviewer)
    assert any(OBSERVATION in text for text in said)
    assert sum(bool(text) for text in said) == 2 or said[-1].startswith(f"{OBSERVATION}\n\n")
    # And what they do not want goes for good
    reviewer.goes_to(page)
    reviewer.presses_here("Descartarlo")
    assert reviewer.field(PART).input_value() == ""
    reviewer.goes_to(page)
    assert not any(written(reviewer))


def test_an_observation_is_its_author_s_alone(reviewer: Visitor) -> None:
    # Given a text that was typed and not sent
    page = reviewer.path
    # When someone else signs in at the same browser
    reviewer.goes_to("/cuenta/salir/")
    reviewer.presses("Salir")
    reviewer.signs_in("revision2").goes_to(page)
    # Then it is not shown to them
    assert not any(written(reviewer))
    assert not reviewer.sees(GIVEN_BACK)
