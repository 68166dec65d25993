"""Import and export of the catalogue's tables in the administration."""

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from compliance.models import Entity, Indicator, Policy, PriorityObjective, Protocol, Service, Target, User
from tests.admin.addresses import address


def book(sheet: str, *rows: tuple[Any, ...]) -> SimpleUploadedFile:
    workbook = Workbook()
    page = workbook.active
    page.title = sheet
    for row in rows:
        page.append(row)
    content = io.BytesIO()
    workbook.save(content)
    return SimpleUploadedFile(f"{sheet}.xlsx", content.getvalue())


def table(*rows: tuple[Any, ...], name: str = "tabla.csv") -> SimpleUploadedFile:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return SimpleUploadedFile(name, text.getvalue().encode())


def preview(client: Client, model: Any, file: Any, **more: Any) -> Any:
    return client.post(address(model, "import"), {"import_file": file, "resource": "0", "format": "", **more})


def confirm(client: Client, model: Any, previewed: Any) -> Any:
    sent = previewed.context["confirm_form"].initial
    sent = {name: getattr(value, "pk", value) for name, value in sent.items() if value is not None}
    return client.post(address(model, "process_import"), sent, follow=True)


def refusals(response: Any) -> list[str]:
    assert response.status_code == 200
    assert "confirm_form" not in response.context
    return [*response.context["refusals"], *response.context["form"].errors.get("import_file", [])]


def test_a_preview_changes_nothing_and_its_confirmation_does(world: Any, as_administrator: Client) -> None:
    rows = [("indicador", "anio", "valor"), (world.indicator.code, 2022, 55.5), (world.indicator.code, 2023, "60,25")]
    previewed = preview(as_administrator, Target, book("Metas", *rows))
    assert "50 → 55.5" in previewed.content.decode()
    assert str(previewed.context["outcome"]) == "Metas: 1 nueva, 1 con cambios, 0 sin cambios"
    assert Target.objects.get().value == 50
    done = confirm(as_administrator, Target, previewed)
    assert "Importación terminada. Metas: 1 nueva, 1 con cambios, 0 sin cambios." in done.content.decode()
    assert list(Target.objects.order_by("year").values_list("value", flat=True)) == [Decimal("55.5"), Decimal("60.25")]
    assert {entry.get_change_message() for entry in LogEntry.objects.all()} == {"Importado de un archivo."}


def test_a_preview_marks_what_changes_whatever_the_order_of_the_columns(world: Any, as_administrator: Client) -> None:
    second = Target.objects.create(indicator=world.indicator, year=2023, value=1)
    rows = [("valor", "anio", "indicador"), (55.5, 2022, world.indicator.code), (1, second.year, world.indicator.code)]
    (row,) = preview(as_administrator, Target, book("Metas", *rows)).context["preview"]
    assert not row.is_new
    code = world.indicator.code
    assert row.cells == [(code, False), ("2022", False), ("50 → 55.5", True), ("", False), ("", False)]


def test_a_file_that_changes_nothing_needs_no_confirmation(world: Any, as_administrator: Client) -> None:
    rows = [("indicador", "anio", "valor"), (world.indicator.code, 2022, 50)]
    page = preview(as_administrator, Target, book("Metas", *rows)).content.decode()
    assert "El archivo no cambia nada." in page
    assert "Confirmar la importación" not in page


