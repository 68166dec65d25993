"""An edition from its preparation to its correction: two people, the entity between them, and the public."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from compliance.models import EditionFile, ReportEdition, Signatory
from compliance.report.checklist import CHECKLIST
from tests.journeys.conftest import PHONE, Visitor
from tests.publishing.conftest import year
from tests.publishing.published import YEAR, measured, signed

__all__ = ["year"]

PASSWORD = "una-clave-de-prueba"
PREPARED, APPROVES, ENTITY = "revisa@example.org", "revisa_aurora@example.org", "focal@example.org"
# What each format is called where it is downloaded.
FORMATS = {"PDF": "pdf", "Word": "docx", "OpenDocument": "odt", "Excel": "xlsx", "HTML": "html", "JSON": "json"}
REASON = "AURORA corrigió el valor de su indicador."


@pytest.fixture
def visitors(newcomers: Any, year: SimpleNamespace) -> Any:
    """Before a small year in which everything is approved, with an office that signs."""
    Signatory.objects.create(policy=year.policy, position=1, office="Oficina de muestra")
    return newcomers


def prepares(reviewer: Visitor, *, reason: str = "", until: str = "") -> None:
    """From the list of editions."""
    reviewer.goes_to(reverse("editions"))
    reviewer.follows("Corregir con otra edición" if reason else "Preparar una edición")
    if reason:
        reviewer.fills("Motivo de la corrección", reason)
    if until:
        reviewer.page.get_by_label("Último día para que las entidades opinen").fill(until)
    for _key, question in CHECKLIST:
        reviewer.page.get_by_label(str(question)).check()
    reviewer.presses("Preparar la edición")
    assert reviewer.sees("La edición quedó preparada.")
    assert not reviewer.finds("button", "Aprobar y publicar")


def approves(approver: Visitor) -> None:
    """What another person prepared."""
    approver.goes_to(reverse("editions"))
    approver.follows("Preparada el")
    approver.presses("Aprobar y publicar")


def download(person: Visitor, label: str) -> bytes:
    with person.page.expect_download() as started:
        person.page.get_by_role("link", name=label).first.click()
    return Path(started.value.path()).read_bytes()


def verifies(person: Visitor, content: bytes) -> str:
    """The verdict's own words."""
    file = {"name": "reporte.pdf", "mimeType": "application/pdf", "buffer": content}
    person.page.get_by_label("Archivo", exact=True).set_input_files([file])
    person.presses("Verificar")
    return person.page.locator(".verdict h2").inner_text().strip()


def days_pass() -> None:
    """Those that the entities had."""
    ReportEdition.objects.update(preview_until=timezone.localdate() - timedelta(days=1))


def test_an_edition_is_published_read_verified_and_corrected(visitors: Any) -> None:
    # Given one person who prepares an edition and asks the entities
    reviewer, approver = (visitors().signs_in(who, PASSWORD) for who in (PREPARED, APPROVES))
    prepares(reviewer, until=f"{timezone.localdate() + timedelta(days=5):%Y-%m-%d}")
    assert reviewer.sees("Sin respuesta")
    # When the entity reads how it will appear and agrees
    focal = visitors(viewport=PHONE).signs_in(ENTITY, PASSWORD)
    focal.goes_to(reverse("extract", args=[ReportEdition.objects.get().pk, "AURORA"]))
    assert focal.sees("Así aparecerá AURORA")
    assert focal.barriers() == []
    focal.chooses("Sí, está conforme").presses("Responder")
    # Then nobody publishes before its days have passed
    approver.goes_to(reverse("editions"))
    approver.follows("Preparada el")
    assert approver.sees("Conforme")
    assert approver.sees("Impide publicar")
    assert not approver.finds("button", "Aprobar y publicar")
    # And another person does after them
    days_pass()
    approves(approver)
    assert approver.sees("Se publicó la edición 1")

    # Then anyone reads it, and downloads the bytes that were kept
    public = visitors()
    public.goes_to(reverse("publications"))
    public.follows(str(YEAR))
    first, kept = public.path, dict(EditionFile.objects.values_list("format_name", "content"))
    assert {name: download(public, label) for label, name in FORMATS.items()} == {
        name: bytes(content) for name, content in kept.items()
    }
    assert public.barriers() == []
    public.follows("Leer en la web")
    assert public.sees("60.0 %")
    assert public.sees("Oficina de muestra")

    # And whoever has a file learns what it is
    pdf = bytes(kept["pdf"])
    public.goes_to(first)
    public.follows("Verificar un archivo de esta edición")
    assert verifies(public, pdf) == "Es el archivo publicado, sin cambios"
    assert verifies(public, signed(pdf)) == "Contiene el archivo publicado, con una firma agregada al final"
    assert public.barriers() == []
    assert verifies(public, pdf[:-9] + b"%%EOF 9  ") == "No es un archivo publicado"

    # When the data are corrected, and a second edition is prepared with its reason and approved
    measured("40")
    prepares(reviewer, reason=REASON)
    approves(approver)
    assert approver.sees("Se publicó la edición 2")

    # Then the public page is the new one, with its errata
    public.goes_to(reverse("publications"))
    public.follows(str(YEAR))
    assert public.sees("Corrige y reemplaza a la edición 1")
    assert public.sees(REASON)
    public.follows("Fe de erratas")
    assert public.sees("Cifras de indicadores y servicios que cambian")
    assert public.page.locator("#fe-de-erratas").inner_text().count(REASON) == 1
    # And the old one is where it was, says so, and its file still is what it was
    public.goes_to(first)
    assert public.sees("Esta edición fue reemplazada.")
    assert download(public, "PDF") == pdf
    public.goes_to(reverse("verify"))
    assert verifies(public, pdf) == "Es el archivo publicado, sin cambios"
    assert public.sees("La vigente es la edición 2")
    public.follows("La vigente es la edición 2")
    assert public.sees("Corrige y reemplaza a la edición 1")
