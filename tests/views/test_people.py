"""A person's own pages: designation, notices, access; and the head of every page."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.views.defaults import bad_request, page_not_found, permission_denied, server_error

from compliance.choices import Role
from compliance.entries import designations, notifications
from compliance.models import Assignment, Notice, User
from tests.world import person

PASSWORD = "una-clave-de-prueba"


@pytest.fixture(autouse=True)
def no_attempts_counted() -> None:
    cache.clear()


@pytest.fixture
def held(world) -> Assignment:
    return Assignment.objects.create(
        user=person("nueva"), role=Role.FOCAL_POINT, entity=world.aurora, designation="Oficio 12-2022"
    )


@pytest.fixture
def newcomer(held) -> Client:
    client = Client()
    client.force_login(held.user)
    return client


def text(response) -> str:
    return " ".join(response.content.decode().split())


def links(response) -> list[str]:
    head = response.content.decode().partition("</header>")[0]
    return [" ".join(label.split()) for label in re.findall(r"<li>\s*<a [^>]*>(.*?)</a>", head, re.DOTALL)]


def current(response) -> list[str]:
    return re.findall(r'aria-current="page">(.*?)</a>', response.content.decode())


# Designation


def test_whoever_has_not_confirmed_is_led_there_first(held, newcomer) -> None:
    address = reverse("designation", args=[held.pk])
    assert newcomer.get("/").url == address
    shown = text(newcomer.get(address))
    for said in ("Confirme su designación", "AURORA", "Punto focal, titular", "Oficio 12-2022", "sin fecha de término"):
        assert said in shown


def test_confirming_leads_to_the_work(held, newcomer) -> None:
    address = reverse("designation", args=[held.pk])
    assert newcomer.post(address, {"accion": "confirmar"}).url == "/"
    assert newcomer.get("/").url == reverse("my_year")
    assert "La confirmó el" in text(newcomer.get(address))
    assert "Confirmar y empezar" not in text(newcomer.get(address))


def test_saying_that_it_is_not_theirs_tells_the_administrators(
    held, newcomer, people, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = newcomer.post(reverse("designation", args=[held.pk]), {"accion": "no_corresponde"}, follow=True)
    assert "Se avisó a quienes administran" in text(answer)
    assert [message.to for message in mail.outbox] == [["admin@example.org"]]
    held.refresh_from_db()
    assert held.confirmed_at is None


@pytest.mark.parametrize("data", [{}, {"accion": ""}, {"accion": "borrar"}, {"accion": "\0"}])
def test_anything_else_changes_nothing(data, held, newcomer) -> None:
    answer = newcomer.post(reverse("designation", args=[held.pk]), data, follow=True)
    assert "No se entendió qué hacer" in text(answer)
    held.refresh_from_db()
    assert held.confirmed_at is None


def test_a_designation_is_its_person_s_alone(held, people, enter) -> None:
    address = reverse("designation", args=[held.pk])
    for who in people:
        assert enter(who).get(address).status_code == 404
        assert enter(who).post(address, {"accion": "confirmar"}).status_code == 404
    held.refresh_from_db()
    assert held.confirmed_at is None


def test_a_designation_that_ended_is_nobody_s(people, enter) -> None:
    ended = Assignment.objects.get(user=people["former_focal"])
    assert enter("former_focal").get(reverse("designation", args=[ended.pk])).status_code == 404


def test_who_was_before_is_named(held, newcomer, people) -> None:
    assert "Antes de usted" in text(newcomer.get(reverse("designation", args=[held.pk])))


# Notices


def test_one_reads_one_s_own_mails_and_no_other(people, enter) -> None:
    for who in ("focal", "reader"):
        notifications.deliver(f"prueba:{who}", [people[who]], "reminder", {"entity": f"la de {who}", "missing": 1})
    shown = text(enter("focal").get(reverse("notices")))
    assert "la de focal" in shown
    assert "la de reader" not in shown


def test_a_mail_is_shown_as_text_with_its_links(people, enter) -> None:
    body = "Vea http://127.0.0.1:8000/mi-anio/ <script>alert(1)</script>"
    Notice.objects.create(key="k", to=people["focal"], subject="<b>Asunto</b>", body=body)
    shown = enter("focal").get(reverse("notices")).content.decode()
    assert 'href="http://127.0.0.1:8000/mi-anio/"' in shown
    assert "<script>alert" not in shown
    assert "<b>Asunto" not in shown


def test_who_got_none_is_told_so(people, enter) -> None:
    assert "Todavía no hay ninguno." in text(enter("nobody").get(reverse("notices")))


# The head of every page


MINISTRY = ["Revisión", "El reporte hoy", "Ediciones", "Reportes", "Avisos"]
PLACES = {
    "focal": ["Mi año", "Reportes", "Avisos"],
    "focal_of_parent": ["Mi año", "Reportes", "Avisos"],
    "focal_of_another": ["Mi año", "Reportes", "Avisos"],
    "former_focal": ["Avisos"],
    "reviewer": MINISTRY,
    "reviewer_of_own_unit": MINISTRY,
    "reviewer_and_focal": ["Mi año", *MINISTRY],
    "reader": ["El reporte hoy", "Reportes", "Avisos"],
    "administrator": [*MINISTRY, "Administración"],
    "nobody": ["Avisos"],
}


@pytest.mark.parametrize("who", PLACES)
def test_each_person_finds_their_places(who, people, enter) -> None:
    client = enter(who)
    shown = client.get(reverse("notices"))
    assert links(shown) == PLACES[who]
    assert current(shown) == ["Avisos"]
    for address in re.findall(r'<li>\s*<a href="(.*?)"', shown.content.decode().partition("</header>")[0]):
        assert client.get(address).status_code == 200


def test_every_kind_of_person_has_its_places(people) -> None:
    assert set(PLACES) == set(people)


@pytest.mark.parametrize(("name", "place"), [("my_year", "Mi año"), ("reports", "Reportes"), ("notices", "Avisos")])
def test_the_place_where_one_is_is_marked(name, place, people, enter) -> None:
    assert current(enter("focal").get(reverse(name))) == [place]


def test_an_error_page_has_the_same_head(people, enter) -> None:
    shown = enter("reviewer").get("/no-existe/")
    assert shown.status_code == 404
    assert links(shown) == PLACES["reviewer"]
    assert current(shown) == []


def test_a_password_page_has_the_same_head(people, enter) -> None:
    assert links(enter("reviewer").get(reverse("account_change_password"))) == PLACES["reviewer"]


def test_nobody_signed_in_costs_no_query(db, client, django_assert_num_queries) -> None:
    for address in (reverse("account_login"), "/no-existe/"):
        with django_assert_num_queries(0):
            client.get(address)


def test_the_head_costs_no_more_than_the_standing(people, enter, django_assert_max_num_queries) -> None:
    client = enter("focal")
    with django_assert_max_num_queries(4):
        client.get(reverse("notices"))


# Access


def sign_in(client: Client, email: str = "focal@example.org", password: str = PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_one_signs_in_with_an_address_however_it_is_written(people, client) -> None:
    assert sign_in(client, " FOCAL@Example.org ").url == "/"
    assert signed_in(client)


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("focal@example.org", "otra"),
        ("nadie_asi@example.org", PASSWORD),
        ("", ""),
        ("focal@example.org", "\0"),
        ("x" * 5000, "x" * 100_000),
        ("focal\0@example.org", PASSWORD),
    ],
)
def test_what_is_wrong_is_told_without_saying_which(email, password, people, client) -> None:
    answer = sign_in(client, email, password)
    assert answer.status_code == 200
    assert "invalid-feedback" in text(answer) or "alert" in text(answer)
    assert not signed_in(client)


def test_an_inactive_person_does_not_get_in(people, client) -> None:
    User.objects.filter(email="focal@example.org").update(is_active=False)
    sign_in(client)
    assert not signed_in(client)


def test_after_five_failures_even_the_right_password_waits(people, client) -> None:
    for _time in range(5):
        sign_in(client, password="otra")
    answer = sign_in(client)
    assert not signed_in(client)
    assert "Demasiados intentos" in text(answer)


def test_leaving_needs_a_button(people, enter) -> None:
    client = enter("focal")
    assert "¿Desea salir?" in text(client.get(reverse("account_logout")))
    assert signed_in(client)
    assert client.post(reverse("account_logout")).url == reverse("account_login")
    assert not signed_in(client)


def test_nobody_signs_up(client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    for address in ("/cuenta/signup/", "/cuenta/registro/", "/accounts/signup/"):
        assert client.get(address).status_code == 404


def test_a_forgotten_password_is_replaced_by_mail(people, client) -> None:
    answer = client.post(reverse("account_reset_password"), {"email": "focal@example.org"}, follow=True)
    assert "Revise su correo" in text(answer)
    (message,) = mail.outbox
    assert message.subject == "Cree otra contraseña"
    link = re.search(r"http://\S+?(/cuenta/acceso/\S+)", message.body)
    assert link
    page = client.get(link[1], follow=True)
    assert "focal@example.org" in text(page)
    assert "password2" not in text(page)
    done = client.post(page.request["PATH_INFO"], {"password1": "otra frase bastante larga"}, follow=True)
    assert "Su contraseña quedó guardada." in text(done)
    assert signed_in(client)


def test_an_unknown_address_gets_the_same_answer_and_no_mail(people, client) -> None:
    answer = client.post(reverse("account_reset_password"), {"email": "otra@example.org"}, follow=True)
    assert "Revise su correo" in text(answer)
    assert not mail.outbox


@pytest.mark.parametrize("password", ["corta", "qwerty123456", "nueva@example.org", ""])
def test_a_weak_password_is_refused_in_spanish(password, held, client) -> None:
    link = designations.activation_link(held.user).partition("8000")[2]
    page = client.get(link, follow=True)
    assert "Active su acceso" in text(page)
    answer = client.post(page.request["PATH_INFO"], {"password1": password})
    assert answer.status_code == 200
    assert "invalid-feedback" in text(answer)
    assert not re.search(r"\b(password|too|must|field)\b", re.sub(r"<[^>]*>", "", text(answer)))


def test_an_invitation_leads_through_password_and_confirmation_to_the_work(held, client) -> None:
    link = designations.activation_link(held.user).partition("8000")[2]
    page = client.get(link, follow=True)
    done = client.post(page.request["PATH_INFO"], {"password1": "una frase bastante larga"}, follow=True)
    assert "Confirme su designación" in text(done)
    done = client.post(done.request["PATH_INFO"], {"accion": "confirmar"}, follow=True)
    assert done.request["PATH_INFO"] == reverse("my_year")


def test_one_changes_one_s_password_with_the_old_one(people, enter) -> None:
    client, address = enter("focal"), reverse("account_change_password")
    new = "otra frase bastante larga"
    assert "invalid-feedback" in text(client.post(address, {"oldpassword": "otra", "password1": new}))
    client.post(address, {"oldpassword": PASSWORD, "password1": new})
    assert User.objects.get(email="focal@example.org").check_password(new)
    assert signed_in(client)


def test_the_administration_has_the_same_door(people, client) -> None:
    answer = client.get("/admin/login/?next=/admin/")
    assert answer.url.startswith(reverse("account_login"))
    assert client.post("/admin/login/", {"username": "admin@example.org", "password": PASSWORD}).status_code == 302
    assert not signed_in(client)


def test_the_administration_is_closed_to_others(people, enter) -> None:
    for who in ("focal", "reviewer", "reader"):
        assert enter(who).get("/admin/login/").status_code == 403
        assert "No tiene acceso a esta página" in text(enter(who).get("/admin/login/"))


def test_a_page_that_expired_says_so_in_spanish(people) -> None:
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a", "password": "b"})
    assert answer.status_code == 403
    assert "La página caducó antes de enviarse" in text(answer)


def test_a_browser_that_lost_its_session_may_sign_in_again(people, enter) -> None:
    page = reverse("my_year")
    answer = Client(enforce_csrf_checks=True).post(page)
    assert answer.status_code == 403
    assert "Su sesión ya no está abierta en este navegador" in text(answer)
    assert f'href="{reverse("account_login")}?next={page}"' in answer.content.decode()
    # Whoever is still signed in goes back to the page.
    stale = enter("focal")
    stale.handler.enforce_csrf_checks = True
    answer = stale.post(page)
    assert "Volver a la página" in text(answer)
    assert "Ingresar otra vez" not in text(answer)


@pytest.mark.parametrize("failure", [bad_request, permission_denied, page_not_found, server_error])
def test_pages_of_failures_share_a_frame_and_need_no_data(failure, rf) -> None:
    """What failed may be the database: it is not asked."""
    told = [] if failure is server_error else [Exception("x")]
    answer = failure(rf.get("/x/"), *told)
    assert "Seguimiento de políticas nacionales" in text(answer)
    assert "Ir al inicio" in text(answer)


def test_the_password_is_confirmed_on_a_page_of_ours(people, enter) -> None:
    page = enter("focal").get(reverse("account_reauthenticate"))
    assert "Antes de seguir, escriba otra vez la contraseña de" in text(page)
    assert "focal@example.org" in text(page)
    assert "placeholder" not in page.content.decode()


def test_browsers_that_ask_for_an_icon_get_ours(client, db) -> None:
    answer = client.get("/favicon.ico")
    assert answer.status_code == 302
    assert answer.url.endswith("compliance/icon.svg")


def test_whoever_is_signed_in_needs_no_login_page(people, enter) -> None:
    assert enter("focal").get(reverse("account_login")).url == "/"
