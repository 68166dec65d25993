"""What was approved, as rows: the series of every year, the entries of the year and of the one before, their lines."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    DecimalField,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim

from compliance.models import (
    AdoptedMeasure,
    Baseline,
    EntryEvent,
    ImprovementAction,
    Policy,
    ProgressEntry,
    SeriesBreak,
    StatedChange,
    Target,
)
from compliance.models.bounds import DECIMAL_PLACES, DIGITS


class EntryRow(NamedTuple):
    """An indicator's year as it was approved; its value is in the series."""

    indicator_id: int
    year: int
    missing_reason: str
    expected_on: date | None
    explanation: str
    context: str
    note: str
    stated_status: str
    stated_progress: str
    stated_gap: str
    source: str
    numerator: Decimal | None
    denominator: Decimal | None
    approved_by: str | None
    approved_at: datetime | None


# By kind (`value`, `target`, `baseline`, `break`), then indicator and year.
Figures = Mapping[str, Mapping[int, Mapping[int, Decimal | None]]]
Sources = Mapping[str, Mapping[int, Mapping[int, str]]]


class Series(NamedTuple):
    """The figures of every year, and where each comes from as far as that is recorded."""

    figures: Figures
    sources: Sources


class LineRow(NamedTuple):
    """A line that belongs to an entry: a measure, an action (of a service too) or a stated change."""

    kind: str
    indicator: str | None
    service: str | None
    year: int
    position: int
    text: str


def series(policy: Policy) -> Series:
    """One query: the approved values, targets, base lines and breaks of every year.

    Of a break only the year counts.
    """
    of_policy = {"indicator__policy": policy}
    nothing = Cast(Value(None), DecimalField(max_digits=DIGITS, decimal_places=DECIMAL_PLACES))
    kinds = (
        ("value", ProgressEntry.objects.approved().filter(value__isnull=False, **of_policy), "value", "source"),
        ("target", Target.objects.in_force().filter(**of_policy), "value", "source"),
        ("baseline", Baseline.objects.in_force().filter(**of_policy), "value", "source"),
        ("break", SeriesBreak.objects.filter(**of_policy), nothing, Cast(Value(""), TextField())),
    )
    first, *others = (
        rows.order_by().values_list(Value(kind), "indicator_id", "year", figure, source)
        for kind, rows, figure, source in kinds
    )
    figures: dict[str, dict[int, dict[int, Decimal | None]]] = {kind: {} for kind, *_rest in kinds}
    sources: dict[str, dict[int, dict[int, str]]] = {kind: {} for kind, *_rest in kinds}
    for kind, indicator, year, figure, source in first.union(*others, all=True):
        figures[kind].setdefault(indicator, {})[year] = figure
        if source:
            sources[kind].setdefault(indicator, {})[year] = source
    return Series(figures, sources)


def _last_approval() -> dict[str, Case]:
    """Who approved an entry, and when; history was never approved here."""
    person = Concat("by__first_name", Value(" "), "by__last_name")
    approvals = EntryEvent.objects.filter(entry=OuterRef("pk"), verb="approve").order_by("-at", "-pk")
    approvals = approvals.annotate(
        person=Coalesce(NullIf(Trim(person), Value("")), "by__email", output_field=CharField())
    )
    entered_here = Q(cycle__isnull=False)
    return {
        "approved_by": Case(
            When(entered_here, then=Subquery(approvals.values("person")[:1])), output_field=CharField()
        ),
        "approved_at": Case(
            When(entered_here, then=Subquery(approvals.values("at")[:1])), output_field=DateTimeField()
        ),
    }


def entries(policy: Policy, year: int) -> list[EntryRow]:
    """The approved entries of indicators of the year, and of the one before for what they say."""
    rows = (
        ProgressEntry.objects.approved()
        .filter(year__in=(year - 1, year), indicator__policy=policy)
        .annotate(**_last_approval())
        .order_by("indicator_id", "year")
    )
    return [EntryRow(*row) for row in rows.values_list(*EntryRow._fields)]


def lines(policy: Policy, year: int) -> list[LineRow]:
    """One query: measures and actions of the approved entries of the year and of the one before, in their order, and
    the year's stated changes."""
    years = (year - 1, year)
    of_years = {"entry__year__in": years, "entry__status": "approved", "entry__indicator__policy": policy}
    none = Cast(Value(None), CharField())
    measures = AdoptedMeasure.objects.filter(**of_years).values_list(
        Value("measure"), "entry__indicator__code", none, "entry__year", "position", "text"
    )
    actions = ImprovementAction.objects.filter(
        Q(**of_years)
        | Q(
            service_entry__year__in=years,
            service_entry__status="approved",
            service_entry__service__policy=policy,
        )
    ).values_list(
        Value("action"),
        "entry__indicator__code",
        "service_entry__service__code",
        Coalesce("entry__year", "service_entry__year"),
        "position",
        "text",
    )
    changes = StatedChange.objects.filter(**of_years | {"entry__year": year}).values_list(
        Value("change"),
        "entry__indicator__code",
        none,
        "entry__year",
        Cast(F("since"), IntegerField()),
        Cast("change", TextField()),
    )
    return sorted(
        (
            LineRow(*row)
            for row in measures.order_by().union(actions.order_by(), changes.order_by(), all=True)
            if row[-1]
        ),
        key=lambda line: (line.kind, line.indicator or "", line.service or "", line.position),
    )
