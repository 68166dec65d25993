"""The five sheets of the progress workbook: their columns, keys and types of cell (contract, section 4).

They are historical data, published before the application: approved, and of no cycle. The rules that a single column
cannot state are in `entry_checks.py` and `checks.py`.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from compliance.choices import EntryStatus
from compliance.models import (
    AdoptedMeasure,
    ImprovementAction,
    Indicator,
    ProgressEntry,
    Service,
    ServiceEntry,
    StatedChange,
    StatedFigure,
)
from compliance.models.entries import Entry
from compliance.workbooks.cells import (
    DAY,
    MISSING_REASON,
    NUMBER,
    STATED_COUNT,
    STATED_FIGURE,
    STATED_STATUS,
    TEXT,
    WHOLE_NUMBER,
    YEAR,
)
from compliance.workbooks.checks import in_range_of_unit, percentage_above_hundred
from compliance.workbooks.columns import LARGEST_SMALL_NUMBER, Column, Reference
from compliance.workbooks.entry_checks import (
    free_years,
    indicator_or_service,
    known_key,
    since_an_earlier_year,
    value_of_its_fraction,
    whole_count,
    whole_fraction,
)
from compliance.workbooks.fraction import value_of
from compliance.workbooks.readings import Reading
from compliance.workbooks.resources import SheetResource
from compliance.workbooks.storage import BATCH


class Progress(SheetResource):
    """An indicator's years. A value given as a fraction is stored as exactly as the fraction has it."""

    sheet = "Avances"
    policy_path = "indicator__policy"
    related = ("indicator",)
    sheet_checks = (free_years,)
    checks = (whole_fraction, value_of_its_fraction, in_range_of_unit)
    cautions = (percentage_above_hundred,)

    indicator = Reference("indicador", Indicator, key=True)
    year = Column("anio", YEAR, key=True)
    value = Column("valor", NUMBER)
    numerator = Column("numerador", NUMBER)
    denominator = Column("denominador", NUMBER)
    missing_reason = Column("motivo_sin_informacion", MISSING_REASON)
    expected_on = Column("fecha_prevista", DAY)
    explanation = Column("explicacion", TEXT)
    context = Column("contexto", TEXT)
    note = Column("nota", TEXT)
    source = Column("fuente", TEXT)
    stated_status = Column("estado_publicado", STATED_STATUS)
    stated_progress = Column("avance_publicado", STATED_FIGURE)
    stated_gap = Column("brecha_publicada", STATED_FIGURE)

    class Meta(SheetResource.Meta):
        model = ProgressEntry

    def new(self, _reading: Reading) -> ProgressEntry:
        return ProgressEntry(status=EntryStatus.APPROVED)

    def settle(self, instance: ProgressEntry, reading: Reading) -> None:
        if reading.gives("value", "numerator", "denominator"):
            self._divide(instance)

    def _divide(self, instance: ProgressEntry) -> None:
        if instance.numerator is not None and instance.denominator:
            indicator = self.scope.indicators.get(instance.indicator_id)
            unit = indicator.unit if indicator else ""
            instance.value = value_of(instance.numerator, instance.denominator, unit)


class EntrySheet(SheetResource):
    """Rows that hang from an indicator's year, or a service's; a year without an entry gets an empty one.

    `subjects` has, by the field that names it, the model's field for its entry, and the table of that.
    """

    policy_path = "entry__indicator__policy"
    related: ClassVar[tuple[str, ...]] = ("entry__indicator",)
    sheet_checks = (free_years,)
    subjects: ClassVar[dict[str, tuple[str, type[Entry]]]] = {"indicator": ("entry", ProgressEntry)}

    def prepare(self) -> None:
        for subject, (_field, table) in self.subjects.items():
            values = [reading.values for reading in self.readings if reading.is_good]
            self._make_entries(subject, table, {(row[subject], row["year"]) for row in values if row.get(subject)})

    def new(self, reading: Reading) -> Any:
        instance = self.table()()
        for subject, (field, table) in self.subjects.items():
            subject_and_year = (reading.values.get(subject), reading.values.get("year"))
            setattr(instance, field, self.scope.entries(table).get(subject_and_year))
        return instance

    def _make_entries(self, subject: str, table: type[Entry], wanted: set[tuple[int, int]]) -> None:
        known = self.scope.entries(table)
        missing = sorted(wanted - known.keys())
        rows = [table(**{f"{subject}_id": pk, "year": year, "status": EntryStatus.APPROVED}) for pk, year in missing]
        known.update(zip(missing, table.objects.bulk_create(rows, batch_size=BATCH), strict=True))
        if table is ProgressEntry:
            self.scope.implied += [f"{self.scope.code(Indicator, pk)} {year}" for pk, year in missing]


class Measures(EntrySheet):
    sheet = "Medidas"

    indicator = Reference("indicador", Indicator, attribute="entry__indicator", key=True)
    year = Column("anio", YEAR, attribute="entry__year", key=True)
    position = Column("orden", WHOLE_NUMBER, key=True, most=LARGEST_SMALL_NUMBER)
    text = Column("texto", TEXT)

    class Meta(SheetResource.Meta):
        model = AdoptedMeasure


class ActionYear(Column):
    """The year of an action's entry, whichever of the two it has."""

    def value(self, instance: Any) -> int:
        entry: Entry = instance.entry or instance.service_entry
        return entry.year


class Actions(EntrySheet):
    sheet = "Acciones"
    related = ("entry__indicator", "service_entry__service")
    subjects: ClassVar[dict[str, tuple[str, type[Entry]]]] = {
        **EntrySheet.subjects,
        "service": ("service_entry", ServiceEntry),
    }
    checks = (indicator_or_service,)

    indicator = Reference("indicador", Indicator, attribute="entry__indicator", key=True, required=False)
    service = Reference("servicio", Service, attribute="service_entry__service", key=True, required=False)
    year = ActionYear("anio", YEAR, attribute="entry__year", key=True)
    position = Column("orden", WHOLE_NUMBER, key=True, most=LARGEST_SMALL_NUMBER)
    text = Column("texto", TEXT)

    class Meta(SheetResource.Meta):
        model = ImprovementAction

    def get_queryset(self) -> models.QuerySet[Any]:
        policy = self.scope.policy
        mine = Q(entry__indicator__policy=policy) | Q(service_entry__service__policy=policy)
        return ImprovementAction.objects.select_related(*self.related).filter(mine)


class Changes(EntrySheet):
    sheet = "Cambios"
    checks = (since_an_earlier_year,)

    indicator = Reference("indicador", Indicator, attribute="entry__indicator", key=True)
    year = Column("anio", YEAR, attribute="entry__year", key=True)
    since = Column("desde", YEAR, key=True)
    change = Column("cambio", STATED_FIGURE)

    class Meta(SheetResource.Meta):
        model = StatedChange


class Figures(SheetResource):
    sheet = "Cifras"
    policy_path = "policy"
    sheet_checks = (free_years,)
    checks = (known_key, whole_count)

    year = Column("anio", YEAR, key=True)
    key = Column("clave", TEXT, key=True)
    value = Column("valor", STATED_COUNT)

    class Meta(SheetResource.Meta):
        model = StatedFigure

    def new(self, _reading: Reading) -> StatedFigure:
        return StatedFigure(policy=self.scope.policy)


# In the order in which they are loaded: the entries come before what hangs from them.
PROGRESS_SHEETS: Sequence[type[SheetResource]] = (Progress, Measures, Actions, Changes, Figures)
