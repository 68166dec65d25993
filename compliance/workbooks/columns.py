"""The columns of a sheet, as django-import-export's fields: header, type of cell, and the attribute that it fills.

Which columns make which sheet is written in `catalogue.py` and `progress.py`; what a cell may hold, in `cells.py`.
"""

import unicodedata
from typing import Any

from django.db.models import Field as ModelField
from django.db.models import Model
from django.utils.translation import gettext as _
from import_export.fields import Field

from compliance.models import Entity
from compliance.workbooks.cells import ACRONYM, APPROVAL_DAY, TEXT, ApprovalDay, CellType
from compliance.workbooks.figures import CellRefused
from compliance.workbooks.grid import Cell, written
from compliance.workbooks.scope import Scope, Table

LARGEST_SMALL_NUMBER = 32_767


class Column(Field):  # type: ignore[misc]  # the library has no types
    """A column whose cells hold the value of one attribute.

    `key` columns tell the rows of the sheet apart, and are required unless they say otherwise. `attribute` is a path
    where it is not the declared name; nothing is written along a path that leads to another row. `most` bounds a
    whole number.
    """

    def __init__(
        self,
        header: str,
        cell_type: CellType,
        *,
        attribute: str = "",
        key: bool = False,
        required: bool | None = None,
        most: int | None = None,
    ) -> None:
        super().__init__(column_name=header)
        self.attribute = attribute
        self.header = header
        self.cell_type = cell_type
        self.is_key = key
        self.is_required = key if required is None else required
        self.most = most
        self.longest: int | None = None

    def bind(self, name: str, model: type[Model]) -> None:
        """Tells the column under which name its resource declares it."""
        self.attribute = self.attribute or name
        if not self.is_elsewhere:
            field = model._meta.get_field(self.attribute)
            self.longest = field.max_length if isinstance(field, ModelField) else None

    @property
    def is_needed(self) -> bool:
        """Whether a row hangs in the air where it is not known what the column holds."""
        return self.is_required

    @property
    def is_elsewhere(self) -> bool:
        """Whether the attribute is another row's."""
        return "__" in str(self.attribute)

    @property
    def stored(self) -> tuple[str, ...]:
        """The model's fields that the column writes."""
        return () if self.is_elsewhere else (self.attribute,)

    def read(self, cell: Cell, _scope: Scope) -> Any:
        """The cell's value. Raises `CellRefused`, or `Unsettled` where it names a row that was refused."""
        value = self.cell_type.read(cell)
        if value is None or value == "":
            if self.is_required:
                raise CellRefused(_("un dato, que aquí es obligatorio"))
            return value
        if self.longest is not None and isinstance(value, str) and len(value) > self.longest:
            raise CellRefused(_("un texto de hasta %(most)s caracteres") % {"most": self.longest})
        if self.most is not None and value > self.most:
            raise CellRefused(_("un número entero entre 0 y %(most)s") % {"most": self.most})
        return value

    def value(self, instance: Model) -> Any:
        """What the row holds, as `read` would give it back: what a workbook cannot carry is no difference."""
        value = self.get_value(instance)
        return _portable(value) if isinstance(value, str) else value

    def put(self, instance: Model, value: Any) -> None:
        setattr(instance, self.attribute, value)

    def shown(self, value: Any, _scope: Scope) -> str:
        """The value for people to read, in the words of the sheet."""
        return "" if value is None else written(self.cell_type.write(value))

    def export(self, instance: Model, **_options: Any) -> Cell:
        """The cell that reads back as what the row holds."""
        value = self.value(instance)
        return None if value is None else self.cell_type.write(value)


def _portable(text: str) -> str:
    """Without carriage returns, the control characters that no cell may hold, and outer white space."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) != "Cc")
    return text.strip()


class Reference(Column):
    """A column whose cells name another row by its code or acronym. The attribute is that row's primary key."""

    def __init__(
        self, header: str, to: Table, *, attribute: str = "", key: bool = False, required: bool | None = None
    ) -> None:
        cell_type = ACRONYM if to is Entity else TEXT
        super().__init__(header, cell_type, attribute=attribute, key=key, required=required)
        self.to = to
        self.path = attribute

    @property
    def is_needed(self) -> bool:
        return True

    def bind(self, name: str, _model: type[Model]) -> None:
        self.path = self.path or name
        self.attribute = f"{self.path}_id"

    @property
    def stored(self) -> tuple[str, ...]:
        return () if self.is_elsewhere else (self.path,)

    def read(self, cell: Cell, scope: Scope) -> int | None:
        code = super().read(cell, scope)
        return scope.find(self.to, code) if code else None

    def shown(self, value: int | None, scope: Scope) -> str:
        return scope.code(self.to, value)

    def export(self, instance: Model, **_options: Any) -> Cell:
        named: Any = instance
        for step in self.path.split("__"):
            named = getattr(named, step, None)
        return str(named) if named is not None else None


class Approval(Column):
    """When a protocol was approved: two attributes in one cell, a day or the year alone."""

    def __init__(self, header: str) -> None:
        super().__init__(header, APPROVAL_DAY, attribute="approved_on")

    @property
    def stored(self) -> tuple[str, ...]:
        return ("approved_on", "only_year_known")

    def value(self, instance: Any) -> ApprovalDay | None:
        return ApprovalDay(instance.approved_on, instance.only_year_known) if instance.approved_on else None

    def put(self, instance: Any, value: ApprovalDay | None) -> None:
        instance.approved_on = value.on if value else None
        instance.only_year_known = bool(value and value.only_year_known)
