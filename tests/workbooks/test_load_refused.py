"""A workbook with problems: all of them are told at once, each once, and nothing changes."""

import pytest
from django.db import connection

from compliance.workbooks.load import load_catalogue
from compliance.workbooks.problems import BookRefused
from tests.workbooks import books
from tests.workbooks.loads import CATALOGUE, catalogue, changed, progress, refused

pytestmark = pytest.mark.django_db


def test_every_problem_is_told_at_once_and_nothing_changes(tmp_path):
    """A wrong sheet, header, type, code, key, tree, parent and year, all in one workbook."""
    catalogue(tmp_path)
    sheets = {
        "Otra": [["x"], ["1"]],
        "Entidades": [["sigla", "depende_de"], ["A", "B"], ["B", "A"]],
        "Objetivos": [["codigo", "nombre", "color"], ["OP.03", "Bien", "azul"], ["OP.03", "Otra vez", ""]],
        "Servicios": [["codigo", "lineamiento", "entidad", "unidad"], ["SS.03", "L.01.01", "MIMP", "MINSA"]],
        "Indicadores": [
            ["codigo", "objetivo", "servicio", "entidad", "decimales"],
            ["I.1", "OP.01", "SS.01.01.01", "MIMP", "muchos"],
            ["I.2", "", "", "NADIE", "1"],
        ],
        "Metas": [["indicador", "anio", "valor"], ["IOP.01.01", "1850", "x"], ["I.9", "2021", "1,234,5"]],
        "Protocolos": [["servicio", "aprobado_el"], ["SS.01.01.02", "31/02/2021"]],
    }
    assert [problem.partition(";")[0] for problem in refused(catalogue, tmp_path, sheets)] == [
        "Hoja Otra: «Otra» no se acepta",
        "Entidades, celda B2: se encontró un círculo de dependencias (A → B → A)",
        "Objetivos, celda C1: «color» no se acepta",
        "Objetivos, celda A3: se encontró una fila repetida (OP.03)",
        "Servicios, celda D2: «MINSA» no se acepta",
        "Indicadores, celda C2: se encontró un indicador con objetivo y con servicio",
        "Indicadores, celda E2: «muchos» no se acepta",
        "Indicadores, celda B3: se encontró un indicador sin objetivo ni servicio",
        "Indicadores, celda D3: «NADIE» no se acepta",
        "Metas, celda B2: «1850» no se acepta",
        "Metas, celda C2: «x» no se acepta",
        "Metas, celda A3: «I.9» no se acepta",
        "Metas, celda C3: «1,234,5» no se acepta",
        "Protocolos, celda B2: «31/02/2021» no se acepta",
    ]


@pytest.mark.parametrize(
    ("sheet", "number", "row"),
    [
        ("Entidades", 3, ["MIMP", "x" * 301, ""]),
        ("Politica", 1, ["PNIG", "", "NADIE", "", ""]),
        ("Politica", 1, ["pnig", "", "", "", ""]),
        ("Objetivos", 1, ["OP.01", "\x07"]),
        ("Lineamientos", 1, ["L.01.01", "", ""]),
        ("Servicios", 1, ["SS.01.01.01", "L.01.01", "", "", ""]),
        ("Indicadores", 1, ["IOP.01.01", "", "", "", "MIMP", "", "", "", ""]),
    ],
)
def test_who_names_a_refused_row_is_not_accused_too(tmp_path, sheet, number, row):
    rows = [row if one == number else kept for one, kept in enumerate(CATALOGUE[sheet])]
    (problem,) = refused(catalogue, tmp_path, changed(CATALOGUE, **{sheet: rows}))
    assert problem.startswith(f"{sheet}, celda ")


def test_who_names_a_malformed_code_as_it_is_written_is_not_accused_too(tmp_path):
    sheets = {
        "Politica": [["codigo"], ["PNIG"]],
        "Objetivos": [["codigo"], ["op.01"]],
        "Lineamientos": [["codigo", "objetivo"], ["L.01.01", "op.01"]],
    }
    (problem,) = refused(catalogue, tmp_path, sheets)
    assert problem.startswith("Objetivos, celda A2: «op.01» no se acepta")


def test_what_hangs_from_what_hangs_from_a_refused_row_is_not_accused_either(tmp_path):
    sheets = changed(CATALOGUE, Objetivos=[["codigo", "nombre"], ["OP.01", "\x07"], ["OP.02", ""]])
    assert [problem.partition(":")[0] for problem in refused(catalogue, tmp_path, sheets)] == ["Objetivos, celda B2"]


def test_other_cells_of_such_a_row_are_judged(tmp_path):
    sheets = changed(
        CATALOGUE,
        Objetivos=[["codigo", "nombre"], ["OP.01", "\x07"], ["OP.02", ""]],
        Lineamientos=[["codigo", "objetivo"], ["L 01", "OP.01"], ["L.01.01", "OP.01"]],
    )
    assert [problem.partition(":")[0] for problem in refused(catalogue, tmp_path, sheets)] == [
        "Objetivos, celda B2",
        "Lineamientos, celda A2",
    ]


@pytest.mark.parametrize(
    ("renamed", "problem"),
    [
        ({"Objetivos": "Objetivo"}, "Hoja Objetivo: «Objetivo» no se acepta"),
        ({"Politica": "Política"}, "Hoja Política: «Política» no se acepta"),
        ({"Entidades": "entidades"}, "Hoja entidades: «entidades» no se acepta"),
    ],
)
def test_a_misspelt_sheet_is_one_problem(tmp_path, renamed, problem):
    sheets = {renamed.get(name, name): rows for name, rows in CATALOGUE.items()}
    (told,) = refused(catalogue, tmp_path, sheets)
    assert told.startswith(problem)


