"""Intervals: what a printed figure stands for, with its ends, and what a formula makes of whole boxes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.calculation.reconciliation.intervals import (
    EVERYTHING,
    INFINITY,
    Interval,
    box_of,
    cut,
    divided,
    exactly,
    image,
    prints_as,
)
from tests.calculation.strategies import FIGURES

D = Decimal


@pytest.mark.parametrize(
    ("printed", "low", "high", "has_low", "has_high"),
    [
        ("7.6", "7.55", "7.65", True, False),
        ("100", "99.5", "100.5", True, False),
        ("0.30", "0.295", "0.305", True, False),
        ("-4.7", "-4.75", "-4.65", False, True),
        ("0.0", "-0.05", "0.05", False, False),
    ],
)
def test_a_printed_figure_is_a_box_by_its_decimals(printed, low, high, has_low, has_high) -> None:
    assert box_of(printed) == Interval(D(low), D(high), has_low, has_high)


@given(printed=FIGURES, thousandths=st.integers(-70, 70))
def test_a_number_is_in_the_box_exactly_if_it_prints_so(printed: Decimal, thousandths: int) -> None:
    number = printed + D(thousandths).scaleb(-3)
    assert (number in box_of(str(printed))) == prints_as(number, str(printed))


def test_an_interval_ends_where_it_says() -> None:
    half_open = Interval(D(1), D(2), has_high=False)
    assert [D(text) in half_open for text in ("0.99", "1", "1.99", "2")] == [False, True, True, False]
    assert Interval(D(2), D(1)).is_empty
    assert Interval(D(1), D(1), has_low=False).is_empty
    assert not half_open.meets(exactly(D(2)))
    assert half_open.common(Interval(D(1), D(3), has_low=False)) == Interval(D(1), D(2), False, False)
    assert INFINITY not in EVERYTHING


def test_a_number_cuts_an_interval_in_two() -> None:
    assert list(cut(Interval(D(-1), D(1)), D(0))) == [
        (-1, Interval(D(-1), D(0), True, False)),
        (1, Interval(D(0), D(1), False, True)),
    ]
    assert list(cut(Interval(D(0), D(1)), D(0))) == [(1, Interval(D(0), D(1), False, True))]
    assert list(cut(exactly(D(0)), D(0))) == []


def test_a_quotient_tends_to_infinity_on_its_side() -> None:
    assert divided(D(6), D(3), 1) == 2
    assert divided(D(1), D(0), 1) == INFINITY == divided(D(-1), D(0), -1)
    assert divided(D(1), D(0), -1) == -INFINITY
    assert divided(D(0), D(0), 1) == 0


def test_an_end_is_reached_only_where_all_its_corner_belongs() -> None:
    first, second = Interval(D(1), D(2), True, False), Interval(D(3), D(4), True, True)
    assert image(lambda a, b: a + b, first, second) == Interval(D(4), D(6), True, False)
    assert image(lambda a, b: a - b, first, second) == Interval(D(-3), D(-1), True, False)


def test_an_end_is_reached_along_an_open_side_where_nothing_changes() -> None:
    open_one = Interval(D(0), D(1), False, False)
    assert image(lambda a, b: a * b, exactly(D(0)), open_one) == exactly(D(0))
    assert image(lambda a, b: a * b, open_one, exactly(D(2))) == Interval(D(0), D(2), False, False)
