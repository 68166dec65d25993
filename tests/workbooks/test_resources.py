"""A sheet on its own, as the administration imports and exports it: same columns, same rules, a preview first."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from import_export.results import RowResult
from tablib import Dataset

from compliance.models import Policy, PriorityObjective, Protocol, Target
from compliance.workbooks.catalogue import (
    CATALOGUE_SHEETS,
    Entities,
    Guidelines,
    Indicators,
    Objectives,
    Protocols,
    Targets,
)
from compliance.workbooks.progress import PROGRESS_SHEETS, Measures, Progress
from compliance.workbooks.resources import SheetRefused
from tests.workbooks.loads import CATALOGUE, catalogue, changed, everything, progress

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(tmp_path):
    catalogue(tmp_path)


def table(*rows: list[object]) -> Dataset:
    return Dataset(*rows[1:], headers=rows[0])


def run(resource_class, *rows, policy=None, **options):
    return resource_class(policy=policy).import_data(table(*rows), rollback_on_validation_errors=True, **options)


def test_new_changed_and_unchanged_rows(loaded):
    rows = [["codigo", "nombre"], ["OP.01", "Otro"], ["OP.02", "Garantizar la salud"], ["OP.03", "Nuevo"]]
    result = run(Objectives, *rows)
    assert not result.has_errors()
    assert not result.has_validation_errors()
    assert dict(result.totals) == {"new": 1, "update": 1, "skip": 1, "delete": 0, "error": 0, "invalid": 0}
    names = dict(PriorityObjective.objects.values_list("code", "name"))
    assert names == {"OP.01": "Otro", "OP.02": "Garantizar la salud", "OP.03": "Nuevo"}


def test_rows_know_what_they_became_so_that_the_admin_can_log_them(loaded):
    rows = [["codigo", "nombre"], ["OP.01", "Otro"], ["OP.03", "Nuevo"]]
    result = run(Objectives, *rows, retain_instance_in_row_result=True)
    changed_row, new_row = result.rows
    assert (changed_row.import_type, new_row.import_type) == (RowResult.IMPORT_TYPE_UPDATE, RowResult.IMPORT_TYPE_NEW)
    assert new_row.instance == PriorityObjective.objects.get(code="OP.03")


def test_a_dry_run_changes_nothing_and_shows_what_would(loaded):
    before = everything()
    rows = [["codigo", "objetivo", "nombre"], ["L.01.01", "OP.02", "Prevenir"], ["L.01.02", "OP.01", ""]]
    result = run(Guidelines, *rows, dry_run=True)
    assert result.diff_headers == ["codigo", "objetivo", "nombre", "fuente"]
    assert [row.diff for row in result.rows] == [
        ["L.01.01", "OP.01 → OP.02", "Prevenir", ""],
        ["L.01.02", "OP.01", "", ""],
    ]
    assert everything() == before


def test_problems_are_told_by_row_and_column_and_nothing_changes(loaded):
    before = everything()
    rows = [["codigo", "objetivo", "nombre"], ["L.01.01", "OP.02", "Otro"], ["L 2", "OP.09", "x"]]
    result = run(Guidelines, *rows)
    (invalid,) = result.invalid_rows
    assert invalid.number == 2
    assert invalid.error_dict == {
        "codigo": [
            "Se encontró «L 2»; se acepta un código de letras mayúsculas y números separados por puntos, como OP.01."
        ],
        "objetivo": [
            "Se encontró «OP.09»; se acepta el código de un objetivo de la política, registrado o de la hoja Objetivos."
        ],
    }
    assert everything() == before


def test_the_rules_of_a_row_and_of_the_whole_sheet_hold_here_too(loaded):
    twice = run(Objectives, ["codigo"], ["OP.05"], ["OP.05"])
    both = run(Indicators, ["codigo", "objetivo", "servicio", "entidad"], ["I.1", "OP.01", "SS.01.01.01", "MIMP"])
    circle = run(Entities, ["sigla", "depende_de"], ["MIMP", "UAS"])
    for result in (twice, both, circle):
        assert len(result.invalid_rows) == 1
    assert not PriorityObjective.objects.filter(code="OP.05").exists()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["nombre"], ["x"]], "Se encontró una hoja sin la columna «codigo»"),
        ([["codigo", "color"], ["OP.01", "azul"]], "Se encontró una columna «color»; se acepta una de estas columnas"),
    ],
)
def test_headers_are_those_of_the_sheet(loaded, rows, message):
    result = run(Objectives, *rows)
    (error,) = result.base_errors
    assert isinstance(error.error, SheetRefused)
    assert str(error.error).startswith(message)
    assert not result.has_validation_errors()


def test_the_policy_is_the_only_one_or_the_one_given(loaded, tmp_path):
    run(Objectives, ["codigo"], ["OP.07"])
    assert PriorityObjective.objects.get(code="OP.07").policy.code == "PNIG"
    catalogue(tmp_path, changed(CATALOGUE, Politica=[["codigo"], ["OTRA"]]))
    (error,) = run(Objectives, ["codigo"], ["OP.08"]).base_errors
    assert "una de las políticas registradas: OTRA, PNIG" in str(error.error)
    run(Objectives, ["codigo"], ["OP.08"], policy=Policy.objects.get(code="OTRA"))
    assert PriorityObjective.objects.get(code="OP.08").policy.code == "OTRA"


def test_typed_cells_of_a_spreadsheet(loaded):
    run(Targets, ["indicador", "anio", "valor"], ["IOP.01.01", 2025.0, 5.4])
    run(Protocols, ["servicio", "aprobado_el"], ["SS.01.01.02", date(2020, 1, 2)])
    assert str(Target.objects.get(year=2025).value.normalize()) == "5.4"
    assert Protocol.objects.get(service__code="SS.01.01.02").approved_on == date(2020, 1, 2)


def test_texts_make_their_entries(loaded):
    result = run(Measures, ["indicador", "anio", "orden", "texto"], ["IOP.01.01", "2021", "1", "Se capacitó"])
    assert result.totals["new"] == 1
    assert run(Progress, ["indicador", "anio", "valor"], ["IOP.01.01", "2021", "7.6"]).totals["update"] == 1


@pytest.mark.parametrize("resource_class", [*CATALOGUE_SHEETS, *PROGRESS_SHEETS])
def test_every_sheet_is_exported_as_it_can_be_imported(loaded, tmp_path, resource_class):
    progress(tmp_path)
    dataset = resource_class(policy=Policy.objects.get()).export()
    assert dataset.headers == list(resource_class.headers())
    assert len(dataset) > 0
    result = resource_class().import_data(dataset)
    assert result.totals["skip"] == len(dataset)


def test_existing_rows_are_read_in_one_query_and_written_in_one(loaded):
    def queries(count: int) -> int:
        rows = [[f"OP.{number:03}", f"nombre de {count}"] for number in range(count)]
        with CaptureQueriesContext(connection) as captured:
            run(Objectives, ["codigo", "nombre"], *rows)
        return len(captured)

    queries(1)
    assert queries(5) == queries(200)
