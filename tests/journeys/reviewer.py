"""What a reviewer of the ministry does in the queue and with an entry, as steps that read like sentences."""

from django.urls import reverse

from tests.journeys.conftest import Visitor

REASON = "Motivo para aprobar con advertencias"


def opens_to_review(reviewer: Visitor, title: str) -> None:
    reviewer.goes_to(reverse("review_queue"))
    reviewer.follows(title)


def returns_it(reviewer: Visitor, part: str, observation: str) -> None:
    reviewer.page.locator("summary").filter(has_text="Devolver con observación").click()
    reviewer.fills(part, observation).presses("Devolver y ver el siguiente")
    assert reviewer.sees("Devuelto con observaciones")


def approves_it(reviewer: Visitor) -> None:
    """With a reason, where the page asks for one."""
    if reviewer.page.get_by_label(REASON).count():
        reviewer.fills(REASON, "La entidad lo confirmó.")
    reviewer.presses("Aprobar y ver el siguiente")
    assert reviewer.sees("Aprobado: ")
