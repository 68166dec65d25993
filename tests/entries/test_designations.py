"""A designation is confirmed by its person, or said not to be theirs; an invitation leads to a password."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from compliance.choices import Role
from compliance.entries import designations, notifications
from compliance.entries.access import standing_of
from compliance.entries.asked import asked_now
from compliance.models import Assignment, ReportingCycle, Submission
from tests.world import person


@pytest.fixture
def held(world) -> Assignment:
    return Assignment.objects.create(user=person("nueva"), role=Role.FOCAL_POINT, entity=world.aurora)


def test_the_first_confirmation_counts(held) -> None:
    designations.confirm(held)
    held.refresh_from_db()
    first = held.confirmed_at
    designations.confirm(held)
    held.refresh_from_db()
    assert held.confirmed_at == first is not None


def test_saying_no_tells_the_administrators_and_ends_nothing(held, people, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        designations.decline(held)
        designations.decline(held)
    held.refresh_from_db()
    assert held.confirmed_at is None
    assert held.ends_on is None
    assert [message.to for message in mail.outbox] == [["admin@example.org"]]


@pytest.mark.parametrize(
    ("starts", "ends", "is_there"), [(-9, -1, False), (-9, 0, True), (0, None, True), (5, None, True)]
)
def test_only_what_has_not_ended_can_be_confirmed(starts, ends, is_there, held) -> None:
    today = timezone.localdate()
    held.starts_on, held.ends_on = today + timedelta(starts), None if ends is None else today + timedelta(ends)
    held.save()
    assert designations.designations_of(held.user).exists() is is_there


def test_who_was_before_is_the_last_one_of_the_same_function(held, people, world) -> None:
    Assignment.objects.filter(role=Role.FOCAL_POINT, entity=world.aurora).exclude(
        user__in=[held.user_id, people["former_focal"].pk]
    ).delete()
    found = designations.predecessor(held)
    assert found is not None
    assert found.assignment.user == people["former_focal"]
    assert found.last_sent is None


def test_what_they_sent_last_is_told(held, people, world) -> None:
    Assignment.objects.exclude(user__in=[held.user_id, people["former_focal"].pk]).delete()
    common = {"cycle": world.cycle, "entity": world.aurora, "sent_by": people["former_focal"], "contents": {}}
    for number in range(2):
        sent_at = timezone.now() - timedelta(days=9 - number)
        Submission.objects.create(code=f"2022-{number}", digest=str(number), sent_at=sent_at, **common)
    found = designations.predecessor(held)
    assert found is not None
    assert found.last_sent is not None
    assert found.last_sent.code == "2022-1"


def test_the_first_one_has_nobody_before(held, world) -> None:
    assert designations.predecessor(held) is None


def test_an_alternate_follows_an_alternate(held, people) -> None:
    held.is_alternate = True
    held.save()
    assert designations.predecessor(held) is None


def test_nobody_is_invited_to_what_ended_or_with_a_closed_account(held) -> None:
    held.user.is_active = False
    assert designations.invite(held) == []
    held.user.is_active = True
    held.starts_on = held.ends_on = timezone.localdate() - timedelta(days=1)
    held.save()
    assert designations.invite(held) == []
    assert not mail.outbox


def test_an_invitation_carries_a_link_that_is_good_once(held, client, settings) -> None:
    settings.SITE_ADDRESS = "https://pnig.example.org"
    assert len(designations.invite(held)) == 1
    (message,) = mail.outbox
    assert message.to == ["nueva@example.org"]
    (link,) = (line for line in message.body.splitlines() if line.startswith("https://pnig.example.org/cuenta/acceso/"))
    page = client.get(link.removeprefix("https://pnig.example.org"), follow=True)
    assert "nueva@example.org" in page.content.decode()
    client.post(page.request["PATH_INFO"], {"password1": "una frase bastante larga"})
    held.user.refresh_from_db()
    assert held.user.check_password("una frase bastante larga")
    client.logout()
    again = client.get(link.removeprefix("https://pnig.example.org"), follow=True)
    assert "El enlace ya no sirve" in again.content.decode()


def test_a_declined_designation_gives_no_access_until_it_is_confirmed(world) -> None:
    someone = person("nueva", Role.FOCAL_POINT, world.aurora)
    held = someone.assignments.get()
    assert standing_of(someone).entities
    designations.decline(held)
    assert not standing_of(someone).entities
    assert someone not in notifications.focal_points_of(world.aurora.pk)
    designations.confirm(held)
    assert standing_of(someone).entities


def test_an_invitation_says_how_much_awaits_and_until_when(held, world) -> None:
    designations.invite(held)
    body = " ".join(mail.outbox[0].body.replace("\xa0", " ").split())
    assert "De 2022 se pide a AURORA, hasta el " in body
    assert "(hora de Lima): 1 indicador y 1 servicio." in body
    assert "Conduce la política (PNIG): MIMP." in body


def test_a_cycle_that_is_not_open_is_not_mentioned(held, world) -> None:
    assert [one.cycle for one in asked_now([world.aurora.pk])] == [world.cycle]
    now, days = timezone.now(), timedelta(days=1)
    for opens, closes in ((now - 9 * days, now - days), (now + days, now + 9 * days)):
        ReportingCycle.objects.update(opens_at=opens, due_at=closes, closes_at=closes)
        assert asked_now([world.aurora.pk]) == []
