"""The only reader of the database for a report: one function a query, a dozen at most, whatever the policy's size."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateTimeField,
    DecimalField,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim
from django.utils import timezone

from compliance import models
from compliance.choices import EntryStatus
from compliance.findings.waivers import Waiver
from compliance.models import (
    AdoptedMeasure,
    Baseline,
    Entity,
    EntryEvent,
    ImprovementAction,
    Indicator,
    Policy,
    PriorityObjective,
    ProgressEntry,
    ReportEdition,
    SectionText,
    SeriesBreak,
    Service,
    StatedChange,
    StatedFigure,
    Target,
)
from compliance.models.bounds import DECIMAL_PLACES, DIGITS
from compliance.models.people import roots


class ObjectiveRow(NamedTuple):
    """An objective beside one of its guidelines, or beside none."""

    code: str
    name: str
    guideline: str | None
    guideline_name: str | None


class ServiceRow(NamedTuple):
    id: int
    code: str
    name: str
    guideline: str
    objective: str
    entity_id: int
    unit_id: int | None
    approved_on: date | None
    only_year_known: bool | None
    instrument: str | None
    modified_budget: Decimal | None
    executed_budget: Decimal | None


class IndicatorRow(NamedTuple):
    id: int
    code: str
    name: str
    objective: str | None
    service: str | None
    service_objective: str | None
    entity_id: int
    unit: str
    direction: str
    method: str
    baseline_year: int | None
    decimals: int | None


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


# The figures of every year, by indicator.
Series = Mapping[int, Mapping[int, Decimal | None]]


class LineRow(NamedTuple):
    """A line that belongs to an entry: a measure, an action (of a service too) or a stated change."""

    kind: str
    indicator: str | None
    service: str | None
    year: int
    position: int
    text: str


class TextRow(NamedTuple):
    """A passage in a reviewer's words, or what was added to a section."""

    anchor: str
    passage: str
    text: str
    generated: str


def policies() -> list[Policy]:
    """One query: the policies with their lead entities."""
    return list(Policy.objects.select_related("lead_entity"))


def entities() -> tuple[Mapping[int, Entity], Mapping[int, Entity]]:
    """One query: all entities by id, and for each id the root of its tree."""
    found = list(Entity.objects.all())
    return {entity.pk: entity for entity in found}, roots(found)


def objectives(policy: Policy) -> list[ObjectiveRow]:
    rows = PriorityObjective.objects.filter(policy=policy).order_by("code", "guidelines__code")
    return [ObjectiveRow(*row) for row in rows.values_list("code", "name", "guidelines__code", "guidelines__name")]


def services(policy: Policy, year: int) -> list[ServiceRow]:
    """With their protocols, and the resources of the year where its entry is approved."""
    approved = Q(entries__year=year, entries__status=EntryStatus.APPROVED)
    rows = Service.objects.annotate(reported=FilteredRelation("entries", condition=approved))
    rows = rows.filter(policy=policy).order_by("code")
    return [
        ServiceRow(*row)
        for row in rows.values_list(
            "id",
            "code",
            "name",
            "guideline__code",
            "guideline__objective__code",
            "entity_id",
            "organisational_unit_id",
            "protocol__approved_on",
            "protocol__only_year_known",
            "protocol__legal_instrument",
            "reported__modified_budget",
            "reported__executed_budget",
        )
    ]


def indicators(policy: Policy) -> list[IndicatorRow]:
    rows = Indicator.objects.filter(policy=policy).order_by("code")
    return [
        IndicatorRow(*row)
        for row in rows.values_list(
            "id",
            "code",
            "name",
            "objective__code",
            "service__code",
            "service__guideline__objective__code",
            "entity_id",
            "unit",
            "direction",
            "method",
            "baseline_year",
            "decimals",
        )
    ]


def series(policy: Policy) -> Mapping[str, Series]:
    """One query: the approved values, targets, base lines and breaks of every year, by kind and indicator.

    Of a break only the year counts.
    """
    of_policy = {"indicator__policy": policy}
    nothing = Cast(Value(None), DecimalField(max_digits=DIGITS, decimal_places=DECIMAL_PLACES))
    sources = (
        ("value", ProgressEntry.objects.approved().filter(value__isnull=False, **of_policy), "value"),
        ("target", Target.objects.in_force().filter(**of_policy), "value"),
        ("baseline", Baseline.objects.in_force().filter(**of_policy), "value"),
        ("break", SeriesBreak.objects.filter(**of_policy), nothing),
    )
    first, *others = (
        rows.order_by().values_list(Value(kind), "indicator_id", "year", figure) for kind, rows, figure in sources
    )
    known: dict[str, dict[int, dict[int, Decimal | None]]] = {kind: {} for kind, _rows, _figure in sources}
    for kind, indicator, year, value in first.union(*others, all=True):
        known[kind].setdefault(indicator, {})[year] = value
    return known


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


def waivers(policy: Policy, year: int) -> tuple[Waiver, ...]:
    """The findings that somebody lets pass, with the day in Lima."""
    rows = models.Waiver.objects.filter(policy=policy, year=year).select_related("by")
    return tuple(
        Waiver(
            code=row.code,
            subject=row.subject,
            message=row.message,
            reason=row.reason,
            by=str(row.by),
            on=timezone.localdate(row.at),
            office=row.office,
        )
        for row in rows
    )


def stated_counts(policy: Policy, year: int) -> Mapping[str, str]:
    """Counts as published, by their dotted keys."""
    stated = StatedFigure.objects.filter(policy=policy, year=year).exclude(value="")
    return dict(stated.order_by("key").values_list("key", "value"))


def section_texts(policy: Policy, year: int) -> list[TextRow]:
    """The passages that are in reviewers' words."""
    texts = SectionText.objects.filter(policy=policy, year=year).order_by("anchor", "passage")
    return [TextRow(*row) for row in texts.values_list(*TextRow._fields)]


def last_report(policy: Policy, year: int) -> tuple[str | None, Mapping[int, str]]:
    """One query: what a year's report said, as JSON in its newest edition, or as history, by indicator.

    The edition is None and the history empty where there is none.
    """
    newest = ReportEdition.objects.published().of(policy, year).order_by("-number")[:1]
    history = ProgressEntry.objects.published().filter(indicator__policy=policy, year=year).order_by()
    nobody = Cast(Value(None), BigIntegerField())
    rows = newest.values_list(nobody, "figures").union(
        history.values_list(Cast("indicator_id", BigIntegerField()), Cast("stated_status", TextField())), all=True
    )
    found = dict(rows)
    return found.pop(None, None), found
