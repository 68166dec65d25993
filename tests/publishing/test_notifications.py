"""Everyone who has to act on an edition, or is in it, is told in their own words, once and nobody else."""

from datetime import date

from django.core import mail
from django.utils import timezone

from compliance.models import ReportEdition
from compliance.publishing.answering import give_opinion
from compliance.publishing.editions import discard, prepare, publish
from tests.publishing.published import YEAR, measured, tokens


def test_people_are_told_when_an_extract_opens_and_when_it_is_published(
    year, people, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        edition = prepare(year.policy, YEAR, by=people["reviewer"], preview_until=timezone.localdate())
    own = {"focal@example.org", "focal_mimp@example.org", "focal_que_revisa@example.org"}
    opened = [one for one in mail.outbox if "así aparecerá AURORA" in one.subject]
    assert {address for one in opened for address in one.to} == own
    for said in (f"/ediciones/{edition.pk}/extracto/AURORA/", "23:59 (hora de Lima)", people["reviewer"].email):
        assert said in opened[0].body
    mail.outbox.clear()
    ReportEdition.objects.update(preview_until=date(2020, 1, 1))
    edition.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        publish(edition, by=people["reviewer_of_own_unit"])
    assert {address for one in mail.outbox for address in one.to} == own | {people["reviewer"].email}
    assert "/publicaciones/PNIG-2022-1/" in mail.outbox[0].body


def test_entities_are_told_that_what_they_were_asked_about_was_discarded(
    year, people, django_capture_on_commit_callbacks
) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"], preview_until=timezone.localdate())
    give_opinion(edition, year.aurora, agrees=False, text="El valor es otro.", by=people["focal"])
    with django_capture_on_commit_callbacks(execute=True):
        discard(edition, by=people["reviewer"])
    assert {address for one in mail.outbox for address in one.to} >= {"focal@example.org"}
    assert "descartó" in mail.outbox[0].subject
    assert "Su objeción quedó guardada" in mail.outbox[0].body
    assert f"/ediciones/{edition.pk}/extracto/AURORA/" in mail.outbox[0].body


def test_only_those_who_may_approve_are_told_of_a_preparation_without_days(
    year, people, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        edition = prepare(year.policy, YEAR, by=people["reviewer"])
    told = {address for one in mail.outbox for address in one.to}
    assert people["reviewer_of_own_unit"].email in told
    assert told.isdisjoint({people["reviewer"].email, people["focal"].email})
    assert all(one.subject == "Por aprobar: reporte de cumplimiento 2022" for one in mail.outbox)
    assert f"/ediciones/{edition.pk}/" in mail.outbox[0].body


def test_a_correction_is_told_as_one(first, year, people, django_capture_on_commit_callbacks) -> None:
    measured("40")
    edition = prepare(year.policy, YEAR, by=people["reviewer"], reason="El valor era otro.")
    with django_capture_on_commit_callbacks(execute=True):
        publish(edition, by=people["reviewer_of_own_unit"], confirmed=tokens(edition))
    assert {one.subject for one in mail.outbox} == {"Se corrigió el reporte de cumplimiento 2022: edición 2"}
    assert "/publicaciones/PNIG-2022-2/leer/#fe-de-erratas" in mail.outbox[0].body
    assert "El valor era otro." in mail.outbox[0].body


def test_who_prepared_is_told_of_an_objection_alone(year, people, django_capture_on_commit_callbacks) -> None:
    edition = prepare(year.policy, YEAR, by=people["reviewer"], preview_until=timezone.localdate())
    with django_capture_on_commit_callbacks(execute=True):
        give_opinion(edition, year.aurora, agrees=True, text="Bien.", by=people["focal"])
    assert mail.outbox == []
    with django_capture_on_commit_callbacks(execute=True):
        give_opinion(edition, year.aurora, agrees=False, text="El <valor> es otro.", by=people["focal"])
    (told,) = mail.outbox
    assert (told.to, told.subject) == ([people["reviewer"].email], "AURORA objeta el reporte de 2022")
    assert "El <valor> es otro." in told.body
    assert f"/ediciones/{edition.pk}/" in told.body
