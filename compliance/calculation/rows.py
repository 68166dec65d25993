"""Frozen rows that the floors above hand down to the calculation, and those that it hands back.

Values are exact Decimals in the indicator's own unit; years are plain integers. Nothing here computes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from compliance.choices import (
    Achievement,
    Direction,
    Level,
    MissingReason,
    ProgressMethod,
    ServiceStatus,
    Unit,
)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A base line whose figure is known."""

    year: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class StatedChange:
    """A change as a past report printed it, with its sign and its decimals (text, so that they are known)."""

    since: int
    change: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What a past report printed about an indicator; figures are text, so that their decimals are known."""

    status: Achievement | None = None
    progress: str | None = None
    gap: str | None = None
    changes: tuple[StatedChange, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorYear:
    """An indicator and all that is known of it when a year is reported.

    `targets` has a key for every year that has a target; None where its figure is unknown.
    `values` holds the approved values of every year, the reported one included.
    `entity` is the root of the responsible entity's tree.
    `breaks` are years from which on values are not comparable with the earlier ones.
    """

    year: int
    code: str
    level: Level
    objective: str
    entity: str
    service: str | None = None
    name: str = ""
    unit: Unit | None = None
    direction: Direction | None = None
    method: ProgressMethod | None = None
    baseline_year: int | None = None
    decimals: int | None = None
    targets: Mapping[int, Decimal | None] = field(default_factory=dict)
    values: Mapping[int, Decimal] = field(default_factory=dict)
    baselines: tuple[Baseline, ...] = ()
    reason: MissingReason | None = None
    stated: Stated = Stated()
    breaks: tuple[int, ...] = ()

    @property
    def value(self) -> Decimal | None:
        return self.values.get(self.year)

    @property
    def target(self) -> Decimal | None:
        return self.targets.get(self.year)

    @property
    def has_target(self) -> bool:
        """Whether a target exists for the year; its figure may be unknown (contract, section 2)."""
        return self.year in self.targets


@dataclass(frozen=True, slots=True)
class ServiceYear:
    """A service when a year is reported; its protocol may be approved later, or never."""

    code: str
    objective: str
    entity: str
    guideline: str = ""
    name: str = ""
    protocol_approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class StructureCounts:
    """How many elements a policy has: as its legal act declares them, or as the catalogue holds them."""

    objectives: int | None
    objective_indicators: int | None
    guidelines: int | None
    guidelines_with_services: int | None
    services: int | None


@dataclass(frozen=True, slots=True)
class PolicyYear:
    """All that the calculation of a year needs: the rows of a policy's catalogue with their values.

    `stated_counts` are published counts by the dotted keys of the contract's section 5.
    """

    year: int
    objectives: tuple[str, ...]
    services: tuple[ServiceYear, ...]
    indicators: tuple[IndicatorYear, ...]
    declared: StructureCounts
    loaded: StructureCounts
    stated_counts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Previous:
    """The newest earlier value, and how far the year's value is from it.

    `change` is value - previous value; `better` judges it by direction, None where nothing changed
    or where no direction is known.
    """

    year: int
    value: Decimal
    change: Decimal
    better: bool | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """An indicator in scope, assessed (contract, section 2). Figures are exact; they are rounded when printed."""

    indicator: IndicatorYear
    status: Achievement
    progress: Decimal | None
    gap: Decimal | None
    baseline: Baseline | None
    previous: Previous | None
    surpasses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ServiceAssessment:
    """A service with indicators in scope, and what became of them together."""

    service: ServiceYear
    status: ServiceStatus
    indicators: tuple[str, ...]
