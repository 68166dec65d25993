"""What a load knows while it runs: the policy it is about, and the rows of the database that its cells may name.

Each table is read once, when a cell first names a row of it, and again only after a sheet has written to it.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.models import Entity, Guideline, Indicator, Policy, PriorityObjective, ProgressEntry, Service
from compliance.models.entries import Entry
from compliance.workbooks.figures import CellRefused

Table = type[Model]
# Told the name of a sheet, how many of its rows are done, and how many there are.
Tell = Callable[[str, int, int], None]

# What a cell that names a row may hold.
NAMED = {
    Entity: gettext_lazy("la sigla de una entidad registrada o de la hoja Entidades"),
    PriorityObjective: gettext_lazy("el código de un objetivo de la política, registrado o de la hoja Objetivos"),
    Guideline: gettext_lazy("el código de un lineamiento de la política, registrado o de la hoja Lineamientos"),
    Service: gettext_lazy("el código de un servicio de la política registrado en el catálogo"),
    Indicator: gettext_lazy("el código de un indicador de la política registrado en el catálogo"),
}


class Unsettled(Exception):
    """The cell names a row that was itself refused: its own problem is told once, at its own place."""


class Scope:
    """The policy of a load (None where only entities are loaded), and what can be named in it.

    A correction is of years whose report is published.
    """

    def __init__(self, policy: Policy | None = None, tell: Tell | None = None, *, is_correction: bool = False) -> None:
        self.policy = policy
        self.is_correction = is_correction
        self.tell = tell
        # Codes of rows that were refused, and tables whose sheet could not be read: naming them is no second problem.
        self.refused: dict[Table, set[str]] = defaultdict(set)
        self.unread: set[Table] = set()
        # Sheets whose headers are refused already: a column missing there is most likely the misspelt one.
        self.misspelt: set[str] = set()
        self.told_years: set[int] = set()
        # Indicators' years that got an empty entry, because a text or a change names them.
        self.implied: list[str] = []
        self._ids: dict[Table, dict[str, int]] = {}
        self._indicators: dict[int, Indicator] | None = None
        self._parents: dict[int, int | None] | None = None
        self._entries: dict[type[Entry], dict[tuple[Any, Any], Entry]] = {}

    def forget(self, table: Table) -> None:
        """The table has been written to: it is read again when it is next needed."""
        self._ids.pop(table, None)
        if table is Indicator:
            self._indicators = None
        elif table is Entity:
            self._parents = None
        elif issubclass(table, Entry):
            self._entries.pop(table, None)

    def ids(self, table: Table) -> dict[str, int]:
        """Primary keys by code, or by acronym; of the policy alone where codes are a policy's."""
        if table not in self._ids:
            rows = table._default_manager.all()
            if table not in (Entity, Policy):
                rows = rows.filter(policy=self.policy)
            name = "acronym" if table is Entity else "code"
            self._ids[table] = dict(rows.values_list(name, "pk"))
        return self._ids[table]

    def find(self, table: Table, code: str) -> int:
        """The row that a cell names. Raises `Unsettled` where it was refused, `CellRefused` where there is none."""
        if code in self.refused[table]:
            raise Unsettled
        if code not in self.ids(table):
            if table in self.unread:
                raise Unsettled
            raise CellRefused(str(NAMED[table]))
        return self.ids(table)[code]

    def code(self, table: Table, pk: int | None) -> str:
        """The code of a row, for people to read; nothing for none."""
        return next((code for code, one in self.ids(table).items() if one == pk), "")

    def reserve(self, acronyms: set[str]) -> None:
        """Gives new entities their primary keys, so that the rows of a sheet may name each other in any order."""
        known = self.ids(Entity)
        new = sorted(acronyms - known.keys())
        with connection.cursor() as cursor:
            table = Entity._meta.db_table
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, len(new)]
            )
            known.update(zip(new, (pk for (pk,) in cursor.fetchall()), strict=True))

    @property
    def indicators(self) -> dict[int, Indicator]:
        """The policy's indicators by primary key."""
        if self._indicators is None:
            self._indicators = {one.pk: one for one in Indicator.objects.filter(policy=self.policy)}
        return self._indicators

    @property
    def parents(self) -> dict[int, int | None]:
        """What each entity depends on, by primary key."""
        if self._parents is None:
            self._parents = dict(Entity.objects.values_list("pk", "parent_id"))
        return self._parents

    def is_inside(self, unit: int, entity: int) -> bool:
        """Whether a unit is the entity itself or hangs from it, at any depth."""
        seen: set[int] = set()
        one: int | None = unit
        while one is not None and one not in seen:
            if one == entity:
                return True
            seen.add(one)
            one = self.parents.get(one)
        return False

    def entries(self, table: type[Entry]) -> dict[tuple[Any, Any], Entry]:
        """The entries of the policy by indicator or service, and year; their texts are not read."""
        if table not in self._entries:
            subject = "indicator" if table is ProgressEntry else "service"
            rows = table.objects.filter(**{f"{subject}__policy": self.policy}).only(subject, "year")
            self._entries[table] = {(getattr(row, f"{subject}_id"), row.year): row for row in rows}
        return self._entries[table]


class PolicyWanted(CellRefused):
    """There are several policies, and nobody said which one: the command was used wrongly, the input is good."""


def policy_of_code(code: str) -> Policy:
    """The policy of a code; without one, the only policy there is. Raises `CellRefused`, saying which there are; that
    is `PolicyWanted` where none was asked for."""
    policies = list(Policy.objects.all())
    chosen = [policy for policy in policies if not code or policy.code == code]
    if len(chosen) == 1:
        return chosen[0]
    if not policies:
        raise CellRefused(_("una base de datos con una política: cargue antes su catálogo, con la hoja Politica"))
    codes = ", ".join(policy.code for policy in policies)
    refusal = CellRefused if code else PolicyWanted
    raise refusal(_("una de las políticas registradas: %(codes)s") % {"codes": codes})
