"""Mails in plain Spanish about what happened, one to a person and a thing, never twice.

Each is kept as a Notice under a unique key before it is sent, so that the person can read it here too.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from compliance.entries.access import element_of, in_charge
from compliance.formatting import moment
from compliance.models import Assignment, Entity, EntryEvent, Notice, ReportingCycle, Submission, User
from compliance.models.people import inside

log = logging.getLogger(__name__)

LONGEST_SUBJECT = 200


def focal_points_of(*entity_ids: int) -> list[User]:
    """The people who answer today for any of these entities or units, or for what they are part of (two queries)."""
    members = inside(Entity.objects.all())
    above = [entity for entity, units in members.items() if units.intersection(entity_ids)]
    in_force = Assignment.objects.in_force().focal_points().filter(entity__in=above)
    return list(User.objects.filter(assignments__in=in_force, is_active=True).distinct())


def administrators() -> list[User]:
    return list(User.objects.filter(is_superuser=True, is_active=True))


def _notice(key: str, to: User, template: str, context: Mapping[str, Any]) -> Notice:
    text = render_to_string(f"mail/{template}.txt", {**context, "person": to, "site": settings.SITE_ADDRESS})
    subject, _newline, body = text.strip().partition("\n")
    return Notice(key=f"{key}:{to.pk}", to=to, subject=subject.strip()[:LONGEST_SUBJECT], body=body.strip())


def _post(notice: Notice) -> bool:
    try:
        send_mail(notice.subject, notice.body, settings.DEFAULT_FROM_EMAIL, [notice.to.email])
    except OSError:
        log.exception("Notice %s could not be sent", notice.pk)
        return False
    return True


def deliver(key: str, people: Iterable[User], template: str, context: Mapping[str, Any]) -> list[Notice]:
    """Keeps and sends one mail to each person; what was sent under the same key before is not sent again.

    A mail that could not be sent stays kept, and goes out when the same thing is told again.
    """
    notices = [_notice(key, person, template, context) for person in people]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    unsent = Notice.objects.filter(key__in=[notice.key for notice in notices], sent_at__isnull=True)
    with transaction.atomic():
        # Two who tell the same thing at once: the second finds the rows held, and leaves them to the first.
        waiting = unsent.select_related("to").select_for_update(of=("self",), skip_locked=True)
        sent = [notice for notice in waiting if _post(notice)]
        Notice.objects.filter(pk__in=[notice.pk for notice in sent]).update(sent_at=timezone.now())
    return sent


AFTER: dict[str, str] = {"approve": "approved", "return": "returned", "withdraw": "withdrawn"}


def after(events: Iterable[EntryEvent]) -> None:
    """Tells the entity what the ministry decided; its own moves it knows."""
    for event in events:
        if template := AFTER.get(event.verb):
            entry = event.subject
            context = {"event": event, "entry": entry, "element": element_of(entry)}
            deliver(f"{event.verb}:{event.pk}", focal_points_of(in_charge(entry)), template, context)


def received(submission: Submission) -> None:
    """Confirms a sending to everyone who answers for the entity."""
    context = {"submission": submission, "when": moment(submission.sent_at)}
    deliver(f"received:{submission.pk}", focal_points_of(submission.entity_id), "received", context)


def invited(assignment: Assignment, link: str) -> list[Notice]:
    """Asks a person to activate the access that an assignment gives; again on another day, with a new link."""
    key = f"invited:{assignment.pk}:{timezone.localdate()}"
    return deliver(key, [assignment.user], "invited", {"assignment": assignment, "link": link})


def reminder_key(cycle: ReportingCycle, entity: Entity) -> str:
    """What a day's reminder to an entity is kept under."""
    return f"reminder:{cycle.pk}:{entity.pk}:{timezone.localdate()}"


def reminded(cycle: ReportingCycle, entity: Entity, people: Iterable[User], context: Mapping[str, Any]) -> list[Notice]:
    """Reminds people of what their entity has not sent, once a day at most."""
    found = {"cycle": cycle, "entity": entity, **context}
    return deliver(reminder_key(cycle, entity), people, "reminder", found)


def declined(assignment: Assignment) -> list[Notice]:
    """Tells the administrators that a person says a designation is not theirs."""
    return deliver(f"declined:{assignment.pk}", administrators(), "declined", {"assignment": assignment})
