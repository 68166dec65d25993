"""The rows of a sheet in the database: existing ones read in one query, new and changed ones written in bulk."""

from collections.abc import Sequence
from typing import Any, Protocol

from django.db import transaction
from django.db.models import Model
from import_export.instance_loaders import BaseInstanceLoader
from tablib import Dataset

from compliance.workbooks.readings import Reading

# Rows written by one statement.
BATCH = 1_000


class Keyed(Protocol):
    """A resource that can tell its rows apart."""

    is_refused: bool

    def get_queryset(self) -> Any: ...

    def key_of(self, instance: Model) -> tuple[Any, ...]: ...


class KeyedLoader(BaseInstanceLoader):  # type: ignore[misc]  # the library has no types
    """The rows that exist, by the columns that tell them apart."""

    def __init__(self, resource: Keyed, dataset: Dataset | None = None) -> None:
        super().__init__(resource, dataset)
        rows = () if resource.is_refused else resource.get_queryset()
        self.rows = {resource.key_of(row): row for row in rows}

    def get_instance(self, row: Reading) -> Any:
        return self.rows.get(row.key) if row.key is not None else None


def write(table: type[Model], instances: list[Any], changed: Sequence[str] = ()) -> None:
    """Inserts new rows; where columns are named, existing rows get their new values.

    Changed rows are written as insertions that meet their own key: far fewer words than an update of each.
    """
    options: dict[str, Any] = {}
    if changed:
        options = {"update_conflicts": True, "unique_fields": ["pk"], "update_fields": changed}
    with transaction.atomic():
        table._default_manager.bulk_create(instances, batch_size=BATCH, **options)
