"""The rules of the catalogue workbook that no single column can state, one small function each.

Those of the progress workbook are in `entry_checks.py`. The sheets list the checks that judge them.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from compliance.choices import Unit
from compliance.formatting import exact, plain
from compliance.models import Baseline, Entity, Indicator, ProgressEntry, Service, Target
from compliance.workbooks.readings import Reading, Refusal, over
from compliance.workbooks.scope import Scope

HUNDRED = Decimal(100)


def one_policy(readings: Sequence[Reading], _scope: Scope) -> Iterator[tuple[Reading, Refusal]]:
    """A workbook is about one policy."""
    for reading in readings[1:]:
        found = _("una segunda política (%(code)s)") % {"code": reading.label}
        yield reading, Refusal("codigo", _("una sola fila: un libro por política"), found)


def circles(readings: Sequence[Reading], scope: Scope) -> Iterator[tuple[Reading, Refusal]]:
    """Entities form a tree, over the sheet and the database together; a circle is told once."""
    rows = {scope.ids(Entity)[name]: one for one in readings if (name := one.values.get("acronym"))}
    parents = scope.parents | {pk: one.values["parent"] for pk, one in rows.items() if "parent" in one.values}
    told: set[int] = set()
    for pk, reading in rows.items():
        circle = [] if pk in told else _circle(pk, parents)
        if circle:
            told.update(circle)
            chain = " → ".join(scope.code(Entity, one) for one in (*circle, pk))
            found = _("un círculo de dependencias (%(chain)s)") % {"chain": chain}
            yield reading, Refusal("depende_de", _("una entidad que no dependa de sí misma"), found)
    for pk in told & rows.keys():
        rows[pk].waits = True


def _circle(start: int, parents: Mapping[int, int | None]) -> list[int]:
    """The entities from one back to itself; nothing where it does not come back."""
    chain = [start]
    while (above := parents.get(chain[-1])) is not None and above not in chain:
        chain.append(above)
    return chain if above == start else []


@over("entity", "organisational_unit")
def unit_inside_entity(service: Service, _reading: Reading, scope: Scope) -> Iterator[Refusal]:
    """A service's unit is the entity or hangs from it."""
    unit, entity = service.organisational_unit_id, service.entity_id
    if unit and entity and not scope.is_inside(unit, entity):
        words = {"entity": scope.code(Entity, entity)}
        yield Refusal("unidad", _("la sigla de una unidad que dependa de %(entity)s") % words)


@over("objective", "service")
def objective_or_service(indicator: Indicator, _reading: Reading, _scope: Scope) -> Iterator[Refusal]:
    """An indicator measures an objective or a service: exactly one of the two."""
    accepted = _("un objetivo o un servicio: exactamente uno de los dos")
    if indicator.objective_id and indicator.service_id:
        yield Refusal("servicio", accepted, _("un indicador con objetivo y con servicio"))
    elif not indicator.objective_id and not indicator.service_id:
        yield Refusal("objetivo", accepted, _("un indicador sin objetivo ni servicio"))


@over("indicator", "value")
def in_range_of_unit(figure: Baseline | Target | ProgressEntry, _reading: Reading, scope: Scope) -> Iterator[Refusal]:
    """Every unit is at least 0 but a rate of variation (contract, section 2)."""
    unit = _unit(figure, scope)
    if unit and unit != Unit.VARIATION and figure.value is not None and figure.value < 0:
        words = {"unit": Unit(unit).label.lower()}
        found = _("un valor negativo (%(value)s)") % {"value": plain(exact(figure.value))}
        yield Refusal("valor", _("un valor desde 0, porque la unidad de medida es %(unit)s") % words, found)


@over("indicator", "value")
def percentage_above_hundred(
    figure: Baseline | Target | ProgressEntry, reading: Reading, scope: Scope
) -> Iterator[Refusal]:
    """A percentage above 100 is possible, and asks for a second look (contract, section 2)."""
    if _unit(figure, scope) == Unit.PERCENTAGE and figure.value is not None and figure.value > HUNDRED:
        words = {"label": reading.label, "value": plain(exact(figure.value))}
        yield Refusal("valor", "", _("%(label)s supera 100 %% (%(value)s)") % words)


def _unit(figure: Baseline | Target | ProgressEntry, scope: Scope) -> str:
    return scope.indicators[figure.indicator_id].unit if figure.indicator_id in scope.indicators else ""
