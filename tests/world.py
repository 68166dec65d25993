"""A small policy with an open cycle, its people, and entries in any state."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import timezone

from compliance.choices import Direction, EntryStatus, ProgressMethod, Role, Unit
from compliance.models import (
    Assignment,
    Entity,
    Guideline,
    Indicator,
    Policy,
    PriorityObjective,
    ProgressEntry,
    ReportingCycle,
    Service,
    ServiceEntry,
    Target,
    User,
)

YEAR = 2022
CONFIRMED = {"starts_on": "2020-01-01", "confirmed_at": "2020-01-02T09:00-05:00"}


def person(name: str, role: Role | None = None, entity: Entity | None = None) -> User:
    user = User.objects.create_user(f"{name}@example.org", "una-clave-de-prueba", first_name=name)
    if role:
        Assignment.objects.create(user=user, role=role, entity=entity, **CONFIRMED)
    return user


@pytest.fixture
def world(db) -> SimpleNamespace:
    """MIMP with AURORA and DGTEG inside, JNE outside; an indicator and a service of AURORA."""
    mimp = Entity.objects.create(acronym="MIMP")
    aurora = Entity.objects.create(acronym="AURORA", parent=mimp)
    dgteg = Entity.objects.create(acronym="DGTEG", parent=mimp)
    jne = Entity.objects.create(acronym="JNE")
    policy = Policy.objects.create(code="PNIG", lead_entity=mimp, legal_instrument_date=date(2019, 4, 4))
    objective = PriorityObjective.objects.create(policy=policy, code="OP.01")
    guideline = Guideline.objects.create(objective=objective, code="L.01.01")
    service = Service.objects.create(guideline=guideline, code="SS.01.01.01", entity=mimp, organisational_unit=aurora)
    indicator = Indicator.objects.create(
        service=service,
        code="ISS.01.01.01.01",
        entity=aurora,
        unit=Unit.PERCENTAGE,
        direction=Direction.ASCENDING,
        method=ProgressMethod.RATIO,
        decimals=1,
    )
    Target.objects.create(indicator=indicator, year=YEAR, value=Decimal(50))
    now = timezone.now()
    cycle = ReportingCycle.objects.create(
        policy=policy,
        year=YEAR,
        opens_at=now - timedelta(days=30),
        due_at=now + timedelta(days=10),
        closes_at=now + timedelta(days=20),
    )
    return SimpleNamespace(
        mimp=mimp, aurora=aurora, dgteg=dgteg, jne=jne, policy=policy, service=service, indicator=indicator, cycle=cycle
    )


@pytest.fixture
def people(world: SimpleNamespace) -> dict[str, User | None]:
    """One person of every kind that matters to access."""
    both = person("focal_que_revisa", Role.FOCAL_POINT, world.aurora)
    Assignment.objects.create(user=both, role=Role.REVIEWER, entity=world.dgteg, **CONFIRMED)
    former = person("focal_anterior", Role.FOCAL_POINT, world.aurora)
    Assignment.objects.filter(user=former).update(ends_on=timezone.localdate() - timedelta(days=1))
    return {
        "focal": person("focal", Role.FOCAL_POINT, world.aurora),
        "focal_of_parent": person("focal_mimp", Role.FOCAL_POINT, world.mimp),
        "focal_of_another": person("focal_jne", Role.FOCAL_POINT, world.jne),
        "former_focal": former,
        "reviewer": person("revisa", Role.REVIEWER, world.dgteg),
        "reviewer_of_own_unit": person("revisa_aurora", Role.REVIEWER, world.aurora),
        "reviewer_and_focal": both,
        "reader": person("lee", Role.READER),
        "administrator": User.objects.create_superuser("admin@example.org", "una-clave-de-prueba"),
        "nobody": person("nadie"),
    }


@pytest.fixture
def make_entry(world: SimpleNamespace):
    """Makes AURORA's entry of either kind in a state; the indicator's meets its target."""

    def make(status: EntryStatus = EntryStatus.DRAFT, *, of_service: bool = False) -> ProgressEntry | ServiceEntry:
        common = {"year": YEAR, "cycle": world.cycle, "status": status}
        if of_service:
            return ServiceEntry.objects.create(service=world.service, protocol_is_approved=False, **common)
        return ProgressEntry.objects.create(indicator=world.indicator, value=Decimal(60), **common)

    return make
