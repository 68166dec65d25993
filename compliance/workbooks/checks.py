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

# Rows with an indicator, a year and a value.
Figure = Baseline | Target | ProgressEntry


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
def unit_inside_entity(service: Service, reading: Reading, scope: Scope) -> Iterator[Refusal]:
    """A service's unit is the entity or hangs from it."""
    unit, entity = service.organisational_unit_id, service.entity_id
    if not unit or not entity or scope.is_inside(unit, entity):
        return
    words = {"unit": scope.code(Entity, unit), "entity": scope.code(Entity, entity)}
    if "unidad" in reading.cells:
        yield Refusal("unidad", _("la sigla de una unidad que dependa de %(entity)s") % words)
    else:
        yield Refusal("entidad", _("la sigla de una entidad de la que dependa la unidad %(unit)s") % words)


@over("objective", "service")
def objective_or_service(indicator: Indicator, reading: Reading, _scope: Scope) -> Iterator[Refusal]:
    """An indicator measures an objective or a service: exactly one of the two."""
    accepted = _("un objetivo o un servicio: exactamente uno de los dos")
    if indicator.objective_id and indicator.service_id:
        yield Refusal(reading.standing("servicio", "objetivo"), accepted, _("un indicador con objetivo y con servicio"))
    elif not indicator.objective_id and not indicator.service_id:
        yield Refusal(reading.standing("objetivo", "servicio"), accepted, _("un indicador sin objetivo ni servicio"))


@over("indicator", "value")
def in_range_of_unit(figure: Figure, reading: Reading, scope: Scope) -> Iterator[Refusal]:
    """Every unit is at least 0 but a rate of variation (contract, section 2)."""
    unit = _unit(figure, scope)
    if unit and unit != Unit.VARIATION and _given(figure, reading) < 0:
        words = {"unit": Unit(unit).label.lower()}
        found = _("un valor negativo (%(value)s)") % {"value": plain(exact(_given(figure, reading)))}
        header = reading.standing("valor", "numerador", "denominador")
        yield Refusal(header, _("un valor desde 0, porque la unidad de medida es %(unit)s") % words, found)


@over("indicator", "value")
def percentage_above_hundred(figure: Figure, reading: Reading, scope: Scope) -> Iterator[Refusal]:
    """A percentage above 100 is possible, and asks for a second look (contract, section 2)."""
    if _unit(figure, scope) == Unit.PERCENTAGE and _given(figure, reading) > HUNDRED:
        words = {"label": reading.label, "value": plain(exact(_given(figure, reading)))}
        header = reading.standing("valor", "numerador", "denominador")
        yield Refusal(header, "", _("%(label)s supera 100 %% (%(value)s)") % words)


def _given(figure: Figure, reading: Reading) -> Decimal:
    """The row's value, or 0 where the sheet does not give it: what it leaves alone is not judged."""
    is_given = reading.gives("value", "numerator", "denominator")
    return figure.value if is_given and figure.value is not None else Decimal(0)


def _unit(figure: Figure, scope: Scope) -> str:
    return scope.indicators[figure.indicator_id].unit if figure.indicator_id in scope.indicators else ""
