"""What is asked about a figure in free text; which figures are, `test_sentences` tells."""

import pytest

from tests.findings.texts.data import NUMBERS, found


def test_the_message_gives_the_figure_its_clause_and_the_data() -> None:
    (finding,) = found("teenage", "El porcentaje de embarazo adolescente fue 9.8 %.")
    assert finding.message == (
        "El texto da la cifra «9.8 %» («El porcentaje de embarazo adolescente fue 9.8 %»), que no está entre los datos "
        "del indicador (valor: 8.9\N{NO-BREAK SPACE}%; meta: 12.9\N{NO-BREAK SPACE}%): ¿es correcta?"
    )


def test_a_value_that_only_the_text_gives_is_asked_about() -> None:
    (finding,) = found("unknown", "El valor obtenido fue 63.2 %.")
    assert "valor: no registrado; meta: no conocida" in finding.message


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("El porcentaje disminuyó de 8.3 % en 2020 a 7.1 % en 2021.", "7.1 %"),
        ("El porcentaje aumentó de 6.6 % en 2020 a 8.9 % en 2021.", "6.6 %"),
    ],
)
def test_of_two_values_each_is_held_against_its_own_year(sentence: str, figure: str) -> None:
    (finding,) = [one for one in found("teenage", sentence) if one.code in NUMBERS]
    assert f"«{figure}»" in finding.message
