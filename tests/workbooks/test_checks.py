"""The rules of the catalogue workbook that no single column can state, one by one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.models import Entity, Service
from compliance.workbooks.checks import circles
from compliance.workbooks.readings import Reading
from compliance.workbooks.scope import Scope
from tests.workbooks.loads import CATALOGUE, catalogue, changed, refused

INDICATORS = ["codigo", "objetivo", "servicio", "entidad"]
SERVICES = ["codigo", "lineamiento", "entidad", "unidad"]


@pytest.fixture
def loaded(db, tmp_path):
    catalogue(tmp_path)


def test_a_workbook_is_about_one_policy(db, tmp_path):
    book = changed(CATALOGUE, Politica=[["codigo"], ["PNIG"], ["OTRA"]])
    assert refused(catalogue, tmp_path, book) == [
        "Politica, celda A3: se encontró una segunda política (OTRA); se acepta una sola fila: un libro por política."
    ]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([["MIMP", "MIMP"]], "B2: se encontró un círculo de dependencias (MIMP → MIMP)"),
        ([["MIMP", "UAS"]], "B2: se encontró un círculo de dependencias (MIMP → UAS → AURORA → MIMP)"),
        ([["NUEVA", "MIMP"], ["MIMP", "NUEVA"]], "B2: se encontró un círculo de dependencias (NUEVA → MIMP → NUEVA)"),
        ([["X", "Y"], ["Y", "Z"], ["Z", "Y"]], "B3: se encontró un círculo de dependencias (Y → Z → Y)"),
    ],
)
def test_entities_do_not_hang_from_themselves(loaded, tmp_path, rows, problem):
    """Neither in the workbook nor together with the database."""
    problems = refused(catalogue, tmp_path, {"Entidades": [["sigla", "depende_de"], *rows]})
    assert problems == [f"Entidades, celda {problem}; se acepta una entidad que no dependa de sí misma."]


def test_a_tree_can_be_turned_upside_down(loaded, tmp_path):
    rows = [["sigla", "depende_de"], ["MINSA", "AURORA"], ["AURORA", "MIMP"], ["MIMP", ""]]
    catalogue(tmp_path, {"Entidades": rows})
    turned = [["sigla", "depende_de"], ["MIMP", ""], ["AURORA", "MIMP"], ["MINSA", ""], ["UAS", "MIMP"]]
    catalogue(tmp_path, {"Entidades": turned})
    assert Entity.objects.get(acronym="UAS").parent.acronym == "MIMP"
    assert Entity.objects.get(acronym="MINSA").parent is None


@given(parents=st.lists(st.integers(-1, 7), min_size=8, max_size=8))
def test_a_circle_is_found_exactly_where_there_is_one(parents):
    """Against the definition: going up from an entity one comes back to it."""
    scope = Scope()
    scope._ids[Entity] = {f"E{number}": number for number in range(8)}
    scope._parents = {}
    readings = [
        Reading(number + 1, {}, values={"acronym": f"E{number}", "parent": None if parent < 0 else parent})
        for number, parent in enumerate(parents)
    ]
    found = list(circles(readings, scope))
    assert {reading.number - 1 for reading in readings if reading.waits} == _in_circles(parents)
    assert len(found) == len({min(_above(parents, one)) for one in _in_circles(parents)})


def _above(parents: list[int], start: int) -> list[int]:
    chain, one = [], parents[start]
    while one >= 0 and one not in chain:
        chain.append(one)
        one = parents[one]
    return chain


def _in_circles(parents: list[int]) -> set[int]:
    return {one for one in range(len(parents)) if one in _above(parents, one)}


def test_a_unit_is_inside_the_entity(loaded, tmp_path):
    book = {"Servicios": [SERVICES, ["SS.01.01.03", "L.01.01", "MINSA", "AURORA"]]}
    assert refused(catalogue, tmp_path, book) == [
        "Servicios, celda D2: «AURORA» no se acepta; se acepta la sigla de una unidad que dependa de MINSA."
    ]


def test_a_unit_is_inside_at_any_depth_and_in_the_tree_of_the_same_workbook(loaded, tmp_path):
    sheets = {
        "Entidades": [["sigla", "depende_de"], ["NUEVA", "UAS"]],
        "Servicios": [SERVICES, ["SS.01.01.03", "L.01.01", "MIMP", "NUEVA"]],
    }
    catalogue(tmp_path, sheets)
    assert Service.objects.get(code="SS.01.01.03").organisational_unit.acronym == "NUEVA"


def test_the_unit_is_judged_with_the_entity_that_stays_where_its_column_is_absent(loaded, tmp_path):
    book = {"Servicios": [["codigo", "unidad"], ["SS.01.01.02", "UAS"]]}
    (problem,) = refused(catalogue, tmp_path, book)
    assert "«UAS» no se acepta; se acepta la sigla de una unidad que dependa de MINSA" in problem


def test_the_entity_is_judged_with_the_unit_that_stays_where_its_column_is_absent(loaded, tmp_path):
    book = {"Servicios": [["codigo", "entidad"], ["SS.01.01.01", "MINSA"]]}
    (problem,) = refused(catalogue, tmp_path, book)
    assert problem == (
        "Servicios, celda B2: «MINSA» no se acepta; se acepta la sigla de una entidad de la que dependa la unidad UAS."
    )


def test_a_tree_may_not_leave_a_unit_outside_the_entity_of_its_services(loaded, tmp_path):
    book = {"Entidades": [["sigla", "depende_de"], ["AURORA", "MINSA"]]}
    assert refused(catalogue, tmp_path, book) == [
        "Hoja Entidades: se encontró el servicio SS.01.01.01 con una unidad (UAS) que no depende de MIMP; "
        "se acepta un árbol en el que cada unidad dependa de la entidad de sus servicios."
    ]
    both = {**book, "Servicios": [["codigo", "entidad"], ["SS.01.01.01", "MINSA"]]}
    assert catalogue(tmp_path, both).changes_anything


@pytest.mark.parametrize(
    ("objective", "service", "problem"),
    [
        ("OP.01", "SS.01.01.01", "C2: se encontró un indicador con objetivo y con servicio"),
        ("", "", "B2: se encontró un indicador sin objetivo ni servicio"),
    ],
)
def test_an_indicator_measures_exactly_one_of_objective_and_service(loaded, tmp_path, objective, service, problem):
    book = {"Indicadores": [INDICATORS, ["I.1", objective, service, "MIMP"]]}
    assert refused(catalogue, tmp_path, book) == [
        f"Indicadores, celda {problem}; se acepta un objetivo o un servicio: exactamente uno de los dos."
    ]


def test_an_absent_column_counts_with_what_it_leaves_alone(loaded, tmp_path):
    book = {"Indicadores": [["codigo", "servicio"], ["IOP.01.01", "SS.01.01.01"]]}
    (problem,) = refused(catalogue, tmp_path, book)
    assert "un indicador con objetivo y con servicio" in problem


def test_a_rule_is_not_asked_of_a_cell_that_could_not_be_read(loaded, tmp_path):
    book = {"Indicadores": [INDICATORS, ["I.1", "OP.77", "", "MIMP"]]}
    (problem,) = refused(catalogue, tmp_path, book)
    assert problem.startswith("Indicadores, celda B2: «OP.77» no se acepta")
