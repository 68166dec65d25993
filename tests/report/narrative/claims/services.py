"""What sections I and II claim of an objective and of a service as a whole (narrative, K12, K32, K33 and K36)."""

import re
from collections.abc import Mapping
from decimal import Decimal

from compliance.calculation.rows import Assessment
from compliance.choices import Achievement, ServiceStatus
from tests.report.narrative.claims.grammar import (
    ACHIEVED,
    NB,
    NOT_ACHIEVED,
    World,
    acronym_of,
    claims,
    decimal,
    e,
    n,
    number,
    of,
    printed_as,
    v,
)
from tests.report.narrative.claims.outcomes import outcomes, verb_is_right
from tests.report.narrative.reading import Line

CLAIMS, claim = claims()
OP = r"(?P<op>OP\.\d+)"
CHARGE = rf"a cargo {of('unit')}(?:, {of('entity')})?"


def statuses(rows: list[Assessment]) -> Mapping[Achievement, int]:
    return {status: found for status in Achievement if (found := sum(one.status == status for one in rows))}


def told(w: World, said: str, rows: list[Assessment]) -> None:
    assert outcomes(said, len(rows)) == statuses(rows), (said, rows)
    achieved = [one for one in rows if one.status == ACHIEVED]
    verb_is_right(said, bool(achieved) and all(one.gap is not None and one.gap > 0 for one in achieved))


@claim(r"No se han registrado objetivos prioritarios\.")
def no_objectives(w: World, line: Line, m: re.Match) -> None:
    assert not w.result.policy_year.objectives


@claim(r"No se han registrado indicadores propios del " + OP + r"\.")
def no_indicators(w: World, line: Line, m: re.Match) -> None:
    assert not w.of_objective(m["op"], "objective")


@claim(rf"El {OP} se mide con un indicador, a cargo {of('entity')}, (?P<said>(?:que|cuyo|del que) [^.]+)\.")
def objective_of_one(w: World, line: Line, m: re.Match) -> None:
    rows = w.of_objective(m["op"], "objective")
    assert len(rows) == 1
    told(w, m["said"], rows)
    assert acronym_of(m["entity"]) == rows[0].indicator.entity
    w.mention(m["entity"], rows[0].indicator.entity)


@claim(
    rf"El {OP} se mide con {n('total')} indicadores(?P<charge>(?:,? (?:(?:uno|\d+) )?(?:a cargo )?.+?)?)"
    r"(?:: (?P<said>[^.:]+))?\.(?= |$)"
)
def objective(w: World, line: Line, m: re.Match) -> None:
    rows = w.of_objective(m["op"], "objective")
    assert number(m, "total") == len(rows)
    if m["said"]:
        told(w, m["said"], rows)
    else:
        w.waiting = rows
    charged(w, m["charge"], rows)


def charged(w: World, said: str, rows: list[Assessment]) -> None:
    """` a cargo del MIMP`, or how many each of several entities has; nothing where that would be too many figures."""
    entities = {one.indicator.entity for one in rows}
    found = list(re.finditer(rf"(?:(?P<n>uno|\d+) )?(?:a cargo )?{of('entity')}", said))
    if not said:
        assert len(entities) > 1
        return
    assert {acronym_of(one["entity"]) for one in found} == entities
    for one in found:
        own = [row for row in rows if row.indicator.entity == acronym_of(one["entity"])]
        assert one["n"] is None if len(entities) == 1 else one["n"] == ("uno" if len(own) == 1 else str(len(own)))
        w.mention(one["entity"], acronym_of(one["entity"]))
    assert said.count("a cargo") == 1


@claim(r"De ellos, (?P<said>[^.]+)\.")
def afterwards(w: World, line: Line, m: re.Match) -> None:
    """The clauses of a sentence that had no room for them."""
    if isinstance(w.waiting, str):
        services_told(w, w.waiting, m["said"])
    else:
        told(w, m["said"], w.waiting)


SERVICE = rf"El servicio, {CHARGE}, se mide con "
WITH_TARGET = r"(?P<with_target> con meta para \d+)?"


def service_of(w: World, line: Line, m: re.Match) -> list[Assessment]:
    code = line.path[-1]
    service, unit = w.services[code].service, w.figures.units_in_charge.get(code)
    rows = w.of_service(code)
    outside = any(row.service == code for row in w.result.left_out)
    assert bool(m["with_target"]) == outside
    assert acronym_of(m["unit"]) == (unit or service.entity)
    w.mention(m["unit"], unit or service.entity)
    assert bool(m["entity"]) == bool(unit and unit != service.entity)
    if m["entity"]:
        assert acronym_of(m["entity"]) == service.entity
        w.mention(m["entity"], service.entity)
    return rows


