"""Nobody is kept out: by a barrier that axe finds, by a page wider than a phone, or by the lack of a mouse."""

import pytest
from django.urls import URLPattern, reverse

from compliance import urls
from compliance.choices import EntryStatus
from compliance.models import Evidence, ProgressEntry
from compliance.urls import account
from tests.journeys.conftest import DESKTOP, PHONE, Visitor
from tests.journeys.focal_point import GO_ON, READY
from tests.journeys.pages import NO_PAGES, PAGES

MOST_TABS = 60


def test_every_address_is_a_page_that_is_looked_at_or_none() -> None:
    patterns = [*urls.urlpatterns, *account.urlpatterns]
    names = {pattern.name for pattern in patterns if isinstance(pattern, URLPattern)}
    assert names == NO_PAGES | {page.name for pages in PAGES.values() for page in pages}


@pytest.mark.parametrize("name", PAGES, ids=lambda name: name or "a stranger")
def test_no_page_has_a_barrier_or_scrolls_sideways(visitor, name: str) -> None:
    person = visitor()
    if name:
        person.signs_in(name)
    assert [found for page in PAGES[name] for found in looked_at(person, page.path)] == []


def looked_at(person: Visitor, path: str) -> list[str]:
    """What is wrong with a page at a desk and on a phone."""
    status = person.goes_to(path)
    found = [] if status == 200 else [f"{path}: answered {status}"]
    for width in (DESKTOP, PHONE):
        person.page.set_viewport_size(width)
        found += [f"{path} at {width['width']}: {barrier}" for barrier in person.barriers()]
        found += [f"{path} at {width['width']}: scrolls sideways"] if person.scrolls_sideways() else []
    return found


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_pages_that_say_what_is_wrong_keep_nobody_out(visitor, viewport) -> None:
    focal = visitor(viewport=viewport).signs_in("mimp")
    # Given a page of an entry that comes back with errors
    focal.follows("Continuar con")
    focal.fills("Valor", "7,600").presses(GO_ON)
    assert focal.sees("¿7.6 o 7600?")
    assert_in_order(focal)
    # And a file that is not what it says
    focal.goes_to(focal.path.replace("valor", "sustento"))
    upload = {"name": "informe.pdf", "mimeType": "application/pdf", "buffer": b"no es un PDF"}
    focal.page.get_by_label("Archivo").set_input_files([upload])
    focal.presses("Agregar")
    assert_in_order(focal)
    # And a page that is not there
    assert focal.goes_to("/mi-anio/otro/") == 404
    assert_in_order(focal)


def assert_in_order(person: Visitor) -> None:
    assert person.barriers() == []
    assert not person.scrolls_sideways()


def test_an_entry_is_filled_in_and_made_ready_without_a_mouse(visitor) -> None:
    # Given a focal point who signs in with the keyboard alone
    focal = visitor()
    focal.goes_to(reverse("account_login"))
    types_into(focal, "Correo institucional", "mimp@demo.example")
    types_into(focal, "Contraseña", "igualdad-demo-2022")
    enters(focal)
    assert focal.title == "Mi año 2022"
    # When the three pages are filled in and the entry is made ready
    tabs_to(focal, "Continuar con")
    enters(focal)
    types_into(focal, "Valor", "6.9")
    enters(focal)
    types_into(focal, "Texto 1", "Más centros de atención.")
    tabs_to(focal, GO_ON)
    enters(focal)
    types_into(focal, "o un enlace", "https://www.example.org/encuesta")
    enters(focal)
    types_into(focal, "o un enlace", "https://www.example.org/anexo")
    enters(focal)
    tabs_to(focal, GO_ON)
    enters(focal)
    tabs_to(focal, READY)
    enters(focal)
    # Then it is, and the Enter key took nothing away
    entry = ProgressEntry.objects.get(indicator__code="IOP.01.01", year=2022)
    assert entry.status == EntryStatus.READY
    assert Evidence.objects.about(entry).count() == 2


def tabs_to(person: Visitor, name: str) -> None:
    """Presses Tab until the thing with this name has the focus."""
    for _press in range(MOST_TABS):
        if name in person.page.evaluate(NAME_OF_FOCUS):
            return
        person.page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to «{name}»")


NAME_OF_FOCUS = """() => {
  const here = document.activeElement;
  const shown = here.matches("a, button") ? here.innerText : "";
  return here.getAttribute("aria-label") || here.labels?.[0]?.innerText || shown;
}"""


def types_into(person: Visitor, name: str, text: str) -> None:
    tabs_to(person, name)
    person.page.keyboard.type(text)


def enters(person: Visitor) -> None:
    with person.page.expect_navigation():
        person.page.keyboard.press("Enter")
