"""How large one figure is beside another: what was executed of a budget, how many times its target a value is.

Exact; rounded when printed. Nothing where the division says nothing.
"""

from decimal import Decimal

from compliance.calculation.progress import EXACT, HUNDRED
from compliance.calculation.rows import IndicatorYear
from compliance.choices import Direction, ProgressMethod


def executed_share(modified: Decimal | None, executed: Decimal | None) -> Decimal | None:
    """executed / modified x 100; None where either is missing or the budget is zero (narrative, K36)."""
    if not modified or executed is None:
        return None
    return EXACT.multiply(EXACT.divide(executed, modified), HUNDRED)


def times_target(row: IndicatorYear) -> Decimal | None:
    """value / target, for an ascending indicator by ratio with a target above zero; else None (narrative, K26)."""
    if (row.direction, row.method) != (Direction.ASCENDING, ProgressMethod.RATIO):
        return None
    if row.value is None or row.target is None or row.target <= 0:
        return None
    return EXACT.divide(row.value, row.target)
