"""`correct_progress` from the shell: only what is published is corrected, with a reason that the trail keeps."""

from decimal import Decimal

import pytest

from compliance.choices import EditionStatus
from compliance.models import Policy, ProgressEntry, ReportEdition
from tests.management.command_line import run
from tests.publishing.published import decide
from tests.workbooks.loads import PROGRESS, catalogue, everything, folder
from tests.workbooks.loads import progress as import_progress
from tests.world import person

pytestmark = pytest.mark.django_db

REASON = ("--reason", "MINSA rectificó su informe.")
CORRECTED = {"Avances": [["indicador", "anio", "valor"], ["IOP.01.01", "2021", "7.5"]]}


@pytest.fixture
def command(capsys, monkeypatch):
    return lambda *arguments: run(capsys, monkeypatch, "correct_progress", *arguments)


@pytest.fixture
def imported(tmp_path):
    catalogue(tmp_path)
    import_progress(tmp_path)


@pytest.fixture
def published(imported):
    edition = ReportEdition.objects.create(policy=Policy.objects.get(), year=2021, prepared_by=person("prepara"))
    decide(edition, EditionStatus.PUBLISHED, by=person("aprueba"), number=1)
    return edition


def value():
    return ProgressEntry.objects.get(indicator__code="IOP.01.01", year=2021).value


def test_a_published_value_is_corrected_and_the_trail_says_why(command, published, tmp_path):
    assert value() != Decimal("7.5")
    ended = command(folder(tmp_path, CORRECTED), *REASON)
    assert (ended.code, ended.err) == (0, "")
    assert value() == Decimal("7.5")
    assert "7.5" in ended.out, "a correction is told in detail"
    last = ProgressEntry.pgh_event_model.objects.latest("pgh_id")
    assert last.pgh_context.metadata["command"] == "correct_progress"
    assert last.pgh_context.metadata["reason"] == REASON[1]


def test_a_dry_run_changes_nothing(command, published, tmp_path):
    before = everything()
    ended = command(folder(tmp_path, CORRECTED), *REASON, "--dry-run")
    assert ended.code == 0
    assert "Simulación: no se cambió nada." in ended.out
    assert everything() == before


@pytest.mark.parametrize("reason", [(), ("--reason", " "), ("--reason", "uno\u202edos")])
def test_without_a_reason_it_is_wrong_usage(reason, command, published, tmp_path):
    before = everything()
    assert command(folder(tmp_path, CORRECTED), *reason).code == 2
    assert everything() == before


def test_a_year_that_is_not_published_is_left_to_the_import(command, imported, tmp_path):
    before = everything()
    ended = command(folder(tmp_path, CORRECTED), *REASON)
    assert ended.code == 1
    assert ended.err.splitlines()[0] == (
        "Avances, celda B2: «2021» no se acepta; se acepta un año con una edición publicada que corregir."
    )
    assert everything() == before


def test_the_import_itself_goes_on_leaving_published_years_alone(published, tmp_path, capsys, monkeypatch):
    before = everything()
    assert run(capsys, monkeypatch, "import_progress", folder(tmp_path, PROGRESS)).code == 1
    assert everything() == before
