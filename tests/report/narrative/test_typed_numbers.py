"""A number that somebody typed is told from one that is bound, from a year, and from what is no figure at all."""

import pytest

from compliance.report.narrative.typed_numbers import typed_numbers


@pytest.mark.parametrize(
    "text",
    [
        "El valor fue {15.6 %|IOP.02.01.value} en 2021.",
        "Entre 2019 y 2021, y hasta 2030.",
        "El indicador IOP.02.01 y el ISS.01.01.02.01 del OP.02.",
        "El Decreto Supremo N.° 008-2019-MIMP y la Ley n.º 28983, del 5 de abril de 2019.",
        "La Resolución 123-2021-MIMP y la Ley 28983.",
        "Véase el anexo 2, la sección 3.1 y la nota 4.",
        "El 31/12/2021 venció el plazo; el 1.° de enero empezó otro.",
        "Ninguno de ambos.",
    ],
)
def test_what_is_no_typed_figure(text: str) -> None:
    assert typed_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En el área rural fue 15.6 %.", ("15.6 %",)),
        ("En la Selva, 14,6 % y en la Costa 3.", ("14,6 %", "3")),
        ("Se atendió a 1 250 000 mujeres.", ("1 250 000",)),
        ("Fue 12{nota: Antes era 11.}", ("12", "11")),
        ("Bajó a 2021.5 y a 2 020 %.", ("2021.5", "2 020 %")),
        ("Hubo 5 de 12; 5 otra vez.", ("5", "12")),
    ],
)
def test_what_somebody_typed(text: str, found: tuple[str, ...]) -> None:
    assert typed_numbers(text) == found


def test_what_the_generated_passage_says_too_is_not_asked_about() -> None:
    generated = "El porcentaje de mujeres de 15 a 49 años fue {7 %|X.value}{nota: Base: 8.8 %.}"
    edited = "En mujeres de 15 a 49 años fue {X.value} (base: 8.8 %) y antes 9.9 %."
    assert typed_numbers(edited, generated) == ("9.9 %",)
