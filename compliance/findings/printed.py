"""Figures inside a finding's message: kept as they are, and printed only when somebody reads the message."""

from dataclasses import dataclass
from decimal import Decimal

from compliance.calculation.rows import IndicatorYear
from compliance.choices import Unit
from compliance.formatting import decimals_of, difference, percent, with_unit


@dataclass(frozen=True, slots=True)
class Shown:
    """A value or a target: `7.6 %`."""

    figure: Decimal
    unit: Unit | None
    decimals: int | None

    def __str__(self) -> str:
        return with_unit(self.figure, self.unit, self.decimals)


@dataclass(frozen=True, slots=True)
class Apart:
    """A gap or a change with its sign: `−0.1 pp`."""

    figure: Decimal
    unit: Unit | None
    decimals: int | None

    def __str__(self) -> str:
        return difference(self.figure, self.unit, self.decimals)


@dataclass(frozen=True, slots=True)
class Share:
    """A progress: `102.6 %`."""

    figure: Decimal
    decimals: int = 1

    def __str__(self) -> str:
        return percent(self.figure, self.decimals)


def shown(row: IndicatorYear, figure: Decimal) -> Shown:
    return Shown(figure, row.unit, row.decimals)


def apart(row: IndicatorYear, figure: Decimal) -> Apart:
    return Apart(figure, row.unit, row.decimals)


def apart_as_stated(row: IndicatorYear, figure: Decimal) -> Apart:
    """With the decimals with which it was published."""
    return Apart(figure, row.unit, decimals_of(figure))
