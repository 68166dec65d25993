"""Two figures in the wrong order: which of the two questions is asked."""

from tests.findings.texts.data import found


def test_figures_that_run_against_their_verb_are_quoted_as_written() -> None:
    (finding,) = found("teenage", "El embarazo adolescente disminuyó de 8.3 % a 8.9 %.")
    assert finding.message == (
        "El texto dice «El embarazo adolescente disminuyó de 8.3 % a 8.9 %», y de 8.3 % a 8.9 % no hay una reducción: "
        "¿es correcto?"
    )


def test_figures_that_run_against_the_years_are_held_against_the_values() -> None:
    (finding,) = found("violence", "El indicador pasó de 7.6 % a 8.8 %.")
    assert "los valores son 8.8\N{NO-BREAK SPACE}% en 2020 y 7.6\N{NO-BREAK SPACE}% en 2021" in finding.message


def test_one_clause_is_asked_about_once() -> None:
    sentence = "El indicador se incrementó, pasando del 13.6 % en 2011 a 7.6 % en 2021."
    assert [one.code for one in found("violence", sentence)] == ["claim_contradicts_data"]
