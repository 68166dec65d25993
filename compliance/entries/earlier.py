"""What the entity wrote about the same indicator or service in an earlier year: to start from, and to compare with."""

from typing import Any, NamedTuple, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet, Subquery

from compliance.choices import EntryStatus
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


def _explanation_before() -> Subquery:
    """What the indicator's newest earlier approved entry explains; for a queryset of entries."""
    earlier = ProgressEntry.objects.filter(
        indicator=OuterRef("indicator"), year__lt=OuterRef("year"), status=EntryStatus.APPROVED
    )
    return Subquery(earlier.exclude(explanation="").order_by("-year").values("explanation")[:1])


def _last_years(rows: type[AdoptedMeasure | ImprovementAction], entry: str, element: str) -> ArraySubquery:
    """The texts of a list of last year's approved entry, in their order; for a queryset of entries."""
    of_entry = {element: OuterRef(element), "year": OuterRef("year") - 1, "status": EntryStatus.APPROVED}
    found = cast(Any, rows).objects.filter(**{f"{entry}__{name}": what for name, what in of_entry.items()})
    return ArraySubquery(found.order_by("position").values("text"))


def with_earlier(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Entries, each with what was written before in its own row: no query of their own."""
    of_service = {"actions_before": _last_years(ImprovementAction, "service_entry", "service")}
    of_indicator = {
        "explanation_before": _explanation_before(),
        "measures_before": _last_years(AdoptedMeasure, "entry", "indicator"),
        "actions_before": _last_years(ImprovementAction, "entry", "indicator"),
    }
    annotated: QuerySet[Any] = rows.annotate(**(of_indicator if rows.model is ProgressEntry else of_service))
    return annotated
