"""An objection reaches the person who prepared the edition; an agreement needs nobody's attention."""

from django.core import mail
from django.utils import timezone

from compliance.publishing.answering import give_opinion
from compliance.publishing.editions import prepare
from tests.publishing.published import YEAR


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
