"""What a row knows of the reported year: an unknown target exists, and a zero is a value."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from tests.calculation.strategies import YEAR, indicator


@pytest.mark.parametrize(
    ("row", "target", "has_target"),
    [
        (indicator(None, "7.8"), Decimal("7.8"), True),
        (indicator(None, "0"), Decimal(0), True),
        (indicator(targets={YEAR: None}), None, True),
        (indicator(targets={2030: "2.4"}), None, False),
        (indicator(), None, False),
    ],
    ids=["known", "zero", "unknown", "of another year", "none"],
)
def test_a_target_exists_even_where_its_figure_is_unknown(row, target, has_target):
    assert (row.target, row.has_target) == (target, has_target)


@pytest.mark.parametrize(
    ("row", "value"),
    [(indicator("0"), Decimal(0)), (indicator(values={2020: "8.8"}), None), (indicator(), None)],
    ids=["zero", "of another year", "none"],
)
def test_the_value_is_that_of_the_reported_year(row, value):
    assert row.value == value


def test_a_row_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        indicator().code = "IOP.01.02"
