"""Values given as fractions: exact enough for any figure that can be stored."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.choices import Unit
from compliance.workbooks.fraction import SMALLEST, agree, is_storable, value_of

figures = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=10)


@given(numerator=figures, denominator=figures.filter(bool), unit=st.sampled_from([*Unit.values, ""]))
def test_the_value_is_the_quotient_to_the_last_stored_decimal(numerator, denominator, unit):
    exact = Fraction(numerator) / Fraction(denominator) * (100 if unit == Unit.PERCENTAGE else 1)
    assert abs(Fraction(value_of(numerator, denominator, unit)) - exact) <= Fraction(SMALLEST) / 2


def test_the_precision_of_the_surroundings_is_no_matter():
    with localcontext(prec=3):
        assert value_of(Decimal(1), Decimal(3), Unit.RATE) == Decimal("0.33333333333333333333")


@pytest.mark.parametrize(
    ("given_value", "exact", "decimals", "is_same"),
    [
        ("15.1", "15.05", 1, True),
        ("15.1", "15.0499", 1, False),
        ("-15.1", "-15.05", 1, True),
        ("15", "15.49", 0, True),
        ("7.60", "7.604", 2, True),
        ("7.6", "7.604", 3, False),
    ],
)
def test_values_agree_once_rounded_half_up(given_value, exact, decimals, is_same):
    assert agree(Decimal(given_value), Decimal(exact), decimals) is is_same


def test_twenty_whole_digits_are_stored():
    assert is_storable(Decimal("-99999999999999999999.9"))
    assert not is_storable(Decimal(100000000000000000000))
