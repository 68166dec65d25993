"""Invitations go out from the list of designations."""

from django.core import mail
from django.urls import reverse

from compliance.models import Assignment

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
