"""Paths of targets and base lines that do not add up, and those that do."""

import pytest

from compliance import findings
from compliance.calculation.progress import assess
from compliance.calculation.rows import IndicatorYear
from compliance.choices import Place, Severity, Unit
from compliance.findings import series
from tests.calculation.strategies import DESCENDING, indicator

CODES = {rule.__name__ for rule in (*series.OF_PATH, series.baseline_past_target)}


def found(row: IndicatorYear) -> dict[str, findings.Finding]:
    return {one.code: one for one in findings.of_indicator(assess(row)) if one.code in CODES}


def path(*targets: str, since: int = 2020, value: str | None = None, **rest) -> IndicatorYear:
    """Targets of consecutive years."""
    return indicator(value, targets={since + place: target for place, target in enumerate(targets)}, **rest)


# fmt: off
FINDS = [
    ("target_against_direction", path("10", "9", "8")),
    ("target_against_direction", path("8", "9", "10", direction=DESCENDING)),
    ("target_against_direction", path("10", "12", "9")),
    ("target_not_monotonic",     path("5", "7", "6", "9")),
    ("target_not_monotonic",     path("9", "7", "8", "5", direction=DESCENDING)),
    ("target_unchanged",         path("9", "9", "9")),
    ("target_unchanged",         path("5", "9", "9", "9", since=2018)),
    ("target_unchanged",         path("0", "0", "0")),
    ("target_out_of_range",      path("90", "101", unit=Unit.PERCENTAGE)),
    ("target_out_of_range",      path("-1", "5", unit=Unit.NUMBER)),
    ("baseline_past_target",     path("5", "9", baselines={2019: "9"})),
    ("baseline_past_target",     path("9", "5", direction=DESCENDING, baselines={2019: "4.9"})),
    ("baseline_past_target",     path("5", "9", baselines={2018: "9.5"}, values={2020: "9.5"})),
]
LEAVES_ALONE = [
    path("8", "9", "10"),
    path("10", "9", "8", direction=DESCENDING),
    path("10", "9", "8", direction=None),
    path("9"),
    path("9", "9"),
    path("5", "9", "9", "10"),
    path("5", "5", "5", "7", "8", since=2017),
    path("100", "100", "100", unit=Unit.PERCENTAGE),
    path("0", "0", "0", direction=DESCENDING),
    path("-5", "-2", unit=Unit.VARIATION),
    path("120", "130", unit=Unit.INDEX),
    path("5", "9", baselines={2019: "8.9"}),
    path("9", "5", direction=DESCENDING, baselines={2019: "13.4"}),
    indicator(targets={2021: None, 2022: None}),
    indicator(targets={2021: "5", 2022: None, 2023: "6"}),
    indicator(None, "5", baselines={2022: "9"}),
    indicator(None, "5", baselines={2022: "9"}, baseline_year=2022),
    indicator(None, "5", baselines={2021: "9"}, baseline_year=2021),
]
# fmt: on


@pytest.mark.parametrize(("code", "row"), FINDS)
def test_is_found(code: str, row: IndicatorYear) -> None:
    finding = found(row)[code]
    assert finding.place == Place.CATALOGUE
    assert finding.message.endswith((".", "?"))


@pytest.mark.parametrize("row", LEAVES_ALONE)
def test_is_left_alone(row: IndicatorYear) -> None:
    assert found(row) == {}


def test_a_path_that_ends_worse_than_it_begins_is_told_once() -> None:
    assert set(found(path("10", "12", "9"))) == {"target_against_direction"}


def test_the_earlier_value_says_it_before_the_base_line_does() -> None:
    row = path("5", "9", baselines={2020: "9"}, values={2020: "9"})
    assert [one.code for one in findings.of_indicator(assess(row))] == ["target_already_met"]


def test_a_message_names_years_and_figures() -> None:
    row = path("10.0", "9.0", "8.0", unit=Unit.PERCENTAGE, decimals=1)
    finding = found(row)["target_against_direction"]
    assert finding.severity == Severity.WARNING
    assert finding.message == (
        "El sentido es ascendente, pero la meta pasa de 10.0\N{NO-BREAK SPACE}% en 2020 a "
        "8.0\N{NO-BREAK SPACE}% en 2022."
    )
