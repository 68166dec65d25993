"""Texts that came back are bound to the data again, and a figure that contradicts them is put back."""

import re

from hypothesis import given
from hypothesis import strategies as st

from compliance.publishing.returned.binding import BETWEEN, Bound, Contradiction, Said, bind
from compliance.report.narrative.words.tokens import FootnoteToken, Token, plainly

NB = "\N{NO-BREAK SPACE}"
VALUE, GAP, TARGET = (
    Said(Token("X.value"), f"7.6{NB}%"),
    Said(Token("X.gap"), f"0.2{NB}pp"),
    Said(Token("X.target"), f"7.8{NB}%"),
)
NOTE = Said(FootnoteToken("De 2020."), "")
WHO = Said(Token("de MINSA"), "del Ministerio de Salud (MINSA)")
ACHIEVED, MISSED = Said(Token("achieved"), "2"), Said(Token("missed"), "2")


def said(text: str) -> Said:
    return Said(text, text)


PASSAGE = [
    [
        said("El porcentaje fue "),
        VALUE,
        said(", "),
        GAP,
        said(" menos que la meta ("),
        TARGET,
        said(")"),
        NOTE,
        said("."),
    ],
    [said("Está a cargo "), WHO, said(".")],
]
COUNTED = [[said("De todos, "), ACHIEVED, said(" alcanzaron su meta y "), MISSED, said(" no la alcanzaron.")]]
PRINTED = BETWEEN.join("".join(one.text for one in paragraph) for paragraph in PASSAGE)
TOKENS = (
    "El porcentaje fue {X.value}, {X.gap} menos que la meta ({X.target}){nota: De 2020.}.\n\nEstá a cargo {de MINSA}."
)


def bound(text: str) -> Bound:
    return bind(PASSAGE, text)


def test_a_text_as_it_was_has_all_its_tokens() -> None:
    found = bound(PRINTED)
    assert (found.text, found.reads) == (TOKENS, PRINTED)
    assert (found.contradictions, found.typed, found.lost) == ((), (), ())


def test_words_around_the_figures_change_and_the_figures_stay_bound() -> None:
    found = bound(PRINTED.replace("El porcentaje fue", "En 2021 llegó a").replace("Está a cargo", "Responde el equipo"))
    assert found.text == TOKENS.replace("El porcentaje fue", "En 2021 llegó a").replace(
        "Está a cargo", "Responde el equipo"
    )


def test_a_figure_in_other_writing_or_another_place_is_the_same_figure() -> None:
    found = bound("Con una meta de 7,8 por ciento, se llegó a 7.6% (0,2 puntos porcentuales de diferencia).")
    assert found.text == ("Con una meta de {X.target}, se llegó a {X.value} ({X.gap} de diferencia){nota: De 2020.}.")
    assert (found.contradictions, found.typed) == ((), ())


def test_a_figure_that_contradicts_the_data_is_put_back() -> None:
    found = bound(PRINTED.replace(f"7.6{NB}%", "7,5 %"))
    assert found.contradictions == (Contradiction(f"7.6{NB}%", "7,5 %"),)
    assert (found.text, found.reads) == (TOKENS, PRINTED)


def test_a_contradiction_in_a_sentence_that_was_turned_around_is_found_too() -> None:
    found = bound("Según la fuente oficial de las estadísticas del país se registró un 9.9 % en el último año medido.")
    assert [one.written for one in found.contradictions] == ["9.9 %"]
    assert "{X." in found.text


def test_new_numbers_stay_as_they_were_written_and_are_told() -> None:
    found = bound(PRINTED.replace("Está", "En 45 distritos está"))
    assert found.typed == ("45",)
    assert "En 45 distritos está a cargo {de MINSA}." in found.text


def test_figures_that_are_no_longer_said_are_told() -> None:
    assert bound(f"El porcentaje fue 7.6{NB}%.").lost == (f"0.2{NB}pp", f"7.8{NB}%")


def test_names_that_print_alike_are_not_guessed_between() -> None:
    found = bind(COUNTED, "Hubo buenas noticias: 2.")
    assert found.text == "Hubo buenas noticias: 2."
    assert found.typed == ("2",)
    kept = bind(COUNTED, "De todos, 2 alcanzaron su meta y además 2 no la alcanzaron.")
    assert kept.text == "De todos, {achieved} alcanzaron su meta y además {missed} no la alcanzaron."


def test_braces_and_backslashes_stay_text() -> None:
    found = bound("Esto {no es} una \\ cifra: {X.value}.")
    assert found.text == "Esto \\{no es\\} una \\\\ cifra: \\{X.value\\}.{nota: De 2020.}"


def test_a_second_reference_to_a_note_is_not_said_twice() -> None:
    found = bound(PRINTED.replace(").", ")⁵.", 1))
    assert found.text == TOKENS


def test_an_empty_text_is_empty_but_for_its_note() -> None:
    assert bound("").text == "{nota: De 2020.}"


WORDS = st.sampled_from(
    [*"ab", "fue", f"7.6{NB}%", "7.6 %", "7.5 %", "2", "(", ")", ".", "\n\n", "{", "}", "\\", "MINSA"]
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_the_bound_text_reads_as_told_and_no_contradiction_is_left(text: str) -> None:
    found = bound(text)
    shown = {"X.value": VALUE.text, "X.gap": GAP.text, "X.target": TARGET.text, "de MINSA": WHO.text}
    without_note = found.text.replace("{nota: De 2020.}", "")
    named = re.sub(r"(?<!\\)\{([^{}\\]+)\}", lambda one: shown[one[1]], without_note)
    assert plainly(named) == found.reads
    assert all(one.written != one.approved for one in found.contradictions)
