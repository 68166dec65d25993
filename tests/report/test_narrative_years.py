"""The years that are easily told badly: without any data, all ties, all successes. Built from the real policy."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from compliance import findings
from compliance.calculation.rows import IndicatorYear, Stated
from compliance.calculation.year import assess_year
from compliance.choices import Direction
from compliance.models import Policy
from compliance.report.figures import Figures
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from tests.report.narrative import claims
from tests.report.narrative.reading import blocks, generated
from tests.report.test_narrative_claims import year_of

FEW = Decimal(5)


def with_values(figures: Figures, value_for: Callable[[IndicatorYear, Decimal], Decimal]) -> Figures:
    """The same policy with a target and a value for every indicator."""

    def measured(row: IndicatorYear) -> IndicatorYear:
        target = row.target or FEW
        row = replace(row, direction=row.direction or Direction.ASCENDING, stated=Stated(), reason=None)
        targets, values = {**row.targets, row.year: target}, {row.year: value_for(row, target)}
        return replace(row, targets=targets, values=values, baselines=())

    rows = figures.result.policy_year
    result = assess_year(replace(rows, indicators=tuple(map(measured, rows.indicators)), stated_counts={}))
    return replace(figures, result=result, findings=findings.of_year(result))


def better(row: IndicatorYear, target: Decimal) -> Decimal:
    return target * 2 if row.direction == Direction.ASCENDING else target / 2


def read(figures: Figures) -> str:
    """Everything that was worded, after each of its claims was found true."""
    document = compose(figures)
    claims.check(document, year_of(figures))
    return "\n".join(line.whole for line in generated(document, figures)).replace("\N{NO-BREAK SPACE}", " ")


def test_an_empty_year_reads_well(pnig: Policy) -> None:
    figures = read_figures(pnig, 2029)
    said = read(figures)
    assert "Ninguno de los 13 indicadores comprendidos cuenta con información de 2029; por ello, no es posible" in said
    assert "En todos los casos, no se ha registrado el motivo." in said
    assert "No hay metas valoradas en 2029; esta sección no registra alternativas." in said
    assert "%)" not in said
    assert blocks(compose(figures), "bar_chart") == []


def test_a_perfect_year_reads_well(pnig: Policy) -> None:
    said = read(with_values(read_figures(pnig, 2021), better))
    assert "Los 34 indicadores comprendidos cuentan con información: los 34 alcanzaron o superaron su meta." in said
    assert "Los 13 indicadores de los OP alcanzaron o superaron su meta." in said
    assert "Ningún indicador con información dejó de alcanzar su meta; esta sección no registra alternativas" in said
    assert "corresponden al único indicador" not in said
    assert "Sin información" not in said
    assert "no alcanz" not in said


def test_a_year_of_ties_reads_well(pnig: Policy) -> None:
    said = read(with_values(read_figures(pnig, 2021), lambda row, target: target))
    assert said.count("igual a la meta prevista.") == 34
    assert "Meta superada" not in said
    assert "Cómo leer los resultados" not in said
    for word in ("superaron su meta", "superó su meta"):
        assert said.count(word) == said.count(f"alcanzaron o {word}") + said.count(f"alcanzó o {word}")
    assert "ambos alcanzaron su meta." in said


@pytest.mark.parametrize("year", [2020, 2022])
def test_years_around_it_read_well_too(pnig: Policy, year: int) -> None:
    assert read(read_figures(pnig, year))
