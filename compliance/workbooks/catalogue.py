"""The nine sheets of the catalogue workbook: their columns, keys and types of cell (contract, section 3).

The rules that a single column cannot state are in `checks.py`.
"""

from collections.abc import Sequence
from typing import Any

from django.db import models
from tablib import Dataset

from compliance.models import (
    Baseline,
    Entity,
    Guideline,
    Indicator,
    Policy,
    PriorityObjective,
    Protocol,
    Service,
    Target,
)
from compliance.workbooks.cells import (
    ACRONYM,
    ARTICLE,
    CODE,
    DAY,
    DIRECTION,
    METHOD,
    NUMBER,
    TEXT,
    UNIT,
    WHOLE_NUMBER,
    YEAR,
)
from compliance.workbooks.checks import (
    circles,
    in_range_of_unit,
    objective_or_service,
    one_policy,
    percentage_above_hundred,
    unit_inside_entity,
)
from compliance.workbooks.columns import Approval, Column, Reference
from compliance.workbooks.figures import CellRefused
from compliance.workbooks.grid import Cell
from compliance.workbooks.resources import SheetResource

MOST_DECIMALS = 10


class Entities(SheetResource):
    """Entities belong to no policy. A row may depend on any other of the sheet, above or below it."""

    sheet = "Entidades"
    related = ("parent",)
    sheet_checks = (circles,)

    acronym = Column("sigla", ACRONYM, key=True)
    name = Column("nombre", TEXT)
    parent = Reference("depende_de", Entity)
    article = Column("articulo", ARTICLE)
    source = Column("fuente", TEXT)

    class Meta(SheetResource.Meta):
        model = Entity

    def open(self, dataset: Dataset) -> None:
        acronyms = (self._acronym(cell) for cell in dataset[self.keys[0].header])
        self.scope.reserve({acronym for acronym in acronyms if acronym})

    def _acronym(self, cell: Cell) -> str:
        try:
            return str(ACRONYM.read(cell))
        except CellRefused:
            return ""

    def new(self, reading: Any) -> Entity:
        return Entity(pk=self.scope.ids(Entity).get(reading.values.get("acronym")))


class Policies(SheetResource):
    """The policy that the rest of the workbook is about."""

    sheet = "Politica"
    related = ("lead_entity",)
    sheet_checks = (one_policy,)

    code = Column("codigo", CODE, key=True)
    name = Column("nombre", TEXT)
    lead_entity = Reference("ministerio", Entity)
    legal_instrument = Column("dispositivo_legal", TEXT)
    legal_instrument_date = Column("fecha_dispositivo", DAY)
    public_problem = Column("problema_publico", TEXT)
    declared_objectives = Column("objetivos_declarados", WHOLE_NUMBER)
    declared_objective_indicators = Column("indicadores_op_declarados", WHOLE_NUMBER)
    declared_guidelines = Column("lineamientos_declarados", WHOLE_NUMBER)
    declared_guidelines_with_services = Column("lineamientos_con_servicios_declarados", WHOLE_NUMBER)
    declared_services = Column("servicios_declarados", WHOLE_NUMBER)
    source = Column("fuente", TEXT)

    class Meta(SheetResource.Meta):
        model = Policy

    def get_queryset(self) -> models.QuerySet[Any]:
        """All of them before it is known which one a workbook is about; that one afterwards."""
        rows = super().get_queryset()
        return rows.filter(pk=self.scope.policy.pk) if self.scope.policy else rows


class Objectives(SheetResource):
    sheet = "Objetivos"
    policy_path = "policy"

    code = Column("codigo", CODE, key=True)
    name = Column("nombre", TEXT)
    source = Column("fuente", TEXT)

    class Meta(SheetResource.Meta):
        model = PriorityObjective


class Guidelines(SheetResource):
    sheet = "Lineamientos"
    policy_path = "policy"
    related = ("objective",)

    code = Column("codigo", CODE, key=True)
    objective = Reference("objetivo", PriorityObjective, required=True)
    name = Column("nombre", TEXT)
    source = Column("fuente", TEXT)

    class Meta(SheetResource.Meta):
        model = Guideline


class Services(SheetResource):
    sheet = "Servicios"
    policy_path = "policy"
    related = ("guideline", "entity", "organisational_unit")
    checks = (unit_inside_entity,)

    code = Column("codigo", CODE, key=True)
    guideline = Reference("lineamiento", Guideline, required=True)
    name = Column("nombre", TEXT)
    entity = Reference("entidad", Entity, required=True)
    organisational_unit = Reference("unidad", Entity)
    source = Column("fuente", TEXT)

    class Meta(SheetResource.Meta):
        model = Service


class Indicators(SheetResource):
    sheet = "Indicadores"
    policy_path = "policy"
    related = ("objective", "service", "entity")
    checks = (objective_or_service,)

    code = Column("codigo", CODE, key=True)
    objective = Reference("objetivo", PriorityObjective)
    service = Reference("servicio", Service)
    name = Column("nombre", TEXT)
    entity = Reference("entidad", Entity, required=True)
    unit = Column("unidad_medida", UNIT)
    direction = Column("sentido", DIRECTION)
    method = Column("metodo_avance", METHOD)
    baseline_year = Column("anio_base", YEAR)
    decimals = Column("decimales", WHOLE_NUMBER, most=MOST_DECIMALS)
    source = Column("fuente", TEXT)

    class Meta(SheetResource.Meta):
        model = Indicator


class VersionedSheet(SheetResource):
    """Figures of which the one in force is loaded, in place; those that were replaced stay as they are."""

    policy_path = "indicator__policy"
    related = ("indicator",)
    checks = (in_range_of_unit,)
    cautions = (percentage_above_hundred,)

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().filter(valid_until__isnull=True)


class Baselines(VersionedSheet):
    sheet = "LineasBase"

    indicator = Reference("indicador", Indicator, key=True)
    year = Column("anio", YEAR, key=True)
    value = Column("valor", NUMBER)
    source = Column("fuente", TEXT)

    class Meta(SheetResource.Meta):
        model = Baseline


class Targets(VersionedSheet):
    sheet = "Metas"

    indicator = Reference("indicador", Indicator, key=True)
    year = Column("anio", YEAR, key=True)
    value = Column("valor", NUMBER)
    legal_instrument = Column("dispositivo", TEXT)
    source = Column("fuente", TEXT)

    class Meta(SheetResource.Meta):
        model = Target


class Protocols(SheetResource):
    sheet = "Protocolos"
    policy_path = "service__policy"
    related = ("service",)

    service = Reference("servicio", Service, key=True)
    approved_on = Approval("aprobado_el")
    legal_instrument = Column("dispositivo", TEXT)
    source = Column("fuente", TEXT)

    class Meta(SheetResource.Meta):
        model = Protocol


# In the order in which they are loaded: what a sheet names comes before it.
CATALOGUE_SHEETS: Sequence[type[SheetResource]] = (
    Entities,
    Policies,
    Objectives,
    Guidelines,
    Services,
    Indicators,
    Baselines,
    Targets,
    Protocols,
)
