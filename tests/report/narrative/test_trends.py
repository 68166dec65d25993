"""An indicator against other years in words (narrative, K19 to K22, K24 to K26, K30)."""

from datetime import date

import pytest

from compliance.choices import Direction, ProgressMethod
from compliance.report.figures import PolicyHeader
from tests.report.narrative.stories import figures, of_service, percentage, service, texts, told, told_of

DOWN = {"direction": Direction.DESCENDING}
BASELINE = {"method": ProgressMethod.BASELINE}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            percentage("78.1", "76.1", values={2020: "77.4"}),
            "Respecto de 2020 (77.4 %), aumentó 0.7 pp, lo que representa una mejora.",
        ),
        (
            percentage("8.9", "12.9", values={2020: "8.3"}, **DOWN),
            "Respecto de 2020 (8.3 %), aumentó 0.6 pp, lo que representa un retroceso, aunque la meta de 2021 se "
            "superó.",
        ),
        (
            percentage("8.3", "8.3", values={2020: "8.0"}, **DOWN),
            "Respecto de 2020 (8.0 %), aumentó 0.3 pp, lo que representa un retroceso, aunque la meta de 2021 se "
            "alcanzó.",
        ),
        (
            percentage("5.5", "5.4", values={2020: "6.1"}, **DOWN),
            "Respecto de 2020 (6.1 %), disminuyó 0.6 pp, lo que representa una mejora, aunque la meta de 2021 no se "
            "alcanzó.",
        ),
        (
            percentage("4", "9", values={2020: "5"}),
            "Respecto de 2020 (5.0 %), disminuyó 1.0 pp, lo que representa un retroceso.",
        ),
        (percentage("8.9", "9", values={2020: "8.9"}), "El valor no varió respecto de 2020 (8.9 %)."),
        (percentage("8.91", "9", values={2020: "8.88"}), "Respecto de 2020 (8.9 %), aumentó 0.03 pp,"),
        (
            percentage("7.6", "7.8", values={2018: "10.9"}, **DOWN),
            "El valor anterior disponible es de 2018 (10.9 %): desde entonces disminuyó 3.3 pp, lo que representa una "
            "mejora.",
        ),
        (percentage("8", "9"), "No consta un valor anterior de este indicador con el cual compararlo."),
        (
            percentage("1.4", "9.0", values={2020: "0"}, baselines={2020: "0"}, **BASELINE),
            "Respecto de 2020 (0.0 %), año de su línea de base, aumentó 1.4 pp,",
        ),
        (
            percentage("1.4", "9.0", baselines={2019: "0"}, **BASELINE),
            "Respecto de la línea de base (0.0 % en 2019), aumentó 1.4 pp.",
        ),
        (
            percentage("37.5", "50", baselines={2019: "40"}, **BASELINE),
            "El valor es menos favorable que la línea de base (40.0 % en 2019): el avance respecto de ella es negativo "
            "(−25.0 %).",
        ),
        (
            percentage("9", "5", baselines={2019: "8"}, **BASELINE),
            "La línea de base (8.0 % en 2019) ya alcanzaba la meta de 2021.",
        ),
        (
            percentage("50.4", "26", targets={2024: "49.1", 2030: "80"}),
            "Este valor ya alcanza la meta prevista para 2024 (49.1 %).",
        ),
        (
            percentage("50", "26", targets={2022: "40", 2023: "45", 2030: "80"}),
            "Este valor ya alcanza las metas previstas hasta 2023 (45.0 %).",
        ),
        (
            percentage("5", "9", targets={2030: "6"}, **DOWN),
            "Este valor ya alcanza incluso la meta final, la de 2030 (6.0 %).",
        ),
        (
            percentage("78.1", "76.1", values={2020: "77.4"}),
            "La meta de 2021 ya se había alcanzado en 2020, por lo que alcanzarla no supone por sí solo un "
            "avance en el año.",
        ),
        (
            percentage("70", "76.1", values={2020: "77.4"}),
            "La meta de 2021 ya se había alcanzado en 2020.",
        ),
        (
            percentage("14.3", "0.3"),
            "El valor equivale a 47.7 veces la meta; debe leerse con cautela.",
        ),
        (
            percentage("1", "4", **DOWN),
            "El avance está fuera del rango habitual; debe leerse con cautela.",
        ),
        (
            percentage("30", "29", values={2020: "2"}),
            "La variación está fuera del rango habitual; debe leerse con cautela.",
        ),
    ],
)
def test_each_comparison_has_its_sentence(row, said) -> None:
    assert said in told_of(row)


