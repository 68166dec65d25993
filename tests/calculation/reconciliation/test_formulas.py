"""Formulas turned round: what they admit is exactly what prints the given figure, tried inside and outside."""

from dataclasses import replace
from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.calculation.progress import EXACT
from compliance.calculation.reconciliation.formulas import (
    baselines_that_print,
    can_print,
    known_formulas,
    own_formula,
    printed_box,
    progress_by,
    values_that_print,
)
from compliance.calculation.reconciliation.intervals import EVERYTHING, INFINITY, Interval, prints_as
from compliance.calculation.reconciliation.results import Formula
from compliance.calculation.rows import Baseline, IndicatorYear
from compliance.choices import Direction, ProgressMethod
from tests.calculation.strategies import BASELINE, DESCENDING, FIGURES, RATIO, YEAR, indicator, printed

D = Decimal
BASES = st.integers(-600, 600).map(lambda hundredths: D(hundredths).scaleb(-2))
# Where in its box an unrounded number lies, in hundredths of the box; its upper end is left out.
INSIDE = st.integers(0, 99).map(lambda place: D(place - 50).scaleb(-3))


@pytest.fixture(autouse=True)
def _wide_enough():
    with localcontext(EXACT):
        yield


def row_of(value: Decimal, target: Decimal, direction: Direction, **rest) -> IndicatorYear:
    return indicator(str(value), str(target), direction=direction, decimals=1, **rest)


def by_baseline(value: Decimal, base: Decimal, target: Decimal) -> Decimal:
    return (value - base) / (target - base) * 100


def moved(figure: Decimal, inside: Decimal) -> Decimal:
    """A number that prints as the figure: towards zero its box is open, away from it too."""
    return figure + inside if figure > 0 else figure - inside if figure < 0 else figure


figures = {"value": FIGURES, "target": FIGURES, "direction": st.sampled_from(Direction)}


@given(**figures, base=BASES, away=INSIDE, beside=INSIDE)
def test_the_base_line_that_gave_a_progress_is_among_those_that_print_it(
    value, target, direction, base, away, beside
) -> None:
    unrounded, aim = moved(value, away), moved(target, beside)
    assume(aim != base)
    stated = printed(by_baseline(unrounded, base, aim))
    assert any(base in one for one in baselines_that_print(row_of(value, target, direction), stated))
    if aim == target:
        exact = baselines_that_print(row_of(value, target, direction), stated, exact_target=True)
        assert any(base in one for one in exact)


def ends(intervals: tuple[Interval, ...]) -> list[tuple[Decimal, int]]:
    """The finite ends, with the side on which the outside lies."""
    found = [(one.low, -1) for one in intervals] + [(one.high, 1) for one in intervals]
    return [(end, side) for end, side in found if end.is_finite()]


@given(**figures, base=BASES, steps=st.integers(1, 2000))
def test_beyond_the_ends_no_base_line_prints_it(value, target, direction, base, steps) -> None:
    """With the target as it stands: the whole range of values that print as the recorded one is tried."""
    assume(target != base)
    row, stated = row_of(value, target, direction), printed(by_baseline(value, base, target))
    intervals = baselines_that_print(row, stated, exact_target=True)
    for end, side in ends(intervals):
        outside = end + side * D(steps).scaleb(-4)
        if outside != target and not any(outside in one for one in intervals):
            assert not gives(row, outside, stated)
        inside = end - side * min(D(steps).scaleb(-6), min(one.high - one.low for one in intervals) / 2)
        if inside != target and any(inside in one for one in intervals):
            assert gives(row, inside, stated)


def gives(row: IndicatorYear, base: Decimal, stated: str) -> bool:
    """Whether this base line prints the progress for some value of the box: progress runs evenly along it."""
    box = printed_box(row, row.value)
    low, high = sorted((by_baseline(box.low, base, row.target), by_baseline(box.high, base, row.target)))
    wanted = Interval(D(stated) - D("0.05"), D(stated) + D("0.05"), has_low=False, has_high=False)
    return wanted.meets(Interval(low, high, has_low=False, has_high=False))


