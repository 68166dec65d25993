"""What comes out of a reconciliation: a published figure beside the computed one, a verdict, and what would explain it.

Frozen rows; nothing here computes or words anything. An explanation is one of a few named kinds, never a guess.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from compliance.calculation.reconciliation.intervals import Interval
from compliance.calculation.rows import Baseline
from compliance.choices import Achievement, ProgressMethod, Verdict


class Kind(StrEnum):
    """What a past report printed."""

    PROGRESS = "progress"
    GAP = "gap"
    CHANGE = "change"
    STATUS = "status"
    COUNT = "count"


class Lack(StrEnum):
    """What is not there to compute with."""

    VALUE = "value"
    TARGET = "target"
    DIRECTION = "direction"
    METHOD = "method"
    BASELINE = "baseline"
    EARLIER_VALUE = "earlier_value"
    COUNT = "count"


class Doubt(StrEnum):
    """Why a base line that would reproduce a figure makes no sense."""

    OUT_OF_RANGE = "out_of_range"
    PAST_TARGET = "past_target"


@dataclass(frozen=True, slots=True)
class Formula:
    """A method of progress, with the base line that it takes."""

    method: ProgressMethod
    baseline: Baseline | None = None


@dataclass(frozen=True, slots=True)
class ByFormula:
    """A known formula gives the published progress: with the recorded figures, or only within their rounding."""

    formula: Formula
    is_exact: bool
    kind: ClassVar[str] = "formula"


@dataclass(frozen=True, slots=True)
class ByUnknownBaseline:
    """The base lines that would give the published progress: target rounded like any printed figure, or exact.

    Several intervals, or none at all; `doubt` where none of them makes sense.
    """

    baselines: tuple[Interval, ...]
    with_exact_target: tuple[Interval, ...]
    doubt: Doubt | None
    kind: ClassVar[str] = "unknown_baseline"


@dataclass(frozen=True, slots=True)
class ByUnroundedValue:
    """The unrounded values that print as the recorded one and give the published progress, all else exact."""

    values: Interval
    kind: ClassVar[str] = "unrounded_value"


@dataclass(frozen=True, slots=True)
class ByUnroundedInputs:
    """No unrounded value is enough: the target must have been rounded too, or else the base line may have been."""

    needs_target: bool
    kind: ClassVar[str] = "unrounded_inputs"


@dataclass(frozen=True, slots=True)
class ByOppositeSign:
    """The same size with the other sign."""

    kind: ClassVar[str] = "opposite_sign"


@dataclass(frozen=True, slots=True)
class ByOtherYear:
    """The published change is the one since another year."""

    year: int
    value: Decimal
    kind: ClassVar[str] = "other_year"


@dataclass(frozen=True, slots=True)
class ByOppositeDirection:
    """The published status comes out if the indicator should move the other way."""

    kind: ClassVar[str] = "opposite_direction"


@dataclass(frozen=True, slots=True)
class ByOtherCount:
    """Another count equals the published one; `name` is of the table of alternatives."""

    name: str
    kind: ClassVar[str] = "other_count"


@dataclass(frozen=True, slots=True)
class ByIncompleteCatalogue:
    """The catalogue holds less than the legal act declares (contract, section 3)."""

    kind: ClassVar[str] = "incomplete_catalogue"


@dataclass(frozen=True, slots=True)
class StatusTaken:
    """There is no value and target to judge by: the published status is taken."""

    kind: ClassVar[str] = "status_taken"


@dataclass(frozen=True, slots=True)
class Lacking:
    """It cannot be computed without these."""

    lacks: tuple[Lack, ...]
    kind: ClassVar[str] = "lacking"


Cause = (
    ByFormula
    | ByUnknownBaseline
    | ByUnroundedValue
    | ByUnroundedInputs
    | ByOppositeSign
    | ByOtherYear
    | ByOppositeDirection
    | ByOtherCount
    | ByIncompleteCatalogue
    | StatusTaken
    | Lacking
)


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A published figure and the computed one.

    `subject` is an indicator's code or a count's dotted key; `stated` the text as it was printed, of a status its
    code; `computed` is exact, None where there is nothing to compute with, or only the published status itself.
    `since` is of a change.
    """

    kind: Kind
    subject: str
    stated: str
    computed: Decimal | Achievement | int | None
    verdict: Verdict
    causes: tuple[Cause, ...] = ()
    since: int | None = None
