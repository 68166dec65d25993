"""Published figures of one indicator: what is equal, within rounding or different, and what would explain it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from compliance.calculation.progress import assess
from compliance.calculation.reconciliation.of_indicator import (
    reconcile_changes,
    reconcile_gap,
    reconcile_progress,
    reconcile_status,
)
from compliance.calculation.reconciliation.results import (
    ByFormula,
    ByOppositeDirection,
    ByOppositeSign,
    ByOtherYear,
    ByUnknownBaseline,
    Formula,
    Lack,
    Lacking,
    StatusTaken,
)
from compliance.calculation.rows import Baseline, Stated, StatedChange
from compliance.choices import Achievement, Verdict
from tests.calculation.strategies import BASELINE, DESCENDING, RATIO, YEAR, indicator

EQUAL, WITHIN_ROUNDING, DIFFERENT, NOT_COMPARABLE = Verdict
ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION = Achievement


def judged(rule, value, target, stated: Stated, **rest):
    (found,) = rule(assess(indicator(value, target, stated=stated, **({"decimals": 1} | rest))))
    return found.verdict, found.causes


def test_what_was_not_published_is_not_reconciled() -> None:
    one = assess(indicator("5.0", "4.0"))
    assert [*reconcile_progress(one), *reconcile_gap(one), *reconcile_changes(one), *reconcile_status(one)] == []


@pytest.mark.parametrize(
    ("stated", "verdict"), [("125.0", EQUAL), ("125", EQUAL), ("126.5", WITHIN_ROUNDING), ("140.0", DIFFERENT)]
)
def test_progress_is_compared_with_the_decimals_it_was_printed_with(stated, verdict) -> None:
    assert judged(reconcile_progress, "5.0", "4.0", Stated(progress=stated))[0] == verdict


@pytest.mark.parametrize(
    ("missing", "lacks"),
    [
        ({"value": None}, (Lack.VALUE,)),
        ({"target": None}, (Lack.TARGET,)),
        ({"direction": None}, (Lack.DIRECTION,)),
        ({"value": None, "target": None, "method": BASELINE}, (Lack.VALUE, Lack.TARGET, Lack.BASELINE)),
    ],
)
def test_progress_without_its_inputs_cannot_be_compared(missing, lacks) -> None:
    given = {"value": "5.0", "target": "4.0"} | missing
    found = judged(reconcile_progress, given.pop("value"), given.pop("target"), Stated(progress="99.0"), **given)
    assert found == (NOT_COMPARABLE, (Lacking(lacks),))


def test_without_a_method_the_formula_that_was_used_is_named() -> None:
    found = judged(reconcile_progress, "5.0", "4.0", Stated(progress="125.0"), method=None)
    assert found == (NOT_COMPARABLE, (Lacking((Lack.METHOD,)), ByFormula(Formula(RATIO), is_exact=True)))


def test_an_earlier_value_may_have_been_the_base_line() -> None:
    values = {2019: "3.0", 2020: "2.0"}
    found = judged(reconcile_progress, "5.0", "4.0", Stated(progress="150.0"), values=values)
    assert found == (DIFFERENT, (ByFormula(Formula(BASELINE, Baseline(2020, Decimal("2.0"))), is_exact=True),))


def test_the_indicators_own_formula_explains_no_difference() -> None:
    verdict, (cause,) = judged(
        reconcile_progress, "5.0", "4.0", Stated(progress="300.0"), method=BASELINE, baselines={2020: "2.0"}
    )
    assert verdict == DIFFERENT
    assert isinstance(cause, ByUnknownBaseline)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("1.0", (EQUAL, ())),
        ("1", (EQUAL, ())),
        ("1.1", (WITHIN_ROUNDING, ())),
        ("-1.0", (DIFFERENT, (ByOppositeSign(),))),
        ("3.0", (DIFFERENT, ())),
    ],
)
def test_a_gap(stated, expected) -> None:
    assert judged(reconcile_gap, "5.0", "4.0", Stated(gap=stated)) == expected
    opposite = {"direction": DESCENDING}
    assert judged(reconcile_gap, "4.0", "5.0", Stated(gap=stated), **opposite) == expected


def test_a_gap_without_a_target_cannot_be_compared() -> None:
    assert judged(reconcile_gap, "5.0", None, Stated(gap="1.0")) == (NOT_COMPARABLE, (Lacking((Lack.TARGET,)),))


@pytest.mark.parametrize(
    ("since", "change", "expected"),
    [
        (2020, "2.0", (EQUAL, ())),
        (2020, "2.1", (WITHIN_ROUNDING, ())),
        (2020, "-2.0", (DIFFERENT, (ByOppositeSign(),))),
        (2020, "4.0", (DIFFERENT, (ByOtherYear(2018, Decimal("1.0")),))),
        (2020, "9.0", (DIFFERENT, ())),
        (2019, "2.0", (NOT_COMPARABLE, (Lacking((Lack.EARLIER_VALUE,)),))),
    ],
)
def test_a_change(since, change, expected) -> None:
    stated = Stated(changes=(StatedChange(since, change),))
    values = {2018: "1.0", 2020: "3.0"}
    assert judged(reconcile_changes, "5.0", None, stated, values=values) == expected


def test_a_change_to_no_value_cannot_be_compared() -> None:
    stated = Stated(changes=(StatedChange(2020, "2.0"),))
    found = judged(reconcile_changes, None, None, stated, values={2020: "3.0"})
    assert found == (NOT_COMPARABLE, (Lacking((Lack.VALUE,)),))


@pytest.mark.parametrize(
    ("value", "target", "stated", "expected"),
    [
        ("5.0", "4.0", ACHIEVED, (EQUAL, ())),
        ("5.0", "4.0", NOT_ACHIEVED, (DIFFERENT, (ByOppositeDirection(),))),
        ("5.0", "4.0", NO_INFORMATION, (DIFFERENT, ())),
        ("4.0", "4.0", NOT_ACHIEVED, (WITHIN_ROUNDING, ())),
        ("4.01", "4.0", NOT_ACHIEVED, (WITHIN_ROUNDING, ())),
        (None, "4.0", NOT_ACHIEVED, (NOT_COMPARABLE, (StatusTaken(),))),
        ("5.0", None, ACHIEVED, (NOT_COMPARABLE, (StatusTaken(),))),
        (None, None, NO_INFORMATION, (EQUAL, ())),
        ("5.0", None, NO_INFORMATION, (NOT_COMPARABLE, (StatusTaken(),))),
    ],
)
def test_a_status(value, target, stated, expected) -> None:
    assert judged(reconcile_status, value, target, Stated(status=stated)) == expected


def test_a_status_without_a_direction_is_taken() -> None:
    found = judged(reconcile_status, "5.0", "4.0", Stated(status=ACHIEVED), direction=None)
    assert found == (NOT_COMPARABLE, (StatusTaken(),))


def test_twenty_zeros_of_the_database_change_nothing() -> None:
    row = indicator("5.0", "4.0", decimals=1, stated=Stated(progress="126.5"))
    stored = replace(row, values={YEAR: Decimal("5.00000000000000000000")}, targets={YEAR: Decimal("4.00000000000000")})
    assert list(reconcile_progress(assess(stored))) == list(reconcile_progress(assess(row)))
