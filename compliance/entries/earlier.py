"""What the entity wrote about the same indicator in an earlier year, to start from."""

from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q

from compliance.models import AdoptedMeasure, ImprovementAction, ProgressEntry


class Earlier(NamedTuple):
    """Texts of an approved entry; lists in their order."""

    year: int
    explanation: str
    measures: list[str]
    actions: list[str]


def newest_earlier(entry: ProgressEntry) -> Earlier | None:
    """The newest approved entry before this one that says anything (one query)."""
    before = ProgressEntry.objects.approved().filter(indicator=entry.indicator_id, year__lt=entry.year)
    measures = AdoptedMeasure.objects.filter(entry=OuterRef("pk")).order_by("position").values("text")
    actions = ImprovementAction.objects.filter(entry=OuterRef("pk")).order_by("position").values("text")
    said = before.annotate(measure_texts=ArraySubquery(measures), action_texts=ArraySubquery(actions)).exclude(
        Q(explanation="") & Q(measure_texts__len=0) & Q(action_texts__len=0)
    )
    found = said.order_by("-year").values_list("year", "explanation", "measure_texts", "action_texts").first()
    return Earlier(*found) if found else None
