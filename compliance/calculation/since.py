"""What changed since the report of the year before: which indicators entered or left its scope or changed state."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from compliance.calculation.rows import Assessment
from compliance.choices import Achievement

ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION = Achievement


@dataclass(frozen=True, slots=True)
class Changes:
    """Codes of indicators, each in exactly one of them.

    `gained` and `lost` are those that missed their target in one of the two reports and met it in the other;
    `newly_known` and `no_longer_known` have information in only one of them. `kept` have the same state in both;
    `otherwise` went to a value that cannot be assessed, or came from one.
    """

    entered: tuple[str, ...]
    left: tuple[str, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    newly_known: tuple[str, ...]
    no_longer_known: tuple[str, ...]
    kept: tuple[str, ...]
    otherwise: tuple[str, ...]


def _is_odd(*statuses: Achievement) -> bool:
    return NOT_ASSESSABLE in statuses and NO_INFORMATION not in statuses


def changes_since(earlier: Mapping[str, Achievement], assessments: Iterable[Assessment]) -> Changes:
    """From the earlier report's statuses, by indicator, to those of now."""
    now = {one.indicator.code: one.status for one in assessments}
    pairs = {code: (earlier[code], status) for code, status in now.items() if code in earlier}

    def those(has_changed: Callable[[Achievement, Achievement], bool]) -> tuple[str, ...]:
        return tuple(sorted(code for code, pair in pairs.items() if has_changed(*pair)))

    return Changes(
        entered=tuple(sorted(now.keys() - earlier.keys())),
        left=tuple(sorted(earlier.keys() - now.keys())),
        gained=those(lambda then, today: (then, today) == (NOT_ACHIEVED, ACHIEVED)),
        lost=those(lambda then, today: (then, today) == (ACHIEVED, NOT_ACHIEVED)),
        newly_known=those(lambda then, today: then == NO_INFORMATION != today),
        no_longer_known=those(lambda then, today: then != NO_INFORMATION == today),
        kept=those(lambda then, today: then == today),
        otherwise=those(lambda then, today: then != today and _is_odd(then, today)),
    )
