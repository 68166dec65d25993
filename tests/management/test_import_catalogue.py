"""`import_catalogue` from the shell: exit codes, standard error and what a dry run prints (contract, section 1)."""

import pytest
from django.apps import apps

from tests.management.command_line import run
from tests.workbooks.books import xlsx
from tests.workbooks.loads import CATALOGUE, changed, everything, folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def command(capsys, monkeypatch):
    return lambda *arguments: run(capsys, monkeypatch, "import_catalogue", *arguments)


def test_success_ends_with_0_and_says_what_was_done(command, tmp_path):
    ended = command(folder(tmp_path, CATALOGUE))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[0] == "Entidades: 4 nuevas, 0 con cambios, 0 sin cambios"


def test_a_workbook_is_taken_too(command, tmp_path):
    assert command(xlsx(tmp_path, CATALOGUE)).code == 0
    again = command(xlsx(tmp_path, CATALOGUE))
    assert again.out.splitlines()[-1] == "La base de datos ya tiene estos datos: no hay cambios."


def test_bad_input_ends_with_1_and_lists_every_problem(command, tmp_path):
    before = everything()
    metas = [["indicador", "anio", "valor"], ["IOP.01.01", "1989", "x"]]
    ended = command(folder(tmp_path, changed(CATALOGUE, Metas=metas, Otra=[["a"]])))
    assert (ended.code, ended.out) == (1, "")
    assert [line.partition(" no se acepta")[0] for line in ended.err.splitlines()] == [
        "Hoja Otra: «Otra»",
        "Metas, celda B2: «1989»",
        "Metas, celda C2: «x»",
        "Error: 3 problemas; no se cambió nada.",
    ]
    assert everything() == before


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["a", "--dry"], ["a", "--policy"], ["a", "--nothing"]])
def test_wrong_usage_ends_with_2(command, arguments):
    ended = command(*arguments)
    # argparse takes an unambiguous beginning of an option, and then the file is what is wrong.
    assert ended.code == (1 if arguments == ["a", "--dry"] else 2)


def test_a_file_that_is_not_there_is_bad_input(command, tmp_path):
    ended = command(tmp_path / "nada.xlsx")
    assert ended.code == 1
    assert ended.err.startswith("Archivo: se encontró un nombre de archivo o carpeta que no existe")


def test_a_dry_run_says_what_would_change_and_changes_nothing(command, tmp_path):
    command(folder(tmp_path, CATALOGUE))
    before = everything()
    sheets = {"Objetivos": [["codigo", "nombre"], ["OP.01", "Otro"], ["OP.03", "Nuevo"]]}
    ended = command(folder(tmp_path, sheets), "--dry-run")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "Objetivos: 1 nueva, 1 con cambios, 0 sin cambios",
        "  OP.01, nombre: «Reducir la violencia» → «Otro»",
        "  OP.03: fila nueva",
        "Simulación: no se cambió nada.",
    ]
    assert everything() == before


def test_a_dry_run_refuses_what_a_real_one_would(command, tmp_path):
    ended = command(folder(tmp_path, {"Objetivos": [["codigo"], ["OP.01"]]}), "--dry-run")
    assert ended.code == 1


def test_warnings_are_printed_and_refuse_nothing(command, tmp_path):
    metas = [["indicador", "anio", "valor"], ["IOP.01.01", "2021", "107.8"]]
    ended = command(folder(tmp_path, changed(CATALOGUE, Metas=metas)))
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[-2:] == [
        "Advertencias:",
        "  Metas, celda C2: IOP.01.01 2021 supera 100 % (107.8).",
    ]


def test_a_policy_can_be_named(command, tmp_path):
    command(folder(tmp_path, CATALOGUE))
    objectives = folder(tmp_path, {"Objetivos": CATALOGUE["Objetivos"]})
    assert command(objectives, "--policy", "PNIG").code == 0
    ended = command(objectives, "--policy", "OTRA")
    assert ended.code == 1
    assert "se acepta una de las políticas registradas: PNIG." in ended.err


def test_verbosity_0_is_silent(command, tmp_path):
    assert command(folder(tmp_path, CATALOGUE), "--verbosity", "0").out == ""


def test_progress_is_written_to_a_terminal_and_wiped(command, tmp_path, monkeypatch):
    monkeypatch.setattr("django.core.management.base.OutputWrapper.isatty", lambda self: True)
    ended = command(folder(tmp_path, CATALOGUE), "--no-color")
    assert "\rEntidades: fila 4 de 4" in ended.err
    assert ended.err.endswith(" \r")
    assert "\r" not in ended.out


def test_the_trail_of_changes_names_the_command_and_the_file(command, tmp_path):
    path = folder(tmp_path, CATALOGUE)
    command(path)
    trail = apps.get_model("compliance", "PolicyEvent").objects.get()
    assert trail.pgh_context.metadata == {"command": "import_catalogue", "file": path.name}
