"""Somebody who looks for a figure finds it by its meaning, its element or its code."""

from collections import Counter

import pytest

from compliance.report.narrative.figure_labels import labelled, search
from compliance.report.narrative.named_figures import NamedFigures
from compliance.report.narrative.story import arrange
from compliance.report.reading import read_figures
from tests.report.narrative.stories import figures, of_service, percentage, service


@pytest.fixture
def named() -> NamedFigures:
    own = percentage("78.1", "76.1", code="IOP.01.01", name="Porcentaje de hogares con jefatura de mujer")
    return NamedFigures(arrange(figures(own, of_service(percentage("1", "2")), services=(service(),))))


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("IOP.01.01 valor", "IOP.01.01.value"),
        ("hogares META", "IOP.01.01.target"),
        ("catalogo lineamientos", "scope.loaded.guidelines"),
        ("comprendidos alcanzada", "counts.all.achieved"),
        ("78.1 %", "IOP.01.01.value"),
        ("SS.01.01.01 indicadores del servicio", "SS.01.01.01.total"),
    ],
)
def test_every_word_counts_without_accents_and_capitals(named, asked: str, name: str) -> None:
    assert name in [one.figure.origin for one in search(asked, named)]


def test_no_word_finds_nothing_and_a_common_one_the_first_few(named) -> None:
    assert search("  ", named) == []
    assert search("inexistente", named) == []
    assert len(search("a", named)) == 30


def test_every_figure_has_words_and_a_token(named) -> None:
    for figure in named.every():
        one = labelled(figure, named)
        assert one.label.strip()
        assert "_" not in one.label, figure.origin
        assert one.token == f"{{{figure.text}|{figure.origin}}}"


def test_every_figure_of_2021_has_words_of_its_own(pnig) -> None:
    named = NamedFigures(arrange(read_figures(pnig, 2021)))
    found = [labelled(figure, named) for figure in named.every()]
    assert [one.figure.origin for one in found if "_" in one.label or not one.label] == []
    said = [f"{one.element} {one.label}" for one in found]
    assert [one for one, times in Counter(said).items() if times > 1] == []
