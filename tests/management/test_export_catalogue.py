"""`export_catalogue` from the shell."""

import pytest

from tests.management.command_line import run
from tests.workbooks.loads import CATALOGUE, catalogue, changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def command(capsys, monkeypatch):
    return lambda name, *arguments: run(capsys, monkeypatch, name, *arguments)


def test_what_is_exported_imports_without_a_change(command, tmp_path):
    catalogue(tmp_path)
    path = tmp_path / "catalogo.xlsx"
    assert command("export_catalogue", path).code == 0
    ended = command("import_catalogue", path)
    assert ended.code == 0
    assert ended.out.splitlines()[-1] == "La base de datos ya tiene estos datos: no hay cambios."


def test_an_existing_file_is_replaced_as_a_whole(command, tmp_path):
    catalogue(tmp_path)
    path = tmp_path / "catalogo.xlsx"
    path.write_text("antes")
    assert command("export_catalogue", path).code == 0
    assert path.read_bytes().startswith(b"PK")
    assert [file for file in tmp_path.iterdir() if file.is_file()] == [path]


def test_a_file_that_cannot_be_written_ends_with_1(command, tmp_path):
    catalogue(tmp_path)
    ended = command("export_catalogue", tmp_path / "no" / "catalogo.xlsx")
    assert ended.code == 1
    assert "catalogo.xlsx" in ended.err


def test_among_several_policies_one_is_named(command, tmp_path):
    catalogue(tmp_path)
    catalogue(tmp_path, changed(CATALOGUE, Politica=[["codigo"], ["OTRA"]]))
    path = tmp_path / "catalogo.xlsx"
    for arguments, code in (((path,), 2), ((path, "--policy", "NADIE"), 1)):
        ended = command("export_catalogue", *arguments)
        assert (ended.code, path.exists()) == (code, False)
        assert "una de las políticas registradas: OTRA, PNIG" in ended.err
    assert command("export_catalogue", path, "--policy", "OTRA").code == 0
    assert path.exists()


def test_without_a_policy_there_is_nothing_to_export(command, tmp_path):
    ended = command("export_catalogue", tmp_path / "catalogo.xlsx")
    assert ended.code == 1
    assert "cargue antes su catálogo" in ended.err
