"""What a receipt says of a sending: a line a thing, from the contents kept with it and not from what came later."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from compliance.choices import MissingReason, Unit
from compliance.entries.wording import title
from compliance.formatting import with_unit
from compliance.models import Indicator, Service, Submission


@dataclass(frozen=True, slots=True)
class SentLine:
    """One thing that was sent, as it stood then."""

    code: str
    title: str
    stated: str


def _indicator(indicator: Indicator, contents: Mapping[str, Any]) -> str:
    if contents.get("value") is not None:
        unit = Unit(indicator.unit) if indicator.unit else None
        return with_unit(Decimal(contents["value"]), unit, indicator.decimals)
    reason = contents.get("missing_reason")
    return str(MissingReason(reason).label) if reason else ""


def _service(_service_row: Service, contents: Mapping[str, Any]) -> str:
    return _("Protocolo aprobado") if contents.get("protocol_is_approved") else _("Sin protocolo aprobado")


def sent_lines(submission: Submission) -> tuple[SentLine, ...]:
    """By code, indicators first (one query)."""
    events = submission.events.select_related("entry__indicator", "service_entry__service")
    lines = []
    for event in events:
        is_service = event.entry is None
        element: Any = event.service_entry.service if is_service else event.entry.indicator
        stated = _service if is_service else _indicator
        contents = submission.contents.get(element.code, {})
        line = SentLine(element.code, title(element.name, is_service=is_service), stated(element, contents))
        lines.append((is_service, line))
    return tuple(line for _is_service, line in sorted(lines, key=lambda one: (one[0], one[1].code)))
