"""What an entry says at a moment, as plain data: kept with every event, compared between rounds, digested when sent."""

import hashlib
import json
from typing import Any

from compliance.entries.access import AnyEntry
from compliance.entries.listed import texts_of
from compliance.formatting import exact, plain
from compliance.models import ProgressEntry


def _figure(figure: Any) -> str | None:
    return None if figure is None else plain(exact(figure))


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _evidence(entry: AnyEntry) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind, "title": one.title, "link": one.link, "file": one.file_name, "sha256": one.sha256}
        for one in entry.evidences.all()
    ]


def _of_indicator(entry: ProgressEntry) -> dict[str, Any]:
    return {
        "value": _figure(entry.value),
        "numerator": _figure(entry.numerator),
        "denominator": _figure(entry.denominator),
        "missing_reason": entry.missing_reason,
        "expected_on": _day(entry.expected_on),
        "explanation": entry.explanation,
        "context": entry.context,
        "note": entry.note,
        "source": entry.source,
        "measures": texts_of(entry, "measures"),
    }


def contents_of(entry: AnyEntry) -> dict[str, Any]:
    """Everything that the entity states in the entry."""
    if isinstance(entry, ProgressEntry):
        own = _of_indicator(entry)
    else:
        own = {
            "protocol_is_approved": entry.protocol_is_approved,
            "protocol_approved_on": _day(entry.protocol_approved_on),
            "protocol_instrument": entry.protocol_instrument,
            "modified_budget": _figure(entry.modified_budget),
            "executed_budget": _figure(entry.executed_budget),
        }
    return {**own, "actions": texts_of(entry, "actions"), "evidence": _evidence(entry)}


def digest_of(contents: Any) -> str:
    """SHA-256 of the contents written in one canonical way."""
    canonical = json.dumps(contents, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
