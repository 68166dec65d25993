"""What every sheet has in common: how its rows become rows of the database, for the commands and the admin alike.

A sheet is a class of `catalogue.py` or `progress.py`; django-import-export drives it row by row. Existing rows are
read in one query, and those that are new or changed are written in bulk. Nothing is ever deleted.
"""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.db import DatabaseError, models
from django.utils.translation import gettext as _
from import_export.resources import ModelResource
from import_export.results import Result
from tablib import Dataset

from compliance.models import Policy
from compliance.models.catalogue import Element
from compliance.workbooks.columns import Column
from compliance.workbooks.fate import Fate, Values, differences
from compliance.workbooks.figures import CellRefused
from compliance.workbooks.readings import Check, Reading, Refusal, SheetCheck, read_rows, repeated
from compliance.workbooks.scope import Scope, policy_of_code
from compliance.workbooks.storage import KeyedLoader, write

# Rows between two words of progress.
STRIDE = 500


class SheetRefused(Exception):
    """The sheet as a whole cannot be loaded. `found` follows "se encontró", `accepted` follows "se acepta"."""

    def __init__(self, found: str, accepted: str) -> None:
        self.found, self.accepted = found, accepted
        super().__init__(_("Se encontró %(found)s; se acepta %(accepted)s.") % vars(self))


