"""The catalogue as a workbook: what stands in it, and that it comes back without a change."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.models import Indicator, Policy, PriorityObjective, Target
from compliance.workbooks.catalogue import CATALOGUE_SHEETS
from compliance.workbooks.export import WIDEST, ExportRefused, export_catalogue
from compliance.workbooks.load import load_catalogue
from tests.workbooks.loads import CATALOGUE, catalogue, changed, everything

pytestmark = pytest.mark.django_db


def exported(code: str = "PNIG") -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(export_catalogue(Policy.objects.get(code=code))))


def comes_back_unchanged(folder: Path, code: str = "PNIG") -> bool:
    path = folder / "catalogo.xlsx"
    path.write_bytes(export_catalogue(Policy.objects.get(code=code)))
    before = everything()
    report = load_catalogue(path)
    return not report.changes_anything and everything() == before


def test_the_workbook_has_the_sheets_and_headers_of_the_contract(tmp_path):
    catalogue(tmp_path)
    book = exported()
    assert book.sheetnames[0] == "Politica"
    headers = {sheet.title: tuple(cell.value for cell in sheet[1]) for sheet in book}
    assert headers == {resource.sheet: resource.headers() for resource in CATALOGUE_SHEETS}


def test_cells_are_typed(tmp_path):
    sheets = changed(
        CATALOGUE,
        Metas=[
            ["indicador", "anio", "valor"],
            ["IOP.01.01", "2021", "7.80"],
            ["IOP.01.01", "2022", "8"],
            ["IOP.01.01", "2023", "0.12345678901234567890"],
        ],
    )
    catalogue(tmp_path, sheets)
    book = exported()
    targets = [tuple(cell.value for cell in row[:3]) for row in book["Metas"].iter_rows(min_row=2)]
    assert targets == [
        ("IOP.01.01", 2021, 7.8),
        ("IOP.01.01", 2022, 8),
        ("IOP.01.01", 2023, "0.1234567890123456789"),
    ]
    policy = dict(zip((cell.value for cell in book["Politica"][1]), book["Politica"][2], strict=True))
    assert (policy["ministerio"].value, policy["objetivos_declarados"].value) == ("MIMP", 6)
    assert policy["fecha_dispositivo"].is_date
    assert policy["fecha_dispositivo"].value.date() == date(2019, 4, 4)
    approvals = [cell.value for cell in book["Protocolos"]["B"][1:]]
    assert approvals[0] == 2021
    assert approvals[1].date() == date(2021, 10, 5)


def test_headers_are_bold_and_stay_in_sight_and_columns_are_wide_enough(tmp_path):
    catalogue(tmp_path, changed(CATALOGUE, Objetivos=[["codigo", "nombre"], ["OP.01", "n" * 200], ["OP.02", ""]]))
    for sheet in exported():
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        assert all(not cell.font.bold for cell in sheet[2])
    sheet = exported()["Objetivos"]
    assert sheet.column_dimensions["B"].width == WIDEST
    assert sheet["B2"].alignment.wrap_text


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    catalogue(tmp_path, changed(CATALOGUE, Objetivos=[["codigo", "nombre"], ["OP.01", "=1+1"], ["OP.02", "#N/A"]]))
    cells = exported()["Objetivos"]["B"]
    assert [(cell.value, cell.data_type) for cell in cells[1:]] == [("=1+1", "s"), ("#N/A", "s")]


def test_only_the_policy_asked_for_and_what_is_in_force(tmp_path):
    catalogue(tmp_path)
    second = changed(CATALOGUE, Politica=[["codigo"], ["OTRA"]], Objetivos=[["codigo"], ["OP.01"], ["OP.02"]])
    catalogue(tmp_path, second)
    indicator = Indicator.objects.get(code="IOP.01.01", policy__code="OTRA")
    Target.objects.create(indicator=indicator, year=2021, value=1, valid_until=date(2020, 1, 1))
    book = exported("OTRA")
    assert [row[0].value for row in book["Politica"].iter_rows(min_row=2)] == ["OTRA"]
    assert [row[1].value for row in book["Objetivos"].iter_rows(min_row=2)] == [None, None]
    targets = [tuple(cell.value for cell in row[:3]) for row in book["Metas"].iter_rows(min_row=2)]
    assert targets.count(("IOP.01.01", 2021, 7.8)) == 1
    assert len(targets) == 3
    assert comes_back_unchanged(tmp_path, "OTRA")
    assert comes_back_unchanged(tmp_path, "PNIG")


def test_the_real_catalogue_comes_back_unchanged(tmp_path):
    load_catalogue(django_settings.BASE_DIR / "fixtures" / "pnig-catalogo")
    assert comes_back_unchanged(tmp_path)


values = st.decimals(min_value=-(10**19), max_value=10**19, places=20)
texts = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(texts, min_size=8, max_size=8), values=st.lists(values, min_size=8, max_size=8))
def test_whatever_the_forms_let_in_comes_back_unchanged(tmp_path, names, values):
    with transaction.atomic():
        catalogue(tmp_path)
        policy, indicator = Policy.objects.get(), Indicator.objects.get(code="IOP.02.01")
        for number, (name, value) in enumerate(zip(names, values, strict=True)):
            PriorityObjective.objects.create(policy=policy, code=f"OP.1{number}", name=name)
            Target.objects.create(indicator=indicator, year=2030 + number, value=value)
        assert comes_back_unchanged(tmp_path)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "name", ["=1+1", "uno\r\ndos\rtres\n", " con espacios ", "\x0bcontrol\x1f", "x" * 32_767, "007"]
)
def test_hostile_text_comes_back_unchanged(tmp_path, name):
    catalogue(tmp_path)
    PriorityObjective.objects.filter(code="OP.01").update(name=name)
    assert comes_back_unchanged(tmp_path)


def test_every_digit_comes_back(tmp_path):
    catalogue(tmp_path)
    figure = Decimal("12345678901234567890.12345678901234567891")
    Target.objects.filter(indicator__code="IOP.02.01").update(value=figure)
    assert comes_back_unchanged(tmp_path)
    assert Target.objects.get(indicator__code="IOP.02.01").value == figure


def test_a_text_that_no_cell_can_hold_is_refused_rather_than_cut(tmp_path):
    catalogue(tmp_path)
    PriorityObjective.objects.filter(code="OP.01").update(name="x" * 32_768)
    with pytest.raises(ExportRefused, match=r"^Objetivos, fila de OP\.01: un texto de más de 32767 caracteres\.$"):
        export_catalogue(Policy.objects.get())


def test_the_number_of_queries_does_not_grow(tmp_path, django_assert_max_num_queries):
    rows = [[f"I.{number}", "OP.01", "MIMP"] for number in range(150)]
    indicators = [["codigo", "objetivo", "entidad"], *rows]
    sheets = {"Indicadores": indicators, "Metas": [["indicador", "anio"], *([row[0], "2030"] for row in rows)]}
    catalogue(tmp_path)
    catalogue(tmp_path, sheets)
    policy = Policy.objects.get()
    with django_assert_max_num_queries(len(CATALOGUE_SHEETS)):
        export_catalogue(policy)