@claim(SERVICE + rf"un indicador{WITH_TARGET}, (?P<said>[^.]+)\.")
def service_of_one(w: World, line: Line, m: re.Match) -> None:
    rows = service_of(w, line, m)
    assert len(rows) == 1
    told(w, m["said"], rows)


@claim(SERVICE + rf"{n('total')} indicadores{WITH_TARGET}(?:: (?P<said>[^.]+))?\.")
def service(w: World, line: Line, m: re.Match) -> None:
    rows = service_of(w, line, m)
    assert number(m, "total") == len(rows)
    if m["said"]:
        told(w, m["said"], rows)
    else:
        w.waiting = rows


@claim(
    r"(?:(?P<entity>La entidad no informó las medidas que adoptó)|"
    r"No constan las medidas adoptadas en los datos registrados)\."
)
def no_measures(w: World, line: Line, m: re.Match) -> None:
    assert w.current is not None
    assert bool(m["entity"]) == (w.current.indicator.code in w.figures.approvals)
    assert w.current.status == ACHIEVED
    assert w.current.indicator.code not in w.figures.texts.measures


@claim(rf"Ningún servicio del {OP} entra en este reporte\.")
def no_services(w: World, line: Line, m: re.Match) -> None:
    assert not [one for one in w.services.values() if one.service.objective == m["op"]]


@claim(
    rf"(?:El único servicio del {OP} que entra en este reporte no|Ninguno de los {n('total')} servicios del "
    r"(?P<of>OP\.\d+) que entran en este reporte) cuenta con información\."
)
def services_unknown(w: World, line: Line, m: re.Match) -> None:
    found = [one.status for one in w.services.values() if one.service.objective == (m["op"] or m["of"])]
    assert set(found) == {ServiceStatus.NO_INFORMATION}
    assert number(m, "total") == len(found)


RELATIVE = {
    "que alcanzó sus metas": ServiceStatus.ACHIEVED,
    "que alcanzó sus metas solo en parte": ServiceStatus.PARTIAL,
    "que no registra metas alcanzadas": ServiceStatus.NOT_ACHIEVED,
    "que no alcanzó ninguna de sus metas": ServiceStatus.NOT_ACHIEVED,
    "cuyo cumplimiento no se puede valorar": ServiceStatus.NOT_ASSESSABLE,
}


@claim(
    rf"Del {OP} se cuenta con información de un servicio, "
    rf"(?P<said>{'|'.join(sorted(RELATIVE, key=len, reverse=True))})\."
)
def one_service(w: World, line: Line, m: re.Match) -> None:
    assert known(w, m["op"]) == [RELATIVE[m["said"]]]
    none_achieved(w, m["op"], m["said"])


def none_achieved(w: World, objective: str, said: str) -> None:
    """Targets are said to have been missed only where each of them is known to have been."""
    services = [code for code, one in w.services.items() if one.service.objective == objective]
    missed = [code for code in services if w.services[code].status == ServiceStatus.NOT_ACHIEVED]
    all_known = {row.status for code in missed for row in w.of_service(code)} <= {NOT_ACHIEVED}
    assert "metas alcanzadas" not in said or not all_known
    assert "na de sus metas" not in said or all_known


def known(w: World, objective: str) -> list[ServiceStatus]:
    found = [one.status for one in w.services.values() if one.service.objective == objective]
    return [status for status in found if status != ServiceStatus.NO_INFORMATION]


@claim(rf"Del {OP} se cuenta con información de {n('total')} servicios(?:: (?P<said>[^.]+))?\.")
def several_services(w: World, line: Line, m: re.Match) -> None:
    assert number(m, "total") == len(known(w, m["op"]))
    if m["said"]:
        services_told(w, m["op"], m["said"])
    else:
        w.waiting = m["op"]


SERVICE_CLAUSES = (
    (ServiceStatus.PARTIAL, r"(uno|ambos|todos|\d+) alcanz(?:ó|aron) sus metas solo en parte"),
    (ServiceStatus.ACHIEVED, r"(uno|ambos|todos|\d+) alcanz(?:ó|aron) sus metas"),
    (
        ServiceStatus.NOT_ACHIEVED,
        r"(uno|\d+) no (?:registran? metas alcanzadas|alcanz(?:ó|aron) ninguna de sus metas)|"
        r"(ninguno) (?:registra metas alcanzadas|alcanzó alguna de sus metas)",
    ),
    (ServiceStatus.NOT_ASSESSABLE, r"el cumplimiento de (uno|\d+) no se puede valorar"),
    (ServiceStatus.NOT_ASSESSABLE, r"no se puede valorar el cumplimiento de (ninguno)"),
)


