"""Invitations go out from the list of designations, and again from the list of people."""

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
