"""`import_progress` from the shell: exit codes, and the years that it leaves alone (contract, section 1)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from compliance.models import Policy, ProgressEntry, ReportingCycle
from tests.management.command_line import run
from tests.workbooks.books import xlsx
from tests.workbooks.loads import CATALOGUE, PROGRESS, catalogue, changed, everything, folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def command(capsys, monkeypatch):
    return lambda *arguments: run(capsys, monkeypatch, "import_progress", *arguments)


def test_success_ends_with_0(command, tmp_path):
    catalogue(tmp_path)
    ended = command(xlsx(tmp_path, PROGRESS))
    assert (ended.code, ended.err) == (0, "")
    assert ProgressEntry.objects.filter(year=2021).count() == 3


def test_a_dry_run_tells_the_entries_that_texts_would_make(command, tmp_path):
    catalogue(tmp_path)
    ended = command(folder(tmp_path, {"Medidas": PROGRESS["Medidas"]}), "--dry-run")
    assert ended.out.splitlines() == [
        "Avances: 1 nueva, 0 con cambios, 0 sin cambios",
        "  IOP.01.01 2021: fila nueva",
        "Medidas: 1 nueva, 0 con cambios, 0 sin cambios",
        "  IOP.01.01 2021 1: fila nueva",
        "Simulación: no se cambió nada.",
    ]
    assert not ProgressEntry.objects.exists()


def test_bad_input_ends_with_1_and_changes_nothing(command, tmp_path):
    catalogue(tmp_path)
    before = everything()
    rows = [["indicador", "anio", "valor", "numerador"], ["IOP.01.01", "2021", "-1", ""], ["I.9", "21", "", "1"]]
    ended = command(folder(tmp_path, changed(PROGRESS, Avances=rows)))
    assert (ended.code, ended.out) == (1, "")
    assert [line.partition(":")[0] for line in ended.err.splitlines()] == [
        "Avances, celda C2",
        "Avances, celda A3",
        "Avances, celda B3",
        "Avances, celda D3",
        "Error",
    ]
    assert everything() == before


def test_a_year_with_an_open_cycle_is_refused(command, tmp_path):
    catalogue(tmp_path)
    now, day = timezone.now(), timedelta(days=1)
    ReportingCycle.objects.create(
        policy=Policy.objects.get(), year=2021, opens_at=now - day, due_at=now + day, closes_at=now + day
    )
    ended = command(folder(tmp_path, PROGRESS))
    assert ended.code == 1
    assert ended.err.splitlines() == [
        "Avances, celda B2: «2021» no se acepta; se acepta un año sin ciclo de reporte abierto.",
        "Error: 1 problema; no se cambió nada.",
    ]


def test_among_several_policies_one_is_named(command, tmp_path):
    catalogue(tmp_path)
    catalogue(tmp_path, changed(CATALOGUE, Politica=[["codigo"], ["OTRA"]]))
    book = folder(tmp_path, PROGRESS)
    ended = command(book)
    assert ended.code == 2
    assert "se acepta una de las políticas registradas: OTRA, PNIG." in ended.err
    # With anything wrong in the file it is bad input; so is a policy that there is not.
    assert command(folder(tmp_path, changed(PROGRESS, Otra=[["x"]]))).code == 1
    assert command(book, "--policy", "NADIE").code == 1
    assert command(book, "--policy", "OTRA").code == 0
    assert {entry.indicator.policy.code for entry in ProgressEntry.objects.all()} == {"OTRA"}


def test_wrong_usage_ends_with_2(command):
    assert command().code == 2
