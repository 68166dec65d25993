"""Invitations go out when a designation is saved, from the list of designations, and again from the list of people."""

import pytest
from django.core import mail
from django.urls import reverse

from compliance.models import Assignment, User
from tests.admin.addresses import address

LIST = "admin:compliance_assignment_changelist"


def invite(client, *assignments: Assignment):
    chosen = {"action": "send_invitations", "_selected_action": [one.pk for one in assignments]}
    return client.post(reverse(LIST), chosen, follow=True).content.decode()


def test_chosen_people_are_invited_once_a_day(people, as_administrator) -> None:
    held = Assignment.objects.get(user=people["focal"])
    ended = Assignment.objects.get(user=people["former_focal"])
    shown = invite(as_administrator, held, ended)
    assert "Invitaciones enviadas: 1." in shown
    assert "No se enviaron 1:" in shown
    assert [message.to for message in mail.outbox] == [["focal@example.org"]]
    assert "/cuenta/acceso/" in mail.outbox[0].body
    assert "No se enviaron 1:" in invite(as_administrator, held)
    assert len(mail.outbox) == 1


def test_others_invite_nobody(people, client) -> None:
    client.force_login(people["reviewer"])
    invite(client, Assignment.objects.get(user=people["focal"]))
    assert not mail.outbox


def test_who_has_no_password_yet_is_invited_again(people, as_administrator) -> None:
    newcomer = User.objects.create_user("nueva@example.org")
    closed = User.objects.create_user("cerrada@example.org", is_active=False)
    chosen = {"action": "send_again", "_selected_action": [newcomer.pk, closed.pk, people["focal"].pk]}
    shown = as_administrator.post(address(User, "changelist"), chosen, follow=True).content.decode()
    assert "Invitaciones enviadas: 1." in shown
    assert "No se enviaron 2:" in shown
    assert [message.to for message in mail.outbox] == [["nueva@example.org"]]
    assert "Se le dio acceso al seguimiento de la política nacional." in mail.outbox[0].body
    assert "No me corresponde" not in mail.outbox[0].body


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("ends_on", "mails"), [("", 1), ("2020-12-31", 0)])
def test_a_new_designation_is_told_to_its_person_at_once(ends_on, mails, people, world, as_administrator) -> None:
    """On its own page or on the person's; one that is kept for the record is told to nobody, and no change is."""
    given = {"role": "focal_point", "starts_on": "2020-01-01", "ends_on": ends_on, "designation": "Oficio 1"}
    sent = {**given, "user": people["nobody"].pk, "entity": world.mimp.pk}
    shown = as_administrator.post(address(Assignment, "add"), sent, follow=True).content.decode()
    assert ("Se envió la invitación a" in shown) == bool(mails)
    assert [message.to for message in mail.outbox] == [[people["nobody"].email]] * mails
    (held,) = Assignment.objects.filter(user=people["nobody"])
    as_administrator.post(address(Assignment, "change", held.pk), {**sent, "designation": "Oficio 2"})
    assert Assignment.objects.get(pk=held.pk).designation == "Oficio 2"
    assert len(mail.outbox) == mails


@pytest.mark.django_db(transaction=True)
def test_a_designation_added_on_the_persons_page_is_told_too(people, world, as_administrator, form_of) -> None:
    page = address(User, "change", people["nobody"].pk)
    row = {"role": "reader", "entity": world.mimp.pk, "starts_on": "2020-01-01"}
    typed = {f"assignments-0-{name}": value for name, value in row.items()} | {"assignments-TOTAL_FORMS": "1"}
    assert as_administrator.post(page, form_of(page) | typed).status_code == 302
    assert [message.to for message in mail.outbox] == [[people["nobody"].email]]
