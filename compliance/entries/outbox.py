"""Mails on their way: each is kept as a Notice first, sent after, and marked as sent only when it went out.

What is told to whom is `notifications`' question.
"""

import logging
from collections.abc import Iterable
from datetime import timedelta
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from compliance.models import Notice

log = logging.getLogger(__name__)

# A mail that waits for longer than its sending takes was left behind; one that is older may no longer be true.
LEFT_BEHIND_AFTER = timedelta(minutes=5)
TRIED_AGAIN_FOR = timedelta(days=3)


# Marks and returns what nobody else is sending, with the address that it goes to.
CLAIM = """
    UPDATE compliance_notice SET sent_at = %(now)s FROM compliance_user AS person
    WHERE person.id = to_id AND compliance_notice.id IN (
        SELECT one.id FROM compliance_notice AS one JOIN compliance_user ON compliance_user.id = one.to_id
        WHERE one.key = ANY(%(keys)s) AND one.sent_at IS NULL AND compliance_user.is_active
        FOR UPDATE OF one SKIP LOCKED
    ) RETURNING compliance_notice.*, person.email AS address
"""


def keep(notices: Iterable[Notice]) -> list[str]:
    """Keeps mails to be sent, one under each key; the keys are what `send` takes."""
    kept = Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return [notice.key for notice in kept]


def _went_out(notice: Any) -> bool:
    try:
        send_mail(notice.subject, notice.body, settings.DEFAULT_FROM_EMAIL, [notice.address])
    except (OSError, ValueError):  # the server refused it, or the address is none
        log.exception("Notice %s could not be sent", notice.key)
        return False
    return True


def send(keys: Iterable[str]) -> list[Notice]:
    """Sends mails that were kept; those that went out before, are being sent now or cannot be sent are left out.

    What is ours is marked and locked first, and given back where it did not go out; where the process dies, the
    database gives it back. Only dying between a sending and the commit would send a mail twice.
    """
    with transaction.atomic():
        claimed = Notice.objects.raw(CLAIM, {"now": timezone.now(), "keys": list(keys)})
        ours = sorted(claimed, key=attrgetter("pk"))
        failed = [notice.pk for notice in ours if not _went_out(notice)]
        if failed:
            Notice.objects.filter(pk__in=failed).update(sent_at=None)
    return [notice for notice in ours if notice.pk not in failed]


def left_behind() -> list[str]:
    """The keys of the mails that should have gone out and did not, oldest first; after some days they are let be."""
    now = timezone.now()
    waiting = Notice.objects.filter(sent_at=None, to__is_active=True, created_at__gte=now - TRIED_AGAIN_FOR)
    return list(waiting.filter(created_at__lt=now - LEFT_BEHIND_AFTER).order_by("pk").values_list("key", flat=True))
