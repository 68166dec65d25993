"""The catalogue workbook sentence by sentence (contract, section 3): what each sheet's cells become."""

from datetime import date
from decimal import Decimal

import pytest

from compliance.choices import Direction, ProgressMethod, Unit
from compliance.models import (
    Baseline,
    Entity,
    Guideline,
    Indicator,
    Policy,
    PriorityObjective,
    Protocol,
    Service,
    Target,
)
from compliance.workbooks.catalogue import CATALOGUE_SHEETS
from tests.workbooks.loads import CATALOGUE, catalogue, changed, refused

pytestmark = pytest.mark.django_db

CONTRACT = {
    "Politica": "codigo, nombre, ministerio, dispositivo_legal, fecha_dispositivo, problema_publico, "
    "objetivos_declarados, indicadores_op_declarados, lineamientos_declarados, "
    "lineamientos_con_servicios_declarados, servicios_declarados",
    "Entidades": "sigla, nombre, depende_de, articulo",
    "Objetivos": "codigo, nombre",
    "Lineamientos": "codigo, objetivo, nombre",
    "Servicios": "codigo, lineamiento, nombre, entidad, unidad",
    "Indicadores": "codigo, objetivo, servicio, nombre, entidad, unidad_medida, sentido, metodo_avance, anio_base, "
    "decimales",
    "LineasBase": "indicador, anio, valor",
    "Metas": "indicador, anio, valor, dispositivo",
    "Protocolos": "servicio, aprobado_el, dispositivo",
}
KEYS = {"Entidades": ["sigla"], "LineasBase": ["indicador", "anio"], "Metas": ["indicador", "anio"]}


def test_the_sheets_and_columns_are_those_of_the_contract():
    columns = {resource.sheet: resource.headers() for resource in CATALOGUE_SHEETS}
    assert columns == {sheet: (*names.split(", "), "fuente") for sheet, names in CONTRACT.items()}


def test_the_keys_are_those_of_the_contract():
    keys = {resource.sheet: resource.needed_headers() for resource in CATALOGUE_SHEETS}
    assert keys == {sheet: ["codigo"] for sheet in CONTRACT} | KEYS | {"Protocolos": ["servicio"]}


def test_the_policy_has_the_declared_figures_of_its_legal_act(tmp_path):
    head = [*CONTRACT["Politica"].split(", "), "fuente"]
    row = ["PNIG", "Igualdad", "MIMP", "D.S. 008", "2019-04-04", "Discriminación", "6", "13", "20", "19", "52", "acta"]
    catalogue(tmp_path, changed(CATALOGUE, Politica=[head, row]))
    policy = Policy.objects.get()
    assert (policy.code, policy.name, policy.lead_entity.acronym) == ("PNIG", "Igualdad", "MIMP")
    assert (policy.legal_instrument, policy.legal_instrument_date) == ("D.S. 008", date(2019, 4, 4))
    assert (policy.public_problem, policy.source) == ("Discriminación", "acta")
    assert (policy.declared_objectives, policy.declared_objective_indicators) == (6, 13)
    assert (policy.declared_guidelines, policy.declared_guidelines_with_services) == (20, 19)
    assert policy.declared_services == 52


def test_entities_hang_from_each_other_in_any_order_of_their_rows(tmp_path):
    catalogue(tmp_path)
    assert [one.acronym for one in Entity.objects.get(acronym="UAS").ancestors()] == ["UAS", "AURORA", "MIMP"]
    assert Entity.objects.get(acronym="MINSA").parent is None


def test_objectives_guidelines_and_services_belong_to_the_policy(tmp_path):
    catalogue(tmp_path)
    policy = Policy.objects.get()
    assert [one.policy for one in PriorityObjective.objects.all()] == [policy, policy]
    guideline = Guideline.objects.get()
    assert (guideline.code, guideline.objective.code, guideline.policy) == ("L.01.01", "OP.01", policy)
    service = Service.objects.get(code="SS.01.01.01")
    assert (service.guideline, service.name, service.policy) == (guideline, "Atención", policy)
    assert (service.entity.acronym, service.organisational_unit.acronym) == ("MIMP", "UAS")
    assert Service.objects.get(code="SS.01.01.02").organisational_unit is None


def test_an_indicator_measures_an_objective_or_a_service(tmp_path):
    catalogue(tmp_path)
    first, second, third = Indicator.objects.order_by("code")
    assert (first.objective.code, first.service) == ("OP.01", None)
    assert (third.objective, third.service.code) == (None, "SS.01.01.01")
    assert (first.unit, first.direction, first.method) == (
        Unit.PERCENTAGE,
        Direction.DESCENDING,
        ProgressMethod.BASELINE,
    )
    assert (first.decimals, second.decimals, second.unit) == (1, None, Unit.VARIATION)
    assert third.entity.acronym == "AURORA"


