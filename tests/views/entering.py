"""What the tests of the pages of entry share: a browser of any of the people, addresses, and what a page says."""

import html
import re
from datetime import timedelta
from typing import Any

from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from compliance.choices import Block
from compliance.models import Observation, ProgressEntry, ReportingCycle, ServiceEntry, User
from compliance.models.entries import to_entry

PEOPLE_WHO_ENTER = {"focal", "focal_of_parent", "reviewer_and_focal"}
PAGES = ("entry", "entry_value", "entry_texts", "entry_support", "entry_check")


# What only opens and closes a transaction asks nothing, whatever the trail of changes writes before it.
TRANSACTION = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def queries(captured: CaptureQueriesContext) -> int:
    asked = (query["sql"].rsplit("; ", 1)[-1] for query in captured.captured_queries)
    return len([sql for sql in asked if not sql.startswith(TRANSACTION)])


def stored() -> ProgressEntry:
    """The one entry of an indicator that was made here."""
    return ProgressEntry.objects.get(cycle__isnull=False)


def close_the_cycle() -> None:
    past = timezone.now() - timedelta(days=1)
    ReportingCycle.objects.update(due_at=past, closes_at=past)


def address(name: str, entry: ProgressEntry | ServiceEntry) -> str:
    kind = "servicio" if isinstance(entry, ServiceEntry) else "indicador"
    return reverse(name, args=[kind, entry.pk])


def read(response: Any) -> str:
    """The page's words, without markup, its spaces as one."""
    body = re.sub(r"<(script|style|template)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    words = html.unescape(re.sub(r"<[^>]+>", " ", body))
    return " ".join(words.split())


def value(**typed: str) -> dict[str, str]:
    """What the value page of an indicator sends, by default of an entry that nobody has saved yet."""
    return {"version": "0", "go": "next", "answer": "have", "value": "61", **typed}


def observe(entry: Any, by: User, *blocks: Block) -> list[Observation]:
    return [
        Observation.objects.create(**to_entry(entry), block=block, text=f"¿Por qué, en {block}?", by=by)
        for block in blocks
    ]
