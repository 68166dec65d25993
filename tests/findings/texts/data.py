"""Indicators to hold sentences against, and how a sentence is read; no test lives here."""

from dataclasses import replace

from compliance.calculation.progress import assess
from compliance.calculation.rows import Assessment, IndicatorYear, Stated
from compliance.choices import Achievement, Direction, Unit
from compliance.findings.rows import Finding, Written
from compliance.findings.texts import of_written
from tests.calculation.strategies import ASCENDING, DESCENDING, indicator

CLAIMS = frozenset({"claim_contradicts_data"})
NUMBERS = frozenset({"number_not_in_data", "number_of_another_year", "amount_contradicts_data"})


def _percentage(
    name: str, value: str | None, target: str | None, direction: Direction = ASCENDING, **rest
) -> IndicatorYear:
    return indicator(value, target, name=name, direction=direction, unit=Unit.PERCENTAGE, decimals=1, **rest)


DATA: dict[str, IndicatorYear] = {
    # Rose while a fall was wanted, and still met its target.
    "teenage": _percentage(
        "Porcentaje de embarazo adolescente",
        "8.9",
        "12.9",
        DESCENDING,
        values={2019: "12.6", 2020: "8.3"},
        targets={2022: "12.0", 2024: "10.0", 2030: "7.16"},
        baselines={2017: "13.4"},
    ),
    # Fell as wanted, below its target, year after year.
    "violence": _percentage(
        "Porcentaje de mujeres que fueron víctimas de violencia física o sexual",
        "7.6",
        "7.8",
        DESCENDING,
        values={2011: "13.6", 2018: "10.9", 2019: "10.0", 2020: "8.8"},
        targets={2020: "8.4", 2022: "7.2", 2030: "2.4"},
        baselines={2017: "10.6"},
    ),
    # Improved and still missed its target, above it.
    "demand": _percentage(
        "Proporción de mujeres que tuvieron una demanda insatisfecha de planificación familiar",
        "5.5",
        "5.4",
        DESCENDING,
        values={2020: "6.1"},
        targets={2030: "1.68"},
    ),
    "methods": _percentage(
        "Porcentaje de mujeres que utilizaron métodos anticonceptivos",
        "78.1",
        "76.1",
        values={2020: "77.4"},
        targets={2030: "84.9"},
    ),
    # Rose, and missed its target by far.
    "entities": _percentage(
        "Porcentaje de entidades públicas que incorporaron el enfoque de género en la gestión institucional",
        "1.4",
        "9.0",
        values={2020: "0.0"},
        targets={2030: "54.0"},
        baselines={2020: "0.0"},
    ),
    "networks": _percentage(
        "Porcentaje de distritos urbanos que cuentan con redes de hombres creadas",
        "50.4",
        "26.0",
        values={2020: "50.4"},
        targets={2024: "49.1"},
    ),
    "tie": _percentage("Porcentaje de casos atendidos oportunamente", "80.0", "80.0", values={2020: "82.5"}),
    "index": indicator(
        "28.71",
        "25.5",
        name="Índice de empoderamiento político de las mujeres",
        unit=Unit.INDEX,
        decimals=2,
        values={2019: "26.10"},
        targets={2030: "27.42"},
    ),
    "attended": indicator(
        "15320",
        "15000",
        name="Número de personas atendidas en los Centros Emergencia Mujer",
        unit=Unit.NUMBER,
        decimals=0,
        values={2020: "11250"},
    ),
    # Nothing but a published status.
    "unknown": replace(
        _percentage(
            "Porcentaje de patrocinios con medidas de protección solicitadas", None, None, targets={2021: None}
        ),
        stated=Stated(status=Achievement.NOT_ACHIEVED),
    ),
}


def assessed(name: str) -> Assessment:
    return assess(DATA[name])


def found(name: str, sentence: str, field: str = "explanation") -> list[Finding]:
    """What is found in a sentence that an entity wrote about that indicator."""
    text: tuple[str, ...] | str = (sentence,) if field in {"measures", "actions"} else sentence
    written = Written(DATA[name].code, 2021, **{field: text})
    return list(of_written(written, assessed(name)))


def codes(name: str, sentence: str, field: str = "explanation") -> set[str]:
    return {one.code for one in found(name, sentence, field)}