def test_an_indicator_moves_from_an_objective_to_a_service(tmp_path):
    catalogue(tmp_path)
    head = ["codigo", "objetivo", "servicio"]
    report = catalogue(tmp_path, {"Indicadores": [head, ["IOP.01.01", "", "SS.01.01.02"]]})
    assert [str(change) for change in report.sheets[0].changes] == [
        "IOP.01.01, objetivo: «OP.01» → vacío",
        "IOP.01.01, servicio: vacío → «SS.01.01.02»",
    ]
    assert Indicator.objects.get(code="IOP.01.01").service.code == "SS.01.01.02"


def test_only_codes_parents_and_the_entity_are_required(tmp_path):
    sheets = {
        "Politica": [["codigo"], ["PNIG"]],
        "Entidades": [["sigla"], ["MIMP"]],
        "Objetivos": [["codigo"], ["OP.01"]],
        "Lineamientos": [["codigo", "objetivo"], ["L.01.01", "OP.01"]],
        "Servicios": [["codigo", "lineamiento", "entidad"], ["SS.01.01.01", "L.01.01", "MIMP"]],
        "Indicadores": [["codigo", "servicio", "entidad"], ["ISS.01.01.01.01", "SS.01.01.01", "MIMP"]],
        "LineasBase": [["indicador", "anio"], ["ISS.01.01.01.01", "2019"]],
        "Metas": [["indicador", "anio"], ["ISS.01.01.01.01", "2021"]],
        "Protocolos": [["servicio"], ["SS.01.01.01"]],
    }
    report = catalogue(tmp_path, sheets)
    assert {sheet.sheet: sheet.new for sheet in report.sheets} == dict.fromkeys(sheets, 1)
    assert Protocol.objects.get().approved_on is None


@pytest.mark.parametrize(
    ("sheet", "column", "cell"),
    [
        ("Politica", "codigo", "A2"),
        ("Entidades", "sigla", "A2"),
        ("Objetivos", "codigo", "A2"),
        ("Lineamientos", "codigo", "A2"),
        ("Lineamientos", "objetivo", "B2"),
        ("Servicios", "codigo", "A2"),
        ("Servicios", "lineamiento", "B2"),
        ("Servicios", "entidad", "D2"),
        ("Indicadores", "codigo", "A2"),
        ("Indicadores", "entidad", "E2"),
        ("LineasBase", "indicador", "A2"),
        ("LineasBase", "anio", "B2"),
        ("Metas", "indicador", "A2"),
        ("Metas", "anio", "B2"),
        ("Protocolos", "servicio", "A2"),
    ],
)
def test_a_required_cell_may_not_be_empty(tmp_path, sheet, column, cell):
    catalogue(tmp_path)
    head, first, *others = CATALOGUE[sheet]
    emptied = ["" if name == column else value for name, value in zip(head, first, strict=True)]
    problems = refused(catalogue, tmp_path, changed(CATALOGUE, **{sheet: [head, emptied, *others]}))
    place = f"{sheet}, celda {cell}: "
    assert problems == [f"{place}no tiene contenido; se acepta un dato, que aquí es obligatorio."]


def test_a_target_without_a_value_exists(tmp_path):
    catalogue(tmp_path)
    assert Target.objects.get(indicator__code="IOP.02.01", year=2021).value is None
    assert Target.objects.get(indicator__code="ISS.01.01.01.01").value == Decimal("0.30")
    assert Target.objects.get(indicator__code="IOP.01.01").legal_instrument == "D.S. 008"
    assert Baseline.objects.get().value == Decimal("8.8")


@pytest.mark.parametrize(("table", "sheet"), [(Target, "Metas"), (Baseline, "LineasBase")])
def test_the_figure_in_force_is_loaded_in_place_and_closed_ones_stay(tmp_path, table, sheet):
    catalogue(tmp_path)
    indicator = Indicator.objects.get(code="IOP.01.01")
    closed = table.objects.create(indicator=indicator, year=2025, value=1, valid_until=date(2020, 1, 1))
    in_force = table.objects.get(indicator=indicator, valid_until=None)
    rows = [["indicador", "anio", "valor"], ["IOP.01.01", in_force.year, "7.5"], ["IOP.01.01", "2025", "9"]]
    catalogue(tmp_path, {sheet: rows})
    in_force.refresh_from_db()
    closed.refresh_from_db()
    assert (in_force.value, closed.value) == (Decimal("7.5"), 1)
    assert table.objects.get(indicator=indicator, year=2025, valid_until=None).value == 9


