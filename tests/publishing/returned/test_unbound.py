"""Years beside figures, figures in disguise and counts in words are found; what counts nothing is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.publishing.returned.atoms import atoms
from compliance.publishing.returned.unbound import changed_years, counted_in_words, disguised, new_references

BEFORE = "En 2021 fue 7.6 %. Es 0.7 pp menos que en 2020 (8.3 %). La norma es de 2019."


@pytest.mark.parametrize(
    ("after", "written"),
    [
        (BEFORE, []),
        (BEFORE.replace("En 2021 fue 7.6 %.", "Fue 7.6 % en 2021."), []),
        (BEFORE.replace("de 2019", "de 2018"), []),
        (BEFORE.replace("En 2021", "En 2022"), ["2022"]),
        (BEFORE.replace("En 2021", "En 2020"), ["2020"]),
        (BEFORE.replace("en 2020", "en 2021"), ["2021"]),
    ],
)
def test_a_year_changes_only_beside_a_figure(after: str, written: list[str]) -> None:
    assert [one.written for one in changed_years(BEFORE, after)] == written


def test_years_that_changed_places_are_found() -> None:
    turned = changed_years("Pasó de 8 % en 2019 a 7 % en 2021.", "Pasó de 8 % en 2021 a 7 % en 2019.")
    assert [one.written for one in turned] == ["2021", "2019"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fue ½ del total", ("½",)),
        ("Fue75 del total", ("Fue75",)),
        ("Fue ⁷⁵ del total", ("⁷⁵",)),
        ("Subió un punto porcentual", ("un punto porcentual",)),
        ("La nota⁵ y los m² de COVID-19, línea 100, SS.04.03.05 y n.° 45", ()),
    ],
)
def test_a_figure_in_disguise_is_one(text: str, found: tuple[str, ...]) -> None:
    assert disguised("", text) == found
    assert disguised(text, text) == ()


def test_names_and_lists_have_no_figures_unless_they_have_a_unit() -> None:
    figures = [
        one.text for one in atoms("2) La COVID-19 y la línea 100, no la línea 45 %.\n\n3. Y 4 más.") if one.amount
    ]
    assert figures == ["45 %", "4"]


def test_new_years_codes_dates_and_acts_are_found_once_each() -> None:
    before = "El OP.01 sigue el Decreto Supremo 008-2019-MIMP desde el 4 de abril de 2019."
    after = "El OP.02 sigue el Decreto Supremo 009-2019-MIMP desde el 4 de abril de 2019 y la ley 30364 (OP.02)."
    assert new_references(before, after) == ("OP.02", "009-2019-MIMP", "ley 30364")
    assert new_references(before, before) == ()


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("dos servicios", "tres servicios", ("tres servicios",)),
        ("tres servisios", "Tres servicios", ()),
        ("veintidos y uno", "veintidós y uno", ()),
        ("una entidad", "otra entidad", ()),
        ("", "la mitad de las entidades", ("mitad de",)),
    ],
)
def test_counts_in_words_are_found_where_they_are_new(before: str, after: str, found: tuple[str, ...]) -> None:
    assert counted_in_words(before, after) == found


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_is_too_strange_and_what_was_there_is_never_new(before: str, after: str) -> None:
    changed_years(before, after), disguised(before, after), counted_in_words(before, after)
    assert changed_years(after, after) == ()
    assert counted_in_words(after, after) == ()
