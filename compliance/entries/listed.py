"""The lists of texts that hang from an entry: measures that it tells of and actions that it plans, read and written.

A caller who needs the texts alone has them read along with the entry's row; else they come from their own rows.
"""

from typing import Any, cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet

from compliance.entries.access import AnyEntry
from compliance.models import AdoptedMeasure, ImprovementAction, ProgressEntry
from compliance.models.entries import to_entry

LISTS: dict[str, type[AdoptedMeasure | ImprovementAction]] = {"measures": AdoptedMeasure, "actions": ImprovementAction}
OF_SERVICES = frozenset({"actions"})


def _known(name: str) -> str:
    """The attribute of an entry that holds the texts once they are known."""
    return f"texts_of_{name}"


def with_lists(rows: "QuerySet[Any]", *names: str) -> "QuerySet[Any]":
    """Entries, each with the texts of these lists in its own row: no query of their own."""
    own = "entry" if rows.model is ProgressEntry else "service_entry"
    texts = {name: cast(Any, LISTS[name]).objects.filter(**{own: OuterRef("pk")}) for name in names}
    known = {_known(name): ArraySubquery(found.order_by("position").values("text")) for name, found in texts.items()}
    annotated: QuerySet[Any] = rows.annotate(**known)
    return annotated


def know_lists(entry: AnyEntry) -> None:
    """Hands an entry all texts that hang from it (one query)."""
    names = [name for name in LISTS if isinstance(entry, ProgressEntry) or name in OF_SERVICES]
    rows = with_lists(type(entry)._default_manager.filter(pk=entry.pk), *names)
    for name, texts in rows.values(*map(_known, names)).get().items():
        setattr(entry, name, texts)


def texts_of(entry: AnyEntry, name: str) -> list[str]:
    """The texts of a list, in their order."""
    known: list[str] | None = getattr(entry, _known(name), None)
    return [row.text for row in getattr(entry, name).all()] if known is None else known


def replace(entry: AnyEntry, name: str, texts: list[str]) -> None:
    """Writes a list anew (two queries)."""
    kind = LISTS[name]
    owner = {"entry": entry} if kind is AdoptedMeasure else to_entry(entry)
    rows = cast(Any, kind).objects
    rows.filter(**owner).delete()
    rows.bulk_create(kind(**owner, position=position, text=text) for position, text in enumerate(texts, 1))