def test_the_problems_of_rows_are_told_in_spanish(world: Any, as_administrator: Client) -> None:
    rows = [("anio", "indicador", "valor"), (1800, world.indicator.code, 1), (2023, "NO.EXISTE", "siete")]
    told = refusals(preview(as_administrator, Target, book("Metas", *rows)))
    assert len(told) == 3
    assert told[0].startswith("Fila 2, columna anio: Se encontró «1800»; se acepta un año entre 1990 y 2100")
    assert told[1].startswith("Fila 3, columna indicador: Se encontró «NO.EXISTE»")
    assert Target.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (book("Hoja1", ("a",), (1,)), "Hoja1"),
        (book("Metas", ("indicador", "anio", "color"), ("I", 2022, "rojo")), "«color» no se acepta"),
        (book("Metas", ("indicador", "anio", "valor")), "una hoja sin filas"),
        (book("Objetivos", ("codigo",), ("OP.01",)), "un libro sin la hoja Metas"),
        (book("Metas", ("indicador", "anio", "valor"), ("I", 2022, "=1+1")), "=1+1"),
        (book("Metas", ("indicador", "valor"), ("I", 1)), "anio"),
        (SimpleUploadedFile("Metas.xlsx", b"esto no es un libro"), "xlsx"),
        (SimpleUploadedFile("Metas.csv", "indicador,anio\nÑ,1\n".encode("latin-1")), "UTF-8"),
        (SimpleUploadedFile("Metas.csv", b"indicador;anio\nI;1\n"), "separado por comas"),
        (SimpleUploadedFile("Metas.pdf", b"%PDF-1.7"), "Se acepta un archivo de extensión .xlsx o .csv."),
        (SimpleUploadedFile("Metas", b"x"), "Se acepta un archivo de extensión .xlsx o .csv."),
        (SimpleUploadedFile("Metas.csv", b""), "vacío"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_refused(world: Any, as_administrator: Client, file: Any, told: str) -> None:
    file.seek(0)
    found = " ".join(refusals(preview(as_administrator, Target, file)))
    assert told.lower() in found.lower()
    assert found


def test_what_is_refused_is_not_kept(
    world: Any, as_administrator: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for value in (1800, 2023):
        rows = [("indicador", "anio"), (world.indicator.code, value)]
        previewed = preview(as_administrator, Target, book("Metas", *rows))
        assert len(list(tmp_path.iterdir())) == (1 if value == 2023 else 0)
    confirm(as_administrator, Target, previewed)
    assert list(tmp_path.iterdir()) == []


def test_a_circle_of_entities_is_refused(world: Any, as_administrator: Client) -> None:
    rows = [("sigla", "depende_de"), ("MIMP", "AURORA")]
    assert "un círculo de dependencias" in refusals(preview(as_administrator, Entity, book("Entidades", *rows)))[0]
    assert Entity.objects.get(acronym="MIMP").parent is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("import_file_name", "x"),
        ("import_file_name", "../../etc/passwd"),
        ("format", "7"),
        ("format", "x"),
        ("policy", "x"),
    ],
)
def test_a_confirmation_that_was_meddled_with_loads_nothing(
    world: Any, as_administrator: Client, field: str, value: str
) -> None:
    rows = [("indicador", "anio", "valor"), (world.indicator.code, 2022, 55.5)]
    previewed = preview(as_administrator, Target, book("Metas", *rows))
    previewed.context["confirm_form"].initial[field] = value
    done = confirm(as_administrator, Target, previewed)
    assert "El archivo ya no está disponible: súbalo de nuevo." in done.content.decode()
    assert Target.objects.get().value == 50


def test_a_confirmation_counts_once(world: Any, as_administrator: Client) -> None:
    rows = [("indicador", "anio", "valor"), (world.indicator.code, 2022, 55.5)]
    previewed = preview(as_administrator, Target, book("Metas", *rows))
    confirm(as_administrator, Target, previewed)
    assert "El archivo ya no está disponible" in confirm(as_administrator, Target, previewed).content.decode()


def test_what_changed_between_preview_and_confirmation_is_judged_again(world: Any, as_administrator: Client) -> None:
    rows = [("indicador", "anio", "valor"), (world.indicator.code, 2023, 1), ("ISS.02", 2023, 1)]
    extra = {"service": world.service, "entity": world.mimp, "code": "ISS.02"}
    Indicator.objects.create(**extra)
    previewed = preview(as_administrator, Target, book("Metas", *rows))
    Indicator.objects.filter(code="ISS.02").delete()
    done = confirm(as_administrator, Target, previewed)
    assert "Fila 3, columna indicador" in done.content.decode()
    assert Target.objects.count() == 1


def test_a_sheet_of_one_of_several_policies_names_it(world: Any, as_administrator: Client) -> None:
    other = Policy.objects.create(code="OTRA")
    there = PriorityObjective.objects.create(policy=other, code="OP.01", name="La otra")
    file = [("codigo", "nombre"), ("OP.01", "La misma")]
    page = preview(as_administrator, PriorityObjective, book("Objetivos", *file))
    assert page.context["form"].errors["policy"] == ["Este campo es obligatorio."]
    previewed = preview(as_administrator, PriorityObjective, book("Objetivos", *file), policy=other.pk)
    confirm(as_administrator, PriorityObjective, previewed)
    assert list(PriorityObjective.objects.order_by("pk").values_list("name", flat=True)) == ["", "La misma"]
    sent = {"format": "1", "resource": "0", "policy": other.pk}
    exported = as_administrator.post(address(PriorityObjective, "export"), sent).content.decode("utf-8-sig")
    assert list(csv.reader(exported.splitlines())) == [["codigo", "nombre", "fuente"], ["OP.01", "La misma", ""]]
    assert there.policy == other


