"""What an entry says in words, as the findings look at it: from its rows, or from what was read along with it."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from compliance.entries.access import AnyEntry
from compliance.findings import Written
from compliance.models import AdoptedMeasure, ImprovementAction, ProgressEntry

# Annotations for many entries at once: their lists in their order.
MEASURE_TEXTS = ArraySubquery(AdoptedMeasure.objects.filter(entry=OuterRef("pk")).order_by("position").values("text"))
ACTION_TEXTS = ArraySubquery(ImprovementAction.objects.filter(entry=OuterRef("pk")).order_by("position").values("text"))
SERVICE_ACTION_TEXTS = ArraySubquery(
    ImprovementAction.objects.filter(service_entry=OuterRef("pk")).order_by("position").values("text")
)


def _texts(entry: AnyEntry, rows: str) -> tuple[str, ...]:
    known: list[str] | None = getattr(entry, f"{rows.removesuffix('s')}_texts", None)
    return tuple(one.text for one in getattr(entry, rows).all()) if known is None else tuple(known)


def written_of(entry: AnyEntry) -> Written:
    """What the entry says now; last year's explanation where it was read along."""
    if not isinstance(entry, ProgressEntry):
        return Written(entry.service.code, entry.year, actions=_texts(entry, "actions"))
    before: str | None = getattr(entry, "explanation_before", None)
    return Written(
        code=entry.indicator.code,
        year=entry.year,
        explanation=entry.explanation,
        context=entry.context,
        note=entry.note,
        measures=_texts(entry, "measures"),
        actions=_texts(entry, "actions"),
        earlier=(before,) if before else (),
        numerator=entry.numerator,
        denominator=entry.denominator,
    )