def test_a_protocol_is_approved_on_a_day_or_in_a_year_that_counts_as_its_last_day(tmp_path):
    catalogue(tmp_path)
    year, day = Protocol.objects.order_by("service")
    assert (year.approved_on, year.only_year_known) == (date(2021, 12, 31), True)
    assert (day.approved_on, day.only_year_known) == (date(2021, 10, 5), False)


def test_a_year_of_approval_becomes_a_day_once_it_is_known_and_an_empty_cell_clears_it(tmp_path):
    catalogue(tmp_path)
    rows = [["servicio", "aprobado_el"], ["SS.01.01.01", "2021-12-31"], ["SS.01.01.02", ""]]
    report = catalogue(tmp_path, {"Protocolos": rows})
    known, cleared = Protocol.objects.order_by("service")
    assert (known.approved_on, known.only_year_known) == (date(2021, 12, 31), False)
    assert (cleared.approved_on, cleared.only_year_known) == (None, False)
    assert [str(change) for change in report.sheets[0].changes] == [
        "SS.01.01.01, aprobado_el: «2021» → «2021-12-31»",
        "SS.01.01.02, aprobado_el: «2021-10-05» → vacío",
    ]


def test_every_sheet_may_say_where_its_rows_come_from(tmp_path):
    sourced = {
        name: [[*rows[0], "fuente"], *([*row, "Acta n.° 1"] for row in rows[1:])] for name, rows in CATALOGUE.items()
    }
    catalogue(tmp_path, sourced)
    for resource in CATALOGUE_SHEETS:
        assert {row.source for row in resource.table()._default_manager.all()} == {"Acta n.° 1"}


@pytest.mark.parametrize(
    ("sheet", "column", "cell", "accepted"),
    [
        ("Politica", "ministerio", "XX", "la sigla de una entidad registrada o de la hoja Entidades"),
        ("Entidades", "depende_de", "XX", "la sigla de una entidad registrada o de la hoja Entidades"),
        (
            "Lineamientos",
            "objetivo",
            "OP.09",
            "el código de un objetivo de la política, registrado o de la hoja Objetivos",
        ),
        (
            "Servicios",
            "lineamiento",
            "L.09",
            "el código de un lineamiento de la política, registrado o de la hoja Lineamientos",
        ),
        ("Servicios", "unidad", "XX", "la sigla de una entidad registrada o de la hoja Entidades"),
        ("Metas", "indicador", "I.9", "el código de un indicador de la política registrado en el catálogo"),
        ("Protocolos", "servicio", "SS.9", "el código de un servicio de la política registrado en el catálogo"),
        ("Politica", "fecha_dispositivo", "ayer", "una fecha entre 1990 y 2100, como 2021-10-05 o 05/10/2021"),
        ("Politica", "objetivos_declarados", "-1", "un número entero desde 0"),
        ("Indicadores", "decimales", "11", "un número entero entre 0 y 10"),
        ("Entidades", "articulo", "los", "una de estas palabras: el, la, sin"),
        ("Indicadores", "unidad_medida", "metros", "una de estas palabras: porcentaje, tasa, razon, indice, numero"),
        ("LineasBase", "anio", "1989", "un año entre 1990 y 2100"),
        ("Metas", "anio", "2101", "un año entre 1990 y 2100"),
        ("Metas", "valor", "mucho", "un número con punto o coma decimal, sin separador de miles"),
        ("Metas", "dispositivo", "d" * 301, "un texto de hasta 300 caracteres"),
        ("Objetivos", "codigo", "op 1", "un código de letras mayúsculas y números separados por puntos, como OP.01"),
        ("Protocolos", "aprobado_el", "1980", "una fecha como 2021-10-05, o un año, entre 1990 y 2100"),
    ],
)
def test_a_cell_that_is_not_accepted_is_told_with_its_place(tmp_path, sheet, column, cell, accepted):
    catalogue(tmp_path)
    head, first, *_others = CATALOGUE[sheet]
    rows = [head, [cell if name == column else value for name, value in zip(head, first, strict=True)]]
    (problem,) = refused(catalogue, tmp_path, {sheet: rows})
    letter = "ABCDEFGHI"[head.index(column)]
    assert problem.startswith(f"{sheet}, celda {letter}2: «{cell[:80]}")
    assert f"se acepta {accepted}" in problem
