"""The year's result of an indicator in words: one case a kind (narrative, K13 to K18, K23, K27)."""

import pytest

from compliance.calculation.rows import Stated
from compliance.choices import Achievement, Direction, Unit
from compliance.report.narrative import compose
from tests.report.narrative.stories import figures, percentage, texts, told_of

DOWN = {"direction": Direction.DESCENDING}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            percentage("78.1", "76.1"),
            "Meta superada. El porcentaje de mujeres fue 78.1 %, 2.0 pp por encima de la meta de 76.1 % "
            "(avance: 102.6 %).",
        ),
        (
            percentage("8.9", "12.9", **DOWN),
            "Meta superada. El porcentaje de mujeres fue 8.9 %, 4.0 pp por debajo de la meta de 12.9 %, diferencia "
            "favorable porque se busca reducirlo (avance: 144.9 %).",
        ),
        (
            percentage("12", "12", name="Tasa de casos", unit=Unit.RATE),
            "Meta alcanzada. La tasa de casos fue 12.0, igual a la meta prevista.",
        ),
        (
            percentage("1.4", "9.0"),
            "Meta no alcanzada. El porcentaje de mujeres fue 1.4 %, 7.6 pp por debajo de la meta de 9.0 % "
            "(avance: 15.6 %).",
        ),
        (
            percentage("5.5", "5.4", name="Proporción de hogares", **DOWN),
            "Meta no alcanzada. La proporción de hogares fue 5.5 %, 0.1 pp por encima de la meta de 5.4 %, diferencia "
            "desfavorable porque se busca reducirla (avance: 98.2 %).",
        ),
        (
            percentage("28.71", "25.5", name="Índice de empoderamiento", unit=Unit.INDEX, decimals=2),
            "Meta superada. El índice de empoderamiento fue 28.71, 3.21 puntos por encima de la meta de 25.50 "
            "(avance: 112.6 %).",
        ),
        (
            percentage("3", "2", name="Número de casos", unit=Unit.INDEX, decimals=0),
            "Meta superada. El número de casos fue 3, 1 punto por encima de la meta de 2 (avance: 150.0 %).",
        ),
        (
            percentage("5.44", "5.40", **DOWN),
            "Meta no alcanzada. El porcentaje de mujeres (indicador descendente: se busca reducirlo) fue 5.4 %. Con "
            "los decimales publicados, el valor y la meta coinciden (5.4 %); con los datos completos, la meta no se "
            "alcanzó por 0.04 pp (avance: 99.3 %).",
        ),
        (
            percentage("5.46", "5.44"),
            "Meta superada. El porcentaje de mujeres fue 5.5 %, 0.02 pp por encima de la meta de 5.4 % "
            "(avance: 100.4 %).",
        ),
        (
            percentage("50.01", "50"),
            "Meta superada. El porcentaje de mujeres fue 50.0 %. Con los decimales publicados, el valor y la meta "
            "coinciden (50.0 %); con los datos completos, la meta se superó por 0.01 pp.",
        ),
        (
            percentage("28.71", None, name="Índice de paridad", unit=Unit.INDEX, decimals=2),
            "No evaluable. El índice de paridad fue 28.71. No se fijó meta para 2021, por lo que no se valora "
            "su cumplimiento.",
        ),
        (
            percentage("5", targets={2021: None}),
            "No evaluable. El porcentaje de mujeres fue 5.0 %. No se conoce la meta de 2021, por lo que no "
            "se valora su cumplimiento.",
        ),
        (
            percentage("5", "6", direction=None),
            "No evaluable. El porcentaje de mujeres fue 5.0 %. No se ha registrado su sentido esperado, por lo que no "
            "se valora su cumplimiento.",
        ),
        (
            percentage(stated=Stated(Achievement.NOT_ACHIEVED)),
            "Meta no alcanzada. El valor de 2021 del porcentaje de mujeres no consta en los datos publicados.",
        ),
        (
            percentage("5", stated=Stated(Achievement.ACHIEVED)),
            "Meta alcanzada. El porcentaje de mujeres fue 5.0 %. Según lo publicado, alcanzó su meta de 2021; los "
            "datos registrados no permiten comprobarlo.",
        ),
        (
            percentage("4", "3", name="Mujeres con empleo"),
            "Meta superada. El indicador “Mujeres con empleo” registró 4.0 %, 1.0 pp por encima de la meta de 3.0 % "
            "(avance: 133.3 %).",
        ),
        (
            percentage("4", "3", name=""),
            "Meta superada. El indicador IOP.01.01, sin nombre registrado, registró 4.0 %, 1.0 pp por encima de la "
            "meta de 3.0 % (avance: 133.3 %).",
        ),
    ],
)
def test_each_result_has_its_sentence(row, said) -> None:
    assert told_of(row).startswith(said)


def test_a_measured_zero_is_told_from_nothing() -> None:
    assert "(avance: 0.0 %). Se trata de un cero medido, no de falta de información." in told_of(percentage("0", "5"))


def test_for_what_should_fall_zero_is_the_best() -> None:
    said = told_of(percentage("0", "5", **DOWN))
    assert "Se trata de un cero medido, el mejor resultado posible." in said
    assert "El avance no se expresa en porcentaje porque el valor es cero." in said


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (percentage("5", "0"), "la meta es cero"),
        (percentage("5", "6", method=None), "no se ha registrado su método de cálculo"),
        (percentage("5", "6", method="baseline"), "no se ha registrado la línea de base"),
        (
            percentage("5", "6", method="baseline", baselines={2019: "6"}),
            "la meta es igual a la línea de base",
        ),
    ],
)
def test_it_is_said_why_there_is_no_progress(row, why) -> None:
    assert f"El avance no se expresa en porcentaje porque {why}." in told_of(row)


def test_progress_from_a_base_line_says_so_in_a_note() -> None:
    row = percentage("7.6", "7.8", method="baseline", baselines={2020: "8.8"}, **DOWN)
    assert "(avance: 120.0 %)⟦1⟧." in told_of(row)


def test_the_note_says_where_the_base_line_comes_from() -> None:
    row = percentage("7.6", "7.8", method="baseline", baselines={2020: "8.8"}, **DOWN)
    recorded = {row.code: {"baseline": {2020: "INEI, ENDES 2020 (fuente secundaria)."}}}
    document = compose(figures(row, series_sources=recorded))
    assert [note.text.replace("\N{NO-BREAK SPACE}", " ") for note in document.notes] == [
        "Avance calculado respecto de la línea de base de 2020 (8.8 %). Fuente de la línea de base: INEI, ENDES 2020 "
        "(fuente secundaria)."
    ]


def test_the_entitys_note_follows_the_name() -> None:
    row = percentage("7.6", "7.0")
    assert "El porcentaje de mujeres⟦1⟧ fue 7.6 %" in told_of(row, texts=texts(notes={row.code: "De 15 a 19 años."}))
