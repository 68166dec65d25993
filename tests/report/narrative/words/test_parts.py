"""Sentences from templates: slots, capitals, and how many figures they hold."""

import pytest

from compliance.report.document import Figure
from compliance.report.narrative.words.parts import Mention, Series, count, figures_in, opened, phrase, sentence


def test_a_template_takes_texts_figures_and_years() -> None:
    figure = Figure("3", "counts.all.total")
    said = phrase("en %(year)s, %(n)s de %(of)s", year=2021, n=figure, of=("los ", Figure("4", "x")))
    assert said == ("en ", "2021", ", ", figure, " de ", "los ", Figure("4", "x"))


def test_a_text_with_percent_signs_is_left_alone() -> None:
    assert phrase("%(name)s.", name="100 %(x)s") == ("100 %(x)s", ".")


def test_a_missing_slot_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("%(nobody)s")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("el total",), ("El total",)),
        (("índice",), ("Índice",)),
        ((), ()),
        ((Mention("MIMP"),), (Mention("MIMP", opens=True),)),
        ((Series((("uno",), ("dos",))),), (Series((("Uno",), ("dos",))),)),
    ],
)
def test_a_sentence_begins_with_a_capital(parts, expected) -> None:
    assert opened(parts) == expected


def test_figures_are_counted_wherever_they_stand() -> None:
    said = sentence("%(a)s y %(list)s.", a=count(3, "x"), list=Series(((count(2, "y"),), ("uno",), (count(5, "z"),))))
    assert figures_in(said) == 3


def test_counts_have_groups_of_three() -> None:
    assert count(1234, "counts.all.total").text == "1\N{NO-BREAK SPACE}234"