SOME_AND_NONE = re.compile(
    r"(?:uno alcanzó|(?P<some>\d+) alcanzaron) la meta de una parte de sus indicadores; "
    r"(?:el otro|los otros (?P<rest>\d+)), la de ninguno"
)


def some_and_none(w: World, objective: str, m: re.Match) -> None:
    """Nothing is unknown of any indicator of those services."""
    assert "1" not in {m["some"], m["rest"]}
    found = known(w, objective)
    assert found.count(ServiceStatus.PARTIAL) == int(m["some"] or 1)
    assert found.count(ServiceStatus.NOT_ACHIEVED) == int(m["rest"] or 1)
    assert set(found) == {ServiceStatus.PARTIAL, ServiceStatus.NOT_ACHIEVED}
    for code, one in w.services.items():
        if one.service.objective == objective and one.status != ServiceStatus.NO_INFORMATION:
            assert {row.status for row in w.of_service(code)} <= {ACHIEVED, NOT_ACHIEVED}


def services_told(w: World, objective: str, said: str) -> None:
    if match := SOME_AND_NONE.fullmatch(said):
        some_and_none(w, objective, match)
        return
    none_achieved(w, objective, said)
    found = known(w, objective)
    counts: dict[ServiceStatus, int] = {}
    for clause in re.split(r", | y (?=uno|\d|el |no )", said):
        known_as = ((status, re.fullmatch(pattern, clause)) for status, pattern in SERVICE_CLAUSES)
        status, match = next(((status, match) for status, match in known_as if match), (None, None))
        assert match is not None, clause
        word = next(filter(None, match.groups()))
        counts[status] = {"uno": 1}.get(word) or (len(found) if not word.isdigit() else int(word))
        assert word != "1"
        assert ("aron" in clause or "registran" in clause) <= (counts[status] > 1)
    assert counts == {status: found.count(status) for status in found}


@claim(rf"De (?:otro servicio|otros {n('number')} servicios) no se cuenta con información\.")
def other_services(w: World, line: Line, m: re.Match) -> None:
    objective = line.path[-1].removeprefix("II-")
    found = [one.status for one in w.services.values() if one.service.objective == objective]
    assert number(m, "number") == found.count(ServiceStatus.NO_INFORMATION)


@claim(r"Ningún servicio entra en este reporte; por ello, tampoco se informa sobre el uso de recursos\.")
def no_service_at_all(w: World, line: Line, m: re.Match) -> None:
    assert not w.services
    assert w.result.policy_year.objectives
    assert line.path == ("II",)


@claim(
    r"(?P<who>Ninguna entidad reportó|En los datos registrados no consta) información sobre el uso de recursos de los "
    r"servicios comprendidos\."
)
def no_resources(w: World, line: Line, m: re.Match) -> None:
    assert m["who"].startswith("Ninguna") == bool(w.figures.approvals)
    assert not [code for code in w.figures.resources if code in w.services]


@claim(
    r"Se reportó información sobre el uso de recursos (?:del único servicio comprendido|"
    rf"de los {n('everyone')} servicios comprendidos|"
    rf"de (?:uno|{n('some')}) de los {n('total')} servicios comprendidos)\."
)
def resources(w: World, line: Line, m: re.Match) -> None:
    reported = len([code for code in w.figures.resources if code in w.services])
    total = number(m, "everyone") if m["everyone"] else number(m, "total")
    assert total == len(w.services)
    assert reported == (number(m, "some") if m["total"] else total)


@claim(
    rf"Para este servicio, {e('entity')} reportó (?:un presupuesto modificado de {v('modified')})?(?: y )?"
    rf"(?:una ejecución de {v('executed')})?(?: \({v('share')}\))?"
    r"(?P<missing>; no informó (?:su ejecución|el presupuesto modificado))?\."
)
def resources_of_service(w: World, line: Line, m: re.Match) -> None:
    code = line.path[-1]
    reported = w.figures.resources[code]
    for said, amount in ((m["modified"], reported.modified), (m["executed"], reported.executed)):
        assert (said is None) == (amount is None)
        if said is not None:
            assert decimal(said) == Decimal(amount)
    has_share = bool(reported.modified) and reported.executed is not None
    assert bool(m["share"]) == has_share
    if has_share:
        printed_as(m["share"], reported.executed / reported.modified * 100, 1)
        assert m["share"].endswith(f"{NB}%")
    entity = w.services[code].service.entity
    assert acronym_of(m["entity"]) == entity
    w.mention(m["entity"], entity)
    assert bool(m["missing"]) == (reported.modified is None or reported.executed is None)
