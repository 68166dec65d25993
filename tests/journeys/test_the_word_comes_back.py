"""A reviewer sends the report out in Word, gets it back corrected, and lets in what may come in."""

from pathlib import Path

import pytest
from django.urls import reverse

from compliance.models import Policy, SectionText
from compliance.publishing.returned.report_now import ReportNow
from compliance.report.papers import ENTITY
from compliance.report.reading import read_figures
from tests.journeys.conftest import PHONE, Visitor, plainly
from tests.publishing.returned.received import NEW, REWORDED, SENTENCE
from tests.publishing.returned.words import Word, paragraph
from tests.report.every_node import every_node

REPORT = reverse("report", args=["PNIG", 2021])
NB = "\N{NO-BREAK SPACE}"


@pytest.fixture
def reviewer(visitor) -> Visitor:
    return visitor().signs_in("revision")


def downloaded(reviewer: Visitor, link: str) -> Word:
    with reviewer.page.expect_download() as started:
        reviewer.page.get_by_role("link", name=link).first.click()
    return Word(Path(started.value.path()).read_bytes())


def uploads(reviewer: Visitor, word: Word) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    file = {"name": "reporte-corregido.docx", "mimeType": kind, "buffer": word.content}
    reviewer.page.get_by_label("Word corregido").set_input_files([file])
    reviewer.presses("Ver qué cambió")


def change(reviewer: Visitor, words: str):
    return reviewer.page.get_by_role("article").filter(has_text=words)


def test_a_corrected_word_goes_into_the_report_text_by_text(reviewer: Visitor) -> None:
    # Given the report's Word, downloaded where it will come back
    reviewer.goes_to(REPORT)
    reviewer.follows("Word corregidos")
    word = downloaded(reviewer, "Descargar el Word de hoy")
    # When an office changes a sentence and a figure and adds a paragraph, and it is uploaded
    word.says(SENTENCE, REWORDED).says("basada en género fue ", "basada en género llegó a ")
    word.says(f">7.6{NB}%<", ">7.5 %<")
    uploads(reviewer, word.with_paragraph(REWORDED, lambda one: one + paragraph(NEW)))
    # Then each text is told, and what contradicts the data says so
    assert reviewer.sees("Quedan 3 textos por decidir.")
    told = plainly(reviewer.page.locator(".returned-contradiction li").inner_text())
    assert " ".join(told.split()) == "7.6 % → cambiado por 7.5 %: contradice el dato aprobado"
    assert reviewer.barriers() == []
    # And they are accepted one by one
    reviewer.presses("Aceptar este texto", within=change(reviewer, "mide cada año"))
    reviewer.presses("Aceptar con la cifra del dato", within=change(reviewer, "contradice el dato aprobado"))
    reviewer.presses("Dejar como está", within=change(reviewer, NEW))
    assert reviewer.sees("Todos sus textos están decididos.")
    # So the report prints the words, with the figure of the data
    reviewer.follows("Volver al reporte")
    assert reviewer.sees(f"{REWORDED}: 2 superaron su meta")
    assert reviewer.sees("basada en género llegó a 7.6 %")
    assert not reviewer.sees(NEW)
    assert SectionText.objects.count() == 2


def test_a_typed_figure_does_not_come_in_and_is_taken_to_its_passage(reviewer: Visitor) -> None:
    # Given a Word to which an office added a paragraph with figures
    reviewer.goes_to(reverse("returned_documents", args=["PNIG", 2021]))
    word = downloaded(reviewer, "Descargar el Word de hoy")
    said = f"Fue 7,6 por ciento, en 45 distritos{NB}más."
    uploads(reviewer, word.with_paragraph("basada en género fue", lambda one: one + paragraph(said)))
    # Then it cannot be accepted, and each figure is held against the data
    assert not reviewer.finds("button", "Agregarlo al reporte")
    told = [
        " ".join(plainly(one).split()) for one in reviewer.page.locator(".returned-contradiction li").all_inner_texts()
    ]
    assert told[0].startswith("7,6 por ciento: escrita a mano; los datos de aquí la tienen como")
    assert "valor de 2021" in told[0]
    assert told[1] == "45: los datos de aquí no tienen esa cifra"
    assert reviewer.barriers() == []
    # And its text waits in the passage's own page, where nothing is saved until somebody does
    reviewer.presses("Llevarlo a su pasaje")
    assert "Agregar a" in reviewer.title
    assert plainly(reviewer.field("Texto").input_value()) == plainly(said)
    assert not SectionText.objects.exists()
    # Until the figure is one of the data
    reviewer.fills("Texto", "Fue {IOP.01.01.value}.").presses("Guardar")
    assert reviewer.sees("Fue 7.6 %.")


def test_the_way_is_walked_on_a_phone_with_the_keyboard_and_without_scripts(visitor) -> None:
    # Given a person on a phone, without scripts
    reviewer = visitor(viewport=PHONE, java_script_enabled=False).signs_in("revision")
    reviewer.goes_to(reverse("returned_documents", args=["PNIG", 2021]))
    # When the file is another document, the page says so at the field
    uploads(reviewer, Word.of_document(every_node()))
    assert reviewer.sees("no tiene sus secciones")
    # And a small paper of the system is called by its name
    told = ReportNow(read_figures(Policy.objects.get(code="PNIG"), 2021)).told
    uploads(reviewer, Word.of_document(ENTITY.compose(told, ("MIMP",))))
    assert reviewer.sees("Este Word parece ser otro documento: «Ficha de una entidad»")
    # And when it is the right one, a text is accepted with the keyboard
    uploads(reviewer, downloaded(reviewer, "Descargar el Word de hoy").says(SENTENCE, REWORDED))
    button = reviewer.page.get_by_role("button", name="Aceptar este texto")
    button.focus()
    with reviewer.page.expect_navigation():
        reviewer.page.keyboard.press("Enter")
    assert reviewer.sees("Todos sus textos están decididos.")
    assert SectionText.objects.get().anchor == "I-OP.02"
