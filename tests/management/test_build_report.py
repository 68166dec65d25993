"""`build_report`: where it writes, and what it says when it cannot."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from compliance.models import Policy
from compliance.publishing.editions import prepare
from tests.publishing.conftest import year
from tests.publishing.published import ALL_FORMATS, measured, published

__all__ = ["year"]


def refused(*arguments: str) -> CommandError:
    with pytest.raises(CommandError) as refusal:
        call_command("build_report", *arguments)
    return refusal.value


def test_it_writes_a_file(pnig, tmp_path: Path) -> None:
    path = tmp_path / "reporte.json"
    call_command("build_report", "2021", "--format", "json", "--output", str(path))
    assert json.loads(path.read_text(encoding="utf-8"))["year"] == 2021
    assert [one.name for one in tmp_path.iterdir()] == ["reporte.json"]


def test_it_writes_bytes_to_standard_output(pnig, capfdbinary) -> None:
    call_command("build_report", "2021", "--format", "json")
    assert json.loads(capfdbinary.readouterr().out)["schema"] == "compliance-report/1"


@pytest.mark.parametrize(
    ("format_name", "begins"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("odt", b"PK"), ("xlsx", b"PK")]
)
def test_binary_formats_go_to_standard_output_too(pnig, capfdbinary, format_name, begins) -> None:
    call_command("build_report", "2021", "--format", format_name)
    assert capfdbinary.readouterr().out.startswith(begins)


def test_a_year_of_the_policy_without_a_single_entry_has_a_report(pnig, tmp_path: Path) -> None:
    path = tmp_path / "reporte.json"
    call_command("build_report", "2026", "--format", "json", "--output", str(path))
    counts = json.loads(path.read_text(encoding="utf-8"))["counts"]["all"]
    assert counts["total"] == counts["no_information"] > 0


def test_an_edition_that_was_not_published_is_refused(pnig) -> None:
    refusal = refused("2021", "--format", "pdf", "--edition", "3")
    assert refusal.returncode == 1
    assert "No existe la edición 3 de PNIG 2021" in str(refusal)


def test_several_policies_need_a_choice(pnig, tmp_path) -> None:
    Policy.objects.create(code="OTRA")
    assert refused("2021", "--format", "json").returncode == 2
    path = tmp_path / "otra.json"
    call_command("build_report", "2021", "--format", "json", "--policy", "OTRA", "--output", str(path))
    assert json.loads(path.read_text(encoding="utf-8"))["policy"]["code"] == "OTRA"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1989", "--format", "json"), "1989"),
        (("2101", "--format", "json"), "2101"),
        (("1999", "--format", "json"), "No hay ningún reporte de 1999: la política PNIG va de 2019 a 2030."),
        (("2031", "--format", "pdf"), "2031"),
        (("99999999999", "--format", "pdf", "--edition", "1"), "No existe la edición"),
        (("2021", "--format", "json", "--policy", "NADA"), "PNIG"),
        (("2021", "--format", "json", "--output", "/no/such/folder/r.json"), "No se pudo escribir"),
    ],
)
def test_bad_input_is_told_in_spanish(pnig, arguments, said) -> None:
    refusal = refused(*arguments)
    assert refusal.returncode == 1
    assert said in str(refusal)


@pytest.mark.parametrize("arguments", [(), ("abc", "--format", "json"), ("2021",), ("2021", "--format", "gif")])
def test_wrong_usage_is_refused(db, arguments) -> None:
    assert isinstance(refused(*arguments), CommandError)


def test_without_a_policy_it_names_the_command_that_loads_one(db) -> None:
    assert "import_catalogue" in str(refused("2021", "--format", "json"))


@pytest.mark.parametrize("format_name", sorted(ALL_FORMATS))
def test_an_edition_is_written_as_it_was_published_whatever_the_data_are_now(
    format_name, year, people, tmp_path: Path
) -> None:
    edition = published(year, people)
    measured("40")
    path = tmp_path / "edicion"
    call_command("build_report", "2022", "--format", format_name, "--edition", "1", "--output", str(path))
    assert path.read_bytes() == bytes(edition.files.get(format_name=format_name).content)


@pytest.mark.parametrize("number", ["2", "0", "-1", "99999999999999999999"])
def test_an_edition_that_there_is_not_is_refused(number, year, people) -> None:
    published(year, people)
    measured("40")
    prepare(year.policy, 2022, by=people["reviewer"], reason="AURORA corrigió su valor.")
    assert "No existe la edición" in str(refused("2022", "--format", "pdf", f"--edition={number}"))


def test_what_is_only_prepared_is_no_edition(year, people) -> None:
    prepare(year.policy, 2022, by=people["reviewer"])
    assert "No existe la edición 1" in str(refused("2022", "--format", "pdf", "--edition", "1"))
