"""People are invited and make their own password; permissions are a superuser's; nobody has the same task twice."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.test import Client
from django.utils import timezone

from compliance.choices import Role
from compliance.entries import outbox
from compliance.models import Assignment, Notice, User
from tests.admin.addresses import address
from tests.admin.test_inputs import added, errors_of
from tests.admin.typed import as_it_stands

ANA = {"email": "Ana.Quispe@Example.org", "first_name": "Ana", "last_name": "Quispe"}


@pytest.fixture
def adds(as_administrator: Client, django_capture_on_commit_callbacks: Any) -> Callable[..., Any]:
    """Sends the form of a new person, as an administrator who goes on to the next page."""

    def send(**typed: str) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return as_administrator.post(address(User, "add"), typed)

    return send


def test_a_person_is_added_by_name_and_address_alone(as_administrator: Client) -> None:
    page = as_administrator.get(address(User, "add")).content.decode()
    assert set(as_it_stands(page)) - {"csrfmiddlewaretoken"} == {"email", "first_name", "last_name"}


@pytest.mark.django_db(transaction=True)
def test_a_person_is_added_without_a_password_and_invited(as_administrator: Client) -> None:
    shown = as_administrator.post(address(User, "add"), ANA, follow=True).content.decode()
    assert "Se envió la invitación a ana.quispe@example.org." in shown
    person = User.objects.get(email="ana.quispe@example.org")
    assert not person.has_usable_password()
    assert (person.is_staff, person.is_superuser) == (False, False)
    (message,) = mail.outbox
    assert message.to == ["ana.quispe@example.org"]
    link = re.search(r"http://[^/]+(/cuenta/acceso/\S+)", message.body)
    assert link
    assert "Active su acceso" in Client().get(link[1], follow=True).content.decode()


@pytest.mark.django_db(transaction=True)
def test_an_invitation_that_cannot_go_out_is_told_and_the_person_stays(
    as_administrator: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(outbox, "_went_out", lambda _notice: False)
    shown = as_administrator.post(address(User, "add"), ANA, follow=True).content.decode()
    assert "No se pudo enviar la invitación a ana.quispe@example.org" in shown
    assert Notice.objects.get().sent_at is None


def test_a_change_of_a_person_invites_nobody(adds: Any, as_administrator: Client, form_of: Any) -> None:
    adds(**ANA)
    page = address(User, "change", User.objects.get(email="ana.quispe@example.org").pk)
    assert as_administrator.post(page, form_of(page) | {"last_name": "Quispe Rojas"}).status_code == 302
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("email", ["focal@example.org", "FOCAL@example.org"])
def test_an_address_belongs_to_one_person(adds: Any, email: str) -> None:
    User.objects.create_user("focal@example.org", "una-clave-de-prueba")
    assert errors_of(adds(email=email)) == ["Ya hay una persona con ese correo."]
    assert not mail.outbox


@pytest.mark.parametrize("email", ["", "ana", "ana@", "ana\0@example.org", "ana@example.org\nBcc: otra@example.org"])
def test_what_is_no_address_is_refused(adds: Any, email: str) -> None:
    assert errors_of(adds(**{**ANA, "email": email}))
    assert not User.objects.filter(first_name="Ana").exists()


def test_a_password_is_nobody_else_s_to_choose(as_administrator: Client, form_of: Any) -> None:
    person = User.objects.create_user("focal@example.org", "una-clave-de-prueba")
    page = address(User, "change", person.pk)
    shown = as_administrator.get(page).content.decode()
    assert "password" not in shown[shown.index('<div id="content-main"') :]
    sent = {"password": "x", "password1": "otra-clave-de-prueba", "password2": "otra-clave-de-prueba"}
    as_administrator.post(page, form_of(page) | sent)
    as_administrator.post(f"/admin/compliance/user/{person.pk}/password/", sent)
    person.refresh_from_db()
    assert person.check_password("una-clave-de-prueba")


@pytest.mark.parametrize(
    ("password", "visits", "told"),
    [
        (None, False, "Todavía no crea su contraseña"),
        ("una-clave-de-prueba", False, "Todavía no entra"),
        ("una-clave-de-prueba", True, "Última visita: "),
    ],
)
def test_how_far_a_person_came_is_told(password: Any, visits: bool, told: str, as_administrator: Client) -> None:
    person = User.objects.create_user("ana@example.org", password)
    if visits:
        Client().force_login(person)
    assert told in as_administrator.get(address(User, "changelist"), {"q": "ana@"}).content.decode()
    assert told in as_administrator.get(address(User, "change", person.pk)).content.decode()


@pytest.fixture
def staff(db: None, client: Client) -> User:
    person = User.objects.create_user("gestiona@example.org", "una-clave-de-prueba", is_staff=True)
    person.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    client.force_login(person)
    return person


def test_staff_gives_nobody_permissions(staff: User, client: Client) -> None:
    sent = {"email": staff.email, "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    assert client.post(address(User, "change", staff.pk), sent).status_code == 302
    staff.refresh_from_db()
    assert (staff.is_superuser, staff.user_permissions.count()) == (False, 4)


def test_staff_does_not_touch_a_superuser(staff: User, client: Client, administrator: User) -> None:
    sent = {"email": "mio@example.org"}
    assert client.get(address(User, "change", administrator.pk)).status_code == 200
    assert client.post(address(User, "change", administrator.pk), sent).status_code == 403
    assert client.post(address(User, "delete", administrator.pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": administrator.pk, "post": "yes"}
    client.post(address(User, "changelist"), chosen)
    administrator.refresh_from_db()
    assert administrator.email == "administracion@example.org"


def test_a_task_is_given_once_at_a_time(world: Any, as_administrator: Client, form_of: Any) -> None:
    person = User.objects.create_user("focal@example.org", "una-clave-de-prueba")
    page = address(User, "change", person.pk)
    row = {"role": Role.FOCAL_POINT, "entity": world.jne.pk, "starts_on": "2022-01-01"}
    told = "La persona ya tiene esa función en esa entidad."
    assert errors_of(as_administrator.post(page, form_of(page) | added("assignments", 0, row, row))) == [told]
    assert as_administrator.post(page, form_of(page) | added("assignments", 0, row)).status_code == 302
    assert errors_of(as_administrator.post(page, form_of(page) | added("assignments", 1, row))) == [told]
    own = address(Assignment, "add")
    assert errors_of(as_administrator.post(own, form_of(own) | row | {"user": person.pk})) == [told]


def test_a_task_is_handed_over_in_one_go(world: Any, as_administrator: Client, form_of: Any) -> None:
    person = User.objects.create_user("focal@example.org", "una-clave-de-prueba")
    Assignment.objects.create(user=person, role=Role.FOCAL_POINT, entity=world.jne, starts_on="2022-01-01")
    page = address(User, "change", person.pk)
    row = {"role": Role.FOCAL_POINT, "entity": world.jne.pk, "starts_on": "2023-01-01"}
    ended = {"assignments-0-ends_on": "2022-12-31"}
    assert as_administrator.post(page, form_of(page) | ended | added("assignments", 1, row)).status_code == 302
    assert Assignment.objects.count() == 2


def test_a_task_needs_its_entity(world: Any, as_administrator: Client, form_of: Any) -> None:
    person = User.objects.create_user("focal@example.org", "una-clave-de-prueba")
    page = address(User, "change", person.pk)
    row = {"role": Role.FOCAL_POINT, "entity": "", "starts_on": "2022-01-01"}
    errors = errors_of(as_administrator.post(page, form_of(page) | added("assignments", 0, row)))
    assert errors == ["Indique la entidad o unidad de la persona."]


@pytest.mark.parametrize(
    ("answered", "told"),
    [({}, "Sin respuesta"), ({"confirmed_at": True}, "Confirmada"), ({"declined_at": True}, "No le corresponde")],
)
def test_the_list_tells_what_a_person_said_of_a_designation(
    answered: dict[str, bool], told: str, world: Any, as_administrator: Client
) -> None:
    ana = User.objects.create_user("ana@example.org", "una-clave-de-prueba")
    moments = dict.fromkeys(answered, timezone.now())
    Assignment.objects.create(user=ana, role=Role.FOCAL_POINT, entity=world.jne, starts_on="2022-01-01", **moments)
    page = as_administrator.get(address(Assignment, "changelist"), {"q": "ana@example.org"}).content.decode()
    assert f'<td class="field-answer">{told}</td>' in page
