"""Mails in plain Spanish about what happened, one to a person and a thing, never twice.

Each is kept as a Notice under a unique key, so that the person can read it here too; `outbox` sends it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.expressions import RawSQL
from django.template.loader import render_to_string
from django.utils import timezone

from compliance.entries import outbox
from compliance.entries.access import element_of, in_charge
from compliance.entries.asked import Asked
from compliance.entries.wording import title
from compliance.formatting import moment
from compliance.models import Assignment, Entity, EntryEvent, Notice, ReportingCycle, Service, Submission, User

LONGEST_SUBJECT = 200


# The entities themselves and all that they are part of; UNION, not UNION ALL, ends where a tree would close a circle.
ABOVE = """
    WITH RECURSIVE above (id, parent_id) AS (
        SELECT id, parent_id FROM compliance_entity WHERE id = ANY(%s)
        UNION SELECT one.id, one.parent_id FROM compliance_entity one JOIN above ON one.id = above.parent_id
    ) SELECT id FROM above
"""


def focal_points_of(*entity_ids: int) -> list[User]:
    """The people who answer today for any of these entities or units, or for what they are part of (one query)."""
    above = RawSQL(ABOVE, (list(entity_ids),))  # noqa: S611 (a constant; the ids are a parameter)
    in_force = Assignment.objects.in_force().focal_points().filter(entity__in=above)
    return list(User.objects.filter(assignments__in=in_force, is_active=True).distinct())


def administrators() -> list[User]:
    return list(User.objects.filter(is_superuser=True, is_active=True))


def reviewers() -> list[User]:
    """Who reviews today (one query)."""
    in_force = Assignment.objects.in_force().reviewers()
    return list(User.objects.filter(assignments__in=in_force, is_active=True).distinct())


def _notice(key: str, to: User, template: str, context: Mapping[str, Any]) -> Notice:
    text = render_to_string(f"mail/{template}.txt", {**context, "person": to, "site": settings.SITE_ADDRESS})
    subject, _newline, body = text.strip().partition("\n")
    return Notice(key=f"{key}:{to.pk}", to=to, subject=subject.strip()[:LONGEST_SUBJECT], body=body.strip())


def _keep(key: str, people: Iterable[User], template: str, context: Mapping[str, Any]) -> list[str]:
    return outbox.keep([_notice(key, person, template, context) for person in people])


def deliver(key: str, people: Iterable[User], template: str, context: Mapping[str, Any]) -> list[Notice]:
    """Keeps one mail to each person and sends it; what was sent under the same key before is not sent again.

    A mail that could not be sent stays kept: it goes out later, or when the same thing is told again.
    """
    return outbox.send(_keep(key, people, template, context))


def _tell(key: str, people: Iterable[User], template: str, context: Mapping[str, Any]) -> None:
    """Keeps the mails along with what they tell, in the same transaction, and sends them after it."""
    transaction.on_commit(partial(outbox.send, _keep(key, people, template, context)))


AFTER: dict[str, str] = {"approve": "approved", "return": "returned", "withdraw": "withdrawn"}


def after(events: Iterable[EntryEvent]) -> None:
    """Tells the entity what the ministry decided; its own moves it knows."""
    for event in events:
        if template := AFTER.get(event.verb):
            entry = event.subject
            element = element_of(entry)
            named = f"«{element.name}»" if element.name else title("", is_service=isinstance(element, Service)).lower()
            context = {"event": event, "entry": entry, "element": element, "named": named}
            _tell(f"{event.verb}:{event.pk}", focal_points_of(in_charge(entry)), template, context)


def received(submission: Submission) -> None:
    """Confirms a sending to everyone who answers for the entity."""
    context = {"submission": submission, "when": moment(submission.sent_at)}
    _tell(f"received:{submission.pk}", focal_points_of(submission.entity_id), "received", context)


def invited(assignment: Assignment, link: str, asked: Sequence[Asked] = ()) -> list[Notice]:
    """Asks a person to activate the access that an assignment gives; again on another day, with a new link.

    What the open cycles ask of the entity tells them how much work awaits.
    """
    key = f"invited:{assignment.pk}:{timezone.localdate()}"
    return deliver(key, [assignment.user], "invited", {"assignment": assignment, "link": link, "asked": asked})


def invited_person(user: User, link: str) -> list[Notice]:
    """The same to a person who has no designation yet."""
    return deliver(f"access:{user.pk}:{timezone.localdate()}", [user], "invited", {"link": link})


def reminder_key(cycle: ReportingCycle, entity: Entity) -> str:
    """What a day's reminder to an entity is kept under."""
    return f"reminder:{cycle.pk}:{entity.pk}:{timezone.localdate()}"


def reminded(cycle: ReportingCycle, entity: Entity, people: Iterable[User], context: Mapping[str, Any]) -> list[Notice]:
    """Reminds people of what their entity has not sent, once a day at most."""
    found = {"cycle": cycle, "entity": entity, **context}
    return deliver(reminder_key(cycle, entity), people, "reminder", found)


def declined(assignment: Assignment) -> None:
    """Tells the administrators that a person says a designation is not theirs."""
    _tell(f"declined:{assignment.pk}", administrators(), "declined", {"assignment": assignment})
