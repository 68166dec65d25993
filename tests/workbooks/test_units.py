"""Another unit for an indicator of which figures are stored: they are judged and divided again, or it is refused."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from compliance.models import Indicator, Policy, ProgressEntry, ReportingCycle
from compliance.workbooks.export import export_catalogue
from compliance.workbooks.load import load_catalogue
from tests.workbooks.loads import CATALOGUE, PROGRESS, catalogue, changed, everything, progress, refused

pytestmark = pytest.mark.django_db
FRACTION = "ISS.01.01.01.01"


def units(**of_code: str) -> dict[str, Any]:
    """A book that gives indicators other units, and says nothing else."""
    rows = [row[0:5] for row in CATALOGUE["Indicadores"]]
    wanted = {code.replace("_", "."): unit for code, unit in of_code.items()}
    return {
        "Indicadores": [
            [*rows[0], "unidad_medida"],
            *([*row, wanted[row[0]]] for row in rows[1:] if row[0] in wanted),
        ]
    }


def negative_gap(tmp_path) -> None:
    """`IOP.02.01` varies: its base line, target and value are below zero."""
    figures = {
        "LineasBase": [["indicador", "anio", "valor"], ["IOP.02.01", "2019", "-3"]],
        "Metas": [["indicador", "anio", "valor"], ["IOP.02.01", "2021", "-2"]],
    }
    catalogue(tmp_path, changed(CATALOGUE, **figures))
    progress(tmp_path, {"Avances": [["indicador", "anio", "valor"], ["IOP.02.01", "2021", "-1.5"]]})


def test_a_unit_that_does_not_admit_what_is_stored_is_refused_at_its_cell(tmp_path) -> None:
    negative_gap(tmp_path)
    assert refused(catalogue, tmp_path, units(IOP_02_01="porcentaje")) == [
        f"Indicadores, celda F2: se encontró una cifra negativa ya registrada ({figure}); se acepta una unidad que la "
        "admita."
        for figure in ("línea de base de 2019: -3", "meta de 2021: -2", "valor de 2021: -1.5")
    ]


def test_no_unit_and_the_same_unit_admit_everything(tmp_path) -> None:
    negative_gap(tmp_path)
    catalogue(tmp_path, units(IOP_02_01="variacion"))
    catalogue(tmp_path, units(IOP_02_01=""))
    assert Indicator.objects.get(code="IOP.02.01").unit == ""


def test_figures_corrected_in_the_same_book_count(tmp_path) -> None:
    negative_gap(tmp_path)
    ProgressEntry.objects.all().delete()
    figures = {
        "LineasBase": [["indicador", "anio", "valor"], ["IOP.02.01", "2019", "3"]],
        "Metas": [["indicador", "anio", "valor"], ["IOP.02.01", "2021", "2"]],
    }
    catalogue(tmp_path, units(IOP_02_01="porcentaje") | figures)
    # What was accepted is accepted again.
    path = tmp_path / "catalogo.xlsx"
    path.write_bytes(export_catalogue(Policy.objects.get()))
    assert not load_catalogue(path).changes_anything


def test_a_value_given_as_a_fraction_is_divided_again(tmp_path) -> None:
    catalogue(tmp_path)
    progress(tmp_path)
    third = ProgressEntry.objects.get(indicator__code=FRACTION).value
    before = everything()
    report = catalogue(tmp_path, units(ISS_01_01_01_01="porcentaje"), dry_run=True)
    assert everything() == before
    said = (
        "Indicadores, celda F2: ISS.01.01.01.01: con la nueva unidad se calculó otra vez el valor de 2021, dado con "
        "numerador y denominador."
    )
    assert report.warnings == (said,)
    assert catalogue(tmp_path, units(ISS_01_01_01_01="porcentaje")).warnings == (said,)
    now = ProgressEntry.objects.get(indicator__code=FRACTION).value
    assert (third, now) == (Decimal("0.33333333333333333333"), Decimal("33.33333333333333333333"))
    assert not progress(tmp_path).changes_anything
    assert catalogue(tmp_path, units(ISS_01_01_01_01="tasa")).warnings
    assert ProgressEntry.objects.get(indicator__code=FRACTION).value == third
    # A rate and a ratio are divided alike: nothing is computed, and nothing said.
    assert catalogue(tmp_path, units(ISS_01_01_01_01="razon")).warnings == ()


def test_a_year_that_no_import_may_change_refuses_the_unit(tmp_path) -> None:
    catalogue(tmp_path)
    progress(tmp_path, {"Avances": PROGRESS["Avances"]})
    now, day = timezone.now(), timedelta(days=1)
    ReportingCycle.objects.create(
        policy=Policy.objects.get(), year=2021, opens_at=now - day, due_at=now + day, closes_at=now + day
    )
    assert refused(catalogue, tmp_path, units(ISS_01_01_01_01="porcentaje")) == [
        "Indicadores, celda F2: se encontró un valor de 2021 dado con numerador y denominador que ya no cambia; se "
        "acepta la unidad con que se registró."
    ]
