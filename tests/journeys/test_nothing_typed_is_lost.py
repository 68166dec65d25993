"""Whatever happens between typing and saving, the text is there afterwards; where it was saved, nothing is offered."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Route

from compliance.models import Assignment, ProgressEntry
from tests.journeys.conftest import Visitor
from tests.journeys.focal_point import GO_ON, opens

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
