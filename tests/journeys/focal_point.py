"""What a focal point does on the pages of entry and sending, as steps that read like sentences."""

from django.urls import reverse

from tests.journeys.conftest import Visitor

GO_ON = "Guardar y seguir"
READY = "Marcar como listo"
NOT_SENT = "Listo (aún no enviado)"


def opens(focal: Visitor, title: str) -> None:
    """From the year to the page of an entry where there is something to do."""
    focal.goes_to(reverse("my_year"))
    focal.follows(title, within=focal.page.get_by_role("listitem"))


def goes_on(focal: Visitor) -> None:
    focal.presses(GO_ON)


def states_the_value(focal: Visitor, value: str, source: str) -> None:
    focal.chooses("Tengo el valor")
    focal.fills("Valor", value).fills("¿De dónde sale", source)
    goes_on(focal)


def states_a_fraction(focal: Visitor, numerator: str, denominator: str) -> None:
    focal.chooses("Tengo el valor").unfolds("numerador y denominador")
    focal.fills("Numerador", numerator).fills("Denominador", denominator)
    goes_on(focal)


def promises_the_value(focal: Visitor, day: str) -> None:
    focal.chooses("Aún no lo tengo").chooses("Lo remitiremos después")
    focal.page.get_by_label("¿Cuándo prevé remitirlo?").fill(day)
    goes_on(focal)


def says_that_it_is_not_due(focal: Visitor) -> None:
    focal.chooses("No corresponde medirlo este año")
    goes_on(focal)


def tells_what_helped(focal: Visitor, *measures: str) -> None:
    """One text after the other: the next field is asked for with a button."""
    adopted = focal.page.get_by_role("group", name="medidas adoptadas")
    for position, measure in enumerate(measures, 1):
        field = adopted.get_by_role("textbox", name=f"Texto {position}", exact=True)
        if not field.count():
            focal.presses("Agregar otra", within=adopted)
        field.fill(measure)
    goes_on(focal)


def supports_it_with_a_link(focal: Visitor, link: str, name: str) -> None:
    focal.fills("o un enlace", link).fills("Nombre", name).presses("Agregar")
    goes_on(focal)


def supports_it_with_a_file(focal: Visitor, name: str, content: str) -> None:
    upload = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    focal.page.get_by_label("Archivo").set_input_files([upload])
    focal.presses("Agregar")
    goes_on(focal)


def declares_the_protocol(focal: Visitor, day: str, act: str) -> None:
    focal.chooses("Sí, está aprobado")
    focal.page.get_by_label("¿Cuándo se aprobó?").fill(day)
    focal.fills("¿Con qué dispositivo?", act)
    goes_on(focal)


def leaves_it_as_it_is(focal: Visitor) -> None:
    """A page on which there is nothing to say."""
    goes_on(focal)


def marks_it_ready(focal: Visitor) -> None:
    focal.presses(READY)
    assert focal.sees("quedó listo, aún no enviado")


def reviews_what_would_be_sent(focal: Visitor) -> None:
    focal.goes_to(reverse("my_year"))
    focal.follows("Revisar y enviar")


def sends(focal: Visitor, how_many: int) -> str:
    """Sends all that is ready in one act; the receipt's code."""
    reviews_what_would_be_sent(focal)
    assert focal.sees(f"Se enviará{'n' if how_many > 1 else ''} {how_many} registro")
    focal.presses("Enviar")
    return focal.title


def answers(focal: Visitor, answer: str) -> None:
    """What the ministry observed about the part of the entry that this page is about."""
    focal.fills("la observación", answer)
