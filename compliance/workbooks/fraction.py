"""A value given as numerator and denominator (contract, section 2)."""

from decimal import ROUND_HALF_UP, Context, Decimal

from compliance.choices import Unit
from compliance.models.bounds import DECIMAL_PLACES, DIGITS

HUNDRED = Decimal(100)
# The quotient of any two storable figures, with all the decimals that are stored.
CONTEXT = Context(prec=2 * DIGITS + DECIMAL_PLACES, rounding=ROUND_HALF_UP)
SMALLEST = Decimal(1).scaleb(-DECIMAL_PLACES)
LARGEST = Decimal(10) ** (DIGITS - DECIMAL_PLACES)


def value_of(numerator: Decimal, denominator: Decimal, unit: str) -> Decimal:
    """n/d x 100 for a percentage, n/d otherwise, with 20 decimals; the denominator is not zero."""
    scale = HUNDRED if unit == Unit.PERCENTAGE else Decimal(1)
    return CONTEXT.divide(CONTEXT.multiply(numerator, scale), denominator).quantize(SMALLEST, context=CONTEXT)


def is_storable(value: Decimal) -> bool:
    return abs(value) < LARGEST


def agree(given: Decimal, exact: Decimal, decimals: int) -> bool:
    """Whether two values are the same once rounded half up."""
    step = Decimal(1).scaleb(-decimals)
    return given.quantize(step, context=CONTEXT) == exact.quantize(step, context=CONTEXT)
