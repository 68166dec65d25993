"""From assessed indicators to counts: of the whole, a level, a service, an entity, an objective.

Counts are of indicators unless a name says services. Percentages are whole numbers, rounded half up.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compliance.calculation.rows import Assessment, ServiceAssessment
from compliance.choices import Achievement, MissingReason, ServiceStatus

NOT_STATED = "not_stated"


def percentage(part: int, total: int) -> int | None:
    """part / total x 100 with no decimals, half up; None of nothing (contract, section 2)."""
    return (200 * part + total) // (2 * total) if total else None


@dataclass(frozen=True, slots=True)
class Counts:
    """Indicators by what became of them; the four always add up to the total."""

    achieved: int
    not_achieved: int
    not_assessable: int
    no_information: int

    @property
    def with_information(self) -> int:
        return self.achieved + self.not_achieved + self.not_assessable

    @property
    def total(self) -> int:
        return self.with_information + self.no_information

    @property
    def achieved_pct(self) -> int | None:
        return percentage(self.achieved, self.total)

    @property
    def not_achieved_pct(self) -> int | None:
        return percentage(self.not_achieved, self.total)

    @property
    def not_assessable_pct(self) -> int | None:
        return percentage(self.not_assessable, self.total)

    @property
    def no_information_pct(self) -> int | None:
        return percentage(self.no_information, self.total)


@dataclass(frozen=True, slots=True)
class ServiceCounts:
    """Services with indicators in scope, by what became of them."""

    achieved: int
    partial: int
    not_achieved: int
    not_assessable: int
    no_information: int

    @property
    def with_information(self) -> int:
        return self.achieved + self.partial + self.not_achieved + self.not_assessable

    @property
    def total(self) -> int:
        return self.with_information + self.no_information


def count(assessments: Iterable[Assessment]) -> Counts:
    found = Counter(assessment.status for assessment in assessments)
    return Counts(*(found[status] for status in Achievement))


def count_services(services: Iterable[ServiceAssessment]) -> ServiceCounts:
    found = Counter(service.status for service in services)
    return ServiceCounts(*(found[status] for status in ServiceStatus))


def service_status(statuses: Sequence[Achievement]) -> ServiceStatus:
    """What a service's indicators in scope come to together (contract, section 2)."""
    if statuses and all(status == Achievement.ACHIEVED for status in statuses):
        return ServiceStatus.ACHIEVED
    strongest_first = (
        (Achievement.ACHIEVED, ServiceStatus.PARTIAL),
        (Achievement.NOT_ACHIEVED, ServiceStatus.NOT_ACHIEVED),
        (Achievement.NOT_ASSESSABLE, ServiceStatus.NOT_ASSESSABLE),
    )
    return next((service for one, service in strongest_first if one in statuses), ServiceStatus.NO_INFORMATION)


def services_with(assessments: Iterable[Assessment], status: Achievement) -> int:
    """How many services hold at least one indicator of that status."""
    return len({one.indicator.service for one in assessments if one.status == status})


def reasons(assessments: Iterable[Assessment]) -> dict[str, int]:
    """Indicators without information by declared reason; undeclared ones are `not_stated`, never not submitted."""
    missing = [one.indicator.reason for one in assessments if one.status == Achievement.NO_INFORMATION]
    found = Counter(NOT_STATED if reason is None else str(reason.value) for reason in missing)
    return {reason: found[reason] for reason in (*MissingReason.values, NOT_STATED)}
