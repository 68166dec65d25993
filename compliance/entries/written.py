"""What an entry says in words, as the findings look at it: from its rows, or from what was read along with it."""

from compliance.entries.access import AnyEntry
from compliance.entries.listed import texts_of
from compliance.findings import Written
from compliance.models import ProgressEntry


def _before(entry: AnyEntry) -> tuple[str, ...]:
    """What was read along of earlier years."""
    explanation: str | None = getattr(entry, "explanation_before", None)
    lists = (getattr(entry, name, ()) for name in ("measures_before", "actions_before"))
    return (*((explanation,) if explanation else ()), *(text for texts in lists for text in texts))


def written_of(entry: AnyEntry) -> Written:
    """What the entry says now, beside what it said before where that was read along."""
    if not isinstance(entry, ProgressEntry):
        actions = tuple(texts_of(entry, "actions"))
        return Written(entry.service.code, entry.year, actions=actions, earlier=_before(entry))
    return Written(
        code=entry.indicator.code,
        year=entry.year,
        explanation=entry.explanation,
        context=entry.context,
        note=entry.note,
        measures=tuple(texts_of(entry, "measures")),
        actions=tuple(texts_of(entry, "actions")),
        earlier=_before(entry),
        numerator=entry.numerator,
        denominator=entry.denominator,
    )
