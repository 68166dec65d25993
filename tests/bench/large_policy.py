"""A policy of any size to measure with: objectives, services and indicators with targets and values of twelve years."""

from decimal import Decimal

from django.db import connection

from compliance.choices import Direction, EntryStatus, ProgressMethod, Unit
from compliance.models import (
    Entity,
    Guideline,
    Indicator,
    Policy,
    PriorityObjective,
    ProgressEntry,
    Protocol,
    Service,
    Target,
)

YEARS = range(2010, 2022)
INDICATORS_A_SERVICE = 2


def _elements(model: type, policy: Policy, count: int, code: str, **parents: list) -> list:
    rows = [
        model(
            policy=policy,
            code=code.format(number=number),
            name=f"Elemento {number}",
            **{field: among[number % len(among)] for field, among in parents.items()},
        )
        for number in range(count)
    ]
    return model.objects.bulk_create(rows)


def large_policy(figures: int) -> Policy:
    """A policy whose indicators have so many values in all, twelve years of each."""
    indicators = figures // len(YEARS)
    entities = Entity.objects.bulk_create([Entity(acronym=f"E{number:02}") for number in range(20)])
    policy = Policy.objects.create(code="BANCO", name="Política de prueba", lead_entity=entities[0])
    objectives = _elements(PriorityObjective, policy, 6, "OP.{number:02}")
    guidelines = _elements(Guideline, policy, 20, "L.01.{number:02}", objective=objectives)
    services = _elements(
        Service,
        policy,
        max(1, indicators // INDICATORS_A_SERVICE),
        "SS.01.01.{number:04}",
        guideline=guidelines,
        entity=entities,
    )
    rows = _elements(Indicator, policy, indicators, "ISS.{number:05}", service=services, entity=entities)
    for row in rows:
        row.unit, row.direction, row.method = Unit.PERCENTAGE, Direction.ASCENDING, ProgressMethod.RATIO
    Indicator.objects.bulk_update(rows, ["unit", "direction", "method"])
    Protocol.objects.bulk_create([Protocol(service=service, approved_on="2020-01-01") for service in services])
    pairs = [(row, year) for row in rows for year in YEARS]
    Target.objects.bulk_create([Target(indicator=row, year=year, value=Decimal(50)) for row, year in pairs])
    ProgressEntry.objects.bulk_create(
        [
            ProgressEntry(indicator=row, year=year, value=Decimal(position % 97), status=EntryStatus.APPROVED)
            for position, (row, year) in enumerate(pairs)
        ]
    )
    with connection.cursor() as cursor:
        # As a server does by itself after a while: the planner must not take the tables for as good as empty.
        cursor.execute("ANALYZE")
    return policy
