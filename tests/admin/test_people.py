"""People sign in by their address; permissions are a superuser's to give; nobody has the same task twice."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from compliance.choices import Role
from compliance.models import Assignment, User
from tests.admin.addresses import address
from tests.admin.test_inputs import added, errors_of

PASSWORD = {"password1": "otra-clave-de-prueba", "password2": "otra-clave-de-prueba"}


def test_a_person_is_added_by_address(as_administrator: Client) -> None:
    sent = {"email": "Ana.Quispe@Example.org", "first_name": "Ana", "last_name": "Quispe", **PASSWORD}
    assert as_administrator.post(address(User, "add"), sent).status_code == 302
    person = User.objects.get(email="ana.quispe@example.org")
    assert person.check_password("otra-clave-de-prueba")
    assert (person.is_staff, person.is_superuser) == (False, False)


@pytest.mark.parametrize("email", ["focal@example.org", "FOCAL@example.org"])
def test_an_address_belongs_to_one_person(as_administrator: Client, email: str) -> None:
    User.objects.create_user("focal@example.org", "una-clave-de-prueba")
    errors = errors_of(as_administrator.post(address(User, "add"), {"email": email, **PASSWORD}))
    assert errors == ["Ya existe Persona con este Correo institucional."]


@pytest.mark.parametrize(("password", "told"), [("corta", "demasiado corta"), ("", "obligatorio")])
def test_a_weak_password_is_refused(as_administrator: Client, password: str, told: str) -> None:
    sent = {**PASSWORD, "email": "ana@example.org", "password1": password, "password2": password}
    assert told in " ".join(errors_of(as_administrator.post(address(User, "add"), sent)))


def test_a_password_is_changed_by_its_own_page(as_administrator: Client, administrator: User) -> None:
    page = f"/admin/compliance/user/{administrator.pk}/password/"
    assert as_administrator.get(page).status_code == 200
    person = User.objects.create_user("focal@example.org", "una-clave-de-prueba")
    assert as_administrator.post(f"/admin/compliance/user/{person.pk}/password/", PASSWORD).status_code == 302
    person.refresh_from_db()
    assert person.check_password("otra-clave-de-prueba")


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
    sent = {"email": "mio@example.org", **PASSWORD}
    assert client.get(address(User, "change", administrator.pk)).status_code == 200
    assert client.post(address(User, "change", administrator.pk), sent).status_code == 403
    assert client.post(f"/admin/compliance/user/{administrator.pk}/password/", sent).status_code == 403
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
