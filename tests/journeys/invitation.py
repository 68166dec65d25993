"""How a person comes in: registered and invited by an administrator, then by the link of a mail."""

import re

from django.core import mail
from django.urls import reverse

from tests.journeys.conftest import Visitor

ROSA, PASSPHRASE = "rosa.quispe", "una frase que solo sabe Rosa"


def registers_a_person(administrator: Visitor) -> None:
    administrator.goes_to(reverse("admin:compliance_user_add"))
    administrator.fills("Correo institucional", f"{ROSA}@demo.example").fills("Nombres", "Rosa")
    administrator.fills("Apellidos", "Quispe")
    administrator.presses("Guardar")
    assert administrator.sees(f"Se envió la invitación a {ROSA}@demo.example.")


def designates_her_for_the_ministry(administrator: Visitor) -> None:
    administrator.goes_to(reverse("admin:compliance_assignment_add"))
    picks(administrator, "user", "Quispe")
    picks(administrator, "entity", "MIMP")
    administrator.page.get_by_label("Función").select_option("Punto focal")
    administrator.fills("Documento de designación", "Oficio N.° 15-2022-MIMP").presses("Guardar")
    assert administrator.sees("Rosa Quispe")
    assert administrator.sees(f"Se envió la invitación a {ROSA}@demo.example.")


def picks(administrator: Visitor, field: str, text: str) -> None:
    administrator.page.locator(f".field-{field}").get_by_role("combobox").click()
    administrator.page.get_by_role("searchbox").fill(text)
    administrator.page.get_by_role("option", name=text).first.click()


def follows_the_invitation(focal: Visitor) -> None:
    first, invitation = [message for message in mail.outbox if message.to == [f"{ROSA}@demo.example"]]
    assert "Se le dio acceso al seguimiento" in first.body
    assert "punto focal de MIMP" in invitation.body
    (link,) = re.findall(r"http\S+/cuenta/acceso/\S+", invitation.body)
    focal.page.goto(link)


def makes_a_password(focal: Visitor) -> None:
    assert focal.title == "Active su acceso"
    assert focal.sees(f"{ROSA}@demo.example")
    focal.page.get_by_label("Contraseña nueva").fill(PASSPHRASE)
    focal.presses("Crear contraseña")


def confirms_the_designation(focal: Visitor) -> None:
    assert focal.title == "Confirme su designación"
    assert focal.sees("Ministerio de la Mujer y Poblaciones Vulnerables")
    assert focal.sees("Oficio N.° 15-2022-MIMP")
    assert focal.sees("Antes de usted")
    focal.presses("Confirmar y empezar")
    assert focal.title == "Mi año 2022"
