"""What an editor looks at: the passage as generated, its numbers, how a typed text prints, and what is wrong."""

from dataclasses import replace

import pytest

from compliance.publishing import wording
from compliance.report.figures import Edit, Figures
from compliance.report.narrative.edits import EditState
from compliance.report.narrative.passages import as_read
from compliance.report.narrative.story import arrange
from tests.report.narrative.stories import figures, percentage

RESULT, ADDITION = "I-IOP.01.01/result", "I-IOP.01.01/"
NB = "\N{NO-BREAK SPACE}"


@pytest.fixture
def year() -> Figures:
    return figures(percentage("78.1", "76.1", code="IOP.01.01"))


def said(paragraphs) -> list[str]:
    return ["".join(getattr(part, "text", part) for part in one.parts).replace(NB, " ") for one in paragraphs]


def test_the_editor_starts_from_the_generated_passage(year) -> None:
    desk = wording.sit_down(year, RESULT)
    assert "{78.1 %|IOP.01.01.value}".replace(" ", NB) in desk.starting
    assert said(desk.original)[0].startswith("El porcentaje de mujeres fue 78.1 %, 2.0 pp por encima de la meta")
    assert [one.origin for one in desk.figures][:3] == ["IOP.01.01.value", "IOP.01.01.gap", "IOP.01.01.target"]
    assert (desk.title, desk.state, desk.exists) == ("IOP.01.01. Porcentaje de mujeres", None, True)


def test_what_it_starts_from_prints_as_the_original(year) -> None:
    desk = wording.sit_down(year, RESULT)
    assert wording.preview(year, RESULT, desk.starting).paragraphs == desk.original


def test_the_original_stays_beside_an_edit(year) -> None:
    edited = replace(year, edits={RESULT: Edit("Ya son {IOP.01.01.value}.", "otro")})
    desk = wording.sit_down(edited, RESULT)
    assert desk.original == wording.sit_down(year, RESULT).original
    assert desk.state == EditState.STALE


def test_an_addition_starts_from_nothing(year) -> None:
    desk = wording.sit_down(year, ADDITION)
    assert (desk.starting, desk.original, desk.exists) == ("", (), True)
    assert desk.generated == wording.sit_down(year, RESULT).generated, "what its section says"
    assert desk.is_addition
    assert said(wording.preview(year, ADDITION, "Uno.\n\nDos.").paragraphs) == ["Uno.", "Dos."]


@pytest.mark.parametrize("where", ["I-IOP.01.01/nada", "nada/result", "anexo-c/nothing", "", "/"])
def test_other_addresses_do_not_exist(year, where: str) -> None:
    assert not wording.sit_down(year, where).exists


def test_notes_of_a_preview_have_their_numbers(year) -> None:
    found = wording.preview(year, RESULT, "Ya{nota: Según la ENDES.}.")
    assert [(note.number, note.text) for note in found.notes] == [(1, "Según la ENDES.")]


def test_a_preview_asks_about_numbers_typed_by_hand(year) -> None:
    (doubt,) = wording.preview(year, RESULT, "Ya son 78.1 %, o {IOP.01.01.value}.").doubts
    assert "78.1 %" in doubt
    assert wording.preview(year, RESULT, wording.sit_down(year, RESULT).starting).doubts == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Fue {IOP.01.01.valor}.", "{IOP.01.01.value}"),
        ("Fue {", "llave sin su pareja"),
        ("Según {MINSAL}.", "{MINSA}"),
        ("Fue {zzzzzzzz}.", "No existe ninguna cifra ni entidad «{zzzzzzzz}»"),
        ("Fue {IOP.01.01.value.1999}.", "{IOP.01.01.value.1999}"),
        (" ", "Escriba el texto"),
    ],
)
def test_what_cannot_be_printed_is_said_with_what_exists_nearby(year, text: str, problem: str) -> None:
    (found,) = wording.preview(year, RESULT, text).problems
    assert problem in found


def test_a_stored_text_is_shown_with_its_numbers(year) -> None:
    assert wording.shown("Ya {IOP.01.01.value} y {nada}.", year) == f"Ya {{78.1{NB}%|IOP.01.01.value}} y {{nada}}."
    assert wording.shown("Ya {", year) == "Ya {"


def test_a_preview_asks_about_words_that_the_data_contradict(year) -> None:
    (doubt,) = wording.preview(year, RESULT, "El indicador no alcanzó la meta.").doubts
    assert "El indicador no alcanzó la meta" in doubt


def test_a_passage_beside_another_is_read_with_articles() -> None:
    story = arrange(figures(percentage("2", "1", entity="MINSA"), names={"MINSA": "Ministerio de Salud"}))
    was = "El OP.01 se mide con un indicador, a cargo {de MINSA}. {MINSA} informó {7.6 %|IOP.01.01.value}."
    assert as_read(was, story) == ("El OP.01 se mide con un indicador, a cargo del MINSA. El MINSA informó 7.6 %.")
