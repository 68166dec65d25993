"""What was executed of a budget, and how many times its target a value is."""

from decimal import Decimal

import pytest

from compliance.calculation.shares import executed_share, times_target
from compliance.choices import Direction, ProgressMethod
from tests.calculation.strategies import indicator, printed


@pytest.mark.parametrize(
    ("modified", "executed", "share"),
    [
        ("1250000", "1100000", "88.0"),
        ("3", "2", "66.7"),
        ("8", "1.0004", "12.5"),
        ("80", "0.04", "0.1"),
        ("100", "120", "120.0"),
        ("100", "0", "0.0"),
        ("0", "100", None),
        ("0", "0", None),
        (None, "100", None),
        ("100", None, None),
    ],
)
def test_what_was_executed_of_a_budget(modified, executed, share) -> None:
    amounts = (None if one is None else Decimal(one) for one in (modified, executed))
    assert printed(executed_share(*amounts)) == share


def test_how_many_times_its_target_a_value_is() -> None:
    assert printed(times_target(indicator("14.3", "0.3"))) == "47.7"
    assert times_target(indicator("0", "5")) == 0


@pytest.mark.parametrize(
    "row",
    [
        indicator("14.3", "0.3", direction=Direction.DESCENDING),
        indicator("14.3", "0.3", method=ProgressMethod.BASELINE),
        indicator("14.3", "0.3", direction=None),
        indicator("14.3", "0"),
        indicator("-14.3", "-0.3"),
        indicator(None, "0.3"),
        indicator("14.3"),
    ],
)
def test_elsewhere_it_would_say_nothing(row) -> None:
    assert times_target(row) is None
