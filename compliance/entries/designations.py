"""A person confirms that a designation is theirs, or says that it is not; and how they are invited to do so.

What the designation gives while it lasts is `access`'s question.
"""

from dataclasses import dataclass

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from compliance.choices import Role
from compliance.entries import notifications
from compliance.entries.asked import Asked, asked_now
from compliance.models import Assignment, Entity, Notice, Submission, User
from compliance.models.people import AssignmentQuerySet, inside


@dataclass(frozen=True, slots=True)
class Predecessor:
    """Who held the function before, and what they sent last."""

    assignment: Assignment
    last_sent: Submission | None


def designations_of(user: User) -> AssignmentQuerySet:
    """Those of the person that have not ended; one that starts later may be confirmed before."""
    not_ended = Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate())
    return Assignment.objects.filter(not_ended, user=user)


def last_ended(user: User) -> Assignment | None:
    """The designation of a person that ended last, for one who has none any more."""
    ended = Assignment.objects.filter(user=user, ends_on__lt=timezone.localdate()).select_related("entity")
    return ended.order_by("-ends_on", "-pk").first()


def predecessor(assignment: Assignment) -> Predecessor | None:
    """The last person who held the same function for the same entity."""
    same = Assignment.objects.filter(
        entity=assignment.entity_id, role=assignment.role, is_alternate=assignment.is_alternate
    )
    earlier = same.filter(starts_on__lt=assignment.starts_on).exclude(user=assignment.user_id)
    found = earlier.select_related("user").order_by("-starts_on").first()
    if found is None:
        return None
    sent = Submission.objects.filter(entity=assignment.entity_id, sent_by=found.user_id).select_related("cycle")
    return Predecessor(found, sent.order_by("-sent_at").first())


def confirm(assignment: Assignment) -> None:
    """The person confirms, though they had declined before; the first time counts."""
    own = Assignment.objects.filter(pk=assignment.pk)
    own.filter(confirmed_at__isnull=True).update(confirmed_at=timezone.now())
    own.update(declined_at=None)


def decline(assignment: Assignment) -> None:
    """It gives no access any more, and the administrators are told, who decide what becomes of it."""
    Assignment.objects.filter(pk=assignment.pk).update(declined_at=timezone.now(), confirmed_at=None)
    notifications.declined(assignment)


def activation_link(user: User) -> str:
    """Where a person makes their password; good once and for a few days."""
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return f"{settings.SITE_ADDRESS}{reverse('account_reset_password_from_key', kwargs=key)}"


def asked_of(assignment: Assignment) -> list[Asked]:
    """What awaits a focal point: how much the open cycles ask of the entity and its units, and until when."""
    if assignment.role != Role.FOCAL_POINT or assignment.entity_id is None:
        return []
    return asked_now(inside(Entity.objects.all())[assignment.entity_id])


def is_in_force(assignment: Assignment) -> bool:
    """Whether the designation has not ended and its person's account is active."""
    return assignment.user.is_active and designations_of(assignment.user).filter(pk=assignment.pk).exists()


def invite(assignment: Assignment) -> list[Notice]:
    """Writes to the person with a link to activate their access; nothing where that was done today or is of no use."""
    if not is_in_force(assignment):
        return []
    return notifications.invited(assignment, activation_link(assignment.user), asked_of(assignment))


def invite_person(user: User) -> list[Notice]:
    """The same before the person has a designation; nothing where they made their password already."""
    if not user.is_active or user.has_usable_password():
        return []
    return notifications.invited_person(user, activation_link(user))
