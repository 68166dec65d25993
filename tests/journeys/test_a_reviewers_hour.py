"""A reviewer's hour: what was answered, what is clear, what is doubtful, and the entities that lag."""

import pytest
from django.core import mail
from django.urls import reverse

from compliance.choices import Block, EntryStatus
from compliance.entries import editing, sending, workflow
from compliance.models import Entity, Observation, ProgressEntry, User
from tests.journeys.conftest import Visitor, plainly
from tests.journeys.reviewer import REASON, approves_it, opens_to_review, returns_it

ANSWERED, ANSWER = "Porcentaje de mujeres que utilizaron métodos", "De la segunda ronda de 2022."
DOUBTFUL = "Proporción de mujeres que tuvieron una demanda insatisfecha"
CLEAR = "ISS.06.01.02.01"
MENS_GROUPS = "Porcentaje de distritos urbanos que cuentan con redes de hombres"


@pytest.fixture
def answered(demo: None) -> ProgressEntry:
    """The ministry of health answered what was observed of its entry, and sent it again."""
    entry = ProgressEntry.objects.get(status=EntryStatus.RETURNED)
    focal = User.objects.get(email__startswith="minsa@")
    observation = Observation.objects.about(entry).get(closed_at=None)
    entry = editing.save(
        entry,
        block=Block.VALUE,
        changes={"value": entry.value + 1},
        answers={observation.pk: ANSWER},
        version=entry.version,
        by=focal,
    )
    workflow.mark_ready(entry, by=focal)
    sending.send(entry.cycle, Entity.objects.get(acronym="MINSA"), by=focal)
    return entry


@pytest.fixture
def reviewer(visitor, answered: ProgressEntry) -> Visitor:
    return visitor().signs_in("revision")


def test_the_queue_says_what_to_look_at_first(reviewer: Visitor) -> None:
    # Given what waits, in groups
    assert reviewer.title == "5 registros por revisar"
    groups = reviewer.page.get_by_role("heading", level=2).all_inner_texts()
    assert [" ".join(group.split()) for group in groups][:3] == [
        "1 Respondieron a su observación",
        "1 Sin advertencias",
        "3 Con advertencias",
    ]
    # When the reviewer goes on with the one step that the page offers
    reviewer.follows("Empezar por las respuestas")
    # Then it is what was answered: the answer, and what changed, before and now
    assert reviewer.title.startswith(ANSWERED)
    assert reviewer.sees(ANSWER)
    assert removed_and_added(reviewer) == ("77.9 %", "78.9 %")
    assert reviewer.sees("ronda 2")


def removed_and_added(reviewer: Visitor) -> tuple[str, str]:
    removed, added = (reviewer.page.get_by_role(role).first.inner_text() for role in ("deletion", "insertion"))
    return plainly(removed), plainly(added)


def test_keys_lead_from_one_to_the_next(reviewer: Visitor) -> None:
    # Given the first entry of the queue
    reviewer.follows("Empezar por las respuestas")
    first = reviewer.title
    # When J and K are pressed
    presses_key(reviewer, "j")
    second = reviewer.title
    presses_key(reviewer, "k")
    # Then they lead on and back
    assert second != first
    assert reviewer.title == first
    # When O is pressed, Then the observation opens and takes what is typed, J included
    reviewer.page.keyboard.press("o")
    reviewer.page.keyboard.type("Falta el jueves.")
    assert reviewer.field("Sobre el valor").input_value() == "Falta el jueves."
    assert reviewer.title == first
    # When A is pressed elsewhere, Then nothing is approved before Enter says so
    reviewer.page.get_by_role("heading", level=1).click()
    reviewer.page.keyboard.press("a")
    if (reason := reviewer.page.get_by_label(REASON)).count():
        assert reason.evaluate("it => it === document.activeElement")
        reviewer.page.keyboard.type("La entidad lo confirmó.")
        reviewer.page.keyboard.press("Tab")
    assert reviewer.page.evaluate("document.activeElement.value") == "aprobar"
    presses_key(reviewer, "Enter")
    assert reviewer.sees("Aprobado: IOP.02.01")
    assert reviewer.title == second


def presses_key(reviewer: Visitor, key: str) -> None:
    """A key that leads to another page."""
    with reviewer.page.expect_navigation():
        reviewer.page.keyboard.press(key)


def test_what_is_returned_leaves_the_queue_and_the_entity_is_told(reviewer: Visitor) -> None:
    # Given an entry with a doubt, and the wording that the page offers for it
    opens_to_review(reviewer, DOUBTFUL)
    reviewer.follows("Observarlo con esta redacción")
    suggested = [field.input_value() for field in reviewer.page.get_by_role("textbox").all()]
    assert any(suggested)
    # When the reviewer writes an observation of their own and returns it
    opens_to_review(reviewer, DOUBTFUL)
    returns_it(reviewer, "Sobre el sustento", "Adjunte el cuadro de la encuesta.")
    # Then the next one stands there, the queue is shorter, and the entity has a mail
    assert not reviewer.title.startswith("Proporción de mujeres")
    reviewer.goes_to(reverse("review_queue"))
    assert reviewer.title == "4 registros por revisar"
    told = [message for message in mail.outbox if message.subject.startswith("Devuelto con observaciones: IOP.02.02")]
    assert [message.to for message in told] == [["minsa@demo.example"]]
    assert "Adjunte el cuadro de la encuesta." in told[0].body


def test_nobody_decides_about_their_own_unit(visitor, answered: ProgressEntry) -> None:
    # Given a reviewer who belongs to AURORA
    reviewer = visitor().signs_in("revision2")
    assert reviewer.sees("Los revisa otra persona")
    # When they open an entry of AURORA
    opens_to_review(reviewer, MENS_GROUPS)
    # Then it says who decides, and offers no button
    assert reviewer.sees("Es de su propia unidad: la revisa otra persona.")
    assert not reviewer.finds("button", "Aprobar")
    # And what they approve of others goes on to the next, never to their own
    opens_to_review(reviewer, ANSWERED)
    for _waiting in range(2):
        approves_it(reviewer)
        assert not reviewer.sees("AURORA · 2022")


def test_an_entity_is_reminded_once_a_day(reviewer: Visitor) -> None:
    # Given how each entity is
    reviewer.follows("Cómo va cada entidad")
    servir = reviewer.page.get_by_role("listitem").filter(has=reviewer.page.get_by_role("heading", name="SERVIR"))
    assert "No ha empezado" in servir.inner_text()
    # When one is reminded
    reviewer.presses("Recordar a SERVIR")
    # Then it has one mail, and no button for another
    assert reviewer.sees("Se envió el recordatorio a SERVIR.")
    assert "Se le recordó hoy" in servir.inner_text()
    assert not reviewer.finds("button", "Recordar a SERVIR")
    # And reminding all leaves out who was reminded
    reviewer.presses("Recordar a")
    reminders = [message for message in mail.outbox if "SERVIR" in message.subject]
    assert [message.to for message in reminders] == [["servir@demo.example"]]
    assert not reviewer.finds("button", "Recordar a")