def test_only_figures_in_force_are_exported(world: Any, as_administrator: Client) -> None:
    Target.objects.create(indicator=world.indicator, year=2022, value=40, valid_until="2022-01-01")
    exported = as_administrator.post(address(Target, "export"), {"format": "0", "resource": "0"}).content
    rows = list(load_workbook(io.BytesIO(exported))["Metas"].iter_rows(values_only=True))
    assert rows[1:] == [(world.indicator.code, 2022, 50, None, None)]


def test_an_export_follows_the_filters_of_the_list(world: Any, as_administrator: Client) -> None:
    page = f"{address(Service, 'export')}?q=NINGUNO"
    exported = as_administrator.post(page, {"format": "1", "resource": "0"}).content.decode("utf-8-sig")
    assert len(exported.splitlines()) == 1


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_text_stays_text(world: Any, as_administrator: Client, sign: str) -> None:
    text = f'{sign}HYPERLINK("https://example.org")'
    Service.objects.update(name=text)
    sent = {"resource": "0"}
    exported = as_administrator.post(address(Service, "export"), {**sent, "format": "0"}).content
    cell = load_workbook(io.BytesIO(exported))["Servicios"]["C2"]
    assert (cell.value, cell.data_type) == (text, "s")
    exported = as_administrator.post(address(Service, "export"), {**sent, "format": "1"}).content
    assert next(csv.DictReader(exported.decode("utf-8-sig").splitlines()))["nombre"] == f" {text}"
    again = preview(as_administrator, Service, SimpleUploadedFile("x.csv", exported))
    assert str(again.context["outcome"]) == "Servicios: 0 nuevas, 0 con cambios, 1 sin cambios"


def test_numbers_and_days_are_numbers_and_days(world: Any, as_administrator: Client) -> None:
    Protocol.objects.create(service=world.service, approved_on="2021-10-05")
    Target.objects.update(value=Decimal("7.60"))
    pages = {Target: ("Metas", "C2"), Protocol: ("Protocolos", "B2")}
    kinds = []
    for model, (sheet, place) in pages.items():
        exported = as_administrator.post(address(model, "export"), {"format": "0", "resource": "0"}).content
        cell = load_workbook(io.BytesIO(exported))[sheet][place]
        kinds.append((str(cell.value), cell.data_type))
    assert kinds == [("7.6", "n"), ("2021-10-05 00:00:00", "d")]


@pytest.mark.parametrize(
    ("given", "pages"),
    [
        ([], (403, 403)),
        (["view_target"], (403, 200)),
        (["change_target"], (403, 200)),
        (["view_target", "add_target"], (403, 200)),
        (["add_target", "change_target"], (200, 200)),
    ],
)
def test_permissions_are_those_of_the_table(world: Any, client: Client, given: list[str], pages: Any) -> None:
    person = User.objects.create_user("gestiona@example.org", "una-clave-de-prueba", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(codename__in=given))
    client.force_login(person)
    assert tuple(client.get(address(Target, page)).status_code for page in ("import", "export")) == pages
    refused = client.post(address(Target, "process_import"), {}).status_code
    assert refused == (302 if pages[0] == 200 else 403)


def test_pages_have_no_code_of_their_own(world: Any, as_administrator: Client) -> None:
    """The site's Content-Security-Policy would not run it."""
    rows = [("indicador", "anio", "valor"), (world.indicator.code, 2022, 55.5)]
    previewed = preview(as_administrator, Target, book("Metas", *rows))
    pages = [as_administrator.get(address(Target, page)) for page in ("import", "export")]
    for page in [previewed, *pages]:
        text = page.content.decode()
        assert "'self'" in page["Content-Security-Policy"]
        assert [part for part in ("style=", "onclick=", "onchange=", "<style", "<script>") if part in text] == []


def test_a_hostile_text_is_shown_as_text(world: Any, as_administrator: Client) -> None:
    rows = [("codigo", "nombre"), (world.service.code, "<script>alert(1)</script>")]
    page = preview(as_administrator, Service, book("Servicios", *rows)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
