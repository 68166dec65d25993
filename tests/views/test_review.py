"""What waits for the ministry, and how far each entity is."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from compliance.choices import Role
from compliance.models import Assignment
from tests.entries import sent
from tests.views.reviewing import MINISTRY, many, text


@pytest.mark.parametrize("name", ["review_queue", "entity_status"])
def test_the_ministry_s_pages_are_the_ministry_s(name, people, enter) -> None:
    seeing = {who for who in people if enter(who).get(reverse(name)).status_code == 200}
    assert seeing == MINISTRY


def test_what_waits_is_shown_in_its_group(people, make_entry, world, reviewer) -> None:
    sent.answered(world, people, make_entry())
    sent.send(world, people, make_entry(of_service=True))
    shown = reviewer.get(reverse("review_queue"))
    assert "2 registros por revisar" in text(shown)
    assert [len(shown.context[group]) for group in ("answered", "clear", "warned", "others")] == [1, 1, 0, 0]
    assert "Empezar por las respuestas" in text(shown)
    assert "61.5\xa0%" in shown.content.decode()


def test_entries_of_the_own_unit_are_shown_as_someone_else_s(people, make_entry, world, enter) -> None:
    sent.send(world, people, make_entry())
    shown = enter("reviewer_of_own_unit").get(reverse("review_queue"))
    assert "No hay nada por revisar" in text(shown)
    assert "Los revisa otra persona" in text(shown)


def test_who_administers_is_told_who_decides_and_offered_nothing_to_decide(people, make_entry, world, enter) -> None:
    sent.send(world, people, make_entry())
    shown = enter("administrator").get(reverse("review_queue"))
    assert "1 registro por revisar" in text(shown)
    assert "Deciden quienes revisan: " in text(shown)
    assert "revisa (DGTEG)" in text(shown)
    assert "Empezar" not in text(shown)
    Assignment.objects.filter(role=Role.REVIEWER).update(ends_on="2021-01-01")
    shown = enter("administrator").get(reverse("review_queue"))
    assert "Todavía nadie tiene la función de revisar" in text(shown)
    assert reverse("admin:compliance_assignment_add") in shown.content.decode()


def test_who_reviews_is_not_told_who_does(people, make_entry, world, reviewer) -> None:
    sent.send(world, people, make_entry())
    shown = reviewer.get(reverse("review_queue"))
    assert "Deciden quienes revisan" not in text(shown)
    assert "Empezar a revisar" in text(shown)


def test_an_empty_queue_leads_to_the_entities(people, reviewer) -> None:
    assert "Ver cómo va cada entidad" in text(reviewer.get(reverse("review_queue")))


def test_an_installation_without_a_cycle_still_has_a_queue(people, world, reviewer) -> None:
    world.cycle.delete()
    for name in ("review_queue", "entity_status"):
        assert reviewer.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    ("days", "said"), [(10, "tienen 10 días más"), (1, "vence mañana"), (0, "vence hoy"), (-2, "venció el")]
)
def test_the_days_that_are_left_are_said(days, said, people, world, reviewer) -> None:
    noon = timezone.localtime().replace(hour=12, minute=0)
    world.cycle.due_at = noon + timedelta(days=days)
    world.cycle.opens_at, world.cycle.closes_at = noon - timedelta(days=30), noon + timedelta(days=30)
    world.cycle.save()
    assert said in text(reviewer.get(reverse("review_queue")))


@pytest.mark.parametrize("count", [1, 12])
def test_lists_are_eight_queries_at_most(count, people, world, reviewer, django_assert_max_num_queries) -> None:
    many(world, people, count)
    for name in ("review_queue", "entity_status", "notices"):
        with django_assert_max_num_queries(8):
            assert reviewer.get(reverse(name)).status_code == 200


def test_one_is_reminded_by_its_button_and_once(people, world, reviewer) -> None:
    address = reverse("entity_status")
    shown = reviewer.get(address).content.decode()
    assert f'name="entidad" value="{world.mimp.pk}"' in shown
    assert "Se envió el recordatorio a MIMP." in text(reviewer.post(address, {"entidad": world.mimp.pk}, follow=True))
    again = reviewer.post(address, {"entidad": world.mimp.pk}, follow=True)
    assert "No se envió ningún recordatorio" in text(again)
    assert "Se le recordó hoy" in text(again)
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("asked", [[], ["x"], ["-1"], ["9" * 60], ["²"], ["0"], ["1", "x", ""]])
def test_reminding_rubbish_reminds_nobody(asked, people, world, reviewer) -> None:
    answer = reviewer.post(reverse("entity_status"), {"entidad": asked}, follow=True)
    assert answer.status_code == 200
    assert not mail.outbox


def test_a_focal_point_reminds_nobody(people, world, enter) -> None:
    assert enter("focal").post(reverse("entity_status"), {"entidad": world.mimp.pk}).status_code == 404
    assert not mail.outbox
