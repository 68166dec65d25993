"""The entries that texts of a returned Word came from: where an entity's words are corrected, since the report prints
them as they were written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from compliance.models import Policy
from compliance.publishing.returned.changes import Change, Kind
from compliance.publishing.returned.outline import key
from compliance.report.figures import Figures, Texts
from compliance.views.mending import entries_under_review

OF_ENTITIES = frozenset({Kind.FOREIGN, Kind.NOTE})
# A shorter one is found inside of texts that are not it.
SHORTEST_PART = 12
Record = tuple[str, str]


def _written(texts: Texts) -> Iterator[Record]:
    """Every paragraph that an entity wrote, after the code of its indicator or service."""
    for lists in (texts.measures, texts.actions):
        yield from ((code, line) for code, some in lists.items() for one in some for line in one.splitlines())
    for single in (texts.explanations, texts.context, texts.notes):
        yield from ((code, line) for code, one in single.items() for line in one.splitlines())


@dataclass(frozen=True)
class Records:
    """Of a policy-year; nothing is read before it is asked for (two queries)."""

    figures: Figures
    policy: Policy

    @cached_property
    def _pages(self) -> Mapping[str, str]:
        return entries_under_review(self.policy, self.figures.year)

    @cached_property
    def _said(self) -> list[Record]:
        return [(code, key(line)) for code, line in _written(self.figures.texts) if key(line)]

    def of(self, change: Change) -> tuple[Record, ...]:
        """The codes and pages of the entries that say what the report printed there; none for words of the system."""
        if not (printed := key(change.before)):
            return ()
        codes = dict.fromkeys(code for code, line in self._said if _is_in(line, printed))
        return tuple((code, self._pages[code]) for code in codes if code in self._pages)


def _is_in(line: str, printed: str) -> bool:
    return line == printed or (len(line) >= SHORTEST_PART and line in printed)
