"""Numbers are read as offices write them: with either sign for decimals, and their unit in words or signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.publishing.returned.atoms import amount_of, atoms

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"7.6{NB}%", "7,6%"),
        ("7.6 %", "7.60 por ciento"),
        (f"4{NB}766.7", "4,766.7"),
        (f"4{NB}766", "4,766"),
        (f"4{NB}766", "4.766"),
        (f"0.2{NB}pp", "0,2 puntos porcentuales"),
        (f"+2.0{NB}pp", "2.0 pp"),
        (f"S/{NB}1{NB}250{NB}000", "S/1,250,000"),
        (f"1{NB}punto", "1.0 puntos"),
    ],
)
def test_the_same_figure_in_other_writing(one: str, other: str) -> None:
    first, second = amount_of(one), amount_of(other)
    assert first is not None
    assert second is not None
    assert first.agrees(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [("7.6 %", "7.5 %"), ("7.6 %", "7.6"), ("7.6 %", "7.6 pp"), ("−0.1 pp", "0.1 pp"), ("28", "82"), ("S/ 5", "5")],
)
def test_another_figure(one: str, other: str) -> None:
    first, second = amount_of(one), amount_of(other)
    assert first is not None
    assert second is not None
    assert not first.agrees(second)


def figures(text: str) -> list[str]:
    return [one.text for one in atoms(text) if one.amount]


def test_years_dates_codes_and_acts_are_no_figures() -> None:
    text = "En 2021, el IOP.01.01 (Ley 28983, artículo 4) fue 7.6 % el 31 de diciembre, 3 de 4 regiones."
    assert figures(text) == ["7.6 %", "3", "4"]


def test_a_text_is_taken_apart_into_words_signs_numbers_and_ends() -> None:
    said = [one.text for one in atoms("Fue 7.6 %, sí⁵.\n\nOtra.")]
    assert said == ["Fue", "7.6 %", ",", "sí", "⁵", ".", "\n\n", "Otra", "."]


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    found = atoms(text)
    assert all(one.start < one.stop for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
