"""What happened to a passage: who wrote, confirmed or took it back, when, and what changed; read from the trail."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from compliance.entries.history import Part, compared
from compliance.models import User
from compliance.publishing.passages import Where


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that someone did to a passage; nothing was before where it was first written."""

    did: str
    by: str
    at: datetime
    before: tuple[Part, ...] = ()
    now: tuple[Part, ...] = ()

    @property
    def texts(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        return self.before, self.now


def _events(where: Where) -> list[Any]:
    model = apps.get_model("compliance", "SectionTextEvent")
    rows = model.objects.filter(**where.key).select_related("written_by", "confirmed_by", "pgh_context")
    return list(rows.order_by("pgh_id"))


def _person_of(event: Any, people: dict[int, User]) -> str:
    """The row says who wrote or confirmed; who took it back stands beside it in the trail."""
    if event.pgh_label != "delete":
        return str(event.confirmed_by)
    actor = (event.pgh_context.metadata if event.pgh_context else {}).get("user")
    return str(people[actor]) if actor in people else ""


def _people(events: Iterable[Any]) -> dict[int, User]:
    found = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    return User.objects.in_bulk([one for one in found if isinstance(one, int)])


def _did(event: Any, before: Any) -> str:
    if event.pgh_label == "delete":
        return _("Volvió al texto generado") if event.passage else _("Quitó el párrafo")
    if before is None:
        return _("Escribió")
    return _("Confirmó que sigue siendo correcto") if before.text == event.text else _("Editó")


def _steps(where: Where) -> Iterator[Step]:
    events = _events(where)
    people = _people(events)
    before: Any = None
    for event in events:
        is_gone = event.pgh_label == "delete"
        old, new = (before.text if before else ""), ("" if is_gone else event.text)
        parts = compared(old, new) if old != new else ((), ())
        yield Step(_did(event, before), _person_of(event, people), event.pgh_created_at, *parts)
        before = None if is_gone else event


def history(where: Where) -> tuple[Step, ...]:
    """All steps, the newest first (two queries)."""
    return tuple(reversed(list(_steps(where))))
