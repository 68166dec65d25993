"""What the application itself says of true data is never flagged; with a verb or a figure changed, it is."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.calculation.progress import assess
from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Direction, Level, ProgressMethod, Unit
from compliance.findings.rows import Written
from compliance.findings.texts import of_written
from compliance.report.figures import PolicyHeader
from compliance.report.narrative.preview import Known, preview
from tests.findings.texts.data import CLAIMS, NUMBERS

NAMES = [
    "Porcentaje de mujeres que utilizaron métodos anticonceptivos",
    "Porcentaje de distritos urbanos que cuentan con redes de hombres creadas",
    "Proporción de mujeres con demanda insatisfecha de planificación familiar",
    "Índice de tolerancia social",
    "Tasa de paridad entre hombres y mujeres que participaron en las actividades de formación",
    "Brecha salarial de género en el sector público",
    "Porcentaje de personas de 18 años a más que participan, en el ámbito del Programa, en evaluaciones",
    "Patrocinios con medidas de protección solicitadas",
]
FIGURES = st.integers(10, 990).map(lambda tenths: Decimal(tenths).scaleb(-1))


KNOWN = Known(PolicyHeader("PNIG", "", "MIMP", "", "", None, ""), "MIMP")


@st.composite
def rows(draw: st.DrawFn) -> IndicatorYear:
    values = {2021: draw(FIGURES)}
    for year in draw(st.sets(st.integers(2015, 2020), max_size=3)):
        values[year] = draw(FIGURES)
    return IndicatorYear(
        year=2021,
        code="IOP.01.01",
        level=Level.OBJECTIVE,
        objective="OP.01",
        entity="MIMP",
        name=draw(st.sampled_from(NAMES)),
        unit=draw(st.sampled_from([Unit.PERCENTAGE, Unit.INDEX, Unit.RATE])),
        direction=draw(st.sampled_from(Direction)),
        method=ProgressMethod.RATIO,
        decimals=1,
        targets={2021: draw(FIGURES)},
        values=values,
    )


def said(assessment: Assessment) -> str:
    return str(preview(assessment, KNOWN))


def codes(assessment: Assessment, text: str) -> set[str]:
    written = Written("IOP.01.01", 2021, explanation=text)
    return {one.code for one in of_written(written, assessment)} & (CLAIMS | NUMBERS)


def swapped(text: str, one: str, other: str) -> str:
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


@given(rows())
def test_what_is_true_is_left_alone(row: IndicatorYear) -> None:
    assessment = assess(row)
    assert codes(assessment, said(assessment)) == set()


@given(rows(), FIGURES)
def test_a_rise_told_as_a_fall_is_found(row: IndicatorYear, before: Decimal) -> None:
    assume(before != row.value)
    # Over a gap of years the sentence says «desde entonces», which is not held against any one value.
    assessment = assess(replace(row, values={**row.values, 2020: before}))
    assert CLAIMS & codes(assessment, swapped(said(assessment), "aumentó", "disminuyó"))


@given(rows())
def test_the_other_side_of_the_target_is_found(row: IndicatorYear) -> None:
    assume(row.value != row.target)
    assessment = assess(row)
    assert CLAIMS & codes(assessment, swapped(said(assessment), "por encima", "por debajo"))


@given(rows(), FIGURES)
def test_another_value_is_found(row: IndicatorYear, other: Decimal) -> None:
    assume(other not in {*row.values.values(), *row.targets.values()})
    assume(row.unit != Unit.PERCENTAGE or Decimal(100) - other != row.value)
    assessment, changed = assess(row), assess(replace(row, values={**row.values, 2021: other}))
    (first,) = re.findall(r"^.* (?:fue|registró) \S+", said(changed))
    assert NUMBERS & codes(assessment, f"{first.rstrip(',;')}.")


@given(rows(), FIGURES)
def test_another_target_is_found(row: IndicatorYear, other: Decimal) -> None:
    assume(other not in row.targets.values())
    unit = " %" if row.unit == Unit.PERCENTAGE else ""
    assert NUMBERS & codes(assess(row), f"No hay más datos. La meta de {other}{unit} fijada para 2021 se mantiene.")


@pytest.mark.parametrize("lead", ["Meta superada.", "Meta alcanzada."])
def test_a_lead_that_is_not_so_is_found(lead: str) -> None:
    row = IndicatorYear(2021, "IOP.01.01", Level.OBJECTIVE, "OP.01", "MIMP", direction=Direction.ASCENDING)
    missed = assess(replace(row, values={2021: Decimal(3)}, targets={2021: Decimal(4)}))
    met = assess(replace(row, values={2021: Decimal(5)}, targets={2021: Decimal(4)}))
    assert codes(missed, lead) == CLAIMS
    assert codes(met, lead) == set()
    assert codes(met, "Meta no alcanzada.") == CLAIMS