@pytest.mark.parametrize(
    ("sheet", "header", "cell"),
    [
        ("Politica", "codigo", "A1"),
        ("Entidades", "sigla", "A1"),
        ("Entidades", "depende_de", "C1"),
        ("Objetivos", "codigo", "A1"),
        ("Servicios", "lineamiento", "B1"),
        ("Servicios", "entidad", "D1"),
        ("Indicadores", "servicio", "C1"),
        ("Metas", "anio", "B1"),
    ],
)
def test_a_misspelt_header_is_one_problem(tmp_path, sheet, header, cell):
    head, *rows = CATALOGUE[sheet]
    misspelt = [f"{name}s" if name == header else name for name in head]
    (problem,) = refused(catalogue, tmp_path, changed(CATALOGUE, **{sheet: [misspelt, *rows]}))
    assert problem.startswith(f"{sheet}, celda {cell}: «{header}s» no se acepta")


def _with_a_foreign_column(rows):
    return [[*row, "extra" if at == 0 else ""] for at, row in enumerate(rows)]


def _with_a_row_twice(rows):
    return [*rows, rows[1]]


@pytest.mark.parametrize("sheet", ["Entidades", "Objetivos", "Lineamientos", "Servicios", "Indicadores"])
@pytest.mark.parametrize("spoilt", [_with_a_foreign_column, _with_a_row_twice])
def test_a_problem_of_one_sheet_hides_none_of_those_that_hang_from_it(tmp_path, sheet, spoilt):
    head, *targets = CATALOGUE["Metas"]
    code, year = "IOP.01.01", "2021"
    negative = dict.fromkeys(head, "") | {"indicador": code, "anio": "2035", "valor": "-4"}
    again = [next(row for row in targets if row[:2] == [code, year])] * 2
    rows = [head, *targets, list(negative.values()), *again[1:]]
    found = refused(catalogue, tmp_path, changed(CATALOGUE, **{"Metas": rows, sheet: spoilt(CATALOGUE[sheet])}))
    assert [one.partition(",")[0] for one in found] == [sheet, "Metas", "Metas"]


def test_a_formula_is_told_once(tmp_path):
    path = books.xlsx(tmp_path, changed(CATALOGUE, Metas=[["indicador", "anio", "valor"], ["IOP.01.01", 2021, "=1+1"]]))
    with pytest.raises(BookRefused) as refusal:
        load_catalogue(path)
    (problem,) = refusal.value.problems
    assert (problem.sheet, problem.cell, problem.found) == ("Metas", "C2", "=1+1")


def test_new_rows_need_the_required_columns_and_that_is_told_once(tmp_path):
    catalogue(tmp_path)
    rows = [["codigo", "nombre"], ["SS.01.01.01", "Nombre"], ["SS.2", ""], ["SS.3", ""]]
    assert refused(catalogue, tmp_path, {"Servicios": rows}) == [
        "Servicios, celda A3: se encontró una fila nueva en una hoja sin la columna «lineamiento»; "
        "se acepta una fila nueva con codigo, lineamiento, entidad."
    ]
    assert catalogue(tmp_path, {"Servicios": rows[:2]}).sheets[0].changed == 1


@pytest.mark.parametrize(
    ("load", "sheet", "head", "missing"),
    [
        (catalogue, "Metas", ["indicador", "valor"], "anio"),
        (catalogue, "Protocolos", ["dispositivo"], "servicio"),
        (progress, "Medidas", ["indicador", "anio", "texto"], "orden"),
        (progress, "Acciones", ["indicador", "orden"], "anio"),
    ],
)
def test_rows_that_cannot_be_told_apart_are_refused(tmp_path, load, sheet, head, missing):
    catalogue(tmp_path)
    (problem,) = refused(load, tmp_path, {sheet: [head, ["x"] * len(head)]})
    assert problem.startswith(f"Hoja {sheet}: se encontró una hoja sin la columna «{missing}»; se acepta una hoja con")


def test_a_key_stands_once_however_it_is_written(tmp_path):
    catalogue(tmp_path)
    rows = [["indicador", "anio", "valor"], ["IOP.01.01", "2021", "1"], [" IOP.01.01", "2021.0", "2"]]
    assert refused(catalogue, tmp_path, {"Metas": rows}) == [
        "Metas, celda A3: se encontró una fila repetida (IOP.01.01 2021.0); se acepta una sola fila con esa clave."
    ]


def test_a_sheet_without_rows_is_as_absent(tmp_path):
    assert catalogue(tmp_path, {"Metas": [["indicador"]], "Entidades": [["sigla"]]}).sheets == ()


def test_what_the_database_refuses_is_told_as_a_problem(tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE compliance_priorityobjective ADD CONSTRAINT no_more CHECK (code <> 'OP.07')")
    catalogue(tmp_path)
    (problem,) = refused(catalogue, tmp_path, {"Objetivos": [["codigo"], ["OP.07"]]})
    assert problem == (
        "Hoja Objetivos: se encontró un conjunto de filas que la base de datos rechaza (no_more); "
        "se acepta un conjunto de filas sin contradicciones."
    )


def test_what_nobody_sees_is_told_with_its_place_and_its_number(tmp_path):
    """A mark that turns the order of the letters would make a page say another name than the workbook."""
    catalogue(tmp_path)
    sheets = {"Objetivos": [["codigo", "nombre"], ["OP.01", "Reducir \u202eviolencia\u202c"]]}
    assert refused(catalogue, tmp_path, sheets) == [
        "Objetivos, celda B2: «Reducir [U+202E]violencia[U+202C]» no se acepta; "
        "se acepta un texto sin caracteres de control ni otros que no se ven."
    ]
