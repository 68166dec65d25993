"""Years that an import of history leaves alone; the other rules of its workbook are in `test_progress.py`."""

from datetime import timedelta

import pytest
from django.utils import timezone

from compliance.choices import EditionStatus
from compliance.models import (
    Entity,
    Extension,
    Indicator,
    Policy,
    ProgressEntry,
    ReportEdition,
    ReportingCycle,
    Service,
    ServiceEntry,
)
from tests.publishing.published import decide
from tests.workbooks.loads import PROGRESS, catalogue, changed, progress, refused
from tests.world import person

ENTERED = "se acepta un año sin registros hechos en la aplicación"
OPEN = "se acepta un año sin ciclo de reporte abierto"
PUBLISHED = "se acepta un año sin edición publicada del reporte; lo publicado se corrige con correct_progress"


@pytest.fixture
def loaded(db, tmp_path):
    catalogue(tmp_path)


def cycle(year, *, opens, closes):
    now = timezone.now()
    return ReportingCycle.objects.create(
        policy=Policy.objects.get(code="PNIG"),
        year=year,
        opens_at=now + timedelta(days=opens),
        due_at=now + timedelta(days=closes),
        closes_at=now + timedelta(days=closes),
    )


def test_a_year_with_an_open_cycle_is_refused_once(loaded, tmp_path):
    cycle(2021, opens=-1, closes=1)
    assert refused(progress, tmp_path, PROGRESS) == [f"Avances, celda B2: «2021» no se acepta; {OPEN}."]


def test_each_sheet_is_asked(loaded, tmp_path):
    cycle(2021, opens=-1, closes=1)
    for sheet in PROGRESS:
        (problem,) = refused(progress, tmp_path, {sheet: PROGRESS[sheet]})
        assert problem.startswith(f"{sheet}, celda ")
        assert OPEN in problem


def test_a_cycle_that_is_closed_or_of_another_year_is_no_obstacle(loaded, tmp_path):
    cycle(2021, opens=-2, closes=-1)
    cycle(2022, opens=-1, closes=1)
    assert progress(tmp_path).changes_anything


def test_a_cycle_extended_for_one_entity_is_open(loaded, tmp_path, administrator):
    closed = cycle(2021, opens=-2, closes=-1)
    until = timezone.now() + timedelta(days=1)
    entity = Entity.objects.get(acronym="MINSA")
    Extension.objects.create(cycle=closed, entity=entity, closes_at=until, reason="x", granted_by=administrator)
    assert refused(progress, tmp_path, PROGRESS) == [f"Avances, celda B2: «2021» no se acepta; {OPEN}."]


def test_a_year_with_entries_made_here_is_refused(loaded, tmp_path):
    closed = cycle(2021, opens=-2, closes=-1)
    ProgressEntry.objects.create(indicator=Indicator.objects.get(code="IOP.01.01"), year=2021, cycle=closed)
    assert refused(progress, tmp_path, PROGRESS) == [f"Avances, celda B2: «2021» no se acepta; {ENTERED}."]


def test_a_service_entry_made_here_is_one_too(loaded, tmp_path):
    closed = cycle(2021, opens=-2, closes=-1)
    ServiceEntry.objects.create(service=Service.objects.get(code="SS.01.01.01"), year=2021, cycle=closed)
    (problem,) = refused(progress, tmp_path, {"Cifras": PROGRESS["Cifras"]})
    assert ENTERED in problem


def test_each_refused_year_is_told_and_problems_of_other_years_too(loaded, tmp_path):
    cycle(2021, opens=-1, closes=1)
    cycle(2022, opens=-1, closes=1)
    rows = [["indicador", "anio", "valor"], ["IOP.01.01", "2022", "1"], ["IOP.01.01", "2020", "-1"]]
    problems = refused(progress, tmp_path, changed(PROGRESS, Avances=rows))
    assert [problem.partition(" no se acepta")[0] for problem in problems] == [
        "Avances, celda B2: «2022»",
        "Avances, celda C3: se encontró un valor negativo (-1); se acepta un valor desde 0, "
        "porque la unidad de medida es porcentaje.",
        "Medidas, celda B2: «2021»",
    ]


def test_the_cycle_of_another_policy_is_no_obstacle(loaded, tmp_path):
    other = cycle(2021, opens=-1, closes=1)
    other.policy = Policy.objects.create(code="OTRA")
    other.save()
    assert progress(tmp_path, policy="PNIG").changes_anything


def edition(status):
    prepared = ReportEdition.objects.create(
        policy=Policy.objects.get(code="PNIG"), year=2021, prepared_by=person("prepara")
    )
    if status != EditionStatus.PREPARED:
        number = 1 if status == EditionStatus.PUBLISHED else None
        decide(prepared, status, by=person("aprueba"), number=number)


def test_a_year_with_a_published_edition_is_refused(loaded, tmp_path):
    edition(EditionStatus.PUBLISHED)
    assert refused(progress, tmp_path, PROGRESS) == [f"Avances, celda B2: «2021» no se acepta; {PUBLISHED}."]


@pytest.mark.parametrize("status", [EditionStatus.PREPARED, EditionStatus.DISCARDED])
def test_an_edition_that_is_not_published_is_no_obstacle(status, loaded, tmp_path):
    edition(status)
    assert progress(tmp_path).changes_anything
