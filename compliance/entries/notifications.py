"""Mails in plain Spanish about what happened, one to a person and a thing, never twice.

Each is kept as a Notice under a unique key before it is sent, so that the person can read it here too.
"""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import timezone

from compliance.entries.access import in_charge
from compliance.models import Assignment, Entity, EntryEvent, Notice, Submission, User

log = logging.getLogger(__name__)


def focal_points_of(entity_id: int) -> Iterable[User]:
    """The people who answer today for an entity or unit, or for what it is part of."""
    above = [entity.pk for entity in Entity.objects.get(pk=entity_id).ancestors()]
    in_force = Assignment.objects.in_force().focal_points().filter(entity__in=above)
    return User.objects.filter(assignments__in=in_force, is_active=True).distinct()


def deliver(key: str, to: User, template: str, context: dict[str, object]) -> Notice | None:
    """Keeps and sends one mail; None where the same one was kept before."""
    text = render_to_string(f"mail/{template}.txt", {**context, "person": to, "site": settings.SITE_ADDRESS})
    subject, _blank, body = text.strip().partition("\n")
    notice, is_new = Notice.objects.get_or_create(
        key=f"{key}:{to.pk}", defaults={"to": to, "subject": subject.strip(), "body": body.strip()}
    )
    if not is_new:
        return None
    try:
        send_mail(notice.subject, notice.body, settings.DEFAULT_FROM_EMAIL, [to.email])
    except OSError:
        log.exception("Notice %s could not be sent", notice.pk)
    else:
        Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now())
    return notice


def _tell_entity(event: EntryEvent, template: str) -> None:
    for person in focal_points_of(in_charge(event.subject)):
        deliver(f"{event.verb}:{event.pk}", person, template, {"event": event, "entry": event.subject})


AFTER: dict[str, str] = {"approve": "approved", "return": "returned", "withdraw": "returned"}


def after(events: Iterable[EntryEvent]) -> None:
    """Tells the entity what the ministry decided; its own moves it knows."""
    for event in events:
        if template := AFTER.get(event.verb):
            _tell_entity(event, template)


def received(submission: Submission) -> None:
    """Confirms a sending to everyone who answers for the entity."""
    for person in focal_points_of(submission.entity_id):
        deliver(f"received:{submission.pk}", person, "received", {"submission": submission})


def invited(assignment: Assignment, link: str) -> None:
    """Asks a person to activate the access that an assignment gives."""
    deliver(f"invited:{assignment.pk}", assignment.user, "invited", {"assignment": assignment, "link": link})
