"""A reviewer words a passage of the report, the data change beneath it, and the reviewer says that it still holds."""

import pytest
from django.urls import reverse

from compliance.models import ProgressEntry, SectionText
from tests.journeys.conftest import Visitor

REPORT = reverse("report", args=["PNIG", 2021])
EDITOR = reverse("passage", args=["PNIG", 2021, "I-IOP.02.01/result"])
WORDS = "De cada cien mujeres, usan métodos modernos "


@pytest.fixture
def reviewer(visitor) -> Visitor:
    return visitor().signs_in("revision")


def changes_the_data() -> None:
    """As a correction of history would."""
    entry = ProgressEntry.objects.get(indicator__code="IOP.02.01", year=2021)
    ProgressEntry.objects.filter(pk=entry.pk).update(value=entry.value + 1)


def test_an_edit_follows_the_data_and_asks_to_be_confirmed(reviewer: Visitor) -> None:
    # Given a reviewer at a passage of the report
    reviewer.goes_to(REPORT)
    reviewer.is_led_by(reviewer.page.locator(f'.report-edit a[href="{EDITOR}"]'))
    before = reviewer.page.locator(".passage-aside .figure-number").first.inner_text()
    # When they write it anew, with its figure put in by a click, and see how it prints while they type
    reviewer.fills("Texto", WORDS)
    reviewer.field("Texto").press("End")
    reviewer.page.locator(".passage-aside [data-insert]").first.click()
    reviewer.page.locator("[data-live] p", has_text=WORDS.strip()).wait_for()
    assert before in reviewer.page.locator("[data-live]").inner_text()
    assert reviewer.barriers() == []
    reviewer.presses("Guardar")
    # Then the report prints it
    assert reviewer.sees(WORDS + before.replace("\xa0", " "))
    assert SectionText.objects.get().text == WORDS + "{IOP.02.01.value}"
    # And when the data change, the number follows and the edit is marked
    changes_the_data()
    reviewer.goes_to(REPORT)
    assert not reviewer.sees(WORDS + before.replace("\xa0", " "))
    assert reviewer.sees(WORDS)
    assert reviewer.sees("editado, desactualizado")
    reviewer.is_led_by(reviewer.page.locator(f'.report-edit a[href="{EDITOR}"]'))
    assert reviewer.page.locator(".passage-stale del").count() > 0
    assert reviewer.barriers() == []
    # Until they confirm it
    reviewer.presses("Confirmar que sigue siendo correcto")
    assert not reviewer.sees("editado, desactualizado")
    assert reviewer.sees(WORDS)


def test_a_figure_is_found_and_put_in_and_the_original_comes_back(reviewer: Visitor) -> None:
    # Given someone who adds a paragraph to the summary
    reviewer.goes_to(reverse("passage", args=["PNIG", 2021, "resumen/"]))
    reviewer.fills("Texto", "Con información: ")
    # When they look for a figure while typing and put it in
    reviewer.page.get_by_role("searchbox").fill("comprendidos con informacion")
    found = reviewer.page.locator("[data-found] [data-insert]").first
    found.wait_for()
    found.click()
    reviewer.presses("Guardar")
    # Then the section ends with it
    assert reviewer.sees("Con información: 23")
    # And it can be taken away again
    reviewer.follows("Editar el párrafo agregado")
    reviewer.unfolds("Quitar este párrafo")
    reviewer.presses("Sí, quitarlo")
    assert not reviewer.sees("Con información: 23")


def test_what_was_typed_outlives_the_session(reviewer: Visitor) -> None:
    # Given someone whose session ends while they write
    reviewer.goes_to(EDITOR)
    reviewer.fills("Texto", "Costó una mañana.")
    reviewer.context.clear_cookies()
    reviewer.presses("Guardar")
    # When they sign in again and come back
    reviewer.signs_in("revision").goes_to(EDITOR)
    # Then the text is offered
    reviewer.presses_here("Recuperarlo")
    assert reviewer.field("Texto").input_value() == "Costó una mañana."
