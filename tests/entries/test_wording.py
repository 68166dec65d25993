"""The sentence says what the figures say, in the words of the report: numbers rise and fall, targets are met or not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from compliance.calculation.progress import assess
from compliance.calculation.rows import IndicatorYear
from compliance.choices import Achievement, Direction, Level, MissingReason, ProgressMethod, Unit
from compliance.entries.wording import REASONS, article, question, say_result
from tests.calculation.strategies import indicator_years

NAME = "Porcentaje de embarazo adolescente"


def row(value: str | None, target: str | None = "50", **more) -> IndicatorYear:
    known = {
        "year": 2021,
        "code": "IOP.02.03",
        "level": Level.OBJECTIVE,
        "objective": "OP.02",
        "entity": "MINSA",
        "name": NAME,
        "unit": Unit.PERCENTAGE,
        "direction": Direction.ASCENDING,
        "method": ProgressMethod.RATIO,
        "decimals": 1,
        "targets": {} if target is None else {2021: Decimal(target)},
        "values": {} if value is None else {2021: Decimal(value)},
    }
    return IndicatorYear(**{**known, **more})


def said(one: IndicatorYear, **more) -> str:
    return str(say_result(assess(one), **more)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "target", "direction", "sentence"),
    [
        (
            "78.1",
            "76.1",
            Direction.ASCENDING,
            "Meta superada. El porcentaje de embarazo adolescente fue 78.1 %, "
            "2.0 pp por encima de la meta de 76.1 % (avance: 102.6 %).",
        ),
        (
            "8.9",
            "12.9",
            Direction.DESCENDING,
            "Meta superada. El porcentaje de embarazo adolescente fue 8.9 %, 4.0 pp por debajo de la meta de 12.9 % "
            "(avance: 144.9 %). La diferencia es favorable porque se busca reducirlo.",
        ),
        (
            "12.0",
            "12",
            Direction.DESCENDING,
            "Meta alcanzada. El porcentaje de embarazo adolescente fue 12.0 %, igual a la meta prevista.",
        ),
        (
            "1.4",
            "9.0",
            Direction.ASCENDING,
            "Meta no alcanzada. El porcentaje de embarazo adolescente fue 1.4 %, "
            "7.6 pp por debajo de la meta de 9.0 % (avance: 15.6 %).",
        ),
        (
            "5.5",
            "5.4",
            Direction.DESCENDING,
            "Meta no alcanzada. El porcentaje de embarazo adolescente fue 5.5 %, 0.1 pp por encima de la meta de 5.4 % "
            "(avance: 98.2 %). La diferencia es desfavorable porque se busca reducirlo.",
        ),
        (
            "5.44",
            "5.40",
            Direction.DESCENDING,
            "Meta no alcanzada. El porcentaje de embarazo adolescente fue 5.4 %; "
            "con los decimales publicados, el valor y la meta (5.4 %) coinciden.",
        ),
    ],
)
def test_a_value_beside_its_target(value, target, direction, sentence) -> None:
    assert said(row(value, target, direction=direction)) == sentence


@pytest.mark.parametrize(
    ("before", "direction", "sentence"),
    [
        ("70", Direction.ASCENDING, "Respecto de 2020 (70.0 %), aumentó 8.1 pp, lo que representa una mejora."),
        ("70", Direction.DESCENDING, "Respecto de 2020 (70.0 %), aumentó 8.1 pp, lo que representa un retroceso."),
        ("80", Direction.ASCENDING, "Respecto de 2020 (80.0 %), disminuyó 1.9 pp, lo que representa un retroceso."),
        ("80", Direction.DESCENDING, "Respecto de 2020 (80.0 %), disminuyó 1.9 pp, lo que representa una mejora."),
        ("78.1", Direction.ASCENDING, "El valor no varió respecto de 2020 (78.1 %)."),
    ],
)
def test_a_change_since_the_earlier_value(before, direction, sentence) -> None:
    one = row("78.1", direction=direction, values={2020: Decimal(before), 2021: Decimal("78.1")})
    assert said(one).endswith(sentence)


def test_a_value_without_a_target_is_not_judged() -> None:
    assert said(row("7", None)).startswith("Sin meta con la cual compararlo.")
    assert "No se fijó meta para 2021" in said(row("7", None))
    assert "No se conoce la meta de 2021" in said(row("7", targets={2021: None}))
    assert "No se ha indicado si se busca aumentarlo" in said(row("7", direction=None))


@pytest.mark.parametrize("reason", MissingReason)
def test_each_reason_has_its_words(reason: MissingReason) -> None:
    sentence = said(replace(row(None), reason=reason))
    assert sentence.startswith("Sin información. ")
    assert set(REASONS) == set(MissingReason)


def test_a_promise_names_its_day() -> None:
    promised = replace(row(None), reason=MissingReason.DUE_LATER)
    assert "el 5 de junio de 2022" in said(promised, expected_on=date(2022, 6, 5))
    assert said(promised).endswith("La entidad remitirá el valor después.")


def test_where_nothing_is_stated_that_is_said() -> None:
    assert said(row(None)) == "Sin información. Todavía no hay un valor ni el motivo por el que falta."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Porcentaje de mujeres", "el"),
        ("Tasa de paridad", "la"),
        ("Índice de empoderamiento", "el"),
        ("“Razón de mujeres”", "la"),
        ("Mujeres que participan", ""),
        ("", ""),
    ],
)
def test_the_first_noun_gives_the_article(name: str, expected: str) -> None:
    assert article(name) == expected


def test_the_question_is_a_sentence_with_the_name() -> None:
    assert question(NAME, "IOP.02.03", 2022) == "¿Cuál fue el porcentaje de embarazo adolescente en 2022?"
    assert question("PBI verde", "X", 2022) == "¿Cuál fue el valor de «PBI verde» en 2022?"
    assert question("", "IOP.02.03", 2022) == (
        "¿Cuál fue el valor del indicador IOP.02.03 (sin nombre registrado) en 2022?"
    )
    assert "El indicador “PBI verde” registró 7.0" in said(row("7", name="PBI verde"))


@given(indicator_years())
def test_every_indicators_year_can_be_said(one: IndicatorYear) -> None:
    result = say_result(assess(one))
    assert result.text.rstrip().endswith(".")
    assert "  " not in str(result)
    superada = result.lead == "Meta superada."
    assert superada == (result.status == Achievement.ACHIEVED and one.value != one.target)
