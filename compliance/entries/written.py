"""What an entry says in words, as the findings look at it: from its rows, or from what was read along with it."""

from compliance.entries.access import AnyEntry
from compliance.entries.listed import texts_of
from compliance.findings import Written
from compliance.models import ProgressEntry


def written_of(entry: AnyEntry) -> Written:
    """What the entry says now; last year's explanation where it was read along."""
    if not isinstance(entry, ProgressEntry):
        return Written(entry.service.code, entry.year, actions=tuple(texts_of(entry, "actions")))
    before: str | None = getattr(entry, "explanation_before", None)
    return Written(
        code=entry.indicator.code,
        year=entry.year,
        explanation=entry.explanation,
        context=entry.context,
        note=entry.note,
        measures=tuple(texts_of(entry, "measures")),
        actions=tuple(texts_of(entry, "actions")),
        earlier=(before,) if before else (),
        numerator=entry.numerator,
        denominator=entry.denominator,
    )
