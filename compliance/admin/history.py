"""What the trail knows of a row, for the page of its history: each change, who made it and where it came from.

Rows are kept by triggers (`compliance.models.tracking`), so that imports and commands stand here too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Field, Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.admin.lists import amount
from compliance.formatting import ABSENT, day, moment
from compliance.models import User

MOST = 100
WHAT = {
    "insert": gettext_lazy("Se creó"),
    "update": gettext_lazy("Cambió"),
    "delete": gettext_lazy("Se eliminó"),
}
# What the trail adds to each row, and what every save counts.
NOT_TOLD = ("pgh_", "version", "edited_by", "edited_at")


@dataclass(frozen=True, slots=True)
class Changed:
    """A field, with what it said and what it says."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change; `who` is a person or a command, and `reason` what was given for it."""

    at: datetime
    what: str
    who: str
    reason: str
    changed: tuple[Changed, ...]


def steps_of(row: Model) -> list[Step]:
    """Newest first, and no more than a page of them; nothing of what the trail does not keep."""
    events_of = getattr(row, "pgh_event_model", None)
    if events_of is None:
        return []
    events = list(
        events_of.objects.filter(pgh_obj_id=row.pk).select_related("pgh_context").order_by("-pgh_id")[: MOST + 1]
    )
    people = _people(events)
    pairs = [*pairwise(events), *([(events[-1], None)] if 0 < len(events) <= MOST else [])]
    return [
        Step(
            at=event.pgh_created_at,
            what=str(WHAT[event.pgh_label]),
            who=_who(_said(event), people),
            reason=str(_said(event).get("reason", "")),
            changed=tuple(_changes(before, event)) if event.pgh_label == "update" else (),
        )
        for event, before in pairs
    ]


def _said(event: Any) -> Mapping[str, Any]:
    return event.pgh_context.metadata if event.pgh_context else {}


def _people(events: list[Any]) -> Mapping[int, str]:
    wanted = {_said(event).get("user") for event in events} - {None}
    return {user.pk: user.email for user in User.objects.filter(pk__in=wanted)}


def _who(said: Mapping[str, Any], people: Mapping[int, str]) -> str:
    if said.get("command"):
        return _("orden %(command)s (%(file)s)") % {"command": said["command"], "file": said.get("file", ABSENT)}
    return people.get(said.get("user", 0), ABSENT)


def _changes(before: Any, after: Any) -> Iterator[Changed]:
    for field in after._meta.fields if before is not None else ():
        if field.name.startswith(NOT_TOLD):
            continue
        was, is_now = (getattr(one, field.attname) for one in (before, after))
        if was != is_now:
            yield Changed(str(capfirst(field.verbose_name)), _shown(field, before, was), _shown(field, after, is_now))


def _shown(field: "Field[Any, Any]", event: Any, value: Any) -> str:
    """A value as people read it; of another row its name, where that is still there."""
    if value is None or value == "":
        return ABSENT
    if field.is_relation:
        try:
            return str(getattr(event, field.name))
        except ObjectDoesNotExist:
            return str(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plainly(value)


def _plainly(value: Any) -> str:
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    if isinstance(value, Decimal):
        return amount(value)
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else str(value)