@given(**figures, base=FIGURES, away=INSIDE, beside=INSIDE, under=INSIDE, method=st.sampled_from(ProgressMethod))
def test_what_unrounded_figures_give_is_within_rounding(
    value, target, direction, base, away, beside, under, method
) -> None:
    row = row_of(value, target, direction, method=method, baselines={2020: str(base)})
    unrounded = replace(
        row,
        values={YEAR: moved(value, away)},
        targets={YEAR: moved(target, beside)},
        baselines=(Baseline(2020, moved(base, under)),),
    )
    formula = own_formula(unrounded)
    progress = progress_by(unrounded, formula)
    assume(progress is not None)
    assert can_print(row, own_formula(row), printed(progress))


@given(**figures, base=FIGURES, tenths=st.integers(-3000, 3000), method=st.sampled_from(ProgressMethod))
def test_an_unrounded_value_really_gives_the_progress(value, target, direction, base, tenths, method) -> None:
    assume(target != base)
    stated = str(D(tenths).scaleb(-1))
    row = row_of(value, target, direction, method=method, baselines={2020: str(base)})
    for found in values_that_print(row, own_formula(row), stated):
        middle = (found.low + found.high) / 2
        assume(middle)
        assert middle in printed_box(row, value)
        assert prints_as(progress_by(replace(row, values={YEAR: middle}), own_formula(row)), stated)


def test_recorded_figures_stand_for_the_fewest_decimals_that_show_them() -> None:
    row = indicator("28.71", "25.5", decimals=2)
    assert printed_box(row, D("28.71000000000000000000")) == Interval(D("28.705"), D("28.715"), True, False)
    assert printed_box(row, D("25.50000000000000000000")) == Interval(D("25.45"), D("25.55"), True, False)
    assert printed_box(row, D(9)) == Interval(D("8.95"), D("9.05"), True, False)
    assert printed_box(replace(row, decimals=0), D(9)) == Interval(D("8.5"), D("9.5"), True, False)


def test_known_formulas_name_every_base_line_and_earlier_value_once() -> None:
    row = indicator(
        "7.6", "7.8", values={2018: "10.9", 2020: "8.8", 2023: "8.3"}, baselines={2017: "10.6", 2020: "8.8"}
    )
    bases = [None if one.baseline is None else (one.baseline.year, str(one.baseline.value)) for one in
             known_formulas(row)]  # fmt: skip
    assert bases == [None, (2020, "8.8"), (2018, "10.9"), (2017, "10.6")]


def test_a_hundred_percent_is_given_by_any_base_line_where_value_and_target_print_alike() -> None:
    assert baselines_that_print(indicator("5.4", "5.4"), "100.0") == (EVERYTHING,)
    below, above = baselines_that_print(indicator("5.4", "5.9"), "100.0")
    assert (below.low, above.high) == (-INFINITY, INFINITY)
    assert [any(D(base) in one for one in (below, above)) for base in (-5000, 5, 6, 5000)] == [True, False, False, True]


@pytest.mark.parametrize("missing", [{"direction": None}, {"targets": {}}, {"values": {}}])
def test_without_value_target_or_direction_nothing_prints(missing) -> None:
    row = replace(indicator("5.4", "5.9"), **missing)
    assert not can_print(row, Formula(RATIO), "100.0")
    assert values_that_print(row, Formula(RATIO), "100.0") == ()
    if "direction" not in missing:
        assert baselines_that_print(row, "100.0") == ()


def test_a_zero_never_divides() -> None:
    assert not can_print(indicator("5.0", "0", decimals=0), Formula(RATIO), "-1.0", exact_target=True)
    assert can_print(indicator("0.0", "3.0", direction=DESCENDING), Formula(RATIO), "6000.1")
    assert own_formula(indicator("1", "2", method=BASELINE)) is None
