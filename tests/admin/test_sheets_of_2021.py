"""The real catalogue goes out through the administration and comes back unchanged."""

import csv
from typing import Any

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from compliance.admin.sheets import SheetPage
from tests.admin.addresses import OURS, address
from tests.conftest import CATALOGUE

EXCHANGED = [model for model in OURS if isinstance(admin.site.get_model_admin(model), SheetPage)]


def _sheet(model: Any) -> str:
    page = admin.site.get_model_admin(model)
    assert isinstance(page, SheetPage)
    return page.sheet.sheet


def test_every_sheet_of_the_catalogue_is_exchanged() -> None:
    assert {_sheet(model) for model in EXCHANGED} == {file.stem for file in CATALOGUE.glob("*.csv")}


@pytest.mark.parametrize(("kind", "extension"), [("0", "xlsx"), ("1", "csv")])
@pytest.mark.parametrize("model", EXCHANGED, ids=_sheet)
def test_what_is_exported_is_imported_without_a_change(
    every_table: Any, as_administrator: Client, model: Any, kind: str, extension: str
) -> None:
    with (CATALOGUE / f"{_sheet(model)}.csv").open(encoding="utf-8", newline="") as file:
        rows = len(list(csv.reader(file))) - 1
    exported = as_administrator.post(address(model, "export"), {"format": kind, "resource": "0"})
    assert exported["Content-Disposition"] == f'attachment; filename="{_sheet(model)}.{extension}"'
    sent = {"import_file": SimpleUploadedFile(f"x.{extension}", exported.content), "resource": "0"}
    previewed = as_administrator.post(address(model, "import"), sent)
    assert str(previewed.context["outcome"]) == f"{_sheet(model)}: 0 nuevas, 0 con cambios, {rows} sin cambios"