def test_a_figure_out_of_range_is_read_with_what_its_entity_says() -> None:
    row = percentage("14.3", "0.3")
    said = "El valor equivale a 47.7 veces la meta; debe leerse con cautela"
    noted = told_of(row, texts=texts(notes={row.code: "Solo mujeres."}))
    assert f"{said}⟦1⟧." in noted
    assert noted.count("⟦1⟧") == 1
    explained = told_of(row, texts=texts(explanations={row.code: "Solo mujeres."}))
    assert f"{said} y con la explicación de la entidad." in explained


@pytest.mark.parametrize("year", [2021, 2022])
@pytest.mark.parametrize("target", ["9", "7"])
def test_a_base_line_that_is_not_earlier_is_never_told_as_such(year: int, target: str) -> None:
    row = percentage("8.8", target, baselines={year: "8.8"}, baseline_year=year, **DOWN, **BASELINE)
    said = told_of(row)
    assert "Respecto de" not in said
    assert "ya alcanzaba" not in said


def test_only_an_unbroken_run_of_later_targets_counts() -> None:
    row = percentage("50", "26", targets={2022: "60", 2023: "45", 2030: "80"})
    assert "ya alcanza" not in told_of(row)


def test_against_the_year_of_the_policy_and_the_first_value() -> None:
    row = percentage("7.6", "7.8", values={2011: "13.6", 2019: "10.0", 2020: "8.8"}, **DOWN)
    header = PolicyHeader("PNIG", "Política", "", "", "Decreto Supremo", date(2019, 4, 4), "")
    said = told_of(row, policy=header)
    assert "Desde 2019 (10.0 %), año en que se aprobó la política, disminuyó 2.4 pp." in said
    assert "Desde 2011 (13.6 %), primer año con un valor registrado, disminuyó 6.0 pp." in said


OVER_THE_YEARS = {"values": {2019: "6.1", 2020: "6.0"}, **DOWN}


def test_the_change_since_a_base_line_is_told_once() -> None:
    row = percentage("5.9", "5.4", baselines={2019: "6.1"}, **OVER_THE_YEARS, **BASELINE)
    said = told_of(row)
    assert "Desde 2019 (6.1 %), año de su línea de base, disminuyó 0.2 pp." in said
    assert "Respecto de la línea de base" not in said
    header = PolicyHeader("PNIG", "Política", "", "", "Decreto Supremo", date(2019, 4, 4), "")
    said = told_of(row, policy=header)
    assert "Desde 2019 (6.1 %), año en que se aprobó la política y de su línea de base, disminuyó 0.2 pp." in said
    assert said.count("línea de base") == 1


def test_a_base_line_that_is_another_value_is_told_apart() -> None:
    said = told_of(percentage("5.9", "5.4", baselines={2019: "6.3"}, **OVER_THE_YEARS, **BASELINE))
    assert "Desde 2019 (6.1 %), primer año con un valor registrado, disminuyó 0.2 pp." in said
    assert "Respecto de la línea de base (6.3 % en 2019), disminuyó 0.4 pp." in said


def test_no_value_is_the_first_registered_where_a_base_line_is_older() -> None:
    said = told_of(percentage("5.9", "5.4", baselines={2017: "7.0"}, **OVER_THE_YEARS))
    assert "Desde 2019 (6.1 %), el valor más antiguo de la serie, disminuyó 0.2 pp." in said
    assert "primer año" not in said


def test_a_break_of_the_series_silences_every_comparison_over_it() -> None:
    rest = {"values": {2018: "13", 2019: "12"}, "baselines": {2019: "12"}, "breaks": (2019, 2020)}
    said = told_of(percentage("8.9", "12.9", **rest, **DOWN, **BASELINE))
    assert "En 2020 cambió la metodología de la fuente; el valor no es comparable con los anteriores" in said
    assert not [word for word in ("Respecto de", "Desde", "disminuyó", "ya se había") if word in said]


def test_a_break_before_the_compared_year_silences_nothing() -> None:
    row = percentage("8.9", "12.9", values={2020: "9"}, breaks=(2020, 2022), **DOWN)
    assert "Respecto de 2020 (9.0 %)" in told_of(row)


def test_a_services_indicator_is_not_said_to_lack_a_series() -> None:
    year = figures(of_service(percentage("9", "8")), services=(service(),))
    assert not [text for text in told(year, "SS.01.01.01") if "No consta un valor" in text]
