"""The catalogue as rows: entities, objectives with their guidelines, services with their protocols, indicators."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from django.db.models import FilteredRelation, Q

from compliance.choices import EntryStatus
from compliance.models import Entity, Indicator, Policy, PriorityObjective, Service
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