class SheetResource(ModelResource):  # type: ignore[misc]
    """A sheet: its columns are declared in the class body.

    `policy_path` leads from the model to its policy; it is empty where rows belong to no policy. `related` is read
    along with existing rows. `checks` judge a row, `sheet_checks` the rows together, `cautions` only warn.
    """

    sheet: ClassVar[str]
    policy_path: ClassVar[str] = ""
    related: ClassVar[tuple[str, ...]] = ()
    checks: ClassVar[tuple[Check, ...]] = ()
    cautions: ClassVar[tuple[Check, ...]] = ()
    sheet_checks: ClassVar[tuple[SheetCheck, ...]] = ()
    fields: ClassVar[dict[str, Column]]
    columns: ClassVar[dict[str, Column]]

    class Meta:
        use_bulk = True
        # The library writes nothing before the last row; `write` cuts batches of its own.
        batch_size = None
        instance_loader_class = KeyedLoader

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if model := getattr(cls.Meta, "model", None):
            for name, column in cls.fields.items():
                column.bind(name, model)
            # By field name, in the order of the class body: the library will put the model's fields first, and would
            # add those that are not declared.
            cls.columns = dict(cls.fields)
            cls.Meta.fields = tuple(cls.fields)  # type: ignore[attr-defined]

    def __init__(self, policy: Policy | None = None, scope: Scope | None = None, **options: Any) -> None:
        """One that stands alone refuses unknown headers and shows differences; a load does both for its resources."""
        super().__init__(**options)
        self.stands_alone = scope is None
        self.scope = scope or Scope(policy)
        self.readings: list[Reading] = []
        self.is_refused = False
        self.keys = [column for column in self.columns.values() if column.is_key]

    @classmethod
    def headers(cls) -> tuple[str, ...]:
        return tuple(column.header for column in cls.columns.values())

    @classmethod
    def table(cls) -> type[models.Model]:
        return cls._meta.model  # type: ignore[no-any-return]

    def get_queryset(self) -> models.QuerySet[Any]:
        """The rows of the policy, with what their columns name."""
        rows = self.table()._default_manager.select_related(*self.related)
        return rows.filter(**{self.policy_path: self.scope.policy}) if self.policy_path else rows

    def key_of(self, instance: models.Model) -> tuple[Any, ...]:
        return tuple(column.value(instance) for column in self.keys)

    # The sheet as a whole, before anything is written

    def before_import(self, dataset: Dataset, **_options: Any) -> None:
        """Reads every row and judges the rows together. Raises `SheetRefused` where there is no sense in that."""
        headers = tuple(dataset.headers or ())
        if self.stands_alone:
            self.scope = Scope(self.scope.policy)
        self.is_refused = True
        self._find_policy()
        self._refuse_headers(headers)
        self.is_refused = False
        self.open(dataset)
        rows = (dict(zip(headers, cells, strict=False)) for cells in dataset)
        self.readings = read_rows(self.columns, rows, self.scope)
        if self.sheet in self.scope.misspelt:
            self._doubt({name for name, column in self.columns.items() if column.header not in headers})
        for check in (self._repeated, *self.sheet_checks):
            for reading, refusal in list(check(self.readings, self.scope)):
                reading.refusals.append(refusal)
        self.prepare()

    def open(self, dataset: Dataset) -> None:
        """What has to be there before the rows are read."""

    def prepare(self) -> None:
        """What has to be there before the rows are written."""

    def _find_policy(self) -> None:
        if self.policy_path and self.scope.policy is None:
            try:
                self.scope.policy = policy_of_code("")
            except CellRefused as refused:
                raise SheetRefused(_("una hoja sin política a la que pertenezca"), refused.accepted) from refused

    @classmethod
    def needed_headers(cls) -> list[str]:
        """The headers without which the rows cannot be told apart."""
        return [column.header for column in cls.columns.values() if column.is_key and column.is_required]

    def _refuse_headers(self, headers: tuple[str, ...]) -> None:
        needed, known = self.needed_headers(), self.headers()
        for header in headers if self.stands_alone else ():
            if header not in known:
                found = _("una columna «%(header)s»") % {"header": header}
                raise SheetRefused(found, _("una de estas columnas: %(known)s") % {"known": ", ".join(known)})
        for header in needed:
            if header not in headers:
                found = _("una hoja sin la columna «%(header)s»") % {"header": header}
                accepted = _("una hoja con las columnas que identifican sus filas: %(needed)s")
                raise SheetRefused(found, accepted % {"needed": ", ".join(needed)})

    def _doubt(self, absent: set[str]) -> None:
        """One of the absent columns stands there under a misspelt header: what it holds is not known.

        The rows are loaded all the same where they can do without it, so that what hangs from them is judged.
        """
        for reading in self.readings:
            reading.unread |= absent
            reading.waits = reading.waits or any(self.columns[name].is_needed for name in absent)

    def _repeated(self, readings: Sequence[Reading], _scope: Scope) -> Iterator[tuple[Reading, Refusal]]:
        return repeated(readings, self.keys[0].header)

    # Row by row

    def import_row(self, _row: dict[str, Any], instance_loader: KeyedLoader, **options: Any) -> Fate:
        """What becomes of a row: new, changed, unchanged, refused, or left because another was refused."""
        fate = Fate()
        if self.is_refused:
            return fate
        reading = self.readings[options["row_number"] - 1]
        existing = instance_loader.get_instance(reading)
        instance = existing or self.new(reading)
        before = self._values(instance)
        self._fill(instance, reading)
        self._judge(instance, reading, is_new=existing is None)
        if reading.is_good:
            self._keep(instance, reading, before, fate, is_new=existing is None)
        else:
            if not reading.repeats:
                # Whoever names the row's code, as it is written, will not be told a second time.
                self.scope.refused[self.table()].add(reading.written(self.keys[0].header))
            fate.is_refused(reading)
        self._tell(reading.number)
        return fate

    def new(self, _reading: Reading) -> Any:
        """A row that does not exist yet."""
        instance = self.table()()
        if isinstance(instance, Element) and self.scope.policy is not None:
            instance.policy = self.scope.policy
        return instance

    def settle(self, instance: Any, reading: Reading) -> None:
        """Values that follow from others, once the cells have been put into the row."""

    def _fill(self, instance: models.Model, reading: Reading) -> None:
        for name, value in reading.values.items():
            if not self.fields[name].is_elsewhere:
                self.fields[name].put(instance, value)
        self.settle(instance, reading)

    def _judge(self, instance: models.Model, reading: Reading, *, is_new: bool) -> None:
        if is_new:
            self._require_columns(reading)
        for check in self.checks:
            reading.refusals += check(instance, reading, self.scope)
        for caution in self.cautions:
            reading.cautions += caution(instance, reading, self.scope)

    def _require_columns(self, reading: Reading) -> None:
        """A new row needs columns that an existing one may leave alone; the first such row says so for the sheet."""
        required = [column.header for column in self.columns.values() if column.is_required]
        missing = [header for header in required if header not in reading.cells]
        if not missing:
            return
        if self.sheet not in self.scope.misspelt:
            self.scope.misspelt.add(self.sheet)
            found = _("una fila nueva en una hoja sin la columna «%(header)s»") % {"header": missing[0]}
            accepted = _("una fila nueva con %(required)s") % {"required": ", ".join(required)}
            reading.refusals.append(Refusal(self.keys[0].header, accepted, found))
        reading.waits = True

    def _keep(self, instance: Any, reading: Reading, before: Values, fate: Fate, *, is_new: bool) -> None:
        after = self._values(instance)
        fate.instance = instance
        if is_new:
            fate.is_created(reading)
            self.create_instances.append(instance)
        elif before != after:
            fate.is_changed(self.columns, reading, before, after, self.scope)
            self.update_instances.append(instance)
        if self.stands_alone:
            fate.diff = list(differences(self.columns, reading, before, after, self.scope))

    def _tell(self, number: int) -> None:
        if self.scope.tell and (number % STRIDE == 0 or number == len(self.readings)):
            self.scope.tell(self.sheet, number, len(self.readings))

    def _values(self, instance: models.Model) -> Values:
        return {name: column.value(instance) for name, column in self.columns.items() if not column.is_key}

    # All rows at once

    def bulk_create(self, *_options: Any, result: Result | None = None, **_more: Any) -> None:
        self._write(self.create_instances, result)

    def bulk_update(self, *_options: Any, result: Result | None = None, **_more: Any) -> None:
        self._write(self.update_instances, result, [name for one in self.columns.values() for name in one.stored])

    def _write(self, instances: list[Any], result: Result | None, changed: Sequence[str] = ()) -> None:
        if not instances:
            return
        try:
            write(self.table(), instances, changed)
        except DatabaseError as error:
            self.handle_import_error(result, error)
        finally:
            instances.clear()
            self.scope.forget(self.table())
