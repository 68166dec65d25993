"""What does not add up about one indicator: each rule with what it finds and what it must leave alone."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from compliance import findings
from compliance.calculation.progress import assess
from compliance.calculation.rows import IndicatorYear, Stated, StatedChange
from compliance.choices import Achievement, MissingReason, Place, ProgressMethod, Severity, Unit
from compliance.findings.stated import is_reproduced
from tests.calculation.strategies import DESCENDING, indicator


def found(row: IndicatorYear) -> dict[str, findings.Finding]:
    return {finding.code: finding for finding in findings.of_indicator(assess(row))}


def stated(**published: Any) -> Stated:
    return Stated(**published)


def changed(since: int, change: str) -> Stated:
    return Stated(changes=(StatedChange(since, change),))


# fmt: off
FINDS = [
    ("target_missing",         indicator("28.71")),
    ("target_missing",         indicator("28.71", targets={2021: None})),
    ("direction_missing",      indicator("5", "4", direction=None)),
    ("progress_undefined",     indicator("5", "0")),
    ("progress_undefined",     indicator("0", "5", direction=DESCENDING)),
    ("progress_undefined",     indicator("28.71", "25.5", method=ProgressMethod.BASELINE)),
    ("progress_undefined",     indicator("9", "5", method=ProgressMethod.BASELINE, baselines={2020: "5"})),
    ("stated_progress_differs", indicator("5.5", "5.4", direction=DESCENDING, stated=stated(progress="94.0"))),
    ("stated_progress_differs", indicator("28.71", "25.5", method=None, stated=stated(progress="157.0"))),
    ("stated_gap_differs",     indicator("5.5", "5.4", direction=DESCENDING, stated=stated(gap="0.1"))),
    ("stated_gap_differs",     indicator(stated=stated(gap="3.2"))),
    ("stated_status_differs",  indicator("5", "4", stated=stated(status=Achievement.NOT_ACHIEVED))),
    ("stated_status_differs",  indicator("5", "4", stated=stated(status=Achievement.NO_INFORMATION))),
    ("stated_change_differs",  indicator("8.9", values={2020: "8.3"}, stated=changed(2020, "-0.6"))),
    ("stated_change_differs",  indicator("7.6", values={2019: "10.0"}, stated=changed(2019, "-3.3"))),
    ("stated_change_differs",  indicator(values={2020: "8.3"}, stated=changed(2020, "-0.6"))),
    ("target_already_met",     indicator("78.1", "76.1", values={2020: "77.4"})),
    ("target_already_met",     indicator(None, "12.9", direction=DESCENDING, values={2020: "8.3"})),
    ("target_already_met",     indicator("9", "5", values={2020: "5"})),
    ("implausible_progress",   indicator("14.3", "0.30")),
    ("implausible_progress",   indicator("50", "50", values={2020: "5"})),
    ("implausible_progress",   indicator("0.5", "50", values={2020: "5"})),
    ("value_out_of_range",     indicator("100.1", "90", unit=Unit.PERCENTAGE)),
    ("value_out_of_range",     indicator("-0.1", "90", unit=Unit.RATE)),
    ("reason_beside_value",    indicator("5", "4", reason=MissingReason.NOT_SUBMITTED)),
    ("series_break",           indicator("8.9", "12.9", values={2019: "12.6"}, breaks=(2020,))),
    ("series_break",           indicator("8.9", "12.9", values={2020: "8.3"}, breaks=(2021,))),
]
LEAVES_ALONE = [
    ("target_missing",         indicator("5", "4")),
    ("target_missing",         indicator(targets={2021: None})),
    ("direction_missing",      indicator("5", direction=None)),
    ("progress_undefined",     indicator("0", "5")),
    ("progress_undefined",     indicator("5", targets={2021: None})),
    ("progress_undefined",     indicator(None, "5")),
    ("stated_progress_differs", indicator("78.1", "76.1", stated=stated(progress="102.6"))),
    ("stated_progress_differs", indicator("78.1", "76.1", stated=stated(progress="103"))),
    ("stated_progress_differs", indicator("78.1", "76.1")),
    ("stated_gap_differs",     indicator("28.71", "25.5", stated=stated(gap="3.2"))),
    ("stated_gap_differs",     indicator("0.32", "5.0", stated=stated(gap="-4.7"))),
    ("stated_status_differs",  indicator("5", "5", stated=stated(status=Achievement.ACHIEVED))),
    ("stated_status_differs",  indicator(stated=stated(status=Achievement.NOT_ACHIEVED))),
    ("stated_change_differs",  indicator("7.6", values={2011: "13.6"}, stated=changed(2011, "-6.0"))),
    ("stated_change_differs",  indicator("7.6", stated=changed(2015, "-9.9"))),
    ("target_already_met",     indicator("78.1", "76.1", values={2020: "76.0"})),
    ("target_already_met",     indicator("78.1", "76.1", values={2019: "77.0", 2020: "76.0"})),
    ("target_already_met",     indicator("78.1", values={2020: "77.4"})),
    ("implausible_progress",   indicator("15", "5")),
    ("implausible_progress",   indicator("49.9", "49.9", values={2020: "5"})),
    ("implausible_progress",   indicator("0", "50", values={2020: "5"})),
    ("implausible_progress",   indicator("50", "50", values={2020: "0"})),
    ("value_out_of_range",     indicator("100", "90", unit=Unit.PERCENTAGE)),
    ("value_out_of_range",     indicator("4766.7", "90", unit=Unit.INDEX)),
    ("value_out_of_range",     indicator("-3", "2", unit=Unit.VARIATION)),
    ("value_out_of_range",     indicator("-3", "2")),
    ("reason_beside_value",    indicator(reason=MissingReason.NOT_SUBMITTED)),
    ("reason_beside_value",    indicator("0", "4")),
    ("series_break",           indicator("8.9", "12.9", values={2020: "8.3"}, breaks=(2020,))),
    ("series_break",           indicator("8.9", "12.9", values={2020: "8.3"}, breaks=(2022,))),
    ("series_break",           indicator("8.9", "12.9", breaks=(2021,))),
    ("series_break",           indicator(None, "12.9", values={2020: "8.3"}, breaks=(2021,))),
]
# fmt: on


@pytest.mark.parametrize(("code", "row"), FINDS)
def test_is_found(code: str, row: IndicatorYear) -> None:
    finding = found(row)[code]
    assert finding.subject == row.code
    assert finding.message


@pytest.mark.parametrize(("code", "row"), LEAVES_ALONE)
def test_is_left_alone(code: str, row: IndicatorYear) -> None:
    assert code not in found(row)


def test_a_rise_told_as_a_fall_is_an_error_and_a_wrong_size_a_warning() -> None:
    rise_as_fall = indicator("8.9", values={2020: "8.3"}, stated=changed(2020, "-0.6"))
    wrong_size = indicator("7.6", values={2019: "10.0"}, stated=changed(2019, "-3.3"))
    assert found(rise_as_fall)["stated_change_differs"].severity == Severity.ERROR
    assert found(wrong_size)["stated_change_differs"].severity == Severity.WARNING


def test_the_message_names_both_figures_as_they_are_printed() -> None:
    row = indicator("8.9", values={2020: "8.3"}, unit=Unit.PERCENTAGE, decimals=1, stated=changed(2020, "-0.6"))
    message = found(row)["stated_change_differs"].message
    assert message == (
        "El cambio publicado desde 2020 es −0.6\N{NO-BREAK SPACE}pp; los valores (8.3\N{NO-BREAK SPACE}% y "
        "8.9\N{NO-BREAK SPACE}%) dan +0.6\N{NO-BREAK SPACE}pp."
    )


def test_a_progress_within_rounding_is_told_and_one_beyond_it_asked_about() -> None:
    row = indicator("50.4", "26.0", unit=Unit.PERCENTAGE, decimals=1)
    within = found(replace(row, stated=stated(progress="193.7")))["stated_progress_differs"]
    beyond = found(replace(row, stated=stated(progress="180.0")))["stated_progress_differs"]
    assert (within.severity, beyond.severity) == (Severity.INFO, Severity.WARNING)
    assert within.message == (
        "El avance publicado es 193.7\N{NO-BREAK SPACE}%; con los datos registrados: 193.8\N{NO-BREAK SPACE}%. "
        "La diferencia se explica por el redondeo."
    )
    assert "redondeo" not in beyond.message


def test_a_percentage_above_all_asks_and_a_negative_figure_is_an_error() -> None:
    too_much = found(indicator("100.1", "90", unit=Unit.PERCENTAGE))["value_out_of_range"]
    negative = found(indicator("-1", "90", unit=Unit.PERCENTAGE))["value_out_of_range"]
    assert (too_much.severity, negative.severity) == (Severity.WARNING, Severity.ERROR)
    assert too_much.message == "El porcentaje es mayor que 100: ¿es correcto?"


def test_the_same_finding_about_the_same_figures_is_equal_without_a_word_being_made() -> None:
    one, other = (found(indicator("14.3", "0.30"))["implausible_progress"] for _time in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != found(indicator("14.4", "0.30"))["implausible_progress"]


def test_a_finding_says_where_it_is_mended() -> None:
    places = {code: (one.place, one.field) for code, one in found(indicator("28.71")).items()}
    assert places["target_missing"] == (Place.CATALOGUE, "targets")
    published = found(indicator("5", "4", stated=stated(status=Achievement.NOT_ACHIEVED)))["stated_status_differs"]
    assert (published.place, published.field) == (Place.REPORT, "status")


@pytest.mark.parametrize(
    ("published", "computed", "same"),
    [
        ("226.3", "226.25", True),
        ("226.2", "226.25", False),
        ("226", "226.25", True),
        ("-4.7", "-4.68", True),
        ("-0.1", "-0.05", True),
        ("0.00", "0", True),
        ("120.0", None, False),
    ],
)
def test_a_stated_figure_is_held_against_the_computed_one_at_its_own_decimals(
    published: str, computed: str | None, *, same: bool
) -> None:
    assert is_reproduced(published, None if computed is None else Decimal(computed)) is same


def test_a_target_that_was_never_set_is_told_from_one_that_is_not_known() -> None:
    unset = found(indicator("28.71"))["target_missing"]
    unknown = found(indicator("28.71", targets={2021: None}))["target_missing"]
    assert unset.message == "Hay un valor de 2021 y no se fijó meta para ese año: no se puede evaluar."
    assert unknown.message == "Hay un valor de 2021 y no se conoce la meta de ese año: no se puede evaluar."
