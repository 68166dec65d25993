"""A workbook as a whole: all of it or nothing, every problem at once and none twice, twice is once, any order."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.conf import settings as django_settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.models import Entity, Guideline, Indicator, Policy, PriorityObjective, Service, Target
from compliance.workbooks.load import load_catalogue, load_progress
from tests.workbooks import books
from tests.workbooks.loads import CATALOGUE, PROGRESS, Sheets, catalogue, changed, everything, folder, progress, refused

pytestmark = pytest.mark.django_db
in_database = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def rolled_back(run: Callable[[], object]) -> None:
    with transaction.atomic():
        run()
        transaction.set_rollback(True)


# Twice is once, in any order


def test_the_second_time_nothing_changes(tmp_path):
    for load, sheets in ((catalogue, CATALOGUE), (progress, PROGRESS)):
        first = load(tmp_path, sheets)
        before = everything()
        second = load(tmp_path, sheets)
        assert {(sheet.changed, sheet.unchanged) for sheet in first.sheets} == {(0, 0)}
        assert {(sheet.new, sheet.changed) for sheet in second.sheets} == {(0, 0)}
        assert not second.changes_anything
        assert everything() == before


@st.composite
def shuffled(draw: st.DrawFn, sheets: Sheets) -> dict[str, list[list[str]]]:
    """The same book with its sheets, columns and rows in another order."""
    result = {}
    for name in draw(st.permutations(sorted(sheets))):
        head, *rows = sheets[name]
        order = draw(st.permutations(range(len(head))))
        rows = [[row[column] for column in order] for row in draw(st.permutations(rows))]
        result[name] = [[head[column] for column in order], *rows]
    return result


@in_database
@given(catalogue_sheets=shuffled(CATALOGUE), progress_sheets=shuffled(PROGRESS))
def test_the_order_of_sheets_columns_and_rows_is_no_matter(tmp_path, catalogue_sheets, progress_sheets):
    found = []

    def load(first: Sheets, second: Sheets) -> None:
        catalogue(tmp_path, first)
        progress(tmp_path, second)
        found.append(everything())

    rolled_back(lambda: load(CATALOGUE, PROGRESS))
    rolled_back(lambda: load(catalogue_sheets, progress_sheets))
    assert found[0] == found[1]


KEYS = {"codigo", "sigla", "indicador", "servicio", "anio", "orden", "desde", "clave"}


@st.composite
def part(draw: st.DrawFn, sheets: Sheets) -> dict[str, list[list[str]]]:
    """Some sheets of the book with some of their columns and rows, the keys always among them."""
    result = {}
    for name in draw(st.sets(st.sampled_from(sorted(sheets)), min_size=1)):
        head, *rows = sheets[name]
        kept = [at for at, header in enumerate(head) if header in KEYS or draw(st.booleans())]
        rows = [row for row in rows if draw(st.booleans())]
        result[name] = [[row[at] for at in kept] for row in (head, *rows)]
    return result


@in_database
@given(catalogue_part=part(CATALOGUE), progress_part=part(PROGRESS))
def test_an_absent_sheet_column_or_row_leaves_the_data_alone(tmp_path, catalogue_part, progress_part):
    catalogue(tmp_path)
    progress(tmp_path)
    before = everything()
    assert not catalogue(tmp_path, catalogue_part).changes_anything
    assert not progress(tmp_path, progress_part).changes_anything
    assert everything() == before


def test_sheet_by_sheet_comes_to_the_same(tmp_path):
    found = []

    def at_once() -> None:
        catalogue(tmp_path)
        found.append(everything())

    def by_parts() -> None:
        for name in ("Entidades", "Politica", *CATALOGUE):
            catalogue(tmp_path, {name: CATALOGUE[name]})
        found.append(everything())

    rolled_back(at_once)
    rolled_back(by_parts)
    assert found[0] == found[1]


def test_a_workbook_and_a_folder_of_csv_come_to_the_same(tmp_path):
    typed = changed(CATALOGUE, Metas=[["indicador", "anio", "valor"], ["IOP.01.01", 2021, 7.8]])
    load_catalogue(books.xlsx(tmp_path, typed))
    assert not catalogue(
        tmp_path, changed(typed, Metas=[["indicador", "anio", "valor"], ["IOP.01.01", "2021", "7,8"]])
    ).changes_anything
    assert Target.objects.get().value == Decimal("7.8")


# It creates, updates and clears, and never deletes


def test_an_empty_cell_clears_and_rows_that_are_left_out_stay(tmp_path):
    catalogue(tmp_path)
    head = ["codigo", "nombre", "unidad"]
    report = catalogue(tmp_path, {"Servicios": [head, ["SS.01.01.01", "", ""]]})
    assert [str(change) for change in report.sheets[0].changes] == [
        "SS.01.01.01, nombre: «Atención» → vacío",
        "SS.01.01.01, unidad: «UAS» → vacío",
    ]
    service = Service.objects.get(code="SS.01.01.01")
    assert (service.name, service.organisational_unit, service.entity.acronym) == ("", None, "MIMP")
    assert Service.objects.count() == 2


HOSTILE = [
    "=1+1",
    "+51",
    "@x",
    "-",
    "'",
    '"comillas", y más',
    "dos\nlíneas",
    "<b>&amp;</b>",
    "ñandú 🦙",
    "a" * 5000,
    "NULL",
    "2021",
]


def test_texts_are_kept_literally(tmp_path):
    rows = [[f"OP.{number}", text] for number, text in enumerate(HOSTILE)]
    sheets = {"Politica": [["codigo"], ["PNIG"]], "Objetivos": [["codigo", "nombre"], *rows]}
    catalogue(tmp_path, sheets)
    assert list(PriorityObjective.objects.order_by("pk").values_list("name", flat=True)) == HOSTILE
    assert not catalogue(tmp_path, sheets).changes_anything


def test_outer_white_space_is_stripped(tmp_path):
    catalogue(tmp_path, {"Entidades": [[" sigla ", "nombre"], [" MIMP ", "  Ministerio \n"]]})
    assert (Entity.objects.get().acronym, Entity.objects.get().name) == ("MIMP", "Ministerio")


# A dry run


def test_a_dry_run_tells_the_same_and_changes_nothing(tmp_path):
    catalogue(tmp_path)
    before = everything()
    sheets = {"Objetivos": [["codigo", "nombre"], ["OP.01", "Otro nombre"], ["OP.03", "Nuevo"]]}
    told = catalogue(tmp_path, sheets, dry_run=True)
    assert everything() == before
    assert told == catalogue(tmp_path, sheets)
    assert list(told.lines(in_detail=True)) == [
        "Objetivos: 1 nueva, 1 con cambios, 0 sin cambios",
        "  OP.01, nombre: «Reducir la violencia» → «Otro nombre»",
        "  OP.03: fila nueva",
    ]
    assert everything() != before


# Of which policy

SECOND = changed(CATALOGUE, Politica=[["codigo", "nombre"], ["PNIG2", "La que sigue"]])


def test_two_policies_may_use_the_same_codes(tmp_path):
    catalogue(tmp_path)
    first = everything()
    report = catalogue(tmp_path, SECOND)
    assert {sheet.sheet: sheet.new for sheet in report.sheets}["Indicadores"] == 3
    assert Indicator.objects.filter(code="IOP.01.01").count() == 2
    progress(tmp_path, policy="PNIG2")
    assert Indicator.objects.get(code="IOP.01.01", policy__code="PNIG2").entries.count() == 1
    assert Indicator.objects.get(code="IOP.01.01", policy__code="PNIG").entries.count() == 0
    assert [row for row in everything()["PriorityObjective"] if row["policy"] == "PNIG"] == first["PriorityObjective"]


def test_without_its_sheet_the_policy_is_the_only_one_or_the_one_given(tmp_path):
    objectives = {"Objetivos": [["codigo", "nombre"], ["OP.01", "Otro"]]}
    catalogue(tmp_path)
    catalogue(tmp_path, objectives)
    catalogue(tmp_path, SECOND)
    assert refused(catalogue, tmp_path, objectives) == [
        "Archivo: se encontró un libro que no dice de qué política es; "
        "se acepta una de las políticas registradas: PNIG, PNIG2."
    ]
    catalogue(tmp_path, {"Objetivos": [["codigo", "nombre"], ["OP.01", "Tercero"]]}, policy="PNIG2")
    names = dict(PriorityObjective.objects.filter(code="OP.01").values_list("policy__code", "name"))
    assert names == {"PNIG": "Otro", "PNIG2": "Tercero"}


@pytest.mark.parametrize("load", [catalogue, progress])
def test_an_unknown_policy_is_refused_and_the_known_ones_are_told(tmp_path, load):
    catalogue(tmp_path)
    sheets = PROGRESS if load is progress else {"Objetivos": CATALOGUE["Objetivos"]}
    assert refused(load, tmp_path, sheets, policy="XX") == [
        "Archivo: «--policy XX» no se acepta; se acepta una de las políticas registradas: PNIG."
    ]


def test_a_policy_that_contradicts_the_workbook_is_refused(tmp_path):
    catalogue(tmp_path)
    (problem,) = refused(catalogue, tmp_path, SECOND, policy="PNIG")
    assert problem == "Politica, celda A2: «PNIG2» no se acepta; se acepta la política indicada con --policy: PNIG."
    catalogue(tmp_path, SECOND, policy="PNIG2")


def test_without_any_policy_the_catalogue_comes_first(tmp_path):
    (problem,) = refused(progress, tmp_path, PROGRESS)
    assert "cargue antes su catálogo" in problem


def test_entities_need_no_policy(tmp_path):
    assert catalogue(tmp_path, {"Entidades": CATALOGUE["Entidades"]}).changes_anything
    assert not Policy.objects.exists()


# Size


def test_the_number_of_queries_does_not_grow_with_the_rows(tmp_path):
    def queries(count: int) -> int:
        rows = [[f"OP.{number:04}", f"L.{number:04}"] for number in range(count)]
        sheets = {
            "Politica": [["codigo"], [f"P{count}"]],
            "Objetivos": [["codigo"], *([code] for code, _guideline in rows)],
            "Lineamientos": [["codigo", "objetivo"], *([guideline, code] for code, guideline in rows)],
        }
        with CaptureQueriesContext(
            connection,
        ) as captured:
            load_catalogue(folder(tmp_path, sheets))
        assert Guideline.objects.filter(policy__code=f"P{count}").count() == count
        return len(captured)

    assert queries(3) == queries(300)


def test_progress_is_told(tmp_path):
    told: list[tuple[str, int, int]] = []
    rows = [[f"E{number}"] for number in range(1200)]
    load_catalogue(folder(tmp_path, {"Entidades": [["sigla"], *rows]}), tell=lambda *step: told.append(step))
    assert told == [("Entidades", 500, 1200), ("Entidades", 1000, 1200), ("Entidades", 1200, 1200)]


# The real data


def test_the_catalogue_and_the_year_2021_load_twice(tmp_path):
    fixtures = django_settings.BASE_DIR / "fixtures"
    assert load_catalogue(fixtures / "pnig-catalogo").changes_anything
    assert load_progress(fixtures / "pnig-avances-2021").changes_anything
    assert not load_catalogue(fixtures / "pnig-catalogo").changes_anything
    assert not load_progress(fixtures / "pnig-avances-2021").changes_anything
