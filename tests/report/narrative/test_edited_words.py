"""What reviewers write is held against the data as what entities write is; what is generated never is."""

import re
from dataclasses import replace

import pytest
from hypothesis import given

from compliance.choices import Place
from compliance.findings import Finding
from compliance.report.figures import Edit, Figures
from compliance.report.narrative import tell
from compliance.report.narrative.story import arrange
from tests.report.narrative import policies
from tests.report.narrative.policies import Year
from tests.report.narrative.stories import percentage
from tests.report.narrative.test_edits import RESULT, SOME, a_year, edited, figures, texts_in_context

NOTE = re.compile(r"\{nota:[^}]*\}")


def found(year: Figures, where: str = RESULT) -> list[Finding]:
    known = {"typed_number", "typed_number_in_data", "edit_stale"}
    return [one for one in tell(year).figures.findings if one.subject == where and one.code not in known]


def codes(text: str, where: str = RESULT, year: Figures | None = None) -> list[str]:
    return [one.code for one in found(edited(year or a_year(), text, where), where)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("El indicador no alcanzó la meta.", "claim_contradicts_data"),
        ("El indicador fue {IOP.01.01.value}, por debajo de la meta.", "claim_contradicts_data"),
        ("En el presente reporte 2020, llegó a {IOP.01.01.value}.", "other_year"),
        ("Actualmente es {IOP.01.01.value}.", "relative_date"),
        ("En el área rural fue 15,6 %.", "decimal_comma"),
        ("Se capacitó a los funcionarios.", "masculine_people"),
        ("Se capacitó a los y las docentes.", "split_people"),
    ],
)
def test_what_does_not_add_up_is_asked_of_the_report(text: str, code: str) -> None:
    (finding,) = found(edited(a_year(), text))
    assert (finding.code, finding.place) == (code, Place.REPORT)
    assert codes(text, "I-IOP.01.01/") == [code]


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("El indicador no alcanzó la meta.", "claim_contradicts_data"),
        ("Se remitirá el próximo mes.", "relative_date"),
        ("Incluye a los funcionarios.", "masculine_people"),
    ],
)
def test_a_footnote_is_read_like_the_rest(note: str, code: str) -> None:
    text = f"El indicador llegó a {{IOP.01.01.value}}{{nota: {note}}} y superó la meta."
    assert codes(text) == [code]
    assert codes(text, "I-IOP.01.01/") == [code]


def test_right_words_raise_nothing() -> None:
    assert codes("El indicador alcanzó {IOP.01.01.value} y superó la meta de {IOP.01.01.target}.") == []


def test_annex_c_lists_it_where_it_stands() -> None:
    document = tell(edited(a_year(), "El indicador no alcanzó la meta.")).document
    (table,) = (block for block in document.sections[-1].blocks if block.kind == "table")
    assert [row[1].text for row in table.rows if "no alcanzó la meta" in row[0].text] == [
        "Pasaje editado: sección I, IOP.01.01"
    ]


def test_a_section_without_an_indicator_is_read_for_its_wording() -> None:
    assert codes("No se alcanzó la meta. Actualmente se revisa.", "resumen/") == ["relative_date"]


def test_it_follows_the_data() -> None:
    before = edited(a_year(), "El indicador superó la meta.")
    assert found(before) == []
    after = replace(a_year("70.0"), edits=before.edits)
    assert [one.code for one in found(after)] == ["claim_contradicts_data"]


def test_words_that_were_generated_are_not_asked_about() -> None:
    name = "Porcentaje de los funcionarios que actualmente participan"
    year = figures(percentage("78.1", "76.1", code="IOP.01.01", name=name))
    text = texts_in_context(year)[RESULT]
    assert codes(text, year=year) == []


def test_an_indicator_that_is_named_elsewhere_is_held_against_its_data() -> None:
    assert codes("El IOP.01.01 no alcanzó su meta.", "resumen/") == ["claim_contradicts_data"]
    assert codes("El IOP.01.01 alcanzó su meta.", "resumen/") == []


def test_a_count_that_is_not_the_years_is_asked_about() -> None:
    (finding,) = found(
        edited(a_year(), "De los 1 indicadores de los OP, 0 alcanzaron su meta.", "resumen/"), "resumen/"
    )
    assert finding.message.endswith("en los datos son 1 de 1: ¿es correcto?")


@SOME
@given(year=policies.years())
def test_no_generated_passage_raises_anything_in_another_section(year: Year) -> None:
    texts = [NOTE.sub("", said) for said in texts_in_context(year.figures).values()]
    for said in filter(None, texts):
        again = found(replace(year.figures, edits={"resumen/": Edit(said)}), "resumen/")
        told = {"claim_contradicts_data", "amount_contradicts_data", "number_of_another_year"}
        assert [one.message for one in again if one.code in told] == [], said


@SOME
@given(year=policies.years())
def test_no_generated_passage_raises_anything_even_as_an_addition(year: Year) -> None:
    story = arrange(year.figures)
    texts = texts_in_context(year.figures)
    for code in story.of_code:
        where = f"I-{code}/"
        # A footnote may be an entity's own.
        if said := NOTE.sub("", texts.get(f"{where}result", "")):
            again = found(replace(year.figures, edits={where: Edit(said)}), where)
            assert [one.message for one in again] == [], said
