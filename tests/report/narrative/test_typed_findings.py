"""A typed number that the data hold is told with its name; one that they do not hold is asked about."""

import pytest

from compliance.choices import Severity
from compliance.findings import Finding
from compliance.report.narrative import tell
from tests.report.narrative.test_edits import a_year, edited

CODES = {"typed_number", "typed_number_in_data"}
OWN, SUMMARY = "I-IOP.01.01/", "resumen/"


def found(text: str, where: str = OWN) -> list[Finding]:
    return [one for one in tell(edited(a_year(), text, where)).figures.findings if one.code in CODES]


def messages(text: str, where: str = OWN) -> list[str]:
    return [one.message for one in found(text, where)]


def test_right_and_doubtful_numbers_are_told_apart() -> None:
    said = found("El valor fue 78.1 % y la meta 76.1 %; en la Selva, 9.9 % en 12 talleres.")
    assert {one.severity: one.message for one in said} == {
        Severity.INFO: (
            "Las cifras 78.1 % ({IOP.01.01.value}) y 76.1 % ({IOP.01.01.target}), escritas a mano, constan en los "
            "datos: por su nombre se corrigen con ellos."
        ),
        Severity.WARNING: (
            "Las cifras 9.9 % y 12, escritas a mano, no constan en los datos de IOP.01.01: ¿son correctas?"
        ),
    }


def test_one_number_is_spoken_of_as_one() -> None:
    assert messages("Fue 78.1 %.") == [
        "La cifra 78.1 % ({IOP.01.01.value}), escrita a mano, consta en los datos: por su nombre se corrige con ellos."
    ]
    assert messages("Fue 9.9 %.") == [
        "La cifra 9.9 %, escrita a mano, no consta en los datos de IOP.01.01: ¿es correcta?"
    ]


@pytest.mark.parametrize(
    "text", ["Fue 78,1 %.", "Fue 78.1.", "Fue 78 %.", "Superó la meta en 2.0 puntos.", "Avance: 102.6 %."]
)
def test_however_it_is_written_or_derived_it_is_known(text: str) -> None:
    assert [one.code for one in found(text)] == ["typed_number_in_data"]


@pytest.mark.parametrize("text", ["Hubo 78 talleres.", "Fue 78.2 %.", "Fue 87.1 %.", "Fue 1 250."])
def test_what_only_resembles_a_figure_is_asked_about(text: str) -> None:
    assert [one.code for one in found(text)] == ["typed_number"]


def test_elsewhere_the_whole_report_is_looked_at() -> None:
    assert [one.code for one in found("Fue 78.1 %.", SUMMARY)] == ["typed_number_in_data"]
    assert messages("Fue 9.9 %.", SUMMARY) == [
        "La cifra 9.9 %, escrita a mano, no consta en los datos del reporte: ¿es correcta?"
    ]


def test_bound_numbers_and_years_are_not_asked_about() -> None:
    assert found("En 2021 fue {IOP.01.01.value}.") == []
