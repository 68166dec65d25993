"""Two people at the same entry at once: the second is told, sees both versions, and nothing of either is lost."""

from decimal import Decimal

import pytest
from django.core import mail
from django.urls import reverse

from compliance.choices import EntryStatus
from compliance.models import EntryEvent, ProgressEntry, Submission
from tests.journeys.conftest import Visitor
from tests.journeys.focal_point import GO_ON, answers, opens, reviews_what_would_be_sent
from tests.journeys.reviewer import approves_it, opens_to_review

NETWORKS = "Porcentaje de redes de hombres creadas"
CODE = "ISS.01.02.02.02"
TO_REVIEW = "Proporción de mujeres que tuvieron una demanda insatisfecha"


@pytest.fixture
def first(visitor) -> Visitor:
    """The unit's own focal point, with the entry before them."""
    person = visitor().signs_in("aurora")
    opens(person, NETWORKS)
    return person


@pytest.fixture
def second(visitor, first: Visitor) -> Visitor:
    """The ministry's focal point, who answers for the unit too."""
    person = visitor().signs_in("mimp")
    opens(person, NETWORKS)
    return person


def stored() -> ProgressEntry:
    return ProgressEntry.objects.get(indicator__code=CODE, year=2022)


def page_of(person: Visitor, step: str) -> None:
    person.goes_to(reverse(f"entry_{step}", args=["indicador", stored().pk]))


def test_the_second_value_is_shown_beside_the_first(first: Visitor, second: Visitor) -> None:
    # Given two people who look at the same value
    for person in (first, second):
        page_of(person, "value")
        assert person.field("Valor").input_value() == "12.0"
    # When both change it
    first.fills("Valor", "13.1").presses(GO_ON)
    second.fills("Valor", "14.5").presses(GO_ON)
    # Then the second is told by whom, sees both, and has overwritten nothing
    assert second.sees("Punto focal · AURORA guardó este registro mientras usted lo editaba")
    assert both_versions(second) == ("13.1", "14.5")
    assert second.field("Valor").input_value() == "14.5"
    assert stored().value == Decimal("13.1")
    assert second.barriers() == []
    # And what the second decides counts, the first's value staying in the history
    second.presses(GO_ON)
    assert stored().value == Decimal("14.5")
    events = EntryEvent.objects.about(stored()).filter(verb="save")
    assert {"13.1", "14.5"} <= {event.contents.get("value") for event in events}


def both_versions(person: Visitor) -> tuple[str, ...]:
    """What was saved, and what this person typed; the words before them are the page's."""
    told = person.page.get_by_role("alert").get_by_role("definition").all_inner_texts()
    return tuple(" ".join(text.split()).rpartition(" ")[2] for text in told)


def test_texts_of_both_are_there_to_be_put_together(first: Visitor, second: Visitor) -> None:
    # Given two people who explain the same value
    for person in (first, second):
        page_of(person, "texts")
    # When both write
    first.fills("Explicación", "Se crearon redes en la sierra.").presses(GO_ON)
    second.fills("Explicación", "Se crearon redes en la selva.").presses(GO_ON)
    # Then the second has both texts before them, and can save the two as one
    assert second.sees("Se crearon redes en la sierra.")
    second.fills("Explicación", "Se crearon redes en la sierra y en la selva.").presses(GO_ON)
    assert stored().explanation == "Se crearon redes en la sierra y en la selva."


def test_what_was_sent_meanwhile_is_closed_and_the_text_stays(first: Visitor, second: Visitor) -> None:
    # Given one who types while the other makes it ready and sends it
    page_of(first, "texts")
    first.fills("Explicación", "Un párrafo que costó una mañana.")
    page_of(second, "check")
    second.presses("Marcar como listo")
    reviews_what_would_be_sent(second)
    second.presses("Enviar")
    # When the first saves
    first.presses(GO_ON)
    # Then nothing is changed, and the text is there to be copied
    assert first.sees("ya no se puede editar")
    assert first.field("Explicación").input_value() == "Un párrafo que costó una mañana."
    assert stored().status == EntryStatus.SUBMITTED


def test_two_who_send_at_once_get_one_receipt(first: Visitor, second: Visitor) -> None:
    # Given two tabs on the page before sending
    page_of(second, "check")
    second.presses("Marcar como listo")
    reviews_what_would_be_sent(second)
    other = second.context.new_page()
    other.goto(second.page.url)
    before = Submission.objects.count()
    # When both buttons are pressed
    second.presses("Enviar")
    other.get_by_role("button", name="Enviar").click()
    # Then it was sent once, and both show the same receipt
    other.get_by_text("No quedaba nada por enviar").wait_for()
    assert other.url == second.page.url
    assert Submission.objects.count() == before + 1
    assert [message.to for message in mail.outbox if second.title in message.subject] == [["mimp@demo.example"]]


def test_the_second_decision_is_refused_and_its_words_stay(visitor) -> None:
    # Given two reviewers who look at the same entry
    one, other = visitor().signs_in("revision"), visitor().signs_in("revision2")
    opens_to_review(one, TO_REVIEW)
    opens_to_review(other, TO_REVIEW)
    # When one approves it and the other returns it
    other.unfolds("Devolver con observación").fills("Sobre el valor", "¿De qué ronda es?")
    approves_it(one)
    other.presses("Devolver y ver el siguiente")
    # Then the first decision stands, and the words of the second are still there
    assert other.sees("No se hizo ningún cambio")
    assert other.field("Sobre el valor").input_value() == "¿De qué ronda es?"
    assert ProgressEntry.objects.get(indicator__code="IOP.02.02", year=2022).status == EntryStatus.APPROVED


def test_the_second_answer_is_shown_beside_the_first(visitor) -> None:
    # Given an entry that was returned, on two screens of its focal point
    here, there = visitor().signs_in("minsa"), visitor().signs_in("minsa")
    for person in (here, there):
        opens(person, "Porcentaje de mujeres que utilizaron métodos")
        person.follows("Responder y corregir")
    # When both answer
    answers(here, "De la primera ronda.")
    here.presses(GO_ON)
    answers(there, "De la segunda ronda.")
    there.presses(GO_ON)
    # Then the second screen shows both answers
    assert there.sees("De la primera ronda.")
    assert there.field("la observación").input_value() == "De la segunda ronda."
